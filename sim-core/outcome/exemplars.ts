import { detectionHours, isHarmful, isRolledBack } from './detectionHours.ts';
import { expectedShortfallInterval, quantileWithNever } from './estimates.ts';
import type { NeverQuantile } from './estimates.ts';
import type { PlanOutcomes } from './outcomes.ts';
import { nearestRow, ranked, rowsAtRanks } from './ranks.ts';
import type { PlanResult } from './result.ts';

/** Dots of a quantile dotplot; of those tried, 50 served decisions best (Fernandes and others 2018). */
export const QUANTILE_DOTS = 50;

/** What the challenger's reach is counted in. */
export const reachMeasures = ['users', 'requests', 'extraFailures', 'harm'] as const;
export type ReachMeasure = (typeof reachMeasures)[number];

/** One in 50 of the replications in which the challenger is harmful, and the very one it is. */
export interface DetectionDot {
  readonly replication: number;
  /** Never: neither caught nor stopped before the onset. */
  readonly ending: 'stoppedBefore' | 'caught' | 'never';
  /** From the onset to the rollback; null unless it is caught. */
  readonly hours: number | null;
}

/** One in 50 of all replications, and the very one it is. */
export interface StoppingDot {
  readonly replication: number;
  /** From the start of the plan to its verdict; null without one. */
  readonly hours: number | null;
  /** Units of the sample seen by then. */
  readonly units: number;
}

/** The replications nearest to the median, the 95th percentile and the mean of the worst 5% of what is reached. */
export interface ReachExemplars {
  readonly p50: number;
  readonly p95: number;
  readonly shortfall: number;
  /** 95% Monte-Carlo interval of the mean of the worst 5%; null of too few. */
  readonly shortfallInterval: readonly [number, number] | null;
}

/** Numbers of a plan's replications that stand for points of its result: "the run at the 95th percentile". */
export interface PlanExemplars {
  /** Replications in which the challenger is harmful. */
  readonly harmful: number;
  /** For each step of `detection.incidence` one that detects at that hour. */
  readonly incidence: readonly number[];
  /** Evenly spaced quantiles, from the soonest to never; fewer where fewer were played. */
  readonly detection: readonly DetectionDot[];
  readonly stopping: readonly StoppingDot[];
  /** Hours by which 9 in 10 replications have a verdict, and the one nearest to it; null if more than 1 in 10 has none. */
  readonly decisionP90: (NeverQuantile & { readonly replication: number }) | null;
  /** Units of the sample that 9 in 10 replications take at most, and the one nearest to it. */
  readonly sampleP90: (NeverQuantile & { readonly replication: number }) | null;
  /** Nearest to the mean of the sample. */
  readonly sampleMean: number | null;
  /** Nearest to the means of what the plan costs beside harm, and to a 95th percentile; null of nothing. */
  readonly costs: {
    readonly extraModelRuns: number | null;
    readonly gainForgone: number | null;
    readonly gainForgoneP95: number | null;
  };
  /** Null of nothing. */
  readonly reach: Readonly<Record<ReachMeasure, ReachExemplars | null>>;
}

/** Finds the replications that stand for points of a plan's result, which must be of these outcomes. */
export function planExemplars(outcomes: PlanOutcomes, result: PlanResult): PlanExemplars {
  const { columns, replications } = outcomes;
  const hours = detectionHours(outcomes);
  const nearest = (values: Float64Array, target: number | null | undefined): number | null => {
    const row = target === null || target === undefined ? undefined : nearestRow(values, target);
    return row === undefined ? null : replications[row]!;
  };
  const at = (values: Float64Array, found: NeverQuantile | null) => {
    const replication = nearest(values, found?.estimate);
    return found && replication !== null ? { ...found, replication } : null;
  };
  const reachOf = (measure: ReachMeasure): ReachExemplars | null => {
    const quantity = result.blastRadius[measure];
    const p50 = nearest(columns[measure], quantity?.p50);
    const p95 = nearest(columns[measure], quantity?.p95);
    const shortfall = nearest(columns[measure], result.blastRadius.expectedShortfall[measure]);
    if (p50 === null || p95 === null || shortfall === null) return null;
    return { p50, p95, shortfall, shortfallInterval: expectedShortfallInterval(columns[measure]) };
  };
  const harmful = Array.from(hours.keys()).filter((row) => isHarmful(outcomes, row));
  return {
    harmful: harmful.length,
    incidence: firstAt(
      hours,
      replications,
      result.detection.incidence.map((step) => step.hours),
    ),
    detection: detectionDots(outcomes, hours, harmful),
    stopping: stoppingDots(outcomes),
    decisionP90: at(columns.decisionHours, quantileWithNever(columns.decisionHours, 0.9)),
    sampleP90: at(columns.unitsSeen, quantileWithNever(columns.unitsSeen, 0.9)),
    sampleMean: nearest(columns.unitsSeen, result.sampleSize.used?.mean),
    costs: {
      extraModelRuns: nearest(columns.extraModelRuns, result.extraModelRuns?.mean),
      gainForgone: nearest(columns.gainForgone, result.gainForgone?.mean),
      gainForgoneP95: nearest(columns.gainForgone, result.gainForgone?.p95),
    },
    reach: {
      users: reachOf('users'),
      requests: reachOf('requests'),
      extraFailures: reachOf('extraFailures'),
      harm: reachOf('harm'),
    },
  };
}

/** For each value asked for, each of which must occur, the first replication that has it. */
function firstAt(values: Float64Array, replications: Float64Array, asked: readonly number[]): number[] {
  const first = new Map<number, number | undefined>(asked.map((value) => [value, undefined]));
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (first.has(value) && first.get(value) === undefined) first.set(value, replications[row]);
  }
  return asked.map((value) => first.get(value)!);
}

function detectionDots(
  outcomes: PlanOutcomes,
  hours: Float64Array,
  harmful: readonly number[],
): DetectionDot[] {
  // Stopped in time comes before caught, and caught before never.
  const order = Float64Array.from(harmful, (row) =>
    !Number.isNaN(hours[row]!) ? hours[row]! : isRolledBack(outcomes, row) ? -Infinity : Infinity,
  );
  return dotRows(order).map((place) => {
    const value = order[place]!;
    return {
      replication: outcomes.replications[harmful[place]!]!,
      ending: value === Infinity ? 'never' : value === -Infinity ? 'stoppedBefore' : 'caught',
      hours: Number.isFinite(value) ? value : null,
    };
  });
}

function stoppingDots({ columns, replications }: PlanOutcomes): StoppingDot[] {
  return dotRows(columns.decisionHours).map((row) => {
    const hours = columns.decisionHours[row]!;
    return {
      replication: replications[row]!,
      hours: Number.isNaN(hours) ? null : hours,
      units: columns.unitsSeen[row]!,
    };
  });
}

/**
 * Rows at the middles of 50 equal parts of the values, NaN last: dot i stands for the quantile (i + 1/2) / 50.
 * Source: Kay and others 2016, "When (ish) is my bus?"
 */
function dotRows(values: Float64Array): number[] {
  const count = Math.min(QUANTILE_DOTS, values.length);
  const ranks = Array.from({ length: count }, (_, dot) => Math.floor(((dot + 0.5) / count) * values.length));
  return rowsAtRanks(ranked(values), ranks);
}
