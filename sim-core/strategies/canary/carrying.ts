import { isConcurrent } from './checks.ts';
import type { Settings } from './settings.ts';

/**
 * What speaks against a canary's beginning with the counts of one before it: a rule that follows the course of time cannot be
 * given hours in one piece; hours in which nobody was served are not those of the same time; and where shares differ, the
 * challenger's requests are of other times than the incumbent's, so that rates that change with time look like a difference
 * between the models (Simpson's paradox).
 */
export function carryingProblem(settings: Settings, before: Settings): string | undefined {
  const timed = settings.gates.find(({ kind }) => kind !== 'z' && kind !== 'sequential');
  if (timed) {
    return `requires gates whose counts add up ("z", "sequential"), got "${timed.kind}", which follows the course of time`;
  }
  if (settings.beforeHours > 0 || before.beforeHours > 0) {
    return 'requires phases without hours before (beforeHours): those of one phase would be counted in the other';
  }
  if (!settings.gates.some(isConcurrent)) return undefined;
  const { share } = settings.stages[0]!;
  const other = [...before.stages, ...before.rollback.steps].find((step) => step.share !== share);
  return other
    ? `requires counts at one share throughout, for rates that change with time would look like a difference of the models, got ${other.share} before ${share}`
    : undefined;
}
