import { meanInterval, momentsOf, quantile, quantileInterval, wilsonInterval } from '../statistics/index.ts';
import type { PlanOutcomes } from '../outcome/outcomes.ts';
import { truthCodes, verdictCodes } from '../outcome/outcomes.ts';

/** Parts into which the replications of a cell are divided, so that two cells can be compared part by part. */
export const SECTIONS = 20;

/** What a number counts: probabilities are "share"; a plan's sample has a unit of its own. */
export type MeasureUnit = 'share' | 'hours' | 'users' | 'requests' | 'failures' | 'sample' | 'runs';

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
  /** The same statistic of every section of the replications, in order; null where one of them has none. */
  readonly sections: readonly number[] | null;
}

/** A measure's number with its uncertainty, or why there is none. */
export type Measured = MeasuredNumber | { readonly reason: NoNumber };

type Columns = PlanOutcomes['columns'];
type OfRow<Value> = (columns: Columns, row: number) => Value;

type Definition = {
  readonly unit: MeasureUnit;
  readonly among?: OfRow<boolean>;
  readonly none?: NoNumber;
} & (
  | { readonly kind: 'share'; readonly holds: OfRow<boolean> }
  /** Infinity is later than any; NaN is left out. */
  | {
      readonly kind: 'quantile';
      readonly p: number;
      readonly value: OfRow<number>;
      readonly never?: NoNumber;
    }
  | { readonly kind: 'mean'; readonly value: OfRow<number> }
);

const hasVerdict =
  (verdict: keyof typeof verdictCodes): OfRow<boolean> =>
  (columns, row) =>
    columns.verdict[row] === verdictCodes[verdict];
const trulyIs =
  (truth: keyof typeof truthCodes): OfRow<boolean> =>
  (columns, row) =>
    columns.truth[row] === truthCodes[truth];
const column =
  (name: keyof Columns): OfRow<number> =>
  (columns, row) =>
    columns[name][row]!;

const isRolledBack = hasVerdict('rolledBack');
/** Rolled back after the harm began, which a rollback at its very first moment is not. */
const catches: OfRow<boolean> = (columns, row) =>
  isRolledBack(columns, row) && columns.decisionHours[row]! > columns.onsetHours[row]!;
const detectionHours: OfRow<number> = (columns, row) =>
  catches(columns, row) ? columns.decisionHours[row]! - columns.onsetHours[row]! : Infinity;
/** Failures that are nothing but the rounding of the requests they are summed over are none. */
const failures =
  (name: 'extraFailures' | 'harm'): OfRow<number> =>
  (columns, row) => {
    const value = columns[name][row]!;
    return Math.abs(value) < NOISE * columns.requests[row]! ? 0 : value;
  };
const NOISE = 1e-9;

const harmful = { among: trulyIs('harmful'), none: 'neverHarmful' } as const;
const better = { among: trulyIs('better'), none: 'neverBetter' } as const;

const definitions = {
  caught: { unit: 'share', kind: 'share', holds: catches, ...harmful },
  missed: {
    unit: 'share',
    kind: 'share',
    holds: (columns, row) => !isRolledBack(columns, row),
    ...harmful,
  },
  promoted: { unit: 'share', kind: 'share', holds: hasVerdict('promoted') },
  rolledBack: { unit: 'share', kind: 'share', holds: isRolledBack },
  undecided: { unit: 'share', kind: 'share', holds: hasVerdict('undecided') },
  falseAlarm: {
    unit: 'share',
    kind: 'share',
    holds: (columns, row) => isRolledBack(columns, row) && !catches(columns, row),
  },
  wrongWait: {
    unit: 'share',
    kind: 'share',
    holds: (columns, row) => !hasVerdict('promoted')(columns, row),
    ...better,
  },
  detectionHoursMedian: {
    unit: 'hours',
    kind: 'quantile',
    p: 0.5,
    value: detectionHours,
    never: 'notInHalf',
    ...harmful,
  },
  decisionHoursMedian: {
    unit: 'hours',
    kind: 'quantile',
    p: 0.5,
    value: column('decisionHours'),
    none: 'noVerdict',
  },
  usersMedian: { unit: 'users', kind: 'quantile', p: 0.5, value: column('users') },
  usersP95: { unit: 'users', kind: 'quantile', p: 0.95, value: column('users') },
  extraFailuresMean: { unit: 'failures', kind: 'mean', value: failures('extraFailures') },
  extraFailuresP95: { unit: 'failures', kind: 'quantile', p: 0.95, value: failures('extraFailures') },
  harmMean: { unit: 'failures', kind: 'mean', value: failures('harm') },
  sampleMedian: { unit: 'sample', kind: 'quantile', p: 0.5, value: column('unitsSeen') },
  extraModelRunsMean: { unit: 'runs', kind: 'mean', value: column('extraModelRuns') },
  gainForgoneMean: { unit: 'failures', kind: 'mean', value: column('gainForgone'), ...better },
} as const satisfies Record<string, Definition>;

export type MeasureKey = keyof typeof definitions;

/** All measures of a plan that a sweep can show, in the order in which people ask. */
export const measureKeys = Object.keys(definitions) as readonly MeasureKey[];

/** What a measure counts. */
export function measureUnit(key: MeasureKey): MeasureUnit {
  return definitions[key].unit;
}

/** Every measure of a plan from its outcomes: the numbers of `summarize`, and of each section of the replications. */
export function measureOutcomes(outcomes: PlanOutcomes): Readonly<Record<MeasureKey, Measured>> {
  const count = outcomes.replications.length;
  const all = rowsBetween(0, count);
  const sections =
    count < 2 * SECTIONS
      ? null
      : Array.from({ length: SECTIONS }, (_, section) =>
          rowsBetween(
            Math.floor((section * count) / SECTIONS),
            Math.floor(((section + 1) * count) / SECTIONS),
          ),
        );
  return Object.fromEntries(
    measureKeys.map((key) => {
      const definition: Definition = definitions[key];
      const whole = measure(definition, outcomes.columns, all);
      if ('reason' in whole) return [key, whole];
      const parts = sections?.map((rows) => estimateOf(definition, outcomes.columns, rows)) ?? null;
      return [key, { ...whole, sections: parts && allNumbers(parts) }];
    }),
  ) as Record<MeasureKey, Measured>;
}

function rowsBetween(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function allNumbers(parts: readonly (number | undefined)[]): number[] | null {
  const numbers = parts.filter((part) => part !== undefined);
  return numbers.length === parts.length ? numbers : null;
}

function measure(
  definition: Definition,
  columns: Columns,
  rows: readonly number[],
): Omit<MeasuredNumber, 'sections'> | { readonly reason: NoNumber } {
  const { none = 'noVerdict' } = definition;
  const counted = countedRows(definition, columns, rows);
  if (definition.kind === 'share') {
    const interval = wilsonInterval(
      counted.filter((row) => definition.holds(columns, row)).length,
      counted.length,
    );
    return interval ?? { reason: none };
  }
  const values = valuesOf(definition, columns, counted);
  if (values.length === 0) return { reason: none };
  if (definition.kind === 'mean') {
    const moments = momentsOf(values);
    const interval = meanInterval(moments);
    return { estimate: moments.mean, low: interval?.low ?? null, high: interval?.high ?? null };
  }
  const estimate = quantile(values, definition.p)!;
  if (estimate === Infinity) return { reason: definition.never ?? none };
  const [low, high] = quantileInterval(values, definition.p)!;
  return { estimate, low, high: high === Infinity ? null : high };
}

/** The estimate alone; undefined where there is none. */
function estimateOf(definition: Definition, columns: Columns, rows: readonly number[]): number | undefined {
  const counted = countedRows(definition, columns, rows);
  if (counted.length === 0) return undefined;
  if (definition.kind === 'share') {
    return counted.filter((row) => definition.holds(columns, row)).length / counted.length;
  }
  const values = valuesOf(definition, columns, counted);
  if (values.length === 0) return undefined;
  if (definition.kind === 'mean') return momentsOf(values).mean;
  const estimate = quantile(values, definition.p)!;
  return estimate === Infinity ? undefined : estimate;
}

function countedRows({ among }: Definition, columns: Columns, rows: readonly number[]): readonly number[] {
  return among ? rows.filter((row) => among(columns, row)) : rows;
}

/** Ascending, without NaN. */
function valuesOf(
  { value }: Extract<Definition, { readonly kind: 'quantile' | 'mean' }>,
  columns: Columns,
  rows: readonly number[],
): Float64Array {
  return Float64Array.from(rows, (row) => value(columns, row))
    .filter((number) => !Number.isNaN(number))
    .sort();
}
