import { exp } from '../numeric/index.ts';
import { findRoot } from './findRoot.ts';
import { type Durations, riskTable } from './riskTable.ts';

/** Beyond it a ratio is none. */
const MOST_LOG_RATIO = 30;

/**
 * Logarithm of how many times as often the event comes, at any time, in the second sample as in the first, with its standard
 * error, by Cox's partial likelihood. Undefined where it has no maximum (all events of one sample come first, or it has none).
 * Sources: Cox 1972, "Regression models and life-tables", JRSS B 34, 187-220; events at the same time by Efron 1977, JASA
 * 72, 557-565, or more simply by Breslow 1974, Biometrics 30, 89-99.
 */
export function logHazardRatio(
  first: Durations,
  second: Durations,
  { ties = 'efron' }: { ties?: 'efron' | 'breslow' } = {},
): { logRatio: number; standardError: number } | undefined {
  const rows = riskTable([first, second]).filter(({ events }) => events[0]! + events[1]! > 0);
  const total = rows.reduce((sum, { events }) => sum + events[1]!, 0);
  /** Events that the second sample should have, and their variance. */
  const at = (logRatio: number): { expected: number; information: number } => {
    const ratio = exp(logRatio);
    let [expected, information] = [0, 0];
    for (const { atRisk, events } of rows) {
      const count = events[0]! + events[1]!;
      for (let before = 0; before < count; before += 1) {
        // Of events at one time, each has had a share of the others before it.
        const gone = ties === 'efron' ? before / count : 0;
        const units = ratio * (atRisk[1]! - gone * events[1]!);
        const share = units / (units + atRisk[0]! - gone * events[0]!);
        expected += share;
        information += share * (1 - share);
      }
    }
    return { expected, information };
  };
  const excess = (logRatio: number) => total - at(logRatio).expected;
  // Where the likelihood only nears its maximum, the excess nears 0 without crossing it.
  if (!(excess(-MOST_LOG_RATIO) > 1e-9 && excess(MOST_LOG_RATIO) < -1e-9)) return undefined;
  const logRatio = findRoot(excess, -MOST_LOG_RATIO, MOST_LOG_RATIO, 1e-12);
  return { logRatio, standardError: 1 / Math.sqrt(at(logRatio).information) };
}
