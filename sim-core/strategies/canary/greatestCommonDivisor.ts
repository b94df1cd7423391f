/** The largest whole number that divides both, which are 1 or more. */
export function greatestCommonDivisor(first: number, second: number): number {
  return second === 0 ? first : greatestCommonDivisor(second, first % second);
}
