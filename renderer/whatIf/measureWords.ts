import type { Measured, MeasureExemplar, MeasureKey, MeasureUnit, NoNumber } from '../../sim-core/index.ts';
import { measureUnit } from '../../sim-core/index.ts';
import { formatHours, formatHoursInterval, timeUnit } from '../format/durations.ts';
import {
  formatAmount,
  formatInterval,
  formatProbability,
  formatProbabilityRange,
} from '../format/numbers.ts';

/** What people call a measure. */
export const measureTitles: Readonly<Record<MeasureKey, string>> = {
  caught: 'Chance that the harm is caught',
  missed: 'Chance that the harm is missed',
  promoted: 'Chance that the challenger is promoted',
  rolledBack: 'Chance of a rollback',
  undecided: 'Chance of no verdict',
  falseAlarm: 'Chance of a false alarm',
  wrongWait: 'Chance that a better model has to wait',
  detectionHoursMedian: 'Time until half of the runs have caught the harm',
  decisionHoursMedian: 'Time to the verdict, median',
  usersMedian: 'Users reached, median',
  usersP95: 'Users reached in the worst 1 run in 20',
  extraFailuresMean: 'Extra failures, mean',
  extraFailuresP95: 'Extra failures in the worst 1 run in 20',
  harmMean: 'Harm weighted by severity, mean',
  sampleMedian: 'Sample used, median, in the units that the plan counts',
  extraModelRunsMean: 'Extra model runs, mean',
  gainForgoneMean: 'Gain forgone, mean',
};

/** Why there is no number, as a sentence without its full stop. */
export const reasonWords: Readonly<Record<NoNumber, string>> = {
  neverHarmful: 'the challenger is not harmful',
  neverBetter: 'the challenger is not better',
  notInHalf: 'fewer than half of the runs catch it',
  noVerdict: 'no run reaches a verdict',
};

/** The same where there is room for a word or two. */
export const shortReasons: Readonly<Record<NoNumber, string>> = {
  neverHarmful: 'no harm',
  neverBetter: 'no gain',
  notInHalf: 'never',
  noVerdict: 'none',
};

/** What a run is in which a share's count holds, and in which it does not. */
const countedWords: Readonly<Partial<Record<MeasureKey, readonly [string, string]>>> = {
  caught: ['caught', 'not caught'],
  missed: ['missed', 'not missed'],
  promoted: ['promoted', 'not promoted'],
  rolledBack: ['rolled back', 'not rolled back'],
  undecided: ['no verdict', 'with a verdict'],
  falseAlarm: ['false alarm', 'no false alarm'],
  wrongWait: ['has to wait', 'promoted'],
};

/** How a run stands for a measure, in a few words: "missed", "the nearest to it". */
export function exemplarWords(key: MeasureKey, as: MeasureExemplar['as']): string {
  if (as === 'nearest') return 'the nearest to it';
  if (as === 'never') return 'never caught';
  if (as === 'uncounted') return 'the first';
  const [counted, notCounted] = countedWords[key]!;
  return as === 'counted' ? counted : notCounted;
}

/** What follows an amount; shares and hours say it themselves. */
export const unitWords: Readonly<Record<MeasureUnit, string>> = {
  share: '',
  hours: '',
  users: ' users',
  failures: ' failures',
  sample: ' units',
  runs: ' model runs',
};

/** A measure's value with its unit: "62%", "3.1 days", "1,240 users". */
export function formatMeasure(key: MeasureKey, value: number): string {
  const unit = measureUnit(key);
  if (unit === 'share') return formatProbability(value);
  if (unit === 'hours') return formatHours(value);
  return `${formatAmount(value)}${unitWords[unit]}`;
}

/** The same for an axis and a cell, where the title says the unit. */
export function formatMeasureShort(key: MeasureKey, value: number): string {
  const unit = measureUnit(key);
  if (unit === 'share') return formatProbability(value);
  if (unit !== 'hours') return formatAmount(value);
  const time = timeUnit(value);
  return `${formatAmount(value / time.hours)} ${time.short}`;
}

/** The interval of a measure, without what its value says already; undefined where that would only repeat it. */
export function measureInterval(key: MeasureKey, measured: Measured): string | undefined {
  if ('reason' in measured) return undefined;
  const { estimate, low, high } = measured;
  if (low === null) return undefined;
  const unit = measureUnit(key);
  if (unit === 'hours') return formatHoursInterval(low, high, timeUnit(estimate));
  if (high === null) return `${formatAmount(low)} or more`;
  if (unit === 'share') return formatProbabilityRange(low, high);
  return formatInterval(formatAmount(low), formatAmount(high));
}

/** A measure in words: "62%, 55–69%" or why there is none. */
export function measureWords(key: MeasureKey, measured: Measured): string {
  if ('reason' in measured) return reasonWords[measured.reason];
  const interval = measureInterval(key, measured);
  return interval === undefined
    ? formatMeasure(key, measured.estimate)
    : `${formatMeasure(key, measured.estimate)} (${interval})`;
}
