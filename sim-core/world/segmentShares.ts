import type { World } from '../scenario/schema.ts';
import { driftProgress } from './drift.ts';

/**
 * Shares of the segments by tick. A covariate drift adds its change to the share of its segment, and the others
 * give or take in proportion to their own, so that the shares of a tick sum to 1.
 */
export function segmentSharesOf(
  { segments, drifts }: Pick<World, 'segments' | 'drifts'>,
  ticks: number,
  tickHours: number,
): Float64Array[] {
  const moving = drifts.filter(({ quantity }) => quantity === 'share');
  const sum = segments.reduce((total, { share }) => total + share, 0);
  // A file may miss 1 by a little; by what sums lose to rounding no share is changed.
  const whole = Math.abs(sum - 1) > 1e-12 ? sum : 1;
  const shares = segments.map(({ share }) => new Float64Array(ticks).fill(share / whole));
  for (const drift of moving) {
    const target = segments.findIndex(({ id }) => id === drift.segments?.[0]);
    for (let tick = 0; tick < ticks; tick += 1) {
      const before = shares[target]![tick]!;
      const after = before + drift.change * driftProgress(drift, tick * tickHours);
      const rest = before < 1 ? (1 - after) / (1 - before) : 0;
      for (const share of shares) share[tick]! *= rest;
      shares[target]![tick] = after;
    }
  }
  return shares;
}
