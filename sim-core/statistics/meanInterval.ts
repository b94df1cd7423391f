import { type Interval, twoSidedQuantile } from './interval.ts';
import type { Moments } from './moments.ts';

/**
 * Mean with its interval by the central limit theorem (meant for the many replications of a simulation); undefined below
 * two values, whose spread is unknown.
 */
export function meanInterval(moments: Moments, level = 0.95): Interval | undefined {
  const { count, mean, m2 } = moments;
  const z = twoSidedQuantile(level);
  if (count < 2) return undefined;
  const half = z * Math.sqrt(m2 / (count - 1) / count);
  return { estimate: mean, low: mean - half, high: mean + half };
}
