import { quarterTurns, remainder } from './quarterTurns.ts';
import { kernelCosine, kernelSine } from './trigonometricKernels.ts';

/**
 * Sine of an angle in radians, bit for bit the same in every engine (error below 1 ulp). NaN for an infinite angle.
 * Source: fdlibm s_sin.c (Sun Microsystems 1993).
 */
export function sine(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  const turns = quarterTurns(x);
  const { high, tail } = remainder;
  if (turns === 0) return kernelSine(high, tail);
  if (turns === 1) return kernelCosine(high, tail);
  return turns === 2 ? -kernelSine(high, tail) : -kernelCosine(high, tail);
}
