import { sampleQuantity } from '../../../sim-core/index.ts';
import { valueAt } from '../../store/path.ts';
import type { Json } from '../../store/path.ts';
import type { FormSchema } from '../formSchema.ts';

/** A point of a drawn curve. */
export interface CurvePoint {
  /** Hours since the world began, or a share from 0 to 1. */
  readonly at: number;
  readonly value: number;
}

/** What a curve runs over. */
export type CurveAxis = 'hours' | 'share';

/** Whether the entries of a list are the points of a curve. */
export function isCurve({ properties = {} }: FormSchema): boolean {
  return Object.keys(properties).join() === 'at,value';
}

/** Of a list of points those of a curve; undefined while some are no numbers or out of order. */
export function readCurve(value: Json | undefined): readonly CurvePoint[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const points: CurvePoint[] = [];
  for (const entry of value as readonly Json[]) {
    const [at, height] = [valueAt(entry, ['at']), valueAt(entry, ['value'])];
    if (typeof at !== 'number' || typeof height !== 'number') return undefined;
    if (at <= (points.at(-1)?.at ?? -Infinity)) return undefined;
    points.push({ at, value: height });
  }
  return points;
}

/** The values of a curve at some places, as the core reads it. */
export function curveAt(
  points: readonly CurvePoint[],
  over: CurveAxis,
  places: readonly number[],
): readonly number[] {
  const where = places.map((at) => ({ hours: 0, sinceStart: 0, share: 0, load: 1, segment: '', [over]: at }));
  return sampleQuantity({ kind: 'curve', over, points: [...points] }, where).values;
}
