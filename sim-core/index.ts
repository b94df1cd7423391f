/**
 * The simulation core: a pure library without DOM, Node or clock. Scenario text goes in through
 * `parseScenario`, is played by `runPool` on workers made of `createSimulationWorker`, and comes out of
 * `summarize` as the result object.
 */

// Scenarios: the file format, its problems, its identity.
export { checkScenario, parseScenario, type Checked } from './scenario/check.ts';
export { planningContext } from './scenario/planProblems.ts';
export { formatPath, formatProblem, showValue, type Problem } from './scenario/problems.ts';
export { scenarioHash } from './scenario/hash.ts';
export { scenarioJsonSchema } from './scenario/jsonSchema.ts';
export { serializeScenario } from './scenario/serialize.ts';
export { worldSchema } from './scenario/worldSchema.ts';
export {
  MAX_REPLICATIONS,
  SCENARIO_FORMAT,
  SCENARIO_VERSION,
  scenarioSchema,
  type Phase,
  type Plan,
  type Scenario,
  type World,
} from './scenario/schema.ts';

// Strategies: the registry and what describes each.
export { strategies } from './strategies/index.ts';
export type { Exposure, Reading, Strategy } from './strategies/strategy.ts';

// Runs: the worker, the pool, one recorded replication.
export { engineChoices, type EngineChoice, type EngineName } from './engine/engine.ts';
export { MAX_EVENTS, expectedEvents } from './engine/eventLimit.ts';
export type { Chunk, RunSettings, SimulationWorker } from './run/job.ts';
export { createSimulationWorker } from './run/simulationWorker.ts';
export {
  WorkerLost,
  runPool,
  traceOnWorker,
  type PoolOptions,
  type PoolProgress,
  type PoolRun,
  type WorkerHandle,
} from './run/pool.ts';
export type { Trace, TraceTick } from './engine/trace.ts';

// Outcomes: columns by replication, estimates, curves.
export { outcomeColumns, transferables, type OutcomeColumn, type PlanOutcomes } from './outcome/outcomes.ts';
export { summarize } from './outcome/summarize.ts';
export {
  comparePlans,
  comparedQuantities,
  type ComparedQuantity,
  type Incomparable,
  type NotCompared,
  type PairedDifference,
  type PlanComparison,
  type Race,
} from './outcome/comparePlans.ts';
export { outcomeTree, type OutcomeTree } from './outcome/outcomeTree.ts';
export {
  QUANTILE_DOTS,
  planExemplars,
  reachMeasures,
  type DetectionDot,
  type PlanExemplars,
  type ReachExemplars,
  type ReachMeasure,
  type StoppingDot,
} from './outcome/exemplars.ts';
export { exceedanceCurve, type ExceedanceCurve, type ExceedancePoint } from './outcome/exceedance.ts';
export type {
  PlanResult,
  ProbabilityEstimate,
  QuantityEstimate,
  SimulationResult,
  TruthClass,
} from './outcome/result.ts';

// The self-test: engines against closed forms.
export { SELF_TEST_LIMIT, selfTest, type SelfTestComparison } from './selfTest/index.ts';

// Traffic: counts fitted into what a scenario holds.
export {
  fitErrors,
  fitTraffic,
  isBinLength,
  type CountSeries,
  type FitErrors,
  type TrafficFit,
  type TrafficFitting,
} from './traffic/index.ts';
export type { Moments } from './statistics/index.ts';

// Calculators: the sample, the power or the effect that goes with the other two.
export {
  burnRateAlert,
  chanceOfBreach,
  chanceOfFailuresWithin,
  agrestiCoullInterval,
  binomialTest,
  clopperPearsonInterval,
  cusumRunLength,
  detectableByGate,
  detectableMeanDifference,
  detectablePairs,
  detectablePreference,
  detectableRate,
  evenlySpaced,
  ewmaRunLength,
  failureLimitAlarms,
  findRoot,
  gateFalseAlarm,
  gatePower,
  gateRequests,
  hoursUntilFailures,
  jeffreysInterval,
  meanWindowsToAlarm,
  measurementsTaken,
  normalCusumRunLength,
  powerPairs,
  powerPreference,
  powerTwoMeans,
  powerTwoProportions,
  proportionApproximations,
  rateShownByFailures,
  rateShownWithin,
  ratioMetricDeviation,
  requestsUntilFailures,
  sampleSizePairs,
  sampleSizePreference,
  sampleSizeTwoMeans,
  sampleSizeTwoProportions,
  sequentialBoundaries,
  sequentialInflation,
  sequentialPower,
  shewhartRunLength,
  sprtLimits,
  sprtMeanUnits,
  unitsForNormality,
  waldInterval,
  wilsonInterval,
  windowRuleAlarms,
  type SequentialBoundary,
  type SequentialInflation,
} from './statistics/index.ts';
