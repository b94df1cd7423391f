import type { PlanOutcomes } from '../outcome/outcomes.ts';
import { normalUpperTail } from '../statistics/index.ts';
import type { MeasureKey, MeasuredNumber, Statistic } from './measures.ts';
import { measureOutcomes, measureStatistic, measureValues } from './measures.ts';

/** How far a measure moves from one scenario to another. */
export interface MeasureChange {
  /** Second minus first. */
  readonly estimate: number;
  /** 95% interval. */
  readonly low: number;
  readonly high: number;
  /** Two-sided p-value of there being no difference. */
  readonly pValue: number;
  /** Whether every single replication comes to the same in both. */
  readonly same: boolean;
}

/** z of a two-sided interval of 95%, which the intervals of measures have. */
const Z = 1.959963984540054;

/**
 * The change of a measure between two scenarios that played the same replications. Replication by replication they
 * drew the same random numbers, so that their errors cancel as far as they go together: with the errors s1 and s2 of the two
 * numbers and the correlation r of what each replication contributes to them, the error of the change is
 * sqrt(s1^2 + s2^2 - 2 r s1 s2). To a mean or a share a replication contributes its value, to a quantile q whether its value is at most q
 * (Bahadur 1966, "A note on quantiles in large samples", Annals of Mathematical Statistics 37, 577-580; common random numbers: Law 2015, "Simulation
 * Modeling and Analysis", section 11.2). Undefined where one of the two has no number.
 * @throws RangeError unless both have the same replications
 */
export function measureChange(
  key: MeasureKey,
  first: PlanOutcomes,
  second: PlanOutcomes,
): MeasureChange | undefined {
  requireSameReplications(first, second);
  const [before, after] = [measureOutcomes(key, first), measureOutcomes(key, second)];
  if ('reason' in before || 'reason' in after) return undefined;
  const [one, two] = [measureValues(key, first), measureValues(key, second)];
  if (one.every((value, row) => Object.is(value, two[row]))) {
    return { estimate: 0, low: 0, high: 0, pValue: 1, same: true };
  }
  const statistic = measureStatistic(key);
  const together = correlation(
    contributions(one, before.estimate, statistic),
    contributions(two, after.estimate, statistic),
  );
  const [s1, s2] = [errorOf(before), errorOf(after)];
  const error = Math.sqrt(Math.max(0, s1 * s1 + s2 * s2 - 2 * together * s1 * s2));
  const estimate = after.estimate - before.estimate;
  return {
    estimate,
    low: estimate - Z * error,
    high: estimate + Z * error,
    pValue: pValueOf(estimate, error),
    same: false,
  };
}

function pValueOf(estimate: number, error: number): number {
  if (error === 0) return estimate === 0 ? 1 : 0;
  return Math.min(1, 2 * normalUpperTail(Math.abs(estimate) / error));
}

/** Standard error by the interval, whose upper end may be open. */
function errorOf({ estimate, low, high }: MeasuredNumber): number {
  if (low === null) return Infinity;
  return (high === null ? estimate - low : (high - low) / 2) / Z;
}

/** What each replication contributes to the error of the whole, but for a factor; nothing where it does not count. */
function contributions(values: Float64Array, estimate: number, statistic: Statistic): Float64Array {
  const each =
    typeof statistic === 'object'
      ? values.map((value) => (Number.isNaN(value) ? value : Number(value <= estimate)))
      : values;
  let count = 0;
  let sum = 0;
  for (const value of each) {
    if (Number.isNaN(value)) continue;
    count += 1;
    sum += value;
  }
  const mean = sum / count;
  return each.map((value) => (Number.isNaN(value) ? 0 : value - mean));
}

/** 0 where one of the two never varies. */
function correlation(first: Float64Array, second: Float64Array): number {
  let [ones, twos, products] = [0, 0, 0];
  first.forEach((one, row) => {
    const two = second[row]!;
    ones += one * one;
    twos += two * two;
    products += one * two;
  });
  return ones > 0 && twos > 0 ? products / Math.sqrt(ones * twos) : 0;
}

function requireSameReplications(first: PlanOutcomes, second: PlanOutcomes): void {
  const [one, two] = [first.replications, second.replications];
  if (one.length === two.length && one.every((replication, row) => replication === two[row])) return;
  throw new RangeError(
    `measureChange requires the same replications of both, got ${one.length} and ${two.length}`,
  );
}
