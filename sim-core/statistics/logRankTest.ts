import { chiSquareUpperTail } from './chiSquareUpperTail.ts';
import { type Durations, riskTable } from './riskTable.ts';

export interface LogRankResult {
  /** Events of the second sample, and those that it would have if events came as soon in both; weighted, if they are. */
  readonly observed: number;
  readonly expected: number;
  /** Of the difference of the two. */
  readonly variance: number;
  readonly statistic: number;
  readonly pValue: number;
}

/**
 * Log-rank test that the event comes as soon in two samples, of units that are not all watched until it. Undefined where no time
 * with an event finds units of both. `earlyWeight` (0 or more) is the power of the share still without the event by which
 * events are weighted: 0 for the log-rank test, 1 for that of Peto and Peto, which tells early differences best. Sources: Mantel
 * 1966, Cancer Chemotherapy Reports 50, 163-170; Harrington and Fleming 1982, Biometrika 69, 553-566 (the weights 0 and 1).
 */
export function logRankTest(
  first: Durations,
  second: Durations,
  { earlyWeight = 0 }: { earlyWeight?: 0 | 1 } = {},
): LogRankResult | undefined {
  let [observed, expected, variance, survival] = [0, 0, 0, 1];
  for (const { atRisk, events } of riskTable([first, second])) {
    const [others, units] = [atRisk[0]!, atRisk[1]!];
    const all = others + units;
    const count = events[0]! + events[1]!;
    const weight = earlyWeight === 1 ? survival : 1;
    observed += weight * events[1]!;
    expected += (weight * count * units) / all;
    if (all > 1) {
      const share = units / all;
      variance += weight * weight * count * share * (1 - share) * ((all - count) / (all - 1));
    }
    survival *= 1 - count / all;
  }
  if (!(variance > 0)) return undefined;
  const statistic = ((observed - expected) * (observed - expected)) / variance;
  return { observed, expected, variance, statistic, pValue: chiSquareUpperTail(statistic, 1) };
}
