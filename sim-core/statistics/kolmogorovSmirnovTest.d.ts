/**
 * Two-sample Kolmogorov-Smirnov test that two samples come from one distribution; undefined where one is empty. Values may
 * tie (the test is then conservative). The p-value is asymptotic, with the correction of Stephens 1970, "Use of the
 * Kolmogorov-Smirnov, Cramer-von Mises and related statistics without extensive tables", JRSS B 32, 115-122.
 */
export declare function kolmogorovSmirnovTest(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
):
  | {
      statistic: number;
      pValue: number;
    }
  | undefined;
