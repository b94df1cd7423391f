import type { EngineName } from '../engine/engine.ts';
import type { PlanOutcomes } from '../outcome/outcomes.ts';
import { verdictCodes } from '../outcome/outcomes.ts';
import type { Durations, SurvivalStep } from '../statistics/index.ts';
import {
  hodgesLehmannInterval,
  kaplanMeier,
  logHazardRatio,
  logRankTest,
  normalQuantile,
  restrictedMean,
} from '../statistics/index.ts';
import { compare, type SelfTestComparison } from './comparison.ts';

/**
 * When the rollbacks of a plan come, by an engine beside the oracle: replications without one are watched until the plan ends.
 * A mean may agree where the times do not.
 * @param oracle outcomes of the same plan, played request by request
 * @param hours at which the plan ends at the latest
 */
export function detectionComparisons(
  engine: EngineName,
  found: PlanOutcomes,
  oracle: PlanOutcomes,
  hours: number,
): SelfTestComparison[] {
  const common = { engine, source: 'the same world, request by request' } as const;
  const [first, second] = [rollbacks(oracle, hours), rollbacks(found, hours)];
  const [steps, ownSteps] = [kaplanMeier(first), kaplanMeier(second)];
  const [mean, ownMean] = [restrictedMean(steps, hours), restrictedMean(ownSteps, hours)];
  const [half, ownHalf] = [steps, ownSteps].map((all) => all.findLast(({ time }) => time <= hours / 2)!);
  const errorOf = ({ survival, relativeError = 0 }: SurvivalStep) => survival * relativeError;
  const together = (error: number, ownError: number) => Math.sqrt(error * error + ownError * ownError);
  const ratio = logHazardRatio(first, second)!;
  const extra = hodgesLehmannInterval(oracle.columns.extraFailures, found.columns.extraFailures)!;
  return [
    compare({
      ...common,
      quantity: `drifting canary, not rolled back after ${hours / 2} h`,
      expected: half!.survival,
      simulated: ownHalf!.survival,
      standardError: together(errorOf(half!), errorOf(ownHalf!)),
    }),
    compare({
      ...common,
      quantity: 'drifting canary, hours until rolled back, mean',
      expected: mean.mean,
      simulated: ownMean.mean,
      standardError: together(mean.standardError, ownMean.standardError),
    }),
    ...([0, 1] as const).map((earlyWeight) => {
      const { expected, observed, variance } = logRankTest(first, second, { earlyWeight })!;
      return compare({
        ...common,
        quantity: `drifting canary, rollbacks that come as soon (${earlyWeight === 1 ? 'Peto and Peto' : 'log-rank'})`,
        expected,
        simulated: observed,
        standardError: Math.sqrt(variance),
      });
    }),
    compare({
      ...common,
      quantity: 'drifting canary, how often it is rolled back at any time (log ratio, Cox)',
      expected: 0,
      simulated: ratio.logRatio,
      standardError: ratio.standardError,
    }),
    compare({
      ...common,
      quantity: 'drifting canary, extra failures more (Hodges and Lehmann)',
      expected: 0,
      simulated: extra.estimate,
      standardError: (extra.high - extra.low) / (2 * normalQuantile(0.975)),
    }),
  ];
}

function rollbacks({ columns }: PlanOutcomes, hours: number): Durations {
  return {
    times: columns.decisionHours.map((hour) => (Number.isNaN(hour) ? hours : hour)),
    ended: Array.from(columns.verdict, (code) => code === verdictCodes.rolledBack),
  };
}
