import { double, words } from './doubleBits.ts';
import { LN2_HIGH, LN2_LOW, logSeries, SQRT_HALF_HIGH } from './log.ts';
import { powerOfTwo } from './powerOfTwo.ts';

/**
 * log(1 + x) without losing a small x (error below 1 ulp). log1p(-1) is -Infinity; below -1 NaN.
 * Source: fdlibm s_log1p.c, as laid out in FreeBSD's msun.
 */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x === Infinity) return x;
  if (Math.abs(x) < 1.1102230246251565e-16) return x;
  if (x > -0.2928932188134524 && x < 0.41421356237309503) return logSeries(x, 0) + x;

  const sum = 1 + x;
  double[0] = sum;
  const exponent = ((words[1]! + 0x3ff00000 - SQRT_HALF_HIGH) >> 20) - 0x3ff;
  const lost = exponent >= 54 ? 0 : (exponent >= 2 ? 1 - (sum - x) : x - (sum - 1)) / sum;
  const f = sum * powerOfTwo(-exponent) - 1;
  return logSeries(f, exponent * LN2_LOW + lost) + f + exponent * LN2_HIGH;
}
