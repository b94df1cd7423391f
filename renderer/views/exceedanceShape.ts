import type { ExceedanceCurve } from '../../sim-core/index.ts';
import { stepBandPath, stepPath } from '../charts/paths.ts';

/** The probability of more than a positive value: that of the last point at or below it. Undefined before any run. */
export function exceeds({ zeroShare, points }: ExceedanceCurve, value: number): number | undefined {
  const at = points.findLast((point) => point.value <= value);
  return at ? at.probability : zeroShare ? 1 - zeroShare.estimate : undefined;
}

/** How a curve is drawn. */
export interface ExceedanceShape {
  readonly line: string;
  readonly band: string;
  /** Where the line falls past half of where it starts; undefined for a curve without points. */
  readonly middle: { readonly x: number; readonly y: number } | undefined;
}

/**
 * "More than x" is a staircase: it falls at a value, all at once, and holds between values. From the left edge
 * of the plot (position 0) it holds what exceeds nothing.
 */
export function exceedanceShape(
  { zeroShare, points }: ExceedanceCurve,
  toX: (value: number) => number,
  toY: (probability: number) => number,
): ExceedanceShape {
  if (!zeroShare || points.length === 0) return { line: '', band: '', middle: undefined };
  const start = { probability: 1 - zeroShare.estimate, low: 1 - zeroShare.high, high: 1 - zeroShare.low };
  const steps = [{ x: 0, ...start }, ...points.map(({ value, ...point }) => ({ x: toX(value), ...point }))];
  const half = start.probability / 2;
  const middle = points.find(({ probability }) => probability <= half);
  return {
    line: stepPath(steps.map(({ x, probability }) => ({ x, y: toY(probability) }))),
    band: stepBandPath(steps.map(({ x, low, high }) => ({ x, low: toY(low), high: toY(high) }))),
    middle: middle && { x: toX(middle.value), y: toY(half) },
  };
}
