import { mixturePValue, mixtureSpread } from '../../statistics/index.ts';
import type { ArmCounts } from './counts.ts';
import { addServed, badOf, badRate, clear, noCounts, rateOf, wordsOf } from './counts.ts';
import type { GateRule } from './gateRule.ts';
import { withTooFew } from './gateRule.ts';
import type { GateOf } from './gateSettings.ts';

/**
 * A mixture sequential test of whether the challenger is worse, over the whole rollout. Each stage is a stratum, for its share
 * and its time differ from the others’: with n requests of the challenger and m of the incumbent, x bad ones and X of both,
 * and p = X / (n + m), a stage adds x - n p to the score and n m p (1 - p) / (n + m) to its variance (Mantel and Haenszel 1959,
 * with the binomial variance); against a fixed rate r it adds x - n r and n r (1 - r). The worse half of the two-sided test at
 * twice the level is the one-sided test at the level.
 */
export function sequentialRule(gate: GateOf<'sequential'>): GateRule {
  const { metric, segment, baseline, alpha, tunedForEvents, minimumRequests, whenTooFew } = gate;
  const spread = mixtureSpread(tunedForEvents, Math.min(0.999, 2 * alpha));
  const stage: ArmCounts = { incumbent: noCounts(), challenger: noCounts() };
  const total: ArmCounts = { incumbent: noCounts(), challenger: noCounts() };
  let scoreBefore = 0;
  let varianceBefore = 0;
  let smallest: number | undefined;
  const ofStage = (): [score: number, variance: number] => {
    const units = stage.challenger.requests;
    const bad = badOf(stage.challenger, metric);
    if (baseline.kind === 'fixed') {
      const rate = badRate(baseline.rate, metric);
      return [bad - units * rate, units * rate * (1 - rate)];
    }
    const others = stage.incumbent.requests;
    const all = units + others;
    if (all === 0) return [0, 0];
    const rate = (bad + badOf(stage.incumbent, metric)) / all;
    return [bad - units * rate, ((units * others) / all) * rate * (1 - rate)];
  };
  return {
    beginStage() {
      const [score, variance] = ofStage();
      scoreBefore += score;
      varianceBefore += variance;
      clear(stage.incumbent);
      clear(stage.challenger);
    },
    nextLook: (tick) => tick + 1,
    add(evidence) {
      const seen = evidence(segment);
      if (!seen) return;
      for (const counts of [stage, total]) {
        addServed(counts.incumbent, seen.incumbent);
        addServed(counts.challenger, seen.challenger);
      }
    },
    judge(_, stageEnds) {
      if (total.challenger.requests < minimumRequests) return withTooFew(whenTooFew, stageEnds);
      const [score, variance] = ofStage();
      const information = varianceBefore + variance;
      if (!(information > 0)) return 'pass';
      const z = (scoreBefore + score) / Math.sqrt(information);
      const pValue = z > 0 ? mixturePValue(z, information, spread) / 2 : 1;
      smallest = Math.min(smallest ?? 1, pValue);
      return smallest <= alpha ? 'fail' : 'pass';
    },
    comparisons: () => [
      {
        metric: wordsOf(metric, segment, baseline),
        incumbent: baseline.kind === 'fixed' ? baseline.rate : rateOf(total.incumbent, metric),
        challenger: rateOf(total.challenger, metric),
        statistic: smallest ?? null,
        judgedBy: { statisticName: 'p-value', limit: alpha },
      },
    ],
  };
}
