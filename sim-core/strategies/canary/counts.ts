import type { ServedRates } from '../../world/effect.ts';
import type { Evidence, ServedCounts } from '../evidence.ts';
import { intervalsOfShares } from '../ownIntervals.ts';
import type { ServedMetric } from '../pooledGate.ts';
import type { Comparison } from '../strategy.ts';
import type { Baseline } from './gateSettings.ts';

/** Requests of both models, as the team counts them. */
export interface ArmCounts {
  readonly incumbent: ServedCounts;
  readonly challenger: ServedCounts;
}

export const noCounts = (): ServedCounts => ({ requests: 0, errors: 0, successes: 0, slow: 0 });

export function addServed(total: ServedCounts, part: ServedCounts): void {
  total.requests += part.requests;
  total.errors += part.errors;
  total.successes += part.successes;
  total.slow += part.slow;
}

export function clear(counts: ServedCounts): void {
  counts.requests = 0;
  counts.errors = 0;
  counts.successes = 0;
  counts.slow = 0;
}

/** Requests that speak against a model: errors, slow answers, or those that did not succeed. */
export function badOf(counts: ServedCounts, metric: ServedMetric): number {
  return metric === 'successes' ? counts.requests - counts.successes : counts[metric];
}

/** The share of requests with the metric; null where there are none. */
export function rateOf(counts: ServedCounts, metric: ServedMetric): number | null {
  return counts.requests > 0 ? counts[metric] / counts.requests : null;
}

/** What the dashboard shows of a metric: both rates, each with its interval; a rate that is known has none. */
export function ratesOf(
  incumbent: ServedCounts | { readonly rate: number },
  challenger: ServedCounts,
  metric: ServedMetric,
): Pick<Comparison, 'incumbent' | 'challenger' | 'ownIntervals'> {
  const share = (counts: ServedCounts) => ({ events: counts[metric], units: counts.requests });
  const isKnown = 'rate' in incumbent;
  return {
    incumbent: isKnown ? incumbent.rate : rateOf(incumbent, metric),
    challenger: rateOf(challenger, metric),
    ownIntervals: intervalsOfShares(isKnown ? undefined : share(incumbent), share(challenger)),
  };
}

/** The share of requests that speak against a model where this share has the metric. */
export function badRate(rate: number, metric: ServedMetric): number {
  return metric === 'successes' ? 1 - rate : rate;
}

export const rateKey: Record<ServedMetric, keyof ServedRates> = {
  errors: 'error',
  successes: 'success',
  slow: 'slow',
};

const words: Record<ServedMetric, string> = {
  errors: 'errors per request',
  successes: 'successes per request',
  slow: 'slow answers per request',
};

/** What is compared, in words: "errors per request in search against the hours before". */
export function wordsOf(metric: ServedMetric, segment: string | undefined, baseline?: Baseline): string {
  const against =
    baseline?.kind === 'before'
      ? ' against the hours before'
      : baseline?.kind === 'fixed'
        ? ` against ${Number((100 * baseline.rate).toPrecision(6))}%`
        : '';
  return `${words[metric]}${segment === undefined ? '' : ` in ${segment}`}${against}`;
}

/** The counts of a segment, or of everything that is counted; undefined where nothing was. */
export function countsOf(
  { served, bySegment }: Evidence,
  segment: string | undefined,
): Evidence['served'] | undefined {
  return segment === undefined ? served : (bySegment?.[segment] ?? served);
}
