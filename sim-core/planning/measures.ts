import { meanInterval, momentsOf, quantile, quantileInterval, wilsonInterval } from '../statistics/index.ts';
import type { PlanOutcomes } from '../outcome/outcomes.ts';
import { truthCodes, verdictCodes } from '../outcome/outcomes.ts';

/** What a number counts: probabilities are "share"; a plan's sample has a unit of its own. */
export type MeasureUnit = 'share' | 'hours' | 'users' | 'failures' | 'sample' | 'runs';

/** Why a measure has no number. */
export type NoNumber =
  /** The challenger is harmful in no replication. */
  | 'neverHarmful'
  /** It is better in none. */
  | 'neverBetter'
  /** Fewer than half of the replications ever catch the harm. */
  | 'notInHalf'
  /** No replication reaches a verdict. */
  | 'noVerdict';

export interface MeasuredNumber {
  readonly estimate: number;
  /** 95% Monte-Carlo interval; null where it is open, or unknown for want of replications. */
  readonly low: number | null;
  readonly high: number | null;
}

/** A measure's number with its uncertainty, or why there is none. */
export type Measured = MeasuredNumber | { readonly reason: NoNumber };

type Columns = PlanOutcomes['columns'];
type OfRow<Value> = (columns: Columns, row: number) => Value;

/** How the values of replications become one number; of a share they are 0 and 1. */
export type Statistic = 'share' | 'mean' | { readonly quantile: number };

interface Definition {
  readonly unit: MeasureUnit;
  readonly statistic: Statistic;
  /** NaN where the replication does not count; Infinity is later than any hour. */
  readonly value: OfRow<number>;
  /** Why there is no number where no replication counts; left out where all of them do. */
  readonly none?: NoNumber;
  /** Why there is none where it would be Infinity. */
  readonly never?: NoNumber;
}

const MEDIAN = { quantile: 0.5 };
const P95 = { quantile: 0.95 };
/** Against the requests that it is summed over, what is smaller is the rounding of the sum. */
const NOISE = 1e-9;

const hasVerdict =
  (verdict: keyof typeof verdictCodes): OfRow<boolean> =>
  (columns, row) =>
    columns.verdict[row] === verdictCodes[verdict];
const isRolledBack = hasVerdict('rolledBack');
const isPromoted = hasVerdict('promoted');
/** Rolled back after the harm began, which a rollback at its very first moment is not. */
const catches: OfRow<boolean> = (columns, row) =>
  isRolledBack(columns, row) && columns.decisionHours[row]! > columns.onsetHours[row]!;

const share =
  (holds: OfRow<boolean>): OfRow<number> =>
  (columns, row) =>
    Number(holds(columns, row));
const column =
  (name: keyof Columns): OfRow<number> =>
  (columns, row) =>
    columns[name][row]!;
const failures =
  (name: 'extraFailures' | 'harm'): OfRow<number> =>
  (columns, row) => {
    const value = columns[name][row]!;
    return Math.abs(value) < NOISE * columns.requests[row]! ? 0 : value;
  };
const among =
  (truth: keyof typeof truthCodes, value: OfRow<number>): OfRow<number> =>
  (columns, row) =>
    columns.truth[row] === truthCodes[truth] ? value(columns, row) : Number.NaN;

const ofHarmful = (value: OfRow<number>) =>
  ({ value: among('harmful', value), none: 'neverHarmful' }) as const;
const ofBetter = (value: OfRow<number>) => ({ value: among('better', value), none: 'neverBetter' }) as const;

const definitions = {
  caught: { unit: 'share', statistic: 'share', ...ofHarmful(share(catches)) },
  missed: {
    unit: 'share',
    statistic: 'share',
    ...ofHarmful(share((columns, row) => !isRolledBack(columns, row))),
  },
  promoted: { unit: 'share', statistic: 'share', value: share(isPromoted) },
  rolledBack: { unit: 'share', statistic: 'share', value: share(isRolledBack) },
  undecided: { unit: 'share', statistic: 'share', value: share(hasVerdict('undecided')) },
  falseAlarm: {
    unit: 'share',
    statistic: 'share',
    value: share((columns, row) => isRolledBack(columns, row) && !catches(columns, row)),
  },
  wrongWait: {
    unit: 'share',
    statistic: 'share',
    ...ofBetter(share((columns, row) => !isPromoted(columns, row))),
  },
  detectionHoursMedian: {
    unit: 'hours',
    statistic: MEDIAN,
    ...ofHarmful((columns, row) =>
      catches(columns, row) ? columns.decisionHours[row]! - columns.onsetHours[row]! : Infinity,
    ),
    never: 'notInHalf',
  },
  decisionHoursMedian: {
    unit: 'hours',
    statistic: MEDIAN,
    value: column('decisionHours'),
    none: 'noVerdict',
  },
  usersMedian: { unit: 'users', statistic: MEDIAN, value: column('users') },
  usersP95: { unit: 'users', statistic: P95, value: column('users') },
  extraFailuresMean: { unit: 'failures', statistic: 'mean', value: failures('extraFailures') },
  extraFailuresP95: { unit: 'failures', statistic: P95, value: failures('extraFailures') },
  harmMean: { unit: 'failures', statistic: 'mean', value: failures('harm') },
  sampleMedian: { unit: 'sample', statistic: MEDIAN, value: column('unitsSeen') },
  extraModelRunsMean: { unit: 'runs', statistic: 'mean', value: column('extraModelRuns') },
  gainForgoneMean: { unit: 'failures', statistic: 'mean', ...ofBetter(column('gainForgone')) },
} as const satisfies Record<string, Definition>;

export type MeasureKey = keyof typeof definitions;

/** All measures of a plan that a sweep can show, in the order in which people ask. */
export const measureKeys = Object.keys(definitions) as readonly MeasureKey[];

/** What a measure counts. */
export function measureUnit(key: MeasureKey): MeasureUnit {
  return definitions[key].unit;
}

/** How a measure is made of the values of replications. */
export function measureStatistic(key: MeasureKey): Statistic {
  return definitions[key].statistic;
}

/** What every replication contributes to a measure; NaN where it does not count. */
export function measureValues(key: MeasureKey, { columns, replications }: PlanOutcomes): Float64Array {
  const { value } = definitions[key];
  return Float64Array.from(replications, (_, row) => value(columns, row));
}

/** A measure of a plan from its outcomes: the number and the interval that `summarize` gives. */
export function measureOutcomes(key: MeasureKey, outcomes: PlanOutcomes): Measured {
  const { statistic, none = 'noVerdict', never = none }: Definition = definitions[key];
  const values = measureValues(key, outcomes).filter((value) => !Number.isNaN(value));
  if (values.length === 0) return { reason: none };
  if (statistic === 'share') {
    return wilsonInterval(values.filter((value) => value === 1).length, values.length)!;
  }
  if (statistic === 'mean') {
    const moments = momentsOf(values);
    const interval = meanInterval(moments);
    return { estimate: moments.mean, low: interval?.low ?? null, high: interval?.high ?? null };
  }
  values.sort();
  const estimate = quantile(values, statistic.quantile)!;
  if (estimate === Infinity) return { reason: never };
  const [low, high] = quantileInterval(values, statistic.quantile)!;
  return { estimate, low, high: high === Infinity ? null : high };
}
