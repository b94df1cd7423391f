import { meanInterval, momentsOf } from '../statistics/index.ts';
import { estimateProbability } from './estimates.ts';
import type { OutcomeColumn, PlanOutcomes } from './outcomes.ts';
import { truthCodes, verdictCodes } from './outcomes.ts';
import type { ProbabilityEstimate } from './result.ts';
import { isRoundingNoise } from './roundingNoise.ts';

/** Why there is nothing to compare. */
export type NotCompared =
  'nothingPlayed' | 'neverHarmful' | 'alwaysHarmful' | 'neverBetter' | 'neverBothCatch' | 'neverBothDecide';

/** There is no number, and why. */
export interface Incomparable {
  readonly notCompared: NotCompared;
}

/**
 * Which of two plans comes first to something, over the replications counted: first, second, together and neither add
 * up to 1.
 */
export interface Race {
  /** Replications in which there is something to come to. */
  readonly counted: number;
  /** The first plan comes to it earlier than the second, or the second never does. */
  readonly first: ProbabilityEstimate;
  /** The other way round. */
  readonly second: ProbabilityEstimate;
  /** The part of `first` in which the second plan never comes to it. */
  readonly firstAlone: ProbabilityEstimate;
  readonly secondAlone: ProbabilityEstimate;
  /** Both at the same hour. */
  readonly together: ProbabilityEstimate;
  readonly neither: ProbabilityEstimate;
}

/** By how much two plans differ in a quantity, replication by replication. */
export interface PairedDifference {
  /** Replications in which both have the quantity. */
  readonly counted: number;
  /** Mean of the first plan's value less the second's, in the quantity's own unit. */
  readonly mean: number;
  /** 95% by the central limit theorem on the differences; null for a single one. */
  readonly interval: readonly [number, number] | null;
  /** The first plan's value is lower than the second's; the three shares add up to 1. */
  readonly firstLower: ProbabilityEstimate;
  readonly secondLower: ProbabilityEstimate;
  readonly same: ProbabilityEstimate;
}

export const races = ['catchesHarm', 'shipsGood', 'decides'] as const;
export type RaceName = (typeof races)[number];

export const comparedQuantities = [
  'catchHours',
  'decisionHours',
  'users',
  'requests',
  'extraFailures',
  'harm',
  'extraModelRuns',
  'gainForgone',
] as const;
export type ComparedQuantity = (typeof comparedQuantities)[number];

/** One plan against another in the same worlds. */
export interface PlanComparison {
  /** First and second plan. */
  readonly planIds: readonly [string, string];
  readonly replications: number;
  /**
   * - `catchesHarm`: rolls back after the onset, over the replications in which the challenger is harmful; a rollback
   *   at or before the onset, a promotion and the horizon are never.
   * - `shipsGood`: promotes, over those in which it is equal or better.
   * - `decides`: promotes or rolls back, over all.
   */
  readonly races: Readonly<Record<RaceName, Race | Incomparable>>;
  /**
   * Hours only where both plans have them: `catchHours` where both catch the harm, `decisionHours` where both reach a
   * verdict. `gainForgone` where the challenger is better. The others in every replication; units as in the outcomes.
   */
  readonly differences: Readonly<Record<ComparedQuantity, PairedDifference | Incomparable>>;
}

type OfRow = (row: number) => number;

/** Which rows hold what challenger, and at what hour each plan comes to what matters, Infinity for never. */
function racesOf(first: PlanOutcomes, second: PlanOutcomes) {
  const { truth, onsetHours: onset } = first.columns;
  const rows = Array.from(truth, (_, row) => row);
  /** Hours of a verdict of that kind. */
  const hoursOf =
    ({ columns }: PlanOutcomes, holds: (verdict: number, hours: number, row: number) => boolean): OfRow =>
    (row) => {
      const hours = columns.decisionHours[row]!;
      return holds(columns.verdict[row]!, hours, row) ? hours : Infinity;
    };
  const pair = (of: (plan: PlanOutcomes) => OfRow): readonly [OfRow, OfRow] => [of(first), of(second)];
  return {
    rows,
    harmful: rows.filter((row) => truth[row] === truthCodes.harmful),
    good: rows.filter((row) => truth[row] !== truthCodes.harmful),
    catches: pair((plan) =>
      hoursOf(plan, (verdict, hours, row) => verdict === verdictCodes.rolledBack && hours > onset[row]!),
    ),
    ships: pair((plan) => hoursOf(plan, (verdict) => verdict === verdictCodes.promoted)),
    decides: pair((plan) => hoursOf(plan, (verdict) => verdict !== verdictCodes.undecided)),
    unlessNone: (reason: NotCompared) => (rows.length === 0 ? 'nothingPlayed' : reason),
  };
}

/**
 * Which of two plans comes first to what matters, in the same replications.
 * @throws RangeError unless both have the same replications and the challenger is the same in each of them
 */
export function racePlans(first: PlanOutcomes, second: PlanOutcomes): PlanComparison['races'] {
  requireSameWorlds(first, second);
  const { rows, harmful, good, catches, ships, decides, unlessNone } = racesOf(first, second);
  return {
    catchesHarm: race(harmful, catches, unlessNone('neverHarmful')),
    shipsGood: race(good, ships, unlessNone('alwaysHarmful')),
    decides: race(rows, decides, 'nothingPlayed'),
  };
}

/**
 * Compares two plans in the same replications. Plans share their worlds' random numbers, so that row by row they met
 * the same world; their difference is that much less noisy than the difference of two means (common random numbers:
 * Law 2015, "Simulation Modeling and Analysis", section 11.2; paired-t interval, section 10.2.1).
 * @throws RangeError unless both have the same replications and the challenger is the same in each of them
 */
export function comparePlans(first: PlanOutcomes, second: PlanOutcomes): PlanComparison {
  const found = racePlans(first, second);
  const { rows, harmful, catches, decides, unlessNone } = racesOf(first, second);
  const better = rows.filter((row) => first.columns.truth[row] === truthCodes.better);
  const bothFinite = (among: readonly number[], [one, two]: readonly [OfRow, OfRow]) =>
    among.filter((row) => one(row) < Infinity && two(row) < Infinity);
  const bothCatch = bothFinite(harmful, catches);
  const bothDecide = bothFinite(rows, decides);
  // Reached failures are sums over the requests reached: those are what their rounding is measured by.
  const reached: OfRow = (row) => Math.max(first.columns.requests[row]!, second.columns.requests[row]!);
  const ofColumn = (column: OutcomeColumn, among: readonly number[], none: NotCompared) =>
    difference(
      among,
      [(row) => first.columns[column][row]!, (row) => second.columns[column][row]!],
      reached,
      unlessNone(none),
    );
  return {
    planIds: [first.planId, second.planId],
    replications: rows.length,
    races: found,
    differences: {
      catchHours: difference(
        bothCatch,
        catches,
        () => 0,
        unlessNone(harmful.length === 0 ? 'neverHarmful' : 'neverBothCatch'),
      ),
      decisionHours: difference(bothDecide, decides, () => 0, unlessNone('neverBothDecide')),
      users: ofColumn('users', rows, 'nothingPlayed'),
      requests: ofColumn('requests', rows, 'nothingPlayed'),
      extraFailures: ofColumn('extraFailures', rows, 'nothingPlayed'),
      harm: ofColumn('harm', rows, 'nothingPlayed'),
      extraModelRuns: ofColumn('extraModelRuns', rows, 'nothingPlayed'),
      gainForgone: ofColumn('gainForgone', better, 'neverBetter'),
    },
  };
}

function race(
  among: readonly number[],
  [one, two]: readonly [OfRow, OfRow],
  otherwise: NotCompared,
): Race | Incomparable {
  const counts = { first: 0, second: 0, together: 0, neither: 0, firstAlone: 0, secondAlone: 0 };
  for (const row of among) {
    const [a, b] = [one(row), two(row)];
    counts[a < b ? 'first' : b < a ? 'second' : a < Infinity ? 'together' : 'neither'] += 1;
    if (a < b && b === Infinity) counts.firstAlone += 1;
    if (b < a && a === Infinity) counts.secondAlone += 1;
  }
  const counted = among.length;
  if (counted === 0) return { notCompared: otherwise };
  const share = (count: number) => estimateProbability(count, counted)!;
  return {
    counted,
    first: share(counts.first),
    second: share(counts.second),
    firstAlone: share(counts.firstAlone),
    secondAlone: share(counts.secondAlone),
    together: share(counts.together),
    neither: share(counts.neither),
  };
}

function difference(
  among: readonly number[],
  [one, two]: readonly [OfRow, OfRow],
  scale: OfRow,
  otherwise: NotCompared,
): PairedDifference | Incomparable {
  const counts = { lower: 0, higher: 0, same: 0 };
  const differences = Float64Array.from(among, (row) => {
    const [a, b] = [one(row), two(row)];
    const isNoise = isRoundingNoise(a, b, scale(row));
    counts[isNoise ? 'same' : a < b ? 'lower' : 'higher'] += 1;
    return isNoise ? 0 : a - b;
  });
  const counted = among.length;
  if (counted === 0) return { notCompared: otherwise };
  const share = (count: number) => estimateProbability(count, counted)!;
  const moments = momentsOf(differences);
  const interval = meanInterval(moments);
  return {
    counted,
    mean: moments.mean,
    interval: interval ? [interval.low, interval.high] : null,
    firstLower: share(counts.lower),
    secondLower: share(counts.higher),
    same: share(counts.same),
  };
}

function requireSameWorlds(first: PlanOutcomes, second: PlanOutcomes): void {
  const count = first.replications.length;
  if (second.replications.length !== count) {
    throw new RangeError(
      `comparePlans requires the same replications of both plans, got ${count} and ${second.replications.length}`,
    );
  }
  for (let row = 0; row < count; row += 1) {
    const [one, two] = [first.replications[row], second.replications[row]];
    if (one !== two) {
      throw new RangeError(
        `comparePlans requires the same replications of both plans, got ${one} beside ${two}`,
      );
    }
    if (
      first.columns.truth[row] !== second.columns.truth[row] ||
      !Object.is(first.columns.onsetHours[row], second.columns.onsetHours[row])
    ) {
      throw new RangeError(`comparePlans requires the same worlds, got two in replication ${one}`);
    }
  }
}
