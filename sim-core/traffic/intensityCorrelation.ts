import { exp } from '../numeric/index.ts';
import { gammaTransform } from '../world/intensity.ts';

const TERMS = 60;
/** Where the weighted polynomials of 60 terms have all died away. */
const GRID_LIMIT = 9;
const GRID_STEPS_PER_UNIT = 32;

/**
 * The correlation of two Gamma intensities of the given dispersion as a function of the correlation of the
 * Gaussians behind them: the sum of c_k^2 r^k over its value at 1, where c_k are the coefficients of the Gamma in
 * normalised Hermite polynomials (Mehler's formula; 60 terms).
 */
export function intensityCorrelation(dispersion: number): (gaussian: number) => number {
  const toGamma = gammaTransform(dispersion);
  const coefficients = new Float64Array(TERMS + 1);
  const polynomials = new Float64Array(TERMS + 1);
  for (let knot = -GRID_LIMIT * GRID_STEPS_PER_UNIT; knot <= GRID_LIMIT * GRID_STEPS_PER_UNIT; knot += 1) {
    const z = knot / GRID_STEPS_PER_UNIT;
    const weighted = (toGamma(z) - 1) * exp((-z * z) / 2);
    polynomials[0] = 1;
    polynomials[1] = z;
    for (let k = 1; k < TERMS; k += 1) {
      polynomials[k + 1] = (z * polynomials[k]! - Math.sqrt(k) * polynomials[k - 1]!) / Math.sqrt(k + 1);
    }
    for (let k = 1; k <= TERMS; k += 1) coefficients[k]! += weighted * polynomials[k]!;
  }
  const sum = (gaussian: number) => {
    let value = 0;
    for (let k = TERMS; k >= 1; k -= 1) value = (value + coefficients[k]! * coefficients[k]!) * gaussian;
    return value;
  };
  const whole = sum(1);
  return (gaussian) => sum(gaussian) / whole;
}
