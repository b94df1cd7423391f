/**
 * Confidence interval of the p-quantile (0 to 1) from values in ascending order, free of any assumption on their
 * distribution: two order statistics whose ranks are exact binomial quantiles. Where no rank is far enough
 * out, the smallest or the largest value stands in and the level is not reached. Undefined without values.
 * Source: David and Nagaraja 2003, "Order Statistics", section 7.1.
 */
export declare function quantileInterval(
  sorted: ArrayLike<number>,
  p: number,
  level?: number,
): [low: number, high: number] | undefined;
