import { isUnchangedPlan } from '../../sim-core/index.ts';
import type { PlanResult } from '../../sim-core/index.ts';
import type { Summary } from '../simulation/summary.ts';
import type { Answer } from '../store/runState.ts';

/** What the charts of an answer draw behind it: plans of the pinned run, as they were there. */
export interface Ghosts {
  /** Plans that are in both runs and have changed, by id. */
  readonly plans: ReadonlyMap<string, PlanResult>;
  readonly exceedance: Summary['exceedance'];
}

/** The plans of a pinned answer that this one has as well, with something changed. */
export function ghostsOf(answer: Answer, pinned: Answer): Ghosts {
  const changed = pinned.result.plans.filter(
    ({ id }) =>
      answer.result.plans.some((plan) => plan.id === id) &&
      !isUnchangedPlan(answer.settings, pinned.settings, id),
  );
  return { plans: new Map(changed.map((plan) => [plan.id, plan])), exceedance: pinned.exceedance };
}

/** The mean sample of a plan as pinned; undefined where it had none or counted it in another unit. */
export function pinnedSample(ghosts: Ghosts | undefined, { id, sampleSize }: PlanResult): number | undefined {
  const pinned = ghosts?.plans.get(id)?.sampleSize;
  return pinned?.unit === sampleSize.unit ? pinned.used?.mean : undefined;
}
