import type { Alternative } from './alternative.ts';
import type { Moments } from './moments.ts';
import { studentTCriticalValue, studentTUpperTail } from './studentT.ts';

export type WelchResult = {
  /** Mean of the second less mean of the first. */
  difference: number;
  standardError: number;
  t: number;
  degreesOfFreedom: number;
  pValue: number;
};

/**
 * Test that two means are the same, whatever the variances; 'greater' asks whether the second is the greater. Undefined where a
 * sample has fewer than two units, or no value varies. Source: Welch 1947, Biometrika 34, 28-35; Satterthwaite 1946 for the
 * degrees of freedom.
 */
export function welchTest(
  first: Moments,
  second: Moments,
  alternative: Alternative = 'two-sided',
): WelchResult | undefined {
  if (first.count < 2 || second.count < 2) return undefined;
  const [one, two] = [meanVariance(first), meanVariance(second)];
  const variance = one + two;
  if (!(variance > 0)) return undefined;
  const degreesOfFreedom =
    (variance * variance) / ((one * one) / (first.count - 1) + (two * two) / (second.count - 1));
  const difference = second.mean - first.mean;
  const standardError = Math.sqrt(variance);
  const t = difference / standardError;
  const pValue =
    alternative === 'two-sided'
      ? 2 * studentTUpperTail(Math.abs(t), degreesOfFreedom)
      : studentTUpperTail(alternative === 'greater' ? t : -t, degreesOfFreedom);
  return { difference, standardError, t, degreesOfFreedom, pValue };
}

/** Interval of the difference of two means; the level lies above 0 and below 1. */
export function welchInterval(
  {
    difference,
    standardError,
    degreesOfFreedom,
  }: Pick<WelchResult, 'difference' | 'standardError' | 'degreesOfFreedom'>,
  level = 0.95,
): [low: number, high: number] {
  const half = studentTCriticalValue((1 - level) / 2, degreesOfFreedom) * standardError;
  return [difference - half, difference + half];
}

function meanVariance({ count, m2 }: Moments): number {
  return m2 / (count - 1) / count;
}
