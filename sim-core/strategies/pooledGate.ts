import type { ServedCounts } from './evidence.ts';

/** A count per request that a gate can compare. */
export type ServedMetric = 'errors' | 'successes' | 'slow';

/** Whether more of the metric is worse. */
export function worseSign(metric: ServedMetric): 1 | -1 {
  return metric === 'successes' ? -1 : 1;
}

/** Told apart here and above, for a gate asks at every tick, and to look names up takes longer than the test itself. */
function countOf(counts: ServedCounts, metric: ServedMetric): number {
  return metric === 'errors' ? counts.errors : metric === 'successes' ? counts.successes : counts.slow;
}

/**
 * A gate that looks at every tick and acts when the challenger's rate of some metric, over everything since the
 * gate was set, is worse than the concurrent incumbent's by more than `limit` standard errors (pooled
 * two-proportion z). Said in this form, an engine may skip looks at which it can prove the gate silent.
 */
export interface PooledGate {
  readonly metrics: readonly ServedMetric[];
  /** Standard errors. */
  readonly limit: number;
  /** Challenger requests below which the gate is silent. */
  readonly minimumRequests: number;
  /** First tick at which something other than this gate decides, or its counts begin anew. */
  readonly until: number;
}

/** Whether the gate acts on the counts since it was set. */
export function gateActs(
  { metrics, limit, minimumRequests }: Omit<PooledGate, 'until'>,
  incumbent: ServedCounts,
  challenger: ServedCounts,
): boolean {
  if (challenger.requests < minimumRequests) return false;
  for (const metric of metrics) {
    if (exceedsPooledZ(incumbent, challenger, metric, limit)) return true;
  }
  return false;
}

/** z > limit without a division or a root, for it is asked at every tick. */
function exceedsPooledZ(
  incumbent: ServedCounts,
  challenger: ServedCounts,
  metric: ServedMetric,
  limit: number,
): boolean {
  const own = countOf(challenger, metric);
  const other = countOf(incumbent, metric);
  const worse = (own * incumbent.requests - other * challenger.requests) * worseSign(metric);
  if (worse <= 0) return false;
  const requests = incumbent.requests + challenger.requests;
  const events = other + own;
  return (
    worse * worse * requests >
    limit * limit * incumbent.requests * challenger.requests * events * (requests - events)
  );
}

/** The same as a number, positive when the challenger looks worse; undefined where nothing can be compared. */
export function pooledZ(
  incumbent: ServedCounts,
  challenger: ServedCounts,
  metric: ServedMetric,
): number | undefined {
  const pooled = (incumbent[metric] + challenger[metric]) / (incumbent.requests + challenger.requests);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / incumbent.requests + 1 / challenger.requests));
  if (!(error > 0) || error === Infinity) return undefined;
  const difference = challenger[metric] / challenger.requests - incumbent[metric] / incumbent.requests;
  return (difference / error) * worseSign(metric);
}
