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

/** Use beyond which nothing changes any more: the queue is full. */
const MOST_OVERLOADED = 1e12;

/**
 * A single-server queue with a limited number of places, M/M/1/K (Kleinrock 1975, "Queueing Systems" vol. 1,
 * section 3.6): with use u and K places, P(n) = u^n (1 - u) / (1 - u^(K + 1)); P(K) is refused, and by Little's
 * law the mean time in the system is E[n] / (u (1 - P(K))) service times.
 * @param utilization work arriving against work that can be done, 0 or more, above 1 when overloaded
 * @param places requests in service or waiting at the most, 1 or more
 */
export function queueState(utilization: number, places: number): QueueState {
  if (!(utilization >= 0)) {
    throw new RangeError(`queueState requires a utilization of 0 or more, got ${utilization}`);
  }
  if (utilization === 0) return IDLE;
  const u = Math.min(utilization, MOST_OVERLOADED);
  const { refused, inSystem, answered } = u > 1 ? overloaded(u, places) : underloaded(u, places);
  return { slowdown: Math.max(1, inSystem / answered), refused };
}

interface Steady {
  /** P(K) */
  readonly refused: number;
  /** E[n] */
  readonly inSystem: number;
  /** u (1 - P(K)): requests answered in the time that one takes. */
  readonly answered: number;
}

function underloaded(u: number, places: number): Steady {
  if ((1 - u) * places < NEARLY_FULL) return nearlyFull(u, places);
  const full = power(u, places);
  const beyond = 1 - full * u;
  return {
    refused: (full * (1 - u)) / beyond,
    inSystem: u / (1 - u) - ((places + 1) * full * u) / beyond,
    answered: (u * (1 - full)) / beyond,
  };
}

/** An overloaded queue of requests is an underloaded queue of free places. */
function overloaded(u: number, places: number): Steady {
  if ((u - 1) * places < NEARLY_FULL) return nearlyFull(u, places);
  const free = underloaded(1 / u, places);
  return {
    refused: 1 - free.answered,
    inSystem: places - free.inSystem,
    answered: 1 - free.refused,
  };
}

/** To first order in the distance from full use. */
function nearlyFull(u: number, places: number): Steady {
  const refused = (1 + ((u - 1) * places) / 2) / (places + 1);
  return {
    refused,
    inSystem: places / 2 + ((u - 1) * places * (places + 2)) / 12,
    answered: u * (1 - refused),
  };
}
