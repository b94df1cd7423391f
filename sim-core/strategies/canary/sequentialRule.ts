import { bernoulliEValue, mixturePValue, mixtureSpread } from '../../statistics/index.ts';
import type { ArmCounts } from './counts.ts';
import { addServed, countsOf, badOf, badRate, clear, noCounts, ratesOf, wordsOf } from './counts.ts';
import type { GateRule } from './gateRule.ts';
import { withTooFew } from './gateRule.ts';
import type { GateOf } from './gateSettings.ts';

/**
 * A sequential test of whether the challenger is worse, over the whole rollout; a p-value once reached is not taken back.
 * Against the incumbent at the same time each stage is a stratum, for its share and its time differ from the others’: with n
 * requests of the challenger and m of the incumbent, x bad ones of n and the rate p of both together, a stage adds x - n p to the
 * score and n m p (1 - p) / (n + m) to its variance (Mantel and Haenszel 1959, Journal of the National Cancer Institute 22,
 * 719-748, with the binomial variance), and the variance is the information of a one-sided mixture test. Against a fixed rate it is
 * a mixture of rates above it, exact for any number of requests.
 */
export function sequentialRule(gate: GateOf<'sequential'>): GateRule {
  const { metric, segment, baseline, alpha, tunedForEvents, minimumRequests, whenTooFew } = gate;
  const spread = mixtureSpread(tunedForEvents, alpha);
  const stage: ArmCounts = { incumbent: noCounts(), challenger: noCounts() };
  const total: ArmCounts = { incumbent: noCounts(), challenger: noCounts() };
  let scoreBefore = 0;
  let varianceBefore = 0;
  let smallest: number | undefined;
  const ofStage = (): [score: number, variance: number] => {
    const [units, others] = [stage.challenger.requests, stage.incumbent.requests];
    const all = units + others;
    if (all === 0) return [0, 0];
    const bad = badOf(stage.challenger, metric);
    const rate = (bad + badOf(stage.incumbent, metric)) / all;
    return [bad - units * rate, ((units * others) / all) * rate * (1 - rate)];
  };
  const pValue = (): number | undefined => {
    if (baseline.kind === 'fixed') {
      const rate = badRate(baseline.rate, metric);
      const evidence = bernoulliEValue({
        events: badOf(total.challenger, metric),
        units: total.challenger.requests,
        probability: rate,
        alternative: 'greater',
        // Rates a few times the fixed one are expected, whatever it is.
        prior: { events: 1, others: 1 / rate - 1 },
      });
      return Math.min(1, 1 / evidence);
    }
    const [score, variance] = ofStage();
    const information = varianceBefore + variance;
    if (!(information > 0)) return undefined;
    return mixturePValue((scoreBefore + score) / Math.sqrt(information), information, spread, 1);
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
      const seen = countsOf(evidence, segment);
      if (!seen) return;
      for (const counts of [stage, total]) {
        addServed(counts.incumbent, seen.incumbent);
        addServed(counts.challenger, seen.challenger);
      }
    },
    judge(_, stageEnds) {
      if (total.challenger.requests < minimumRequests) return withTooFew(whenTooFew, stageEnds);
      const now = pValue();
      if (now !== undefined) smallest = Math.min(smallest ?? 1, now);
      return smallest !== undefined && smallest <= alpha ? 'fail' : 'pass';
    },
    comparisons: () => [
      {
        metric: wordsOf(metric, segment, baseline),
        ...ratesOf(baseline.kind === 'fixed' ? baseline : total.incumbent, total.challenger, metric),
        statistic: smallest ?? null,
        judgedBy: { statisticName: 'p-value', limit: alpha },
      },
    ],
  };
}
