import type { Drift } from '../scenario/schema.ts';

/** How much of a drift has happened at an hour, 0 to 1. */
export function driftProgress(drift: Drift, hours: number): number {
  // The hours of a tick are rounded: a drift at hour 11 has begun in the tick that begins there.
  if (hours < drift.atHours - 1e-9) return 0;
  if (drift.shape === 'sudden') return 1;
  return Math.min(1, Math.max(0, hours - drift.atHours) / (drift.overHours ?? 1));
}
