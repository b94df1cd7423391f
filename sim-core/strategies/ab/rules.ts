import { adjustedPValues } from '../../statistics/index.ts';
import { alwaysValidRule } from './alwaysValid.ts';
import { bayesianRule } from './bayesian.ts';
import { differenceInterval } from './differenceInterval.ts';
import { groupSequentialRule } from './groupSequential.ts';
import type { LookResult, LookRule } from './lookRule.ts';
import { judgedByP, sideOf } from './lookRule.ts';
import type { MetricTest } from './metricTest.ts';
import { decidingMetrics } from './metrics.ts';
import type { Settings } from './settings.ts';

/** Judges all metrics that decide at a look, in their order; those undefined were not counted yet. */
export type JointRule = (
  found: readonly (MetricTest | undefined)[],
  elapsed: number,
) => (LookResult | undefined)[];

/**
 * The rules of a test that is about to begin. A correction that is a share of the level for each metric suits every rule; one
 * that depends on the other metrics' p-values takes the p-values that the rules show.
 */
export function jointRule(chosen: Settings): JointRule {
  const { correction, alpha } = chosen;
  const rules = decidingMetrics(chosen).map(() => lookRule(chosen, levelOfEach(chosen)));
  return (found, elapsed) => {
    const results = rules.map((rule, index) => found[index] && rule(found[index], elapsed));
    if (correction === 'none' || correction === 'bonferroni') return results;
    const adjusted = adjustedPValues(
      results.map((result) => result?.statistic ?? 1),
      correction,
    );
    return results.map(
      (result, index) =>
        result && {
          ...result,
          statistic: adjusted[index]!,
          limit: alpha,
          settled: adjusted[index]! <= alpha ? sideOf(found[index]!.test!.difference) : undefined,
        },
    );
  };
}

/** Level at which the rule of each metric runs. */
export function levelOfEach(chosen: Settings): number {
  return chosen.correction === 'bonferroni' ? chosen.alpha / decidingMetrics(chosen).length : chosen.alpha;
}

function lookRule(chosen: Settings, level: number): LookRule {
  const { looks } = chosen;
  switch (looks.kind) {
    case 'once':
      return (found) => {
        const result = judgedByP(found, (_, pValue) => ({ pValue, limit: level }));
        const interval = differenceInterval(found, 1 - level);
        return result && interval ? { ...result, interval } : result;
      };
    case 'naive':
      return (found) => judgedByP(found, (_, pValue) => ({ pValue, limit: level }));
    case 'group-sequential':
      return groupSequentialRule(looks, chosen, level);
    case 'always-valid':
      return alwaysValidRule(looks, level);
    case 'bayesian':
      return bayesianRule(looks);
  }
}
