import { MOST_UNEVEN, bridgeStaysBelow, deviation, driftOfBridge } from './bridgeBound.ts';
import type { MetricPaths } from './sharedPaths.ts';

/** Counts of one side before a block and in it, for one metric: its events, and all other requests. */
export interface BlockCounts {
  events: number;
  newEvents: number;
  others: number;
  newOthers: number;
}

/**
 * Whether one metric of a gate provably stays below `limit` after every tick of a block [from, to) of which only the
 * counts as a whole are known. `part` is the challenger's share of the requests of both, above 0 and below 1.
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
  incumbent: BlockCounts,
  challenger: BlockCounts,
  part: number,
  limit: number,
  paths: MetricPaths,
  from: number,
  to: number,
): boolean {
  if (challenger.events + challenger.newEvents === 0) return true;
  const own = 1 - part;
  const events = incumbent.events + challenger.events;
  const others = incumbent.others + challenger.others;
  const requests = events + others;
  if (requests === 0) return false;
  const newEvents = incumbent.newEvents + challenger.newEvents;
  const newOthers = incumbent.newOthers + challenger.newOthers;

  const eventBend = paths.events.bend(from, to);
  const otherBend = paths.others.bend(from, to);
  const eventDifference = paths.events.difference(from, to);
  const otherDifference = paths.others.difference(from, to);
  const unevenEvents = eventBend + eventDifference;
  const unevenOthers = otherBend + otherDifference;
  // Events that come in too unlike ways are taken as coming all at once.
  const scattered = unevenEvents > MOST_UNEVEN;
  if (unevenOthers > MOST_UNEVEN) return false;

  // How far n_c / N may leave its share.
  const challengerNew = challenger.newEvents + challenger.newOthers;
  const incumbentNew = incumbent.newEvents + incumbent.newOthers;
  const startSurplus =
    own * (challenger.events + challenger.others) - part * (incumbent.events + incumbent.others);
  const endSurplus = startSurplus + own * challengerNew - part * incumbentNew;
  const wander =
    (Math.max(Math.abs(startSurplus), Math.abs(endSurplus)) +
      own * deviation(challengerNew) +
      part * deviation(incumbentNew)) /
    requests;
  const low = Math.max(0, part - wander);
  const high = Math.min(1, part + wander);
  const level = limit * Math.sqrt(Math.min(low * (1 - low), high * (1 - high)));

  // With this r, M_c + M_b ends at 0.
  const rate = (events + newEvents) / (requests + newEvents + newOthers);
  const rest = 1 - rate;
  const eventLoss = Math.min(newEvents, deviation(newEvents) + newEvents * unevenEvents);
  const otherLoss = deviation(newOthers) + newOthers * unevenOthers;
  const product = wander * (Math.abs(rest * events - rate * others) + rest * eventLoss + rate * otherLoss);

  const surplusOfEvents = own * challenger.newEvents - part * incumbent.newEvents;
  const surplusOfOthers = own * challenger.newOthers - part * incumbent.newOthers;
  const eventBound = scattered
    ? own * challenger.newEvents + part * incumbent.newEvents
    : Math.abs(surplusOfEvents) * eventBend +
      own * (challenger.newEvents * eventDifference + driftOfBridge(challenger.newEvents, unevenEvents)) +
      part * driftOfBridge(incumbent.newEvents, unevenEvents);
  const otherBound =
    Math.abs(surplusOfOthers) * otherBend +
    own * (challenger.newOthers * otherDifference + driftOfBridge(challenger.newOthers, unevenOthers)) +
    part * driftOfBridge(incumbent.newOthers, unevenOthers);

  const start =
    rest * (own * challenger.events - part * incumbent.events) -
    rate * (own * challenger.others - part * incumbent.others) +
    product +
    rest * eventBound +
    rate * otherBound;
  const end = start + rest * surplusOfEvents - rate * surplusOfOthers;
  const squaredEvents = own * own * challenger.newEvents + part * part * incumbent.newEvents;
  const squaredOthers = own * own * challenger.newOthers + part * part * incumbent.newOthers;
  const squaredWeights = (scattered ? 0 : rest * rest * squaredEvents) + rate * rate * squaredOthers;
  const unevenness = scattered ? unevenOthers : Math.max(unevenEvents, unevenOthers);

  // Counts only grow, and they grow evenly but for what they may lose on the way.
  const standing = level * Math.sqrt((events * others) / requests);
  if (bridgeStaysBelow(standing - start, standing - end, squaredWeights, unevenness)) return true;
  const fewerEvents = Math.max(0, events - eventLoss);
  const fewerOthers = Math.max(0, others - otherLoss);
  const leastEvents = Math.max(0, events + newEvents - eventLoss);
  const leastOthers = Math.max(0, others + newOthers - otherLoss);
  const risingStart = level * rootOfMean(fewerEvents, fewerOthers);
  const risingEnd = level * rootOfMean(leastEvents, leastOthers);
  return bridgeStaysBelow(risingStart - start, risingEnd - end, squaredWeights, unevenness);
}

/** sqrt(E O / (E + O)): grows with both counts, and is concave. */
function rootOfMean(events: number, others: number): number {
  const requests = events + others;
  return requests > 0 ? Math.sqrt((events * others) / requests) : 0;
}
