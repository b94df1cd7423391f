import { exceedanceCurve, summarize } from '../../sim-core/index.ts';
import type { ExceedanceCurve, PlanOutcomes, RunSettings, SimulationResult } from '../../sim-core/index.ts';
import { withoutNoise } from '../format/numbers.ts';

/** What the challenger's reach is counted in. */
export const reaches = ['users', 'requests', 'extraFailures'] as const;
export type Reach = (typeof reaches)[number];

/** What has been played, summarised: all that the views draw from. */
export interface Summary {
  readonly result: SimulationResult;
  /** How likely each plan's reach exceeds each value, by plan id. */
  readonly exceedance: Readonly<Record<string, Readonly<Record<Reach, ExceedanceCurve>>>>;
}

/** What the page asks of whoever summarises for it. */
export interface Summarizer {
  /** Takes the outcomes over: their columns are transferred and gone afterwards. */
  summarize(settings: RunSettings, outcomes: readonly PlanOutcomes[], complete: boolean): Promise<Summary>;
}

/** Points of a curve; more would not be seen. */
const POINTS = 160;

/** Summarises outcomes; apart from the worker that it runs in. */
export function summarizeRun(
  settings: RunSettings,
  outcomes: readonly PlanOutcomes[],
  complete: boolean,
): Summary {
  const curvesOf = ({ columns }: PlanOutcomes): Record<Reach, ExceedanceCurve> => {
    const curve = (values: Float64Array) => exceedanceCurve(values, { points: POINTS });
    return {
      users: curve(columns.users),
      requests: curve(columns.requests),
      extraFailures: curve(
        columns.extraFailures.map((extra, row) => withoutNoise(extra, columns.requests[row]!)),
      ),
    };
  };
  return {
    result: summarize({ ...settings, outcomes, complete }),
    exceedance: Object.fromEntries(outcomes.map((plan) => [plan.planId, curvesOf(plan)])),
  };
}
