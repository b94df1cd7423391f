import { hoursWords } from '../hoursWords.ts';
import { phaseHours } from '../phaseHours.ts';
import type { Decision, Exposure, Strategy, StrategyRun } from '../strategy.ts';
import { carryingProblem } from './carrying.ts';
import { check } from './check.ts';
import { dashboard } from './dashboard.ts';
import { decisionOf } from './decision.ts';
import { guardrailsOf } from './guardrails.ts';
import { lookHours } from './lookHours.ts';
import type { LookResult } from './lookRule.ts';
import { decidingMetrics, readsUnits } from './metrics.ts';
import { Observations } from './observations.ts';
import { expectedUnits, requiredUnits, sizing } from './requiredUnits.ts';
import { jointRule } from './rules.ts';
import { sampleRatioGate } from './sampleRatioGate.ts';
import type { Settings } from './settings.ts';
import { formerSettings, settings } from './settings.ts';

/**
 * A/B test: splits users, sessions or requests and compares one metric or several, each as a share of units (pooled
 * two-proportion z), a mean of units (Welch) or a ratio (delta method), two-sided, at a fixed horizon or looked at before the
 * end by a rule that allows for it, or by none, as people do it. What is split is what is independent: the test keeps its level
 * however unequal the users are, unless its analysis says otherwise (a naive ratio of requests where users are split).
 */
export const ab: Strategy<Settings> = {
  kind: 'ab',
  name: 'A/B test',
  summary:
    'Splits users (or sessions, or requests) between the models and compares their outcomes, at the end or in looks before.',
  blindSpot:
    'Nothing stops it between looks: until then, every user of the challenger meets whatever it does. By session or request users meet both models, so that what grows on a user is seen in neither arm.',
  sampleUnit: ({ unit }) => `${unit}s`,
  appearance: { colour: '#0072B2', dash: '', marker: 'circle' },
  settings,
  formerSettings,
  defaults: ({ horizonHours, successVaries }) =>
    settings.parse({
      hours: Math.min(14 * 24, horizonHours),
      metric: successVaries ? 'success' : 'error',
    }),
  check,
  carryingProblem,
  durationHours: ({ hours, followUpHours, cuped }) => (cuped?.hours ?? 0) + hours + followUpHours,
  needs(chosen) {
    const slow = chosen.guardrails.some(({ metric }) => metric === 'slow');
    const metrics = decidingMetrics(chosen);
    if (readsUnits(chosen))
      return { slow, units: { value: metrics.some(({ metric }) => metric === 'value') } };
    if (chosen.unit === 'request' || chosen.metric === 'value') return { slow };
    return { slow, userEvent: chosen.metric };
  },
  requiredSample: requiredUnits,
  sizing,
  gates: (chosen) =>
    lookHours(chosen).map((hours, look) => ({
      name: `look ${look + 1} after ${hoursWords(hours)}`,
      fromHours: 0,
      toHours: (chosen.cuped?.hours ?? 0) + hours,
      exposure: exposureTo(chosen, chosen.challengerShare),
      sample: (effect) => expectedUnits(chosen, effect),
      requiredSample: (effect) => requiredUnits(chosen, effect),
    })),
  exposureAfterPromotion: (chosen) =>
    chosen.holdout === undefined ? undefined : exposureTo(chosen, 1 - chosen.holdout),
  exposures: (chosen) =>
    [...(chosen.cuped ? [0] : []), chosen.challengerShare].map((share) => exposureTo(chosen, share)),
  start(chosen, { tickHours, startTick }): StrategyRun {
    const splitTick = chosen.cuped ? startTick + phaseHours.ticks(chosen.cuped.hours, tickHours) : startTick;
    const ticks = phaseHours.ticks(chosen.hours + chosen.followUpHours, tickHours);
    const endTick = splitTick + ticks;
    const countsUntil =
      chosen.followUpHours > 0 ? splitTick + phaseHours.ticks(chosen.hours, tickHours) : undefined;
    const lookTicks = lookHours(chosen).map((hours) => splitTick + phaseHours.ticks(hours, tickHours));
    const before = exposureTo(chosen, 0);
    const split = exposureTo(chosen, chosen.challengerShare);
    const seen = new Observations(chosen);
    const judge = jointRule(chosen);
    const gate = sampleRatioGate(chosen);
    const guardrails = guardrailsOf(chosen, seen);
    const metrics = decidingMetrics(chosen);
    let results: readonly (LookResult | undefined)[] = [];
    return {
      watch(tick) {
        if (tick < splitTick) return { exposure: before, lookAt: splitTick };
        const lookAt = lookTicks.find((lookTick) => lookTick > tick) ?? endTick;
        return { exposure: split, lookAt, ...(countsUntil !== undefined && { countsUntil }) };
      },
      observe(evidence, tick): Decision {
        // Nobody is split yet: there is nothing to compare.
        if (tick <= splitTick) return 'continue';
        seen.add(evidence);
        if (!lookTicks.includes(tick)) return 'continue';
        const counted = seen.counted();
        const mismatch = gate?.look(counted.incumbent, counted.challenger);
        results = judge(
          metrics.map((metric) => seen.test(metric)),
          (tick - splitTick) / ticks,
        );
        if (mismatch) return 'inconclusive';
        const decision = decisionOf(results, chosen, tick < endTick);
        // Without its guardrails a promotion waits for a later look, and in the end does not come.
        if (decision === 'promote' && !guardrails.hold()) return tick < endTick ? 'continue' : 'inconclusive';
        return decision;
      },
      reading: () => dashboard(chosen, seen, results, guardrails, gate),
      unitsSeen() {
        const { incumbent, challenger } = seen.counted();
        return incumbent + challenger;
      },
    };
  },
};

function exposureTo({ unit, holdout }: Settings, challenger: number): Exposure {
  const exposure = { by: unit, challenger, interleaved: 0, shadowed: 0 };
  return holdout === undefined || challenger === 0 ? exposure : { ...exposure, heldOut: holdout };
}
