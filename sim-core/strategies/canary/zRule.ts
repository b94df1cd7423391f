import { gateActs, pooledZ } from '../pooledGate.ts';
import type { ArmCounts } from './counts.ts';
import { addServed, badOf, badRate, clear, noCounts, rateOf, wordsOf } from './counts.ts';
import type { GateContext, GateRule } from './gateRule.ts';
import { withTooFew } from './gateRule.ts';
import type { GateOf } from './gateSettings.ts';

/**
 * A z of the stage's counts: pooled two-proportion against the incumbent at the same time or in the hours before, or the
 * one-proportion z against a fixed rate r, (x - n r) / sqrt(n r (1 - r)).
 */
export function zRule(gate: GateOf<'z'>, { before }: GateContext): GateRule {
  const { metric, segment, baseline, limit, minimumRequests, whenTooFew, looks } = gate;
  const counts: ArmCounts = { incumbent: noCounts(), challenger: noCounts() };
  // The last stage's counts stay on the dashboard until the new one has some.
  let isNew = false;
  const asPooled = { metrics: [metric], limit, minimumRequests };
  const incumbent = () => (baseline.kind === 'before' ? before(segment) : counts.incumbent);
  const statistic = () => {
    if (baseline.kind !== 'fixed') return pooledZ(incumbent(), counts.challenger, metric);
    const { requests } = counts.challenger;
    const rate = badRate(baseline.rate, metric);
    if (requests === 0) return undefined;
    return (badOf(counts.challenger, metric) - requests * rate) / Math.sqrt(requests * rate * (1 - rate));
  };
  return {
    beginStage() {
      isNew = true;
    },
    nextLook: (tick) => (looks === 'every-tick' ? tick + 1 : Infinity),
    add(evidence) {
      if (isNew) {
        clear(counts.incumbent);
        clear(counts.challenger);
        isNew = false;
      }
      const seen = evidence(segment);
      if (!seen) return;
      addServed(counts.incumbent, seen.incumbent);
      addServed(counts.challenger, seen.challenger);
    },
    judge(_, stageEnds) {
      if (counts.challenger.requests < minimumRequests) return withTooFew(whenTooFew, stageEnds);
      if (looks === 'stage-end' && !stageEnds) return 'pass';
      const acts =
        baseline.kind === 'fixed'
          ? (statistic() ?? 0) > limit
          : gateActs(asPooled, incumbent(), counts.challenger);
      return acts ? 'fail' : 'pass';
    },
    comparisons: () => [
      {
        metric: wordsOf(metric, segment, baseline),
        incumbent: baseline.kind === 'fixed' ? baseline.rate : rateOf(incumbent(), metric),
        challenger: rateOf(counts.challenger, metric),
        statistic: statistic() ?? null,
        judgedBy: { statisticName: 'standard errors worse', limit },
      },
    ],
  };
}
