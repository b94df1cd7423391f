import { curveAt } from './curve.ts';
import type { CurveAxis, CurvePoint } from './curve.ts';
import { toStep } from './curveDomain.ts';
import type { CurveDomain } from './curveDomain.ts';

/** A point of a curve moved: it stays between its neighbours and within the bounds of the value. */
export function withPointMoved(
  points: readonly CurvePoint[],
  index: number,
  to: CurvePoint,
  { end, step, valueStep, low, high }: CurveDomain,
): readonly CurvePoint[] {
  const own = points[index];
  if (!own) return points;
  const before = points[index - 1];
  const after = points[index + 1];
  const least = before ? before.at + step : 0;
  const most = after ? after.at - step : Math.max(end, own.at);
  const at = to.at === own.at || least > most ? own.at : clamp(toStep(to.at, step), least, most);
  const value = to.value === own.value ? own.value : clamp(toStep(to.value, valueStep), low, high);
  return points.map((point, place) => (place === index ? { at: tidy(at), value: tidy(value) } : point));
}

/** A curve with one point more, on the line that it has; undefined where a point stands there already. */
export function withPointAt(
  points: readonly CurvePoint[],
  over: CurveAxis,
  at: number,
): { readonly points: readonly CurvePoint[]; readonly index: number } | undefined {
  if (points.some((point) => point.at === at)) return undefined;
  const [value = 0] = curveAt(points, over, [at]);
  const next = points.findIndex((point) => point.at > at);
  const index = next === -1 ? points.length : next;
  return { points: points.toSpliced(index, 0, { at, value: tidy(value) }), index };
}

/** Where a point beside another finds room: half-way to the next one, or to the end of the axis, or back. */
export function roomBeside(
  points: readonly CurvePoint[],
  index: number,
  { end, step }: CurveDomain,
): number | undefined {
  const [before, own, after] = [points[index - 1], points[index], points[index + 1]];
  if (!own) return undefined;
  const gaps = [
    [own.at, after?.at ?? end],
    [before?.at ?? 0, own.at],
  ] as const;
  const gap = gaps.find(([left, right]) => right - left >= 2 * step);
  return gap && toStep((gap[0] + gap[1]) / 2, step);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Without the noise of adding steps up. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
