import { power } from '../numeric/index.ts';

/** What waiting does to the requests of a pool of machines. */
export interface QueueState {
  /** Mean time from arrival to answer against the time of the answer alone, 1 or more. */
  readonly slowdown: number;
  /** Probability that a request finds no place, 0 to 1. */
  readonly refused: number;
}

/** Nothing waits. */
export const IDLE: QueueState = { slowdown: 1, refused: 0 };

/** Below this distance from full use (times the places) the closed forms cancel and their expansion is better. */
const NEARLY_FULL = 1e-4;

/**
 * A single-server queue with a limited number of places, M/M/1/K (Kleinrock 1975, "Queueing Systems" vol. 1,
 * section 3.6): with use u and K places, P(n) = u^n (1 - u) / (1 - u^(K + 1)); P(K) is refused, and by Little's
 * law the mean time in the system is E[n] / (u (1 - P(K))) service times.
 * @param utilization work arriving against work that can be done, 0 or more, above 1 when overloaded
 * @param places requests in service or waiting at the most, 1 or more
 */
export function queueState(utilization: number, places: number): QueueState {
  if (!(utilization >= 0))
    throw new RangeError(`queueState requires a utilization of 0 or more, got ${utilization}`);
  if (utilization === 0) return IDLE;
  const refused = chanceFull(utilization, places);
  const inSystem = meanInSystem(utilization, places);
  return { slowdown: Math.max(1, inSystem / (utilization * (1 - refused))), refused };
}

function chanceFull(u: number, places: number): number {
  if (Math.abs(u - 1) * places < NEARLY_FULL) return (1 + ((u - 1) * places) / 2) / (places + 1);
  // Above full use the same with numbers that stay small.
  if (u > 1) return (1 - 1 / u) / (1 - power(1 / u, places + 1));
  return (power(u, places) * (1 - u)) / (1 - power(u, places + 1));
}

function meanInSystem(u: number, places: number): number {
  if (Math.abs(u - 1) * places < NEARLY_FULL) return places / 2 + ((u - 1) * places * (places + 2)) / 12;
  // An overloaded queue of requests is an underloaded queue of free places.
  if (u > 1) return places - meanInSystem(1 / u, places);
  const last = power(u, places + 1);
  return u / (1 - u) - ((places + 1) * last) / (1 - last);
}
