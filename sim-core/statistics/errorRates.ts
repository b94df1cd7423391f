import { normalQuantile } from './normalQuantile.ts';

/** The risk a test takes: alpha in all, on one side or on both. */
export type Significance = { alpha: number; sides: 1 | 2 };

/** The z beyond which a test rejects; throws unless alpha lies strictly between 0 and 1. */
export function criticalValue({ alpha, sides }: Significance): number {
  if (!(alpha > 0 && alpha < 1))
    throw new RangeError(`A test requires an alpha between 0 and 1, got ${alpha}`);
  return -normalQuantile(alpha / sides);
}

/** The z that leaves the power below it; throws unless power lies strictly between 0 and 1. */
export function powerQuantile(power: number): number {
  if (!(power > 0 && power < 1))
    throw new RangeError(`A test requires a power between 0 and 1, got ${power}`);
  return normalQuantile(power);
}

/** Throws unless the value is a probability. */
export function requireProbability(what: string, value: number): void {
  if (value >= 0 && value <= 1) return;
  throw new RangeError(`A sample size requires ${what} from 0 to 1, got ${value}`);
}

/** Throws unless the ratio of the second arm to the first is above 0. */
export function requireRatio(ratio: number): void {
  if (ratio > 0 && ratio < Infinity) return;
  throw new RangeError(`A sample size requires a ratio above 0, got ${ratio}`);
}
