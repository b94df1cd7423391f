import { chiSquareUpperTail } from './chiSquareUpperTail.ts';

/**
 * Pearson's chi-square test that counts fall into cells in the given proportions (`expected`, of the length of
 * `observed`, each 0 or more; scaled to the sum of the counts). Undefined without counts or with fewer than two cells
 * that expect any. A count where none is expected gives statistic Infinity. Throws on other input.
 * Source: Pearson 1900, Philosophical Magazine 50, 157-175.
 */
export function chiSquareTest(
  observed: ArrayLike<number>,
  expected: ArrayLike<number>,
): { statistic: number; degreesOfFreedom: number; pValue: number } | undefined {
  if (observed.length !== expected.length) {
    throw new RangeError(
      `chiSquareTest requires as many expectations as counts, got ${expected.length} and ${observed.length}`,
    );
  }
  const scale = sumOf('counts', observed) / sumOf('expectations', expected);
  let statistic = 0;
  let cells = 0;
  for (let i = 0; i < observed.length; i++) {
    if (expected[i] === 0 && observed[i] === 0) continue;
    const mean = expected[i]! * scale;
    const difference = observed[i]! - mean;
    statistic += (difference * difference) / mean;
    if (expected[i]! > 0) cells++;
  }
  if (!(scale > 0) || cells < 2) return undefined;
  const degreesOfFreedom = cells - 1;
  return { statistic, degreesOfFreedom, pValue: chiSquareUpperTail(statistic, degreesOfFreedom) };
}

function sumOf(what: string, values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= 0 && value < Infinity)) {
      throw new RangeError(`chiSquareTest requires finite ${what} of 0 or more, got ${value}`);
    }
    sum += value;
  }
  return sum;
}
