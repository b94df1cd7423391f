import { describe, expect, it } from 'vitest';
import { estimateProbability, estimateQuantity } from '../../sim-core/outcome/estimates.ts';
import { openStream, standardNormal, streamKey } from '../../sim-core/random/index.ts';
import { exp } from '../../sim-core/numeric/index.ts';
import { normalQuantile } from '../../sim-core/statistics/index.ts';
import { threeStandardErrors } from './play.ts';

const RUNS = 4000;
const REPLICATIONS = 400;

describe('95% intervals of a run cover what they estimate', () => {
  it('quantities: mean, median and 95th percentile of a skewed outcome', () => {
    const key = streamKey('coverage', 'lognormal');
    const truth = { mean: exp(0.5 * 0.25), p50: 1, p95: exp(0.5 * normalQuantile(0.95)) };
    const covered = { mean: 0, p50: 0, p95: 0 };
    for (let run = 0; run < RUNS; run += 1) {
      const random = openStream(key, run);
      const { intervals } = estimateQuantity(
        Float64Array.from({ length: REPLICATIONS }, () => exp(0.5 * standardNormal(random))),
      )!;
      for (const name of ['mean', 'p50', 'p95'] as const) {
        const [low, high] = intervals[name]!;
        if (low <= truth[name] && truth[name] <= high) covered[name] += 1;
      }
    }
    // The order-statistic intervals are exact and so at least 95%; the mean's is a normal approximation.
    expect(covered.mean / RUNS).toBeGreaterThan(0.95 - threeStandardErrors(0.95, RUNS) - 0.005);
    for (const name of ['p50', 'p95'] as const) {
      expect(covered[name] / RUNS, name).toBeGreaterThan(0.95 - threeStandardErrors(0.95, RUNS));
      expect(covered[name] / RUNS, name).toBeLessThan(0.985);
    }
  });

  it.each([0.02, 0.3, 0.9])('probabilities: Wilson at %d', (truth) => {
    const key = streamKey('coverage', `probability ${truth}`);
    let covered = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const random = openStream(key, run);
      let events = 0;
      for (let trial = 0; trial < REPLICATIONS; trial += 1) if (random.uniform() < truth) events += 1;
      const { low, high } = estimateProbability(events, REPLICATIONS)!;
      if (low <= truth && truth <= high) covered += 1;
    }
    // Wilson's coverage oscillates around its level with n and p (Brown, Cai and DasGupta 2001, Figure 5).
    expect(Math.abs(covered / RUNS - 0.95)).toBeLessThan(0.02);
  });
});
