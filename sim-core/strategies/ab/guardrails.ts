import { meanInterval, nonInferiorityTest, studentTUpperTail, welchTest } from '../../statistics/index.ts';
import { intervalsOf, intervalsOfShares } from '../ownIntervals.ts';
import type { Comparison } from '../strategy.ts';
import { momentsOf } from './metricTest.ts';
import type { Observations } from './observations.ts';
import type { Settings } from './settings.ts';

type Guardrail = Settings['guardrails'][number];

/** Guardrails of a test: what has to hold before the challenger is promoted. */
export interface Guardrails {
  /** Whether what was seen so far shows that the challenger may be promoted. */
  hold(): boolean;
  /** What the dashboard shows of them. */
  comparisons(): Comparison[];
}

/**
 * Non-inferiority of the challenger per request. Errors and slow answers are the model's, whoever asks, so that requests are
 * independent and a test by request keeps its level however unequal the users are. Successes are the users' too: they are
 * compared by unit, as a ratio metric.
 */
export function guardrailsOf({ guardrails, unit }: Settings, seen: Observations): Guardrails {
  const find = (guardrail: Guardrail) =>
    guardrail.metric === 'success' && unit !== 'request'
      ? byUnits(guardrail, seen)
      : byRequests(guardrail, seen);
  return {
    hold: () => guardrails.every((guardrail) => (find(guardrail).pValue ?? 1) <= guardrail.alpha),
    comparisons: () =>
      guardrails.map((guardrail) => {
        const { incumbent, challenger, pValue, ownIntervals } = find(guardrail);
        const words = { error: 'errors', success: 'successes', slow: 'slow answers' }[guardrail.metric];
        return {
          metric: `guardrail: ${words} per request`,
          incumbent,
          challenger,
          statistic: pValue ?? null,
          judgedBy: { statisticName: 'p-value', limit: guardrail.alpha },
          ownIntervals,
        };
      }),
  };
}

interface Found {
  readonly incumbent: number | null;
  readonly challenger: number | null;
  /** Against the challenger being worse by the margin or more. */
  readonly pValue: number | undefined;
  readonly ownIntervals: NonNullable<Comparison['ownIntervals']>;
}

function byRequests({ metric, margin }: Guardrail, { requests }: Observations): Found {
  // A missing success is what there may be few more of.
  const of = (role: 'incumbent' | 'challenger') => {
    const counts = requests[role];
    const units = counts.requests;
    if (metric === 'error') return { events: counts.errors, units };
    return { events: metric === 'slow' ? counts.slow : units - counts.successes, units };
  };
  const [first, second] = [of('incumbent'), of('challenger')];
  const asShown = ({ events, units }: typeof first) => ({
    events: metric === 'success' ? units - events : events,
    units,
  });
  const shown = ({ events, units }: typeof first) => {
    if (units === 0) return null;
    return metric === 'success' ? 1 - events / units : events / units;
  };
  return {
    incumbent: shown(first),
    challenger: shown(second),
    pValue: nonInferiorityTest(first, second, margin)?.pValue,
    ownIntervals: intervalsOfShares(asShown(first), asShown(second)),
  };
}

function byUnits({ margin }: Guardrail, { units }: Observations): Found {
  const ratio = { metric: 'success', analysis: 'ratio' } as const;
  const first = units && momentsOf(ratio, units.incumbent);
  const second = units && momentsOf(ratio, units.challenger);
  const test = first && second && welchTest(first, second);
  return {
    incumbent: first?.mean ?? null,
    challenger: second?.mean ?? null,
    ownIntervals: intervalsOf(first && meanInterval(first), second && meanInterval(second)),
    pValue: test && studentTUpperTail((test.difference + margin) / test.standardError, test.degreesOfFreedom),
  };
}
