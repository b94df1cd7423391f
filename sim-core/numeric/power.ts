import { double, words } from './doubleBits.ts';
import { scaleByPowerOfTwo } from './powerOfTwo.ts';

const TWO_THIRDS_LOG2E_HIGH = 9.61796700954437255859e-1;
const TWO_THIRDS_LOG2E_LOW = -7.02846165095275826516e-9;
const TWO_THIRDS_LOG2E = 9.61796693925975554329e-1;
/** log2(1.5) in two parts. */
const LOG2_THREE_HALVES_HIGH = 5.84962487220764160156e-1;
const LOG2_THREE_HALVES_LOW = 1.35003920212974897128e-8;
const LN2 = 6.93147180559945286227e-1;
const LN2_HIGH = 6.93147182464599609375e-1;
const LN2_LOW = -1.90465429995776804525e-9;

/**
 * base to the exponent for a base above 0 (error below 1 ulp), bit for bit the same in every engine; throws for
 * any other base. Source: fdlibm e_pow.c (Sun Microsystems 1993): log2 of the base in two doubles, times the exponent.
 */
export function power(base: number, exponent: number): number {
  if (!(base > 0)) throw new RangeError(`power requires a base above 0, got ${base}`);
  if (exponent === 0 || base === 1) return 1;
  if (exponent !== exponent) return NaN;
  if (base === Infinity) return exponent > 0 ? Infinity : 0;
  if (Math.abs(exponent) > 1e300 || Math.abs(exponent) === Infinity) {
    return base > 1 === exponent > 0 ? Infinity : 0;
  }
  if (Math.abs(exponent) < 1e-30) return 1;

  const logHigh = log2(base);
  const logLow = log2Tail;
  const exponentHigh = withoutLowWord(exponent);
  const productLow = (exponent - exponentHigh) * logHigh + exponent * logLow;
  const productHigh = exponentHigh * logHigh;
  const product = productLow + productHigh;
  if (product >= 1024.5) return Infinity;
  if (product < -1076) return 0;
  return exp2(productHigh, productLow);
}

/** The part of the last `log2` that its result could not hold. */
let log2Tail = 0;

function log2(base: number): number {
  double[0] = base;
  let scale = 0;
  if (words[1]! < 0x00100000) {
    double[0] = base * 9007199254740992;
    scale = -53;
  }
  let high = words[1]!;
  scale += (high >> 20) - 0x3ff;
  const mantissa = high & 0x000fffff;
  high = mantissa | 0x3ff00000;
  // The mantissa is reduced by 1 where it is below sqrt(3/2), by 1.5 below sqrt(3), and halved above.
  let nearThreeHalves = false;
  if (mantissa > 0x3988e) {
    if (mantissa < 0xbb67a) nearThreeHalves = true;
    else {
      scale += 1;
      high -= 0x00100000;
    }
  }
  words[1] = high;
  const x = double[0];
  const centre = nearThreeHalves ? 1.5 : 1;

  const u = x - centre;
  const v = 1 / (x + centre);
  const s = u * v;
  const sHigh = withoutLowWord(s);
  words[0] = 0;
  words[1] = ((high >> 1) | 0x20000000) + 0x00080000 + (nearThreeHalves ? 0x00040000 : 0);
  const tHigh = double[0];
  const tLow = x - (tHigh - centre);
  const sLow = v * (u - sHigh * tHigh - sHigh * tLow);

  const square = s * s;
  const r =
    square *
      square *
      (5.99999999999994648725e-1 +
        square *
          (4.28571428578550184252e-1 +
            square *
              (3.33333329818377432918e-1 +
                square *
                  (2.72728123808534006489e-1 +
                    square * (2.30660745775561754067e-1 + square * 2.06975017800338417784e-1))))) +
    sLow * (sHigh + s);
  const squareHigh = sHigh * sHigh;
  const threeHigh = withoutLowWord(3 + squareHigh + r);
  const threeLow = r - (threeHigh - 3 - squareHigh);

  const productU = sHigh * threeHigh;
  const productV = sLow * threeHigh + threeLow * s;
  const p = withoutLowWord(productU + productV);
  const pLow = productV - (p - productU);
  const zHigh = TWO_THIRDS_LOG2E_HIGH * p;
  const zLow =
    TWO_THIRDS_LOG2E_LOW * p + pLow * TWO_THIRDS_LOG2E + (nearThreeHalves ? LOG2_THREE_HALVES_LOW : 0);
  const offset = nearThreeHalves ? LOG2_THREE_HALVES_HIGH : 0;

  const result = withoutLowWord(zHigh + zLow + offset + scale);
  log2Tail = zLow - (result - scale - offset - zHigh);
  return result;
}

function exp2(high: number, low: number): number {
  const sum = high + low;
  const scale = Math.abs(sum) > 0.5 ? Math.floor(sum + 0.5) : 0;
  const rest = high - scale;
  const t = withoutLowWord(low + rest);
  const u = t * LN2_HIGH;
  const v = (low - (t - rest)) * LN2 + t * LN2_LOW;
  const z = u + v;
  const w = v - (z - u);
  const square = z * z;
  const t1 =
    z -
    square *
      (1.66666666666666019037e-1 +
        square *
          (-2.77777777770155933842e-3 +
            square *
              (6.61375632143793436117e-5 +
                square * (-1.6533902205465251539e-6 + square * 4.13813679705723846039e-8))));
  const r = (z * t1) / (t1 - 2) - (w + z * w);
  return scaleByPowerOfTwo(1 - (r - z), scale);
}

function withoutLowWord(x: number): number {
  double[0] = x;
  words[0] = 0;
  return double[0];
}
