import type { Interval } from './interval.ts';
import { mixtureCriticalValue } from './mixtureTest.ts';
import type { Proportion } from './twoProportionTest.ts';

/**
 * Difference of two rates, second less first, with bounds that hold at all looks together with probability 1 - alpha: look as
 * often as you like and stop when you like. `spread` is that of `mixtureSpread`, in units of both arms. Undefined where an arm
 * has no units or no rate varies yet. Valid for large samples (where both arms have had some events). Source: Waudby-Smith,
 * Arbour, Sinha, Kennedy and Ramdas 2024, "Time-uniform central limit theory and asymptotic confidence sequences", Annals of
 * Statistics 52(6), theorem 2.2.
 */
export function confidenceSequence(
  first: Proportion,
  second: Proportion,
  { alpha, spread }: { alpha: number; spread: number },
): Interval | undefined {
  if (first.units === 0 || second.units === 0) return undefined;
  const variance = varianceOf(first) + varianceOf(second);
  if (!(variance > 0)) return undefined;
  const estimate = second.events / second.units - first.events / first.units;
  const half = mixtureCriticalValue(alpha, first.units + second.units, spread) * Math.sqrt(variance);
  return { estimate, low: estimate - half, high: estimate + half };
}

function varianceOf({ events, units }: Proportion): number {
  const rate = events / units;
  return (rate * (1 - rate)) / units;
}
