import type { Settings } from './settings.ts';

/**
 * What speaks against a canary's beginning with the counts of one before it: a rule that follows the course of time cannot be
 * given hours in one piece, and hours in which nobody was served are not those of the same time.
 */
export function carryingProblem(settings: Settings, before: Settings): string | undefined {
  const timed = settings.gates.find(({ kind }) => kind !== 'z' && kind !== 'sequential');
  if (timed) {
    return `requires gates whose counts add up ("z", "sequential"), got "${timed.kind}", which follows the course of time`;
  }
  return settings.beforeHours > 0 || before.beforeHours > 0
    ? 'requires phases without hours before (beforeHours): those of one phase would be counted in the other'
    : undefined;
}
