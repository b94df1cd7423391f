import { double, words } from './doubleBits.ts';
import { powerOfTwo } from './powerOfTwo.ts';

export const LN2_HIGH = 6.9314718036912381649e-1;
export const LN2_LOW = 1.90821492927058770002e-10;

/** High word of sqrt(2)/2, where the reduced argument begins. */
export const SQRT_HALF_HIGH = 0x3fe6a09e;

/**
 * log(1 + f) - f for 1 + f between sqrt(2)/2 and sqrt(2): the series in s = f / (2 + f) of fdlibm e_log.c.
 * Returned without the term f, which the caller adds last.
 */
export function logSeries(f: number, tail: number): number {
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  return s * (halfSquare + (odd + even)) + tail - halfSquare;
}

/**
 * Natural logarithm, bit for bit the same in every engine (error below 1 ulp).
 * log(0) is -Infinity; below 0 NaN. Source: fdlibm e_log.c (Sun Microsystems 1993), as laid out in FreeBSD's msun.
 */
export function log(x: number): number {
  double[0] = x;
  let high = words[1]!;
  let normal = x;
  let exponent = 0;
  if (high < 0x00100000 || high >= 0x7ff00000) {
    if (x === 0) return -Infinity;
    if (!(x > 0)) return NaN;
    if (high >= 0x7ff00000) return x;
    normal = x * 18014398509481984;
    double[0] = normal;
    high = words[1]!;
    exponent = -54;
  }
  const shift = ((high + 0x3ff00000 - SQRT_HALF_HIGH) >> 20) - 0x3ff;
  exponent += shift;
  const f = normal * powerOfTwo(-shift) - 1;
  return logSeries(f, exponent * LN2_LOW) + f + exponent * LN2_HIGH;
}
