import { phaseHours } from '../phaseHours.ts';
import { hoursWords } from '../hoursWords.ts';
import { shareWords } from '../shareWords.ts';
import type { Decision, Exposure, Reading, Strategy, StrategyRun } from '../strategy.ts';
import { settingProblems } from './checks.ts';
import type { ComparisonRule } from './comparisonRule.ts';
import { disagreementRule } from './disagreement.ts';
import { pairTest } from './pairTest.ts';
import { predictionDrift } from './predictionDrift.ts';
import { requiredPairs, sizing } from './requiredPairs.ts';
import type { ComparisonName, Settings } from './settings.ts';
import { disagreementOf, levelOf, noiseShareOf, predictionsOf, settings } from './settings.ts';

function ruleOf(
  name: ComparisonName,
  chosen: Settings,
  offlinePredictions: readonly number[] | undefined,
): ComparisonRule {
  const level = levelOf(chosen);
  switch (name) {
    case 'disagreement':
      return disagreementRule(disagreementOf(chosen)!, level, chosen.test);
    case 'predictions':
      return predictionDrift(predictionsOf(chosen)!, level, offlinePredictions);
    case 'errors':
    case 'slow':
    case 'correct':
      return pairTest(name, level, chosen.test);
  }
}

function exposureTo(chosen: Settings): Exposure {
  const noiseShare = noiseShareOf(chosen);
  return {
    by: 'request',
    challenger: 0,
    interleaved: 0,
    shadowed: chosen.share,
    ...(noiseShare > 0 && { repeated: chosen.share * noiseShare }),
  };
}

/**
 * Shadow mode: the challenger runs on the same inputs and its answers are thrown away. Errors, slow and right answers
 * are compared by a one-sided McNemar test (exact unless the settings say otherwise) on the requests where exactly one model went wrong, at every look and
 * for every test at alpha / (looks x tests); answers that differ and predictions by the rules of the settings.
 */
export const shadow: Strategy<Settings> = {
  kind: 'shadow',
  name: 'Shadow mode',
  summary: 'Runs the challenger unseen on the same requests and compares.',
  blindSpot: 'No user reacts to what nobody sees: preference and business effect cannot show.',
  sampleUnit: () => 'pairs',
  appearance: { colour: '#009E73', dash: '12 3 2 3', marker: 'square' },
  settings,
  defaults: ({ horizonHours }) => settings.parse({ hours: Math.min(72, horizonHours) }),
  check: settingProblems,
  durationHours: ({ hours }) => hours,
  needs: ({ comparisons }) => ({
    slow: comparisons.includes('slow'),
    answers: comparisons.includes('disagreement'),
    predictions: comparisons.includes('predictions'),
  }),
  requiredSample: requiredPairs,
  sizing,
  gates: (chosen) => [
    {
      name: `${shareWords(chosen.share)} mirrored for ${hoursWords(chosen.hours)}`,
      fromHours: 0,
      toHours: chosen.hours,
      exposure: exposureTo(chosen),
      sample: ({ requests }) => requests * chosen.share,
      requiredSample: (effect) => shadow.requiredSample(chosen, effect),
    },
  ],
  exposures: (chosen) => [exposureTo(chosen)],
  start(chosen, { tickHours, startTick, offlinePredictions }): StrategyRun {
    const endTick = startTick + phaseHours.ticks(chosen.hours, tickHours);
    const lookTicks = phaseHours.ticks(chosen.lookEveryHours, tickHours);
    const exposure = exposureTo(chosen);
    const rules = chosen.comparisons.map((name) => ruleOf(name, chosen, offlinePredictions));
    let pairs = 0;
    return {
      watch: (tick) => ({ exposure, lookAt: Math.min(endTick, tick + lookTicks) }),
      observe({ shadow: seen }, tick): Decision {
        if (seen) {
          pairs += seen.pairs;
          for (const rule of rules) rule.add(seen);
        }
        if (rules.some((rule) => rule.alarms())) return 'rollBack';
        return tick < endTick ? 'continue' : 'promote';
      },
      reading: (): Reading => ({
        comparisons: rules.map((rule) => rule.comparison()),
        limit: levelOf(chosen),
        statisticName: 'p-value',
      }),
      unitsSeen: () => pairs,
    };
  },
};
