import type { Proportion } from '../../statistics/index.ts';
import { nextCusum, rateScore, relativeRateScore } from '../../statistics/index.ts';
import type { ServedCounts } from '../evidence.ts';
import type { ArmCounts } from './counts.ts';
import { addServed, countsOf, badOf, badRate, noCounts, ratesOf, wordsOf } from './counts.ts';
import type { GateContext, GateRule } from './gateRule.ts';
import { withTooFew } from './gateRule.ts';
import type { GateOf } from './gateSettings.ts';

/**
 * A CUSUM over the whole rollout, tick by tick: against a rate that is known, or was counted before, of log-likelihood ratios of
 * counts; against the incumbent at the same time, of how the events of both fall on the two.
 */
export function cusumRule(gate: GateOf<'cusum'>, { before }: GateContext): GateRule {
  const { metric, segment, baseline, detects, limit, minimumRequests, whenTooFew } = gate;
  const total: ArmCounts = { incumbent: noCounts(), challenger: noCounts() };
  let sum = 0;
  const proportion = (counts: ServedCounts): Proportion => ({
    events: badOf(counts, metric),
    units: counts.requests,
  });
  const knownRate = (): number => {
    if (baseline.kind === 'fixed') return badRate(baseline.rate, metric);
    const { events, units } = proportion(before(segment));
    return events / units;
  };
  const scoreOf = (seen: ArmCounts): number => {
    const own = proportion(seen.challenger);
    if (baseline.kind === 'concurrent') return relativeRateScore(proportion(seen.incumbent), own, detects);
    const inControl = knownRate();
    // Against a rate of nothing, or of all, there is no ratio.
    if (!(inControl > 0 && inControl < 1)) return 0;
    const odds = (detects * inControl) / (1 - inControl);
    return rateScore(own, { inControl, outOfControl: odds / (1 + odds) });
  };
  return {
    beginStage() {},
    nextLook: (tick) => tick + 1,
    add(evidence) {
      const seen = countsOf(evidence, segment);
      if (!seen) return;
      addServed(total.incumbent, seen.incumbent);
      addServed(total.challenger, seen.challenger);
      sum = nextCusum(sum, scoreOf(seen));
    },
    judge(_, stageEnds) {
      if (total.challenger.requests < minimumRequests) return withTooFew(whenTooFew, stageEnds);
      return sum >= limit ? 'fail' : 'pass';
    },
    comparisons: () => [
      {
        metric: wordsOf(metric, segment, baseline),
        ...ratesOf(
          baseline.kind === 'fixed'
            ? baseline
            : baseline.kind === 'before'
              ? before(segment)
              : total.incumbent,
          total.challenger,
          metric,
        ),
        statistic: total.challenger.requests > 0 ? sum : null,
        judgedBy: { statisticName: 'cumulative log-likelihood ratio', limit },
      },
    ],
  };
}
