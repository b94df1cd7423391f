import { LN2_HIGH, LN2_LOW } from './log.ts';
import { powerOfTwo } from './powerOfTwo.ts';

const INVERSE_LN2 = 1.442695040888963387;

/**
 * e^x - 1 without losing a small x (error below 1 ulp). Infinity above 709.78, -1 far below 0.
 * Source: fdlibm s_expm1.c (Sun Microsystems 1993).
 */
export function expm1(x: number): number {
  if (x !== x) return x;
  if (x > 709.782712893383973096) return Infinity;
  if (x < -38.816242799041) return -1;
  if (Math.abs(x) < 5.551115123125783e-17) return x;

  let reduced = x;
  let lost = 0;
  let exponent = 0;
  if (Math.abs(x) > 0.34657359027997264) {
    exponent =
      Math.abs(x) < 1.0397207708399179
        ? x < 0
          ? -1
          : 1
        : Math.trunc(INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5));
    const high = x - exponent * LN2_HIGH;
    const low = exponent * LN2_LOW;
    reduced = high - low;
    lost = high - reduced - low;
  }
  const half = 0.5 * reduced;
  const z = reduced * half;
  const r =
    1 +
    z *
      (-3.33333333333331316428e-2 +
        z *
          (1.58730158725481460165e-3 +
            z *
              (-7.93650757867487942473e-5 +
                z * (4.00821782732936239552e-6 + z * -2.01099218183624371326e-7))));
  const t = 3 - r * half;
  let e = z * ((r - t) / (6 - reduced * t));
  if (exponent === 0) return reduced - (reduced * e - z);

  e = reduced * (e - lost) - lost - z;
  if (exponent === -1) return 0.5 * (reduced - e) - 0.5;
  if (exponent === 1) return reduced < -0.25 ? -2 * (e - (reduced + 0.5)) : 1 + 2 * (reduced - e);
  if (exponent < 0 || exponent > 56) {
    const y = reduced - e + 1;
    return (exponent === 1024 ? y * 2 * powerOfTwo(1023) : y * powerOfTwo(exponent)) - 1;
  }
  const inverse = powerOfTwo(-exponent);
  const y = exponent < 20 ? reduced - e + (1 - inverse) : reduced - (e + inverse) + 1;
  return y * powerOfTwo(exponent);
}
