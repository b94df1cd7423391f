import { double, words } from './doubleBits.ts';

/** floor(2 / pi * 2^1216): enough bits to reduce the largest double. */
const TWO_OVER_PI = BigInt(
  '0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424d' +
    'd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639' +
    '835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f46' +
    '3f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6bab',
);
const TWO_OVER_PI_BITS = 1216n;

/** floor(pi / 2 * 2^192). */
const HALF_PI = BigInt('0x1921fb54442d18469898cc51701b839a252049c1114cf98e8');
const FRACTION_BITS = 192n;

/** What `quarterTurns` leaves of the angle, in [-pi/4, pi/4], as a double and its tail. Read it at once. */
export const remainder = { high: 0, tail: 0 };

/**
 * Number of quarter turns nearest to a finite angle x in radians, modulo 4; the rest goes to `remainder`.
 * Source: fdlibm e_rem_pio2.c below 823,549 (Cody and Waite in three steps); above, exact integer arithmetic.
 */
export function quarterTurns(x: number): number {
  const size = Math.abs(x);
  if (size <= 0.7853981633974483) {
    remainder.high = x;
    remainder.tail = 0;
    return 0;
  }
  if (size > 823549) return quarterTurnsOfLarge(x);

  const turns = Math.round(x * 6.36619772367581382433e-1);
  let rest = x - turns * 1.57079632673412561417;
  let tail = turns * 6.07710050650619224932e-11;
  let high = rest - tail;
  if (Math.abs(high) < size * 1.52587890625e-5) {
    const before = rest;
    const second = turns * 6.0771005063039659766e-11;
    rest = before - second;
    tail = turns * 2.02226624879595063154e-21 - (before - rest - second);
    high = rest - tail;
    if (Math.abs(high) < size * 1.7763568394002505e-15) {
      const beforeThird = rest;
      const third = turns * 2.0222662487111664558e-21;
      rest = beforeThird - third;
      tail = turns * 8.47842766036889956997e-32 - (beforeThird - rest - third);
      high = rest - tail;
    }
  }
  remainder.high = high;
  remainder.tail = rest - high - tail;
  return turns & 3;
}

function quarterTurnsOfLarge(x: number): number {
  double[0] = Math.abs(x);
  const exponent = (words[1]! >> 20) - 0x3ff - 52;
  words[1] = (words[1]! & 0x000fffff) | ((0x3ff + 52) << 20);
  const mantissa = BigInt(double[0]);

  const shift = TWO_OVER_PI_BITS - BigInt(exponent);
  const product = mantissa * TWO_OVER_PI;
  const turns = (product + (1n << (shift - 1n))) >> shift;
  const fraction = (product - (turns << shift)) >> (shift - FRACTION_BITS);
  const angle = (fraction * HALF_PI) >> FRACTION_BITS;
  const high = Number(angle);
  const tail = Number(angle - BigInt(high));
  // 2^-192: angle counts in units of 2^-FRACTION_BITS.
  const unit = 1.5930919111324523e-58;
  const sign = x < 0 ? -1 : 1;
  remainder.high = sign * high * unit;
  remainder.tail = sign * tail * unit;
  return (sign * Number(turns & 3n)) & 3;
}
