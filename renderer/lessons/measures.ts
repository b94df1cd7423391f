import type { PlanResult, ProbabilityEstimate, QuantityEstimate } from '../../sim-core/index.ts';
import { formatHours } from '../format/durations.ts';
import { formatAmount, formatProbability, formatProbabilityRange } from '../format/numbers.ts';

/** A number of a plan's result with its 95% interval. */
export interface Measured {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** With the interval, for people. */
  readonly text: string;
}

interface Measure {
  /** Undefined where nothing was counted. */
  readonly read: (plan: PlanResult) => Measured | undefined;
  /** What a plan does, after its name. */
  readonly says: (text: string) => string;
}

/** What lessons speak of. Quantities are means over all runs unless they say otherwise. */
export const measures = {
  promoted: share(
    ({ verdict }) => verdict.promoted,
    (text) => `promotes the challenger in ${text} of runs`,
  ),
  rolledBack: share(
    ({ verdict }) => verdict.rolledBack,
    (text) => `rolls the challenger back in ${text} of runs`,
  ),
  undecided: share(
    ({ verdict }) => verdict.undecided,
    (text) => `reaches no verdict in ${text} of runs`,
  ),
  caught: share(
    ({ detection }) => detection.probability,
    (text) => `catches the harm in ${text} of runs`,
  ),
  missed: share(
    ({ missed }) => missed,
    (text) => `misses the harm in ${text} of runs`,
  ),
  falseAlarm: share(
    ({ falseAlarm }) => falseAlarm,
    (text) => `raises a false alarm in ${text} of runs`,
  ),
  decisionHours: median(
    ({ decisionHours }) => decisionHours,
    (text) => `takes ${text} to its verdict, half of the time`,
    formatHours,
  ),
  extraFailures: mean(
    ({ blastRadius }) => blastRadius.extraFailures,
    (text) => `causes ${text} extra failures on average`,
  ),
  failuresAvoided: mean(
    ({ blastRadius }) => blastRadius.failuresAvoided,
    (text) => `avoids ${text} failures on average`,
  ),
  harm: mean(
    ({ blastRadius }) => blastRadius.harm,
    (text) => `does harm worth ${text} ordinary failures on average`,
  ),
  users: mean(
    ({ blastRadius }) => blastRadius.users,
    (text) => `lets ${text} users meet the challenger on average`,
  ),
  sample: mean(
    ({ sampleSize }) => sampleSize.used,
    (text) => `sees a sample of ${text} on average`,
  ),
  peakShare: mean(
    ({ blastRadius }) => blastRadius.peakShare,
    (text) => `gives the challenger up to ${text} of the traffic on average`,
    formatProbability,
  ),
} satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;

function share(of: (plan: PlanResult) => ProbabilityEstimate | null, says: Measure['says']): Measure {
  return {
    says,
    read(plan) {
      const found = of(plan);
      if (!found) return undefined;
      const { estimate, low, high } = found;
      const text = `${formatProbability(estimate)} (${formatProbabilityRange(low, high)})`;
      return { estimate, low, high, text };
    },
  };
}

function mean(
  of: (plan: PlanResult) => QuantityEstimate | null,
  says: Measure['says'],
  format = formatAmount,
): Measure {
  return quantity(
    of,
    (found) => ({ estimate: found.mean, interval: found.intervals.mean ?? undefined }),
    says,
    format,
  );
}

function median(
  of: (plan: PlanResult) => QuantityEstimate | null,
  says: Measure['says'],
  format: (value: number) => string,
): Measure {
  return quantity(of, ({ p50, intervals }) => ({ estimate: p50, interval: intervals.p50 }), says, format);
}

function quantity(
  of: (plan: PlanResult) => QuantityEstimate | null,
  take: (found: QuantityEstimate) => {
    estimate: number;
    interval: readonly [number, number] | undefined;
  },
  says: Measure['says'],
  format: (value: number) => string,
): Measure {
  return {
    says,
    read(plan) {
      const found = of(plan);
      if (!found) return undefined;
      const { estimate, interval } = take(found);
      // A single run says nothing of its error.
      if (!interval) return undefined;
      const [low, high] = interval;
      const [from, to] = [format(low), format(high)];
      return {
        estimate,
        low,
        high,
        text: from === to ? format(estimate) : `${format(estimate)} (${from} to ${to})`,
      };
    },
  };
}
