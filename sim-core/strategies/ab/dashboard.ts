import { meanInterval } from '../../statistics/index.ts';
import { intervalsOf, intervalsOfShares } from '../ownIntervals.ts';
import type { Comparison, Reading } from '../strategy.ts';
import type { Guardrails } from './guardrails.ts';
import type { LookResult } from './lookRule.ts';
import type { MetricTest } from './metricTest.ts';
import type { Metric } from './metrics.ts';
import { decidingMetrics, metricWords } from './metrics.ts';
import type { Observations } from './observations.ts';
import type { SampleRatioGate } from './sampleRatioGate.ts';
import type { Settings } from './settings.ts';

/** What the team sees after the last look: the metrics that decide, its guardrails, its gate. */
export function dashboard(
  chosen: Settings,
  seen: Observations,
  results: readonly (LookResult | undefined)[],
  guardrails: Guardrails,
  gate: SampleRatioGate | undefined,
): Reading {
  const statisticName = chosen.looks.kind === 'bayesian' ? 'expected loss' : 'p-value';
  const limit = results[0]?.limit ?? null;
  const comparisons = decidingMetrics(chosen).map((metric, index): Comparison => {
    const result = results[index];
    const ownLimit = result && result.limit !== limit ? result.limit : undefined;
    return {
      ...shown(metric, chosen, seen),
      statistic: result?.statistic ?? null,
      ...(ownLimit !== undefined && { judgedBy: { statisticName, limit: ownLimit } }),
      ...(result?.interval && { interval: result.interval }),
    };
  });
  return {
    comparisons: [...comparisons, ...guardrails.comparisons(), ...(gate ? [gate.comparison()] : [])],
    limit,
    statisticName,
  };
}

/** Users and sessions are counted when the team looks; until then its dashboard has requests, and no values. */
function shown(
  metric: Metric,
  chosen: Settings,
  seen: Observations,
): Pick<Comparison, 'metric' | 'incumbent' | 'challenger' | 'ownIntervals' | 'isAmount'> {
  const { incumbent, challenger } = seen.counted();
  if (chosen.unit !== 'request' && incumbent + challenger === 0 && metric.metric !== 'value') {
    const byRequest = seen.testOfRequests(metric.metric);
    return {
      metric: metricWords(metric, 'request'),
      incumbent: byRequest.incumbent,
      challenger: byRequest.challenger,
      ...intervalsIn(byRequest),
    };
  }
  const found = seen.test(metric);
  return {
    metric: metricWords(metric, chosen.unit),
    incumbent: found?.incumbent ?? null,
    challenger: found?.challenger ?? null,
    ...((metric.metric === 'value' || metric.analysis === 'mean') && { isAmount: true }),
    ...(found && intervalsIn(found)),
  };
}

function intervalsIn({ proportions, means }: MetricTest): Pick<Comparison, 'ownIntervals'> {
  if (proportions) return { ownIntervals: intervalsOfShares(proportions.incumbent, proportions.challenger) };
  const { incumbent, challenger } = means ?? {};
  return {
    ownIntervals: intervalsOf(incumbent && meanInterval(incumbent), challenger && meanInterval(challenger)),
  };
}
