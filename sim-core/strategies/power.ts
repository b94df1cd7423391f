/** Power that "sample required by theory" asks for: the convention of sample-size planning. */
export const powerForPlanning = 0.8;

/** Whether two rates differ by rounding only: no sample is large enough to see a difference that is not there. */
export function isNoEffect(first: number, second: number): boolean {
  return Math.abs(first - second) <= 1e-9 * Math.max(first, second);
}
