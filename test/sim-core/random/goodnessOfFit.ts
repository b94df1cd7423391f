import { chiSquareTest } from '../../../sim-core/statistics/index.ts';

const DRAWS = 1_000_000;

/** Cells that expect fewer are joined with their neighbours. */
const SMALLEST_EXPECTATION = 40;

/** Probabilities of the whole numbers from `low` to `low + values.length - 1`. */
export type Masses = { low: number; values: Float64Array };

/**
 * Masses from the ratio of each to the one before, built outwards from the mode and normalised: shares no formula
 * with the samplers.
 */
export function massesByRatio(
  low: number,
  mode: number,
  high: number,
  ratio: (count: number) => number,
): Masses {
  const values = new Float64Array(high - low + 1);
  values[mode - low] = 1;
  for (let k = mode + 1; k <= high; k++) values[k - low] = values[k - low - 1]! * ratio(k);
  for (let k = mode; k > low; k--) values[k - low - 1] = values[k - low]! / ratio(k);
  const sum = values.reduce((total, value) => total + value, 0);
  return { low, values: values.map((value) => value / sum) };
}

/**
 * p-value of the chi-square test on a million draws; 0 where a draw falls outside the range of the masses and they
 * claim to be all.
 */
export function pValueOfFit(draw: () => number, { low, values }: Masses): number {
  const counts = new Float64Array(values.length);
  let outside = 0;
  for (let i = 0; i < DRAWS; i++) {
    const index = draw() - low;
    if (index >= 0 && index < counts.length) counts[index]!++;
    else outside++;
  }
  if (outside > 0) return 0;
  const observed: number[] = [];
  const expected: number[] = [];
  let seen = 0;
  let awaited = 0;
  for (let i = 0; i < values.length; i++) {
    seen += counts[i]!;
    awaited += values[i]! * DRAWS;
    if (awaited < SMALLEST_EXPECTATION) continue;
    observed.push(seen);
    expected.push(awaited);
    seen = 0;
    awaited = 0;
  }
  observed[observed.length - 1]! += seen;
  expected[expected.length - 1]! += awaited;
  return chiSquareTest(observed, expected)!.pValue;
}

/** How many standard errors the mean and the variance of the draws lie off, for a distribution close to normal. */
export function momentErrors(
  draw: () => number,
  draws: number,
  mean: number,
  variance: number,
): { mean: number; variance: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < draws; i++) {
    const distance = draw() - mean;
    sum += distance;
    squares += distance * distance;
  }
  const average = sum / draws;
  const spread = (squares - draws * average * average) / (draws - 1);
  return {
    mean: average / Math.sqrt(variance / draws),
    variance: (spread / variance - 1) / Math.sqrt(2 / draws),
  };
}

/** How many cells `pValueOfCells` sorts draws into. */
export const CELLS = 200;

/** p-value of the chi-square test on a million draws of a continuous distribution; the edges part equally likely cells. */
export function pValueOfCells(draw: () => number, edges: Float64Array): number {
  const cellOf = (value: number): number => {
    let low = 0;
    let high = edges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edges[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const values = new Float64Array(CELLS).fill(1 / CELLS);
  return pValueOfFit(() => cellOf(draw()), { low: 0, values });
}
