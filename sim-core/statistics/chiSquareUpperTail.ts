import { regularizedGammaUpper } from './regularizedGamma.ts';

/** Probability that a chi-square variable with the given degrees of freedom (above 0) is above x (0 or more). */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  return regularizedGammaUpper(degreesOfFreedom / 2, x / 2);
}
