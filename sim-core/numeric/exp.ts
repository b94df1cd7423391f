import { LN2_HIGH, LN2_LOW } from './log.ts';
import { scaleByPowerOfTwo } from './powerOfTwo.ts';

const INVERSE_LN2 = 1.442695040888963387;

/**
 * e^x, bit for bit the same in every engine (error below 1 ulp). Infinity above 709.78, 0 below -745.13.
 * Source: fdlibm e_exp.c (Sun Microsystems 1993).
 */
export function exp(x: number): number {
  if (x > 709.782712893383973096) return Infinity;
  if (x < -745.13321910194110842) return 0;
  if (x !== x) return x;

  let high = x;
  let low = 0;
  let exponent = 0;
  if (Math.abs(x) > 0.34657359027997264) {
    exponent = Math.trunc(INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5));
    high = x - exponent * LN2_HIGH;
    low = exponent * LN2_LOW;
  } else if (Math.abs(x) < 3.725290298461914e-9) {
    return 1 + x;
  }
  const reduced = high - low;
  const square = reduced * reduced;
  const c =
    reduced -
    square *
      (1.66666666666666019037e-1 +
        square *
          (-2.77777777770155933842e-3 +
            square *
              (6.61375632143793436117e-5 +
                square * (-1.6533902205465251539e-6 + square * 4.13813679705723846039e-8))));
  const y = 1 + ((reduced * c) / (2 - c) - low + high);
  return exponent === 0 ? y : scaleByPowerOfTwo(y, exponent);
}
