import type { ExceedanceCurve, ExceedancePoint } from '../../sim-core/index.ts';
import { stepBandPath, stepPath } from '../charts/paths.ts';
import type { Point } from '../charts/paths.ts';

/** A curve, whatever else its points carry. */
interface Curve<CurvePoint> extends Omit<ExceedanceCurve, 'points'> {
  readonly points: readonly CurvePoint[];
}

type PlainPoint = Omit<ExceedancePoint, 'row'>;

/** The probability of more than a positive value: that of the last point at or below it. Undefined before any run. */
export function exceeds({ zeroShare, points }: Curve<PlainPoint>, value: number): number | undefined {
  const at = points.findLast((point) => point.value <= value);
  return at ? at.probability : zeroShare ? 1 - zeroShare.estimate : undefined;
}

/** How a curve is drawn. */
export interface ExceedanceShape {
  readonly line: string;
  readonly band: string;
  /** Where the line falls past a level of where it starts (1) and where it ends (0); undefined without points. */
  readonly fallsAt: (level: number) => Point | undefined;
}

/**
 * "More than x" is a staircase: it falls at a value, all at once, and holds between values. From the left edge
 * of the plot (position 0) it holds what exceeds nothing.
 */
export function exceedanceShape(
  { zeroShare, points }: Curve<PlainPoint>,
  toX: (value: number) => number,
  toY: (probability: number) => number,
): ExceedanceShape {
  if (!zeroShare || points.length === 0) return { line: '', band: '', fallsAt: () => undefined };
  const start = { probability: 1 - zeroShare.estimate, low: 1 - zeroShare.high, high: 1 - zeroShare.low };
  const steps = [{ x: 0, ...start }, ...points.map(({ value, ...point }) => ({ x: toX(value), ...point }))];
  return {
    line: stepPath(steps.map(({ x, probability }) => ({ x, y: toY(probability) }))),
    band: stepBandPath(steps.map(({ x, low, high }) => ({ x, low: toY(low), high: toY(high) }))),
    fallsAt: (level) => {
      const height = start.probability * level;
      const fall = points.find(({ probability }) => probability <= height);
      return fall && { x: toX(fall.value), y: toY(height) };
    },
  };
}
