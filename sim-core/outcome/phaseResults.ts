import type { CompiledPhase, CompiledPlan } from '../engine/play.ts';
import { estimateProbability, estimateQuantity } from './estimates.ts';
import type { PlanOutcomes } from './outcomes.ts';
import type { PhaseOutcomes } from './phaseOutcomes.ts';
import { phaseEndings } from './phaseOutcomes.ts';
import type { PhaseResult } from './result.ts';

/** What came of each phase of a plan, over the replications that reached it. */
export function phaseResults({ phases }: CompiledPlan, outcomes: PlanOutcomes): PhaseResult[] {
  return outcomes.phases.map((columns, index) => phaseResult(phases[index]!, columns));
}

function phaseResult({ strategy, settings }: CompiledPhase, columns: PhaseOutcomes): PhaseResult {
  const played = columns.visits.length;
  const reached = columns.visits.reduce((sum, visits) => sum + (visits > 0 ? 1 : 0), 0);
  // What was never reached has no place in a distribution over those that did.
  const amongReached = (values: Float64Array) =>
    estimateQuantity(reached === played ? values : values.filter((_, row) => columns.visits[row]! > 0));
  const ended = (code: number) =>
    estimateProbability(
      columns.ending.reduce((sum, ending) => sum + (ending === code ? 1 : 0), 0),
      reached,
    );
  return {
    strategy: strategy.kind,
    reached: estimateProbability(reached, played),
    visits: amongReached(columns.visits),
    ending: {
      passed: ended(phaseEndings.promote),
      failed: ended(phaseEndings.rollBack),
      undecided: ended(phaseEndings.inconclusive),
      unfinished: ended(phaseEndings.continue),
    },
    hours: estimateQuantity(columns.endHours.map((end, row) => end - columns.startHours[row]!)),
    sampleSize: { unit: strategy.sampleUnit(settings), used: amongReached(columns.unitsSeen) },
    blastRadius: {
      requests: amongReached(columns.requests),
      extraFailures: amongReached(columns.extraFailures),
      harm: amongReached(columns.harm),
    },
  };
}
