/**
 * Pearson's chi-square test that counts fall into cells in the given proportions (`expected`, of the length of
 * `observed`, each 0 or more; scaled to the sum of the counts). Undefined without counts or with fewer than two cells
 * that expect any. A count where none is expected gives statistic Infinity. Throws on other input.
 * Source: Pearson 1900, Philosophical Magazine 50, 157-175.
 */
export declare function chiSquareTest(
  observed: ArrayLike<number>,
  expected: ArrayLike<number>,
):
  | {
      statistic: number;
      degreesOfFreedom: number;
      pValue: number;
    }
  | undefined;
