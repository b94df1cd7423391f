/** Power that "sample required by theory" asks for: the convention of sample-size planning. */
export const powerForPlanning = 0.8;

/**
 * Whether two rates differ by rounding only: no sample is large enough to see a difference that is not there. A rate
 * that nobody counts, NaN, shows none either.
 */
export function isNoEffect(first: number, second: number): boolean {
  if (Number.isNaN(first) || Number.isNaN(second)) return true;
  return Math.abs(first - second) <= 1e-9 * Math.max(first, second);
}

/** What the second rate has more than the first; 0 where that is rounding only. */
export function differenceOf(first: number, second: number): number {
  return isNoEffect(first, second) ? 0 : second - first;
}
