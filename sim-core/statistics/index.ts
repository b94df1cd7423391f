/** Distributions, estimates with their intervals, tests, sample sizes, and mergeable moments. */
export { normalCdf } from './normalCdf.ts';
export { normalUpperTail } from './normalUpperTail.ts';
export { normalQuantile } from './normalQuantile.ts';
export { regularizedGammaLower, regularizedGammaUpper } from './regularizedGamma.ts';
export { gammaQuantile } from './gammaQuantile.ts';
export { chiSquareUpperTail } from './chiSquareUpperTail.ts';
export { regularizedBeta } from './regularizedBeta.ts';
export { betaQuantile } from './betaQuantile.ts';
export { binomialCdf } from './binomialCdf.ts';
export { binomialQuantile } from './binomialQuantile.ts';

export { momentsOf, momentsOfSums, mergeMoments, type Moments } from './moments.ts';
export { type PairedSums } from './pairedSums.ts';
export { quantile } from './quantile.ts';

export { twoSidedQuantile, type Interval } from './interval.ts';
export { wilsonInterval } from './wilsonInterval.ts';
export { agrestiCoullInterval, waldInterval } from './normalIntervals.ts';
export { clopperPearsonInterval, jeffreysInterval } from './betaIntervals.ts';
export { meanInterval } from './meanInterval.ts';
export { quantileInterval } from './quantileInterval.ts';

export { type Alternative } from './alternative.ts';
export { twoProportionTest, type Proportion, type TwoProportionResult } from './twoProportionTest.ts';
export { binomialTest } from './binomialTest.ts';
export { newcombeInterval } from './newcombeInterval.ts';
export { pairedProportionsInterval } from './pairedProportionsInterval.ts';
export { signTest } from './signTest.ts';
export { mcNemarMethods, mcNemarTest, type DiscordantPairs, type McNemarMethod } from './mcNemarTest.ts';
export { kolmogorovSmirnovTest } from './kolmogorovSmirnovTest.ts';
export { chiSquareTest } from './chiSquareTest.ts';
export { welchTest, welchInterval, type WelchResult } from './welchTest.ts';
export { cupedMoments } from './cuped.ts';
export {
  adjustedPValues,
  multipleTestingCorrections,
  type MultipleTestingCorrection,
} from './multipleTesting.ts';
export { mannWhitneyTest, type MannWhitneyMethod, type MannWhitneyResult } from './mannWhitneyTest.ts';
export { hodgesLehmannInterval } from './hodgesLehmann.ts';
export {
  binnedKolmogorovSmirnovTest,
  hellingerDistance,
  jensenShannonDistance,
  jensenShannonDivergence,
  kullbackLeiblerDivergence,
  populationStabilityIndex,
  totalVariationDistance,
} from './divergences.ts';

export { type Durations } from './riskTable.ts';
export { kaplanMeier, restrictedMean, type SurvivalInterval, type SurvivalStep } from './kaplanMeier.ts';
export { logRankTest, type LogRankResult } from './logRankTest.ts';
export { logHazardRatio } from './hazardRatio.ts';

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
  unitsForNormality,
  type TwoMeansDesign,
} from './sampleSizeTwoMeans.ts';
export { ratioMetricDeviation, ratioMoments, type RatioMetric } from './ratioMetric.ts';
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
export { confidenceSequence } from './confidenceSequence.ts';
export { bernoulliEValue } from './bernoulliEValue.ts';
export { cusumRunLength, nextCusum, rateScore, relativeRateScore } from './cusum.ts';
export { ewmaRunLength, normalCusumRunLength, shewhartRunLength } from './runLength.ts';
export { sprtLimits, sprtMeanUnits, type SprtDesign } from './sprt.ts';
export { burnRateAlert } from './burnRateAlert.ts';
export { findRoot } from './findRoot.ts';
export { chanceOfBreach, meanWindowsToAlarm, windowRuleAlarms, type WindowRule } from './windowRule.ts';
export { failureLimitAlarms, measurementsTaken } from './failureLimit.ts';
export { nonInferiorityTest } from './nonInferiorityTest.ts';
export { expectedLosses, type BetaPrior } from './expectedLoss.ts';
