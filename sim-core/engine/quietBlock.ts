import { MOST_UNEVEN, bridgeStaysBelow, deviation, driftOfBridge, sufficientHeight } from './bridgeBound.ts';
import type { MetricPaths } from './sharedPaths.ts';

/**
 * Counts of one side before a block and in it: requests, and those that are events of one metric. A class, for an engine
 * may lay out object literals by what others of the same keys hold, and then makes room for every number anew.
 */
export class BlockCounts {
  requests = Number.NaN;
  newRequests = Number.NaN;
  events = Number.NaN;
  newEvents = Number.NaN;
}

/** A block of which only the counts as a whole are known; an object, for numbers handed over one by one cost room. */
export class Block {
  readonly incumbent = new BlockCounts();
  readonly challenger = new BlockCounts();
  /** The challenger's share of the requests of both, above 0 and below 1. */
  part = Number.NaN;
  /** Bounds how far the share of the requests seen may leave `part` within the block; see `setWander`. */
  wander = Number.NaN;
  /** limit^2 (n_c/N) (n_b/N) is never below this within the block; see `setWander`. */
  squaredLevel = Number.NaN;
  /** Standard errors beyond which the gate acts. */
  limit = Number.NaN;
}

/**
 * Whether one metric of a gate provably stays below the limit after every tick of a block [from, to).
 *
 * With M = events - r requests for any fixed r, N the requests of both and D = (1 - part) n_c - part n_b, the gate acts
 * when
 *   (1 - part) M_c - part M_b - D (M_c + M_b) / N > limit sqrt((n_c/N) (n_b/N) E O / N),
 * E and O being the events and others of both. Given its totals in the block, the first two terms are a bridge about a
 * path that runs straight between the block's ends but for the bend that drifting rates give it; what bends both
 * sides alike cancels. The third is small, n_c/N stays near its share, and the root is concave where
 * counts grow evenly, so that a straight line lies below it.
 */
export function staysQuiet(
  { incumbent, challenger, part, wander, squaredLevel }: Block,
  paths: MetricPaths,
  from: number,
  to: number,
): boolean {
  if (challenger.events + challenger.newEvents === 0) return true;
  const own = 1 - part;
  const events = incumbent.events + challenger.events;
  const requests = incumbent.requests + challenger.requests;
  if (requests === 0) return false;
  const newEvents = incumbent.newEvents + challenger.newEvents;
  const others = requests - events;
  const incumbentOthers = incumbent.newRequests - incumbent.newEvents;
  const challengerOthers = challenger.newRequests - challenger.newEvents;
  const newOthers = incumbentOthers + challengerOthers;

  const eventBend = paths.events.bend(from, to);
  const otherBend = paths.others.bend(from, to);
  const eventDifference = paths.events.difference(from, to);
  const otherDifference = paths.others.difference(from, to);
  const unevenEvents = eventBend + eventDifference;
  const unevenOthers = otherBend + otherDifference;
  // Events that come in too unlike ways are taken as coming all at once.
  const scattered = unevenEvents > MOST_UNEVEN;
  if (unevenOthers > MOST_UNEVEN) return false;

  // With this r, M_c + M_b ends at 0.
  const rate = (events + newEvents) / (requests + newEvents + newOthers);
  const rest = 1 - rate;
  const eventLoss = Math.min(newEvents, deviation(newEvents) + newEvents * unevenEvents);
  const otherLoss = deviation(newOthers) + newOthers * unevenOthers;
  const product = wander * (Math.abs(rest * events - rate * others) + rest * eventLoss + rate * otherLoss);

  const surplusOfEvents = own * challenger.newEvents - part * incumbent.newEvents;
  const surplusOfOthers = own * challengerOthers - part * incumbentOthers;
  const eventDrift = driftOfBridge(unevenEvents);
  const otherDrift = driftOfBridge(unevenOthers);
  const eventBound = scattered
    ? own * challenger.newEvents + part * incumbent.newEvents
    : Math.abs(surplusOfEvents) * eventBend +
      own * (challenger.newEvents * eventDifference + deviation(challenger.newEvents) * eventDrift) +
      part * deviation(incumbent.newEvents) * eventDrift;
  const otherBound =
    Math.abs(surplusOfOthers) * otherBend +
    own * (challengerOthers * otherDifference + deviation(challengerOthers) * otherDrift) +
    part * deviation(incumbentOthers) * otherDrift;

  const start =
    rest * (own * challenger.events - part * incumbent.events) -
    rate *
      (own * (challenger.requests - challenger.events) - part * (incumbent.requests - incumbent.events)) +
    product +
    rest * eventBound +
    rate * otherBound;
  const squaredEvents = own * own * challenger.newEvents + part * part * incumbent.newEvents;
  const squaredOthers = own * own * challengerOthers + part * part * incumbentOthers;
  const end = start + rest * surplusOfEvents - rate * surplusOfOthers;
  const squaredWeights = (scattered ? 0 : rest * rest * squaredEvents) + rate * rate * squaredOthers;
  const unevenness = scattered ? unevenOthers : Math.max(unevenEvents, unevenOthers);

  // Counts grow evenly but for what they may lose on the way, and never fall.
  const leastEvents = Math.max(0, events - eventLoss);
  const leastOthers = Math.max(0, others - otherLoss);
  const lastEvents = events + newEvents - eventLoss;
  const lastOthers = Math.max(0, others + newOthers - otherLoss);
  // Most limits are high enough everywhere, which squares tell without a root.
  const height = sufficientHeight(squaredWeights, unevenness);
  if (
    isBelowRoot(start + height, squaredLevel, leastEvents, leastOthers) &&
    isBelowRoot(end + height, squaredLevel, lastEvents, lastOthers)
  )
    return true;
  path.start = start;
  path.end = end;
  path.squaredWeights = squaredWeights;
  path.unevenness = unevenness;
  path.squaredLevel = squaredLevel;
  return (
    isBelowLimit(path, leastEvents, leastOthers, lastEvents, lastOthers) ||
    isBelowLimit(path, events, others, events, others)
  );
}

/** What bounds the path of a metric within a block, and the limit but for the counts that it grows with. */
class Path {
  start = Number.NaN;
  end = Number.NaN;
  squaredWeights = Number.NaN;
  unevenness = Number.NaN;
  squaredLevel = Number.NaN;
}

const path = new Path();

/** Whether a path stays below a limit that goes straight from what it is at some counts of both to what it is at others. */
function isBelowLimit(
  { start, end, squaredWeights, unevenness, squaredLevel }: Path,
  firstEvents: number,
  firstOthers: number,
  lastEvents: number,
  lastOthers: number,
): boolean {
  const level = Math.sqrt(squaredLevel);
  const first = level * rootOfMean(firstEvents, firstOthers);
  const last = level * rootOfMean(lastEvents, lastOthers);
  return bridgeStaysBelow(first - start, last - end, squaredWeights, unevenness);
}

/**
 * Sets `wander` and `squaredLevel` from the requests, `part` and `limit`, for all metrics; wander is Infinity where no
 * requests were before the block.
 */
export function setWander(block: Block): void {
  const { incumbent, challenger, part, limit } = block;
  const own = 1 - part;
  const start = own * challenger.requests - part * incumbent.requests;
  const end = start + own * challenger.newRequests - part * incumbent.newRequests;
  const most =
    Math.max(Math.abs(start), Math.abs(end)) +
    own * deviation(challenger.newRequests) +
    part * deviation(incumbent.newRequests);
  const wander = most / (incumbent.requests + challenger.requests);
  const low = Math.max(0, part - wander);
  const high = Math.min(1, part + wander);
  block.wander = wander;
  block.squaredLevel = limit * limit * Math.min(low * (1 - low), high * (1 - high));
}

/** Whether value < sqrt(squaredLevel) `rootOfMean`. */
function isBelowRoot(value: number, squaredLevel: number, events: number, others: number): boolean {
  return value < 0 || value * value * (events + others) < squaredLevel * events * others;
}

/** sqrt(E O / (E + O)): grows with both counts, and is concave. */
function rootOfMean(events: number, others: number): number {
  const requests = events + others;
  return requests > 0 ? Math.sqrt((events * others) / requests) : 0;
}
