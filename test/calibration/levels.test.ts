import { describe, expect, it } from 'vitest';
import { binomialCdf, normalUpperTail } from '../../sim-core/statistics/index.ts';
import { scenarioOf } from '../sim-core/worlds.ts';
import { meanOf, playPlanOf, shareOf, threeStandardErrors } from './play.ts';

const REPLICATIONS = 20_000;

/** Rejection rate of an exact two-sided sign test at `alpha` on `count` fair coins: what a discrete test attains. */
function attainedSignLevel(count: number, alpha: number): number {
  let critical = Math.floor(count / 2);
  while (critical >= 0 && 2 * binomialCdf(critical, count, 0.5) > alpha) critical -= 1;
  return critical < 0 ? 0 : 2 * binomialCdf(critical, count, 0.5);
}

describe('rejection when the models are equal', () => {
  it.each([
    ['users alike', { population: 20_000, activitySpread: 0 }],
    ['very unequal users', { population: 20_000, activitySpread: 2 }],
  ])('the A/B test by user rejects at its level, %s', (_, users) => {
    const alpha = 0.05;
    const scenario = scenarioOf(
      {
        users,
        incumbent: { error: 0.01, success: 0.1 },
        traffic: { requestsPerSecond: 0.5, shape: { kind: 'cycle', dailyAmplitude: 0.5 }, dispersion: 0.3 },
      },
      { ab: [{ strategy: 'ab', hours: 24, alpha, challengerShare: 0.3 }] },
    );
    const outcomes = playPlanOf(scenario, REPLICATIONS);
    const rejected = shareOf(outcomes, 'promoted') + shareOf(outcomes, 'rolledBack');
    expect(Math.abs(rejected - alpha)).toBeLessThan(threeStandardErrors(alpha, REPLICATIONS));
    const up = shareOf(outcomes, 'promoted');
    expect(Math.abs(up - alpha / 2)).toBeLessThan(threeStandardErrors(alpha / 2, REPLICATIONS) + 0.002);
  });

  it('a canary gate that looks once rejects at the tail beyond its limit', () => {
    const limit = 1.645;
    const scenario = scenarioOf(
      { incumbent: { error: 0.1 }, traffic: { requestsPerSecond: 10 } },
      { canary: [{ strategy: 'canary', stages: [{ share: 0.5, hours: 4 }], limit, looks: 'stage-end' }] },
    );
    const rejected = shareOf(playPlanOf(scenario, REPLICATIONS), 'rolledBack');
    const nominal = normalUpperTail(limit);
    expect(Math.abs(rejected - nominal)).toBeLessThan(threeStandardErrors(nominal, REPLICATIONS));
  });

  it('a canary gate that looks at every tick rejects far more often: peeking is not free', () => {
    const limit = 1.645;
    const scenario = scenarioOf(
      { incumbent: { error: 0.1 }, traffic: { requestsPerSecond: 10 } },
      { canary: [{ strategy: 'canary', stages: [{ share: 0.5, hours: 24 }], limit }] },
    );
    // 24 equally spaced one-sided looks at 5%: above twice the level of one look by any account of peeking.
    expect(shareOf(playPlanOf(scenario, 5000), 'rolledBack')).toBeGreaterThan(0.12);
  });

  it('the interleaved sign test rejects at what an exact test can attain, never above its level', () => {
    const alpha = 0.05;
    const ranking = { queries: 50, documents: 8, shown: 5, incumbentNoise: 1, challengerNoise: 1 };
    const scenario = scenarioOf(
      { ranking, traffic: { requestsPerSecond: 0.05 } },
      { interleaved: [{ strategy: 'interleaved', hours: 24, alpha }] },
    );
    const outcomes = playPlanOf(scenario, REPLICATIONS);
    const rejected = shareOf(outcomes, 'promoted') + shareOf(outcomes, 'rolledBack');
    expect(rejected).toBeLessThan(alpha + threeStandardErrors(alpha, REPLICATIONS));
    // The number of decided sessions varies; the attained level is averaged over its neighbourhood.
    const decided = Math.round(meanOf(outcomes.columns.unitsSeen) * 0.8);
    const levels = Array.from({ length: 200 }, (_, index) => attainedSignLevel(decided - 100 + index, alpha));
    const attained = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    expect(Math.abs(rejected - attained)).toBeLessThan(threeStandardErrors(alpha, REPLICATIONS) + 0.002);
  });

  it('shadow mode keeps its level over all looks and comparisons together, and uses most of it', () => {
    const alpha = 0.1;
    const scenario = scenarioOf(
      {
        horizonHours: 72,
        incumbent: { error: 0.1, success: 0.7, latencyMs: { median: 100, p99: 500 } },
        latencyObjectiveMs: 200,
        truthArrivesAnyway: 0.5,
        traffic: { requestsPerSecond: 5 },
      },
      {
        shadow: [
          {
            strategy: 'shadow',
            hours: 72,
            lookEveryHours: 24,
            alpha,
            comparisons: ['errors', 'slow', 'correct'],
          },
        ],
      },
    );
    const rejected = shareOf(playPlanOf(scenario, REPLICATIONS), 'rolledBack');
    expect(rejected).toBeLessThan(alpha + threeStandardErrors(alpha, REPLICATIONS));
    expect(rejected).toBeGreaterThan(alpha / 2);
  });
});
