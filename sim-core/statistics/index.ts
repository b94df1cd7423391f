/** Distributions, estimates with their intervals, tests, sample sizes, and mergeable moments. */
export { normalCdf } from './normalCdf.ts';
export { normalUpperTail } from './normalUpperTail.ts';
export { normalQuantile } from './normalQuantile.ts';
export { regularizedGammaLower, regularizedGammaUpper } from './regularizedGamma.ts';
export { gammaQuantile } from './gammaQuantile.ts';
export { chiSquareUpperTail } from './chiSquareUpperTail.ts';
export { regularizedBeta } from './regularizedBeta.ts';
export { binomialCdf } from './binomialCdf.ts';
export { binomialQuantile } from './binomialQuantile.ts';

export { momentsOf, mergeMoments, type Moments } from './moments.ts';
export { quantile } from './quantile.ts';

export { type Interval } from './interval.ts';
export { wilsonInterval } from './wilsonInterval.ts';
export { meanInterval } from './meanInterval.ts';
export { quantileInterval } from './quantileInterval.ts';

export { type Alternative } from './alternative.ts';
export { twoProportionTest, type Proportion, type TwoProportionResult } from './twoProportionTest.ts';
export { signTest } from './signTest.ts';
export { mcNemarTest, type DiscordantPairs } from './mcNemarTest.ts';
export { kolmogorovSmirnovTest } from './kolmogorovSmirnovTest.ts';
export { chiSquareTest } from './chiSquareTest.ts';

export { studentTCriticalValue, studentTUpperTail, noncentralTUpperTail } from './studentT.ts';

export { type Significance } from './errorRates.ts';
export {
  detectableRate,
  powerTwoProportions,
  proportionApproximations,
  sampleSizeTwoProportions,
  type ProportionApproximation,
  type TwoProportionsDesign,
} from './sampleSizeTwoProportions.ts';
export {
  detectableMeanDifference,
  powerTwoMeans,
  sampleSizeTwoMeans,
  type TwoMeansDesign,
} from './sampleSizeTwoMeans.ts';
export { ratioMetricDeviation, type RatioMetric } from './ratioMetric.ts';
export { detectablePairs, powerPairs, sampleSizePairs } from './sampleSizePairs.ts';
export { detectablePreference, powerPreference, sampleSizePreference } from './sampleSizePreference.ts';
export {
  evenlySpaced,
  sequentialBoundaries,
  sequentialCriticalValues,
  sequentialExits,
  type SequentialBoundary,
  type SequentialDesign,
  type SequentialExits,
} from './groupSequential.ts';
export { sequentialInflation, sequentialPower, type SequentialInflation } from './sequentialInflation.ts';
export {
  chanceOfFailures,
  chanceOfFailuresWithin,
  hoursUntilFailures,
  rateShownByFailures,
  rateShownWithin,
  requestsUntilFailures,
} from './failureSightings.ts';
export { detectableByGate, gateFalseAlarm, gatePower, gateRequests, type GateDesign } from './gatePower.ts';
export { SpendingBounds } from './spendingBounds.ts';
export { mixtureCriticalValue, mixturePValue, mixtureSpread } from './mixtureTest.ts';
export { nonInferiorityTest } from './nonInferiorityTest.ts';
export { expectedLosses, type BetaPrior } from './expectedLoss.ts';
