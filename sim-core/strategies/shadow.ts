import type * as z from 'zod';
import { choices, object, positive, positiveShare, significanceLevel } from '../scenario/fields.ts';
import { mcNemarTest, sampleSizePairs } from '../statistics/index.ts';
import type { PairCounts } from './evidence.ts';
import { phaseHours } from './phaseHours.ts';
import { isNoEffect, powerForPlanning } from './power.ts';
import { shareWords } from './shareWords.ts';
import type { Decision, Exposure, Reading, Strategy, StrategyRun } from './strategy.ts';

const comparisons = ['errors', 'slow', 'correct'] as const;
type Comparison = (typeof comparisons)[number];

const settings = object({
  share: positiveShare({
    title: 'Mirrored share',
    help: 'Requests that are copied to the challenger, whose answers nobody sees.',
    scale: 'logarithmic',
  }).default(1),
  hours: positive(20_000, { title: 'Runs for', help: 'Without an alarm the phase ends well.', unit: 'h' }),
  lookEveryHours: positive(20_000, {
    title: 'Looks every',
    help: 'How often the comparison is tested; the level is divided by the number of looks.',
    unit: 'h',
  }).default(24),
  alpha: significanceLevel({
    title: 'Significance level',
    help: 'Chance of any false alarm over all looks and comparisons together (one-sided, Bonferroni).',
  }).default(0.01),
  comparisons: choices(
    comparisons,
    {
      title: 'Comparison',
      help: 'Errors, slow answers, or right answers where the truth arrives whoever answered.',
    },
    { title: 'Comparisons', help: 'What is compared on the same requests.' },
  ).default(['errors']),
});

type Settings = z.output<typeof settings>;

const words: Record<Comparison, string> = {
  errors: 'errors on the same requests',
  slow: 'slow answers on the same requests',
  correct: 'right answers on the same requests',
};

/** Pairs that speak against each model: a wrong property of its own that the other did not share. */
const against: Record<Comparison, (counts: PairCounts) => { incumbent: number; challenger: number }> = {
  errors: ({ onlyIncumbent, onlyChallenger }) => ({ incumbent: onlyIncumbent, challenger: onlyChallenger }),
  slow: ({ onlyIncumbent, onlyChallenger }) => ({ incumbent: onlyIncumbent, challenger: onlyChallenger }),
  correct: ({ onlyIncumbent, onlyChallenger }) => ({ incumbent: onlyChallenger, challenger: onlyIncumbent }),
};

function lookCount({ hours, lookEveryHours }: Settings): number {
  return Math.max(1, Math.ceil(hours / lookEveryHours - 1e-9));
}

function exposureTo(share: number): Exposure {
  return { by: 'request', challenger: 0, interleaved: 0, shadowed: share };
}

/**
 * Shadow mode: the challenger runs on the same inputs and its answers are thrown away. An exact one-sided
 * McNemar test on the requests where exactly one model went wrong, at every look and for every comparison at
 * alpha / (looks x comparisons).
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
  check({ hours, lookEveryHours, comparisons: chosen }, context) {
    return [
      ...phaseHours.check(['hours'], hours, context),
      ...phaseHours.check(['lookEveryHours'], lookEveryHours, context),
      ...chosen.flatMap((comparison, index) => {
        if (comparison === 'slow' && !context.watchesLatency) {
          return [
            {
              path: ['comparisons', index],
              message: 'requires world.latencyObjectiveMs to compare slow answers',
            },
          ];
        }
        if (comparison === 'correct' && context.truthArrivesAnyway === 0) {
          return [
            {
              path: ['comparisons', index],
              message:
                'requires world.truthArrivesAnyway above 0: no truth arrives for answers that nobody saw',
            },
          ];
        }
        return [];
      }),
    ];
  },
  durationHours: ({ hours }) => hours,
  needs: ({ comparisons: chosen }) => ({ slow: chosen.includes('slow') }),
  requiredSample(chosen, effect) {
    const level = chosen.alpha / (lookCount(chosen) * chosen.comparisons.length);
    const needed = chosen.comparisons.flatMap((comparison) => {
      const { incumbent, challenger } = against[comparison]({
        ...effect.discordant(comparison),
        both: 0,
        neither: 0,
      });
      if (isNoEffect(incumbent, challenger) || challenger < incumbent) return [];
      const pairs = sampleSizePairs({
        onlyFirst: incumbent,
        onlySecond: challenger,
        alpha: level,
        power: powerForPlanning,
        sides: 1,
      });
      return pairs === undefined ? [] : [pairs];
    });
    return needed.length > 0 ? Math.min(...needed) : undefined;
  },
  gates: (chosen) => [
    {
      name: `${shareWords(chosen.share)} mirrored for ${chosen.hours} h`,
      fromHours: 0,
      toHours: chosen.hours,
      exposure: exposureTo(chosen.share),
      sample: ({ requests }) => requests * chosen.share,
      requiredSample: (effect) => shadow.requiredSample(chosen, effect),
    },
  ],
  start(chosen, { tickHours, startTick }): StrategyRun {
    const endTick = startTick + phaseHours.ticks(chosen.hours, tickHours);
    const lookTicks = phaseHours.ticks(chosen.lookEveryHours, tickHours);
    const level = chosen.alpha / (lookCount(chosen) * chosen.comparisons.length);
    const exposure = exposureTo(chosen.share);
    const wrong = chosen.comparisons.map((comparison) => ({ comparison, incumbent: 0, challenger: 0 }));
    let pairs = 0;
    const pValue = ({ incumbent, challenger }: (typeof wrong)[number]) =>
      mcNemarTest({ onlyFirst: incumbent, onlySecond: challenger }, 'greater');
    return {
      watch: (tick) => ({ exposure, lookAt: Math.min(endTick, tick + lookTicks) }),
      observe({ shadow: seen }, tick): Decision {
        if (seen) {
          pairs += seen.pairs;
          for (const tally of wrong) {
            const { incumbent, challenger } = against[tally.comparison](seen[tally.comparison]);
            tally.incumbent += incumbent;
            tally.challenger += challenger;
          }
        }
        if (wrong.some((tally) => pValue(tally) <= level)) return 'rollBack';
        return tick < endTick ? 'continue' : 'promote';
      },
      reading(): Reading {
        return {
          comparisons: wrong.map((tally) => ({
            metric: `${words[tally.comparison]}: only this model wrong`,
            incumbent: pairs > 0 ? tally.incumbent / pairs : null,
            challenger: pairs > 0 ? tally.challenger / pairs : null,
            statistic: pairs > 0 ? pValue(tally) : null,
          })),
          limit: level,
          statisticName: 'p-value',
        };
      },
      unitsSeen: () => pairs,
    };
  },
};
