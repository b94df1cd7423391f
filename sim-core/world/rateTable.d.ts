/** Rates per request by row and tick, and what they come to at the world's expected traffic. */
export interface RateTable {
  /** rates[row][tick] */
  readonly rates: readonly Float64Array[];
  /** expected[row][tick] = sum over the ticks before of requests times rate, at relative intensity 1. */
  readonly expected: readonly Float64Array[];
  /** Whether the row never changes, so that a block of ticks is one multiplication. */
  readonly constant: readonly boolean[];
}
/** @param requests expected requests by tick at relative intensity 1 */
export declare function rateTable(rates: readonly Float64Array[], requests: Float64Array): RateTable;
/** running[i] = sum of the values before i; one longer than the values. */
export declare function runningSum(values: Float64Array): Float64Array;
