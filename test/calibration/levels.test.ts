import { describe, expect, it } from 'vitest';
import {
  binomialCdf,
  evenlySpaced,
  normalUpperTail,
  sequentialExits,
} from '../../sim-core/statistics/index.ts';
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

  describe.each([
    ['users who hardly come back', { users: { population: 1e7 } }],
    [
      'unequal users who come back, on a swinging day',
      {
        users: { population: 3000, activitySpread: 1, propensitySpread: 0.7 },
        traffic: {
          requestsPerSecond: 0.15,
          shape: { kind: 'cycle', dailyAmplitude: 0.8 },
          dispersion: 0.3,
        },
      },
    ],
  ])('the A/B test by user that looks more than once, %s', (_, world) => {
    const alpha = 0.05;
    const replications = 5000;
    const rejectedBy = (looks: object) => {
      const scenario = scenarioOf(
        { incumbent: { success: 0.2 }, traffic: { requestsPerSecond: 0.1 }, ...world },
        { ab: [{ strategy: 'ab', hours: 24, alpha, looks }] },
      );
      const outcomes = playPlanOf(scenario, replications);
      return shareOf(outcomes, 'promoted') + shareOf(outcomes, 'rolledBack');
    };
    const interim = (...hours: number[]) => hours.map((afterHours) => ({ afterHours }));

    it.each([
      ['obrien-fleming', interim(6, 12, 18)],
      ['pocock', interim(6, 12, 18)],
      ['obrien-fleming', interim(3, 4, 20)],
      ['pocock', interim(3, 4, 20)],
    ])('keeps its level over all looks when it spends it (%s, %j)', (spending, looks) => {
      const rejected = rejectedBy({ kind: 'group-sequential', spending, interim: looks });
      expect(Math.abs(rejected - alpha)).toBeLessThan(threeStandardErrors(alpha, replications));
    });

    it('gives up in most tests of nothing when it is told to, without raising its level', () => {
      const scenario = scenarioOf(
        { incumbent: { success: 0.2 }, traffic: { requestsPerSecond: 0.1 }, ...world },
        {
          ab: [
            {
              strategy: 'ab',
              hours: 24,
              alpha,
              looks: { kind: 'group-sequential', interim: interim(12, 18), futileBelow: 0.1 },
            },
          ],
        },
      );
      const outcomes = playPlanOf(scenario, replications);
      const rejected = shareOf(outcomes, 'promoted') + shareOf(outcomes, 'rolledBack');
      expect(rejected).toBeLessThan(alpha + threeStandardErrors(alpha, replications));
      expect(rejected).toBeGreaterThan(0.6 * alpha);
    });

    it('stays below its level when it is always valid, whatever it is tuned for', () => {
      for (const tunedForUsers of [200, 5000]) {
        const rejected = rejectedBy({ kind: 'always-valid', everyHours: 1, tunedForUsers });
        expect(rejected).toBeLessThan(alpha);
        expect(rejected).toBeGreaterThan(0.002);
      }
    });
  });

  it('the A/B test by user that is peeked at on 28 days rejects as often as repeated tests do, not at its level', () => {
    const replications = 5000;
    const scenario = scenarioOf(
      {
        horizonHours: 28 * 24,
        users: { population: 1e9 },
        incumbent: { success: 0.2 },
        traffic: { requestsPerSecond: 0.02 },
      },
      { ab: [{ strategy: 'ab', hours: 28 * 24, looks: { kind: 'naive', everyHours: 24 } }] },
    );
    const outcomes = playPlanOf(scenario, replications);
    const rejected = shareOf(outcomes, 'promoted') + shareOf(outcomes, 'rolledBack');
    // Armitage, McPherson and Rowe 1969: 0.248 for 20 looks, 0.320 for 50; by the same recursion, 0.275 for 28.
    const times = evenlySpaced(28);
    const { upper, lower } = sequentialExits({ critical: times.map(() => 1.959964), times, sides: 2 }, 0);
    const expected = [...upper, ...lower].reduce((sum, exit) => sum + exit, 0);
    expect(expected).toBeCloseTo(0.275, 3);
    expect(Math.abs(rejected - expected)).toBeLessThan(threeStandardErrors(expected, replications));
  });

  it('the gate on the sample ratio stops sound tests at its level', () => {
    const alpha = 0.02;
    const scenario = scenarioOf(
      { users: { population: 20_000, activitySpread: 1 }, traffic: { requestsPerSecond: 0.2 } },
      {
        ab: [
          {
            strategy: 'ab',
            hours: 24,
            challengerShare: 0.3,
            whenInconclusive: 'promote',
            sampleRatioGate: { alpha },
          },
        ],
      },
    );
    const stopped = shareOf(playPlanOf(scenario, REPLICATIONS), 'undecided');
    expect(Math.abs(stopped - alpha)).toBeLessThan(threeStandardErrors(alpha, REPLICATIONS));
  });

  it('a guardrail lets a challenger whose errors are just the margin above pass at its level', () => {
    const [margin, alpha] = [0.02, 0.1];
    const scenario = scenarioOf(
      {
        users: { population: 2000, activitySpread: 1.5, propensitySpread: 0.7 },
        incumbent: { error: 0.03 },
        challenger: { error: 0.03 + margin },
        traffic: { requestsPerSecond: 0.2, dispersion: 0.3 },
      },
      // A metric that never settles it, so that the guardrail alone decides.
      {
        ab: [
          {
            strategy: 'ab',
            hours: 24,
            challengerShare: 0.3,
            alpha: 1e-12,
            whenInconclusive: 'promote',
            guardrails: [{ margin, alpha }],
          },
        ],
      },
    );
    const passed = shareOf(playPlanOf(scenario, REPLICATIONS), 'promoted');
    expect(Math.abs(passed - alpha)).toBeLessThan(threeStandardErrors(alpha, REPLICATIONS));
  });

  it('a canary gate that looks once rejects at the tail beyond its limit', () => {
    const limit = 1.645;
    const scenario = scenarioOf(
      { incumbent: { error: 0.1 }, traffic: { requestsPerSecond: 10 } },
      {
        canary: [
          {
            strategy: 'canary',
            stages: [{ share: 0.5, hours: 4 }],
            gates: [{ kind: 'z', metric: 'errors', limit, looks: 'stage-end' }],
          },
        ],
      },
    );
    const rejected = shareOf(playPlanOf(scenario, REPLICATIONS), 'rolledBack');
    const nominal = normalUpperTail(limit);
    expect(Math.abs(rejected - nominal)).toBeLessThan(threeStandardErrors(nominal, REPLICATIONS));
  });

  it('a canary gate that looks at every tick rejects far more often: peeking is not free', () => {
    const limit = 1.645;
    const scenario = scenarioOf(
      { incumbent: { error: 0.1 }, traffic: { requestsPerSecond: 10 } },
      {
        canary: [
          {
            strategy: 'canary',
            stages: [{ share: 0.5, hours: 24 }],
            gates: [{ kind: 'z', metric: 'errors', limit }],
          },
        ],
      },
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
