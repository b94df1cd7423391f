/**
 * The simulation core: a pure library without DOM, Node or clock. Scenario text goes in through
 * `parseScenario`, is played by `runPool` on workers made of `createSimulationWorker`, and comes out of
 * `summarize` as the result object.
 */

// Scenarios: the file format, its problems, its identity.
export { checkScenario, parseScenario, type Checked } from './scenario/check.ts';
export type { NewerFile } from './scenario/newerFile.ts';
export { planningContext } from './scenario/planProblems.ts';
export { harmlessText } from './scenario/harmlessText.ts';
export { formatPath, formatProblem, showValue, type Problem } from './scenario/problems.ts';
export { mostReplications } from './scenario/replicationLimit.ts';
export { scenarioHash } from './scenario/hash.ts';
export { scenarioJsonSchema } from './scenario/jsonSchema.ts';
export { MAX_FILE_BYTES, isFileSize } from './scenario/fileText.ts';
export { serializeScenario } from './scenario/serialize.ts';
export { worldSchema } from './scenario/worldSchema.ts';
export {
  MAX_REPLICATIONS,
  SCENARIO_FORMAT,
  SCENARIO_VERSION,
  scenarioSchema,
  type Drift,
  type Feedback,
  type Phase,
  type Plan,
  type Scenario,
  type Traffic,
  type World,
} from './scenario/schema.ts';

// What a world does, asked part by part: what a form shows while it is edited.
export {
  FormulaError,
  formulaFunctions,
  formulaVariables,
  parseFormula,
  type FormulaVariables,
} from './formula/formula.ts';
export { problemsOfQuantity } from './scenario/quantityProblems.ts';
export type { Quantity } from './scenario/quantitySchema.ts';
export { driftProgress } from './world/drift.ts';
export { feedbackProgress } from './world/feedback.ts';
export { sampleBehaviour } from './world/sampleBehaviour.ts';
export { drawnInterval, sampleQuantity } from './world/sampleQuantity.ts';
export { expectedRequests } from './world/traffic.ts';
export { UnplayableScenario } from './world/unplayable.ts';

// Strategies: the registry and what describes each.
export { strategies } from './strategies/index.ts';
export type { Exposure, Reading, Strategy } from './strategies/strategy.ts';

// Planning: what goes together in a phase, solved for what is unknown.
export { plannedPhase, type PlannedPhase, type Supply } from './planning/phaseSizing.ts';
export { solveLinked } from './planning/linkedQuantities.ts';
export {
  linkedQuantities,
  type LinkedAnswer,
  type LinkedQuantity,
  type LinkedQuestion,
} from './planning/linkedQuestion.ts';

// Runs: the worker, the pool, one recorded replication.
export { engineChoices, type EngineChoice, type EngineName } from './engine/engine.ts';
export { MAX_EVENTS, MAX_EVENT_USERS, expectedEvents } from './engine/eventLimit.ts';
export type { Chunk, RunSettings, SimulationWorker } from './run/job.ts';
export { createSimulationWorker } from './run/simulationWorker.ts';
export {
  WorkerLost,
  addOutcomes,
  playOnPool,
  runPool,
  type PoolEnd,
  type PoolOptions,
  type PoolProgress,
  type PoolRun,
  type RunHold,
  type WorkerHandle,
} from './run/pool.ts';
export { PRECISION_RANGE, expectedReplications } from './run/precision.ts';
export { measureCells, type CellsOptions } from './run/measureCells.ts';
export type { Trace, TraceTick } from './engine/trace.ts';
export { worldCourse, type WorldCourse } from './run/worldCourse.ts';

// Planning: what happens to the answer where the scenario is another.
export { axisValues, type AxisRange } from './planning/axisValues.ts';
export { cellScenario, type CellScenario, type Setting, type SweptNumber } from './planning/cellScenario.ts';
export { interpolateGrid, type FilledCell } from './planning/interpolateGrid.ts';
export {
  measureKeys,
  measureOutcomes,
  measureUnit,
  type Measured,
  type MeasuredNumber,
  type MeasureKey,
  type MeasureUnit,
  type NoNumber,
} from './planning/measures.ts';
export { measureExemplar, type MeasureExemplar } from './planning/measureExemplar.ts';
export type { MeasuredScenario } from './planning/measureScenario.ts';
export { nextCells, type KnownCell, type NextCells, type SweepPolicy } from './planning/nextCells.ts';
export {
  aimOf,
  factorAtPower,
  powerCurve,
  type Aim,
  type MeasuredEffect,
  type PowerCurve,
  type PowerPoint,
} from './planning/powerCurve.ts';
export { hasEffectToScale, scaleEffect } from './planning/scaleEffect.ts';
export { placeKey, placesOf, type GridSize, type Place } from './planning/sweepGrid.ts';
export { measureChange, type MeasureChange } from './planning/measureChange.ts';
export { tornadoOf, type MovedNumber, type TornadoBar } from './planning/tornado.ts';

// Outcomes: columns by replication, estimates, curves.
export {
  firstOutcomes,
  outcomeColumns,
  truthCodes,
  verdictCodes,
  type OutcomeColumn,
  type PlanOutcomes,
} from './outcome/outcomes.ts';
export type { PackedOutcomes } from './outcome/packedOutcomes.ts';
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
export {
  compareRuns,
  isUnchangedPlan,
  pairingOf,
  runQuantities,
  type Pairing,
  type PlayedPlan,
  type RunComparison,
  type RunQuantity,
  type ShareDifference,
} from './outcome/compareRuns.ts';
export type { MeanDifference, NoDifference } from './outcome/meanDifference.ts';
export { outcomeTree, runEndings, type OutcomeTree, type RunEnding } from './outcome/outcomeTree.ts';
export { exceedanceCurve, type ExceedanceCurve, type ExceedancePoint } from './outcome/exceedance.ts';
export type {
  PlanResult,
  ProbabilityEstimate,
  QuantityEstimate,
  SimulationResult,
  TruthClass,
} from './outcome/result.ts';

export { PROGRAM_VERSION } from './programVersion.ts';

export { fitOf, misfitsOf, type Misfit } from './outcome/misfits.ts';
export { isResultText, parseResult, serializeResult, type CheckedResult } from './outcome/parseResult.ts';
export { RESULT_FORMAT, RESULT_VERSION, resultSchema } from './outcome/resultSchema.ts';

// The self-test: engines against closed forms.
export {
  SELF_TEST_LIMIT,
  selfTest,
  selfTestParts,
  type SelfTestComparison,
  type SelfTestPart,
} from './selfTest/index.ts';

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
