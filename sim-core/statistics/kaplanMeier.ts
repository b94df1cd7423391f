import { exp, log } from '../numeric/index.ts';
import { twoSidedQuantile } from './interval.ts';
import { type Durations, riskTable } from './riskTable.ts';

/** On which scale the interval has as much to each side; 'log-log' stays within 0 and 1 and suits few units best. */
export type SurvivalInterval = 'plain' | 'log' | 'log-log';

/** From `time` on, until the next step. */
export interface SurvivalStep {
  readonly time: number;
  /** Units watched until then, and those of them with the event then. */
  readonly atRisk: number;
  readonly events: number;
  /** Chance to be without the event after it. */
  readonly survival: number;
  /** Standard error of the survival as a share of it; undefined where none survives. */
  readonly relativeError: number | undefined;
  /** Undefined where none survives. */
  readonly interval: readonly [low: number, high: number] | undefined;
}

/**
 * Chance to be without the event so long, by the product-limit estimate, of units that are not all watched until it: a step
 * for each different time, ascending. What ends the watching must not tell of the event to come. Throws unless times are finite
 * and 0 or more. Sources: Kaplan and Meier 1958, "Nonparametric estimation from incomplete observations", JASA 53, 457-481;
 * errors by Greenwood 1926; intervals as survfit of R (Kalbfleisch and Prentice 2002, section 1.4).
 */
export function kaplanMeier(
  durations: Durations,
  { interval = 'log-log', level = 0.95 }: { interval?: SurvivalInterval; level?: number } = {},
): SurvivalStep[] {
  const z = twoSidedQuantile(level);
  let [survival, variance] = [1, 0];
  return riskTable([durations]).map(({ time, atRisk: [atRisk], events: [events] }) => {
    survival *= 1 - events! / atRisk!;
    variance += greenwoodTerm(events!, atRisk!);
    const relativeError = survival > 0 ? Math.sqrt(variance) : undefined;
    return {
      time,
      atRisk: atRisk!,
      events: events!,
      survival,
      relativeError,
      interval: relativeError === undefined ? undefined : intervals[interval](survival, z * relativeError),
    };
  });
}

/**
 * Mean time without the event within `until`, with its standard error: the area under the curve. Source: Kaplan and Meier 1958,
 * section 2.3; Irwin 1949.
 */
export function restrictedMean(
  steps: readonly SurvivalStep[],
  until: number,
): { mean: number; standardError: number } {
  let [after, variance, end] = [0, 0, until];
  for (const { time, survival, events, atRisk } of steps.toReversed()) {
    if (time >= until) continue;
    after += survival * (end - time);
    end = time;
    if (after > 0) variance += after * after * greenwoodTerm(events, atRisk);
  }
  return { mean: after + end, standardError: Math.sqrt(variance) };
}

function greenwoodTerm(events: number, atRisk: number): number {
  return events === 0 ? 0 : events / (atRisk * (atRisk - events));
}

/** `half`: half of the interval's width on the logarithmic scale. */
const intervals: Record<SurvivalInterval, (survival: number, half: number) => [low: number, high: number]> = {
  plain: (survival, half) => [Math.max(0, survival * (1 - half)), Math.min(1, survival * (1 + half))],
  log: (survival, half) => [survival * exp(-half), Math.min(1, survival * exp(half))],
  'log-log': (survival, half) => {
    if (survival === 1) return [1, 1];
    const hazard = log(survival);
    return [exp(hazard * exp(-half / hazard)), exp(hazard * exp(half / hazard))];
  },
};
