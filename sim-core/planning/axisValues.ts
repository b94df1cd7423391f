import { exp, log } from '../numeric/index.ts';

/** How a swept number goes from one end to the other. */
export interface AxisRange {
  readonly from: number;
  readonly to: number;
  /** Values, both ends included; 2 or more. */
  readonly steps: number;
  readonly scale: 'linear' | 'logarithmic';
  /** Whether only whole numbers are values. */
  readonly whole: boolean;
}

/** Digits of the values between the ends: enough to lie evenly, few enough to be read. */
const DIGITS = 3;

/**
 * The values of a swept number, ascending, evenly spaced on its scale but for rounding to three digits; fewer than
 * `steps` where whole numbers or three digits do not tell more apart. The ends are as they were given.
 * @throws RangeError unless from is below to, steps is a whole number of 2 or more, and a logarithmic scale begins above 0
 */
export function axisValues({ from, to, steps, scale, whole }: AxisRange): number[] {
  if (!(from < to && to < Infinity && from > -Infinity)) {
    throw new RangeError(`axisValues requires from below to, got ${from} and ${to}`);
  }
  if (!(Number.isInteger(steps) && steps >= 2)) {
    throw new RangeError(`axisValues requires 2 steps or more, got ${steps}`);
  }
  if (scale === 'logarithmic' && from <= 0) {
    throw new RangeError(`axisValues requires a logarithmic scale to begin above 0, got ${from}`);
  }
  const values = Array.from({ length: steps }, (_, step) => {
    if (step === 0) return from;
    if (step === steps - 1) return to;
    const along = step / (steps - 1);
    const exact = scale === 'logarithmic' ? from * exp(along * log(to / from)) : from + along * (to - from);
    return whole ? Math.round(exact) : tidied(exact, to - from);
  });
  return values.filter((value, step) => step === 0 || value > values[step - 1]!);
}

/** Three digits of the value, or of the range where that is finer. */
function tidied(value: number, range: number): number {
  const rounded = Number(value.toPrecision(DIGITS));
  return Math.abs(rounded - value) < range / 200 ? rounded : Number(value.toPrecision(DIGITS + 3));
}
