import type { Drift } from '../scenario/schema.ts';

/** How much of a drift has happened at an hour, 0 to 1. */
export function driftProgress(drift: Drift, hours: number): number {
  if (hours < drift.atHours) return 0;
  if (drift.shape === 'sudden') return 1;
  return Math.min(1, (hours - drift.atHours) / (drift.overHours ?? 1));
}
