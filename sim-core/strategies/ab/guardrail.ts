import { nonInferiorityTest } from '../../statistics/index.ts';
import type { Evidence } from '../evidence.ts';
import type { Comparison } from '../strategy.ts';
import type { Settings } from './settings.ts';

export interface Guardrail {
  /** Takes the requests served since the last look. */
  add(served: NonNullable<Evidence['served']>): void;
  /** Whether the requests so far show that the challenger may be promoted. */
  holds(): boolean;
  /** What the dashboard shows of them. */
  comparison(): Comparison;
}

/**
 * Non-inferiority of the challenger's errors per request. By request and not by user: here errors are the model's, whoever asks,
 * so that requests err independently and the test keeps its level however unequal the users are.
 */
export function errorGuardrail({ guardrail }: Settings): Guardrail | undefined {
  if (!guardrail) return undefined;
  const { margin, alpha } = guardrail;
  const incumbent = { events: 0, units: 0 };
  const challenger = { events: 0, units: 0 };
  const pValue = () => nonInferiorityTest(incumbent, challenger, margin)?.pValue;
  return {
    add(served) {
      incumbent.events += served.incumbent.errors;
      incumbent.units += served.incumbent.requests;
      challenger.events += served.challenger.errors;
      challenger.units += served.challenger.requests;
    },
    holds: () => (pValue() ?? 1) <= alpha,
    comparison: () => ({
      metric: 'guardrail: errors per request',
      incumbent: incumbent.units > 0 ? incumbent.events / incumbent.units : null,
      challenger: challenger.units > 0 ? challenger.events / challenger.units : null,
      statistic: pValue() ?? null,
      judgedBy: { statisticName: 'p-value', limit: alpha },
    }),
  };
}
