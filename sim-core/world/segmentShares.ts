import type { World } from '../scenario/schema.ts';
import { driftProgress } from './drift.ts';

/**
 * Shares of the segments by tick. A segment that covariate drifts name has its own share and the sum of their changes;
 * the others share what is left in proportion to their own, so that the shares of a tick sum to 1, whatever the order
 * of the drifts. Where no other segment is there to take what is left, the sum misses 1 and the check refuses it.
 */
export function segmentSharesOf(
  { segments, drifts }: Pick<World, 'segments' | 'drifts'>,
  ticks: number,
  tickHours: number,
): Float64Array[] {
  const sum = segments.reduce((total, { share }) => total + share, 0);
  // A file may miss 1 by a little; by what sums lose to rounding no share is changed.
  const whole = Math.abs(sum - 1) > 1e-12 ? sum : 1;
  const shares = segments.map(({ share }) => new Float64Array(ticks).fill(share / whole));
  const changes = new Map<number, Float64Array>();
  for (const drift of drifts) {
    if (drift.quantity !== 'share') continue;
    const target = segments.findIndex(({ id }) => id === drift.segments?.[0]);
    const change = changes.get(target) ?? new Float64Array(ticks);
    changes.set(target, change);
    for (let tick = 0; tick < ticks; tick += 1) {
      change[tick]! += drift.change * driftProgress(drift, tick * tickHours);
    }
  }
  const named = [...changes.keys()].sort((one, two) => one - two);
  const others = shares.filter((_, segment) => !changes.has(segment));
  for (let tick = 0; tick < ticks && named.length > 0; tick += 1) {
    let before = 0;
    let after = 0;
    for (const segment of named) {
      const share = shares[segment]!;
      before += share[tick]!;
      share[tick]! += changes.get(segment)![tick]!;
      after += share[tick]!;
    }
    const rest = before < 1 ? (1 - after) / (1 - before) : 0;
    for (const share of others) share[tick]! *= rest;
  }
  return shares;
}
