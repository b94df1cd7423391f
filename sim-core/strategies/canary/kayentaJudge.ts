import type { Interval } from '../../statistics/index.ts';
import { mannWhitneyTest, quantile } from '../../statistics/index.ts';
import { kayentaShift } from './kayentaShift.ts';

/**
 * Kayenta's judge NetflixACAJudge-v1.0, as its source has it (kayenta a69573be, v2.46). Each metric is a group of its own; a jitter
 * that the judge adds to two constant series is left out: their difference is then surely what it is.
 */

/** What the judge says of one metric. */
export type Classification = 'pass' | 'high' | 'low' | 'no-data' | 'no-data-fails';

/** One metric as the judge is told of it. */
export interface JudgedMetric {
  /** The way in which the canary may not differ. */
  readonly direction: 'increase' | 'decrease';
  readonly weight: number;
  readonly critical: boolean;
  readonly mustHaveData: boolean;
}

export interface JudgeOptions {
  readonly effect: 'mean-ratio' | 'common-language';
  /** Effect from which an increase counts; a decrease counts from its mirror image. */
  readonly allowedEffect: number;
  readonly whenNaN: 'remove' | 'zero';
  readonly outliers: 'keep' | 'remove';
}

const CONFIDENCE = 0.98;
/** Part of the estimated shift that the interval’s end has to exceed. */
const TOLERANCE = 0.25;
/** Interquartile ranges beyond the quartiles. */
const OUTLIER_FACTOR = 3;

/** Compares two series of rates, of which NaN is a point without data. */
export function classify(
  baseline: readonly number[],
  canary: readonly number[],
  { direction, critical, mustHaveData }: JudgedMetric,
  options: JudgeOptions,
): Classification {
  const [control, experiment] = [baseline, canary].map((series) => prepared(series, options)) as [
    number[],
    number[],
  ];
  if (control.length === 0 || experiment.length === 0) {
    if (options.whenNaN === 'zero') return 'pass';
    return mustHaveData && !critical ? 'no-data-fails' : 'no-data';
  }
  const shift = shiftOf(control, experiment);
  const tolerated = TOLERANCE * Math.abs(shift.estimate);
  const effect = effectOf(control, experiment, options.effect);
  const { allowedEffect } = options;
  if (direction === 'increase') {
    return shift.low > tolerated && effect >= allowedEffect ? 'high' : 'pass';
  }
  const mirrored = options.effect === 'mean-ratio' ? 1 / allowedEffect : 1 - allowedEffect;
  return shift.high < -tolerated && effect <= mirrored ? 'low' : 'pass';
}

/** 0 to 100 points for the classifications of the metrics. */
export function scoreOf(judged: readonly (readonly [JudgedMetric, Classification])[]): number {
  const isLost = judged.some(([{ critical }, is]) => critical && is !== 'pass');
  const without = judged.filter(([, is]) => is === 'no-data').length;
  if (isLost || 2 * without >= judged.length) return 0;
  let points = 0;
  let weights = 0;
  for (const [{ weight }, is] of judged) {
    // A group of which nothing is known is not held against the canary.
    if (is === 'pass' || is === 'no-data') points += 100 * weight;
    weights += weight;
  }
  return points / weights;
}

function prepared(series: readonly number[], { whenNaN, outliers }: JudgeOptions): number[] {
  const values =
    whenNaN === 'zero'
      ? series.map((value) => (Number.isNaN(value) ? 0 : value))
      : series.filter((value) => !Number.isNaN(value));
  if (outliers === 'keep' || values.length === 0) return values;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => quantile(sorted, share)!;
  const beyond = OUTLIER_FACTOR * (at(0.75) - at(0.25));
  const low = Math.min(at(0.01), at(0.25) - beyond);
  const high = Math.max(at(0.99), at(0.75) + beyond);
  return values.filter((value) => value >= low && value <= high);
}

function shiftOf(control: readonly number[], experiment: readonly number[]): Interval {
  const isConstant = (values: readonly number[]) => values.every((value) => value === values[0]);
  if (!isConstant(control) || !isConstant(experiment)) return kayentaShift(control, experiment, CONFIDENCE);
  const difference = experiment[0]! - control[0]!;
  return { estimate: difference, low: difference, high: difference };
}

function effectOf(
  control: readonly number[],
  experiment: readonly number[],
  effect: JudgeOptions['effect'],
): number {
  if (effect === 'mean-ratio') return meanOf(experiment) / meanOf(control);
  return mannWhitneyTest(control, experiment, { method: 'continuity' })?.effect ?? 0.5;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
