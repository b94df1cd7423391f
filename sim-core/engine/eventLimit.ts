import type { RunSettings } from '../run/job.ts';
import { expectedRequests } from '../world/traffic.ts';

/**
 * Most requests that the events engine may be asked to draw in one run: at some millions a second and worker, 1e10 of
 * them take the better part of an hour.
 */
export const MAX_EVENTS = 1e10;

/** Most users whom the events engine may be asked to tell apart: it keeps some 14 bytes of each, whether they come or not. */
export const MAX_EVENT_USERS = 2e7;

/** Requests that the events engine would draw in a run: those of all plans in all replications, in expectation. */
export function expectedEvents({ scenario, replications }: RunSettings): number {
  const { traffic, horizonHours, tickMinutes } = scenario.world;
  const ticks = Math.round((horizonHours * 60) / tickMinutes);
  const requests = expectedRequests(traffic, ticks, tickMinutes / 60);
  return requests.reduce((sum, ofTick) => sum + ofTick, 0) * replications * scenario.plans.length;
}
