import type { CountSeries, WeekPlaces } from './countSeries.ts';

/** Second moments of the relative intensity of bins, the weekly profile taken out. */
export interface WeekMoments {
  /** Variance beyond Poisson over the squared mean (1/k of a negative binomial); may come out below 0. */
  readonly dispersion: number;
  /** Covariance of neighbouring bins over the product of their means. */
  readonly lagOneCovariance: number;
  /** Standard error that `dispersion` has if the counts are plain Poisson. */
  readonly poissonError: number;
}

/**
 * Second moments of counts about their expectation, weighted by its square, so that busy hours count most. What
 * is known of a squared mean is a product of two different weeks, which are taken to be independent: the few
 * weeks of a short series then bias nothing, whatever the correlation within a week. Undefined unless some step
 * of the week was counted in two weeks.
 * @param growth expected level of every bin relative to the profile (the trend)
 */
export function weekMoments(
  { bins, counts }: CountSeries,
  { steps, step, week }: WeekPlaces,
  growth: Float64Array,
): WeekMoments | undefined {
  const squares = new CrossWeekProducts(steps);
  const neighbours = new CrossWeekProducts(steps);
  for (let index = 0; index < bins.length; index += 1) {
    const level = counts[index]! / growth[index]!;
    const poissonPart = level / growth[index]!;
    squares.add(step[index]!, week[index]!, level, level, level * level - poissonPart);
    if (bins[index + 1] === bins[index]! + 1) {
      const next = counts[index + 1]! / growth[index + 1]!;
      neighbours.add(step[index]!, week[index]!, level, next, level * next);
    }
  }
  const variance = squares.totals();
  const covariance = neighbours.totals();
  if (!(variance.squaredMean > 0) || !(covariance.squaredMean > 0)) return undefined;
  return {
    dispersion: variance.excess / variance.squaredMean,
    lagOneCovariance: covariance.excess / covariance.squaredMean,
    poissonError: Math.sqrt(2 / variance.squaredMean),
  };
}

/** Sums of products a b in every step of the week, and of products of an a and a b of different weeks. */
class CrossWeekProducts {
  readonly #count: Float64Array;
  readonly #product: Float64Array;
  readonly #a: Float64Array;
  readonly #b: Float64Array;
  readonly #sameWeekCounts: Float64Array;
  readonly #sameWeekProducts: Float64Array;
  readonly #week: Int32Array;
  readonly #weekCount: Float64Array;
  readonly #weekA: Float64Array;
  readonly #weekB: Float64Array;

  constructor(steps: number) {
    this.#count = new Float64Array(steps);
    this.#product = new Float64Array(steps);
    this.#a = new Float64Array(steps);
    this.#b = new Float64Array(steps);
    this.#sameWeekCounts = new Float64Array(steps);
    this.#sameWeekProducts = new Float64Array(steps);
    this.#week = new Int32Array(steps).fill(-1);
    this.#weekCount = new Float64Array(steps);
    this.#weekA = new Float64Array(steps);
    this.#weekB = new Float64Array(steps);
  }

  /** Weeks come in order. */
  add(step: number, week: number, a: number, b: number, product: number): void {
    if (this.#week[step] !== week) {
      this.#closeWeek(step);
      this.#week[step] = week;
    }
    this.#weekCount[step]! += 1;
    this.#weekA[step]! += a;
    this.#weekB[step]! += b;
    this.#product[step]! += product;
  }

  #closeWeek(step: number): void {
    const count = this.#weekCount[step]!;
    const a = this.#weekA[step]!;
    const b = this.#weekB[step]!;
    this.#count[step]! += count;
    this.#a[step]! += a;
    this.#b[step]! += b;
    this.#sameWeekCounts[step]! += count * count;
    this.#sameWeekProducts[step]! += a * b;
    this.#weekCount[step] = 0;
    this.#weekA[step] = 0;
    this.#weekB[step] = 0;
  }

  /** Covariance and squared mean summed over the steps, each weighted by its degrees of freedom. */
  totals(): { excess: number; squaredMean: number } {
    let excess = 0;
    let squaredMean = 0;
    for (let step = 0; step < this.#count.length; step += 1) {
      this.#closeWeek(step);
      const count = this.#count[step]!;
      const pairs = count * count - this.#sameWeekCounts[step]!;
      if (pairs === 0) continue;
      const square = (this.#a[step]! * this.#b[step]! - this.#sameWeekProducts[step]!) / pairs;
      const freedom = pairs / count;
      excess += freedom * (this.#product[step]! / count - square);
      squaredMean += freedom * square;
    }
    return { excess, squaredMean };
  }
}
