import type { Settings } from './settings.ts';

/**
 * What speaks against beginning with the counts of a test before: of units that were split otherwise, those of one arm are of
 * other times than those of the other, and what changes with time would look like an effect (Simpson's paradox) or like a split
 * that went wrong.
 */
export function carryingProblem(settings: Settings, before: Settings): string | undefined {
  const { challengerShare, holdout = 0 } = settings;
  return before.challengerShare === challengerShare && (before.holdout ?? 0) === holdout
    ? undefined
    : `requires the same challengerShare and holdout in the phase before, for what changes with time would look like an effect, got ${before.challengerShare} before ${challengerShare}`;
}
