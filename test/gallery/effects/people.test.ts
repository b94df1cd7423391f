import { describe, expect, it } from 'vitest';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { normalUpperTail, twoProportionTest } from '../../../sim-core/statistics/index.ts';
import { threeStandardErrors } from '../../calibration/play.ts';
import { scenarioOf } from '../../sim-core/worlds.ts';
import { evidenceOf } from './evidenceOf.ts';
import { resultsOf } from '../scenario.ts';

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const varianceOf = (values: readonly number[]) => {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
};

describe('users of unequal activity and propensity: equal models, users split in halves', () => {
  const scenario = scenarioOf(
    {
      traffic: { requestsPerSecond: 1 },
      users: { population: 4000, activitySpread: 1.2, propensitySpread: 0.7 },
      incumbent: { success: 0.1 },
    },
    { ab: [{ strategy: 'ab', hours: 24 }] },
  );
  const replications = 4000;
  const alpha = 0.05;

  it('the test by user keeps its level', () => {
    const { verdict } = resultsOf(scenario, replications)['ab']!;
    const rejected = verdict.promoted!.estimate + verdict.rolledBack!.estimate;
    expect(Math.abs(rejected - alpha)).toBeLessThan(threeStandardErrors(alpha, replications));
  });

  it('a test by request of the same split rejects as often as its design effect makes it', () => {
    const seen = evidenceOf(scenario, { by: 'user', challenger: 0.5 }, replications);
    const rejections = seen.filter(({ served: { incumbent, challenger } }) => {
      const test = twoProportionTest(
        { events: incumbent.successes, units: incumbent.requests },
        { events: challenger.successes, units: challenger.requests },
      );
      return test!.pValue <= alpha;
    });
    // A user with a mean of n requests adds n s (1 - s) for each of them and n^2 var(s) for all together.
    const { world } = compileScenario(scenario);
    const requests = world.requestsBefore[world.ticks]!;
    const variance = (0.7 * 0.1 * 0.9) ** 2;
    const together = world.userClasses.reduce(
      (sum, { users, trafficShare }) => sum + ((requests * trafficShare) ** 2 / users) * variance,
      0,
    );
    const designEffect = 1 + together / (requests * 0.1 * 0.9);
    const expected = 2 * normalUpperTail(1.959964 / Math.sqrt(designEffect));
    expect(expected).toBeGreaterThan(4 * alpha);
    expect(Math.abs(rejections.length / replications - expected)).toBeLessThan(
      threeStandardErrors(expected, replications),
    );
  });
});

describe('sessions: the same requests from fewer users, in clusters', () => {
  const world = (requestsPerSession: number) =>
    scenarioOf(
      {
        horizonHours: 6,
        traffic: { requestsPerSecond: 0.5 },
        users: { population: 5000, requestsPerSession },
      },
      { canary: [{ strategy: 'canary', stages: [{ share: 0.2, hours: 6 }] }] },
    );
  const replications = 2000;
  const share = 0.2;

  it('reach the users that the closed form says, and fewer than requests one by one', () => {
    const means = [1, 8].map((requestsPerSession) => {
      const scenario = world(requestsPerSession);
      const compiled = compileScenario(scenario).world;
      const requests = compiled.requestsBefore[compiled.ticks]!;
      const reached = evidenceOf(scenario, { by: 'request', challenger: share }, replications);
      const users = reached.map(({ usersReached }) => usersReached);
      // A session has one of the challenger's requests or more with probability 1 - exp(-m share).
      const mean = compiled.sessionMean;
      const sessionsHit =
        mean === undefined ? requests * share : (requests / mean) * (1 - Math.exp(-mean * share));
      const expected = 5000 * (1 - Math.exp(-sessionsHit / 5000));
      expect(Math.abs(meanOf(users) - expected)).toBeLessThan(
        3 * Math.sqrt(varianceOf(users) / replications),
      );
      const answered = reached.map(({ requestsReached }) => requestsReached);
      expect(Math.abs(meanOf(answered) - share * requests)).toBeLessThan(
        3 * Math.sqrt(varianceOf(answered) / replications),
      );
      return meanOf(users);
    });
    expect(means[1]!).toBeLessThan(0.6 * means[0]!);
  });

  it('make requests overdispersed by 1 + m where everyone is counted, m a share of them', () => {
    for (const requestsPerSession of [1, 3, 8]) {
      const scenario = world(requestsPerSession);
      const mean = compileScenario(scenario).world.sessionMean ?? 0;
      const seen = evidenceOf(scenario, { by: 'request', challenger: share }, replications);
      const all = seen.map(({ served }) => served.incumbent.requests + served.challenger.requests);
      const part = seen.map(({ served }) => served.challenger.requests);
      for (const [counts, factor] of [
        [all, 1 + mean],
        [part, 1 + share * mean],
      ] as const) {
        const ratio = varianceOf(counts) / meanOf(counts) / factor;
        expect(Math.abs(ratio - 1)).toBeLessThan(3 * Math.sqrt(2 / replications));
      }
    }
  });
});

describe('bots in one arm: 2% of 400,000 users, filtered from the treatment only', () => {
  const success = 0.01;
  const scenario = scenarioOf(
    {
      horizonHours: 24,
      traffic: { requestsPerSecond: (400_000 * 20) / 86_400 },
      users: { population: 392_000, bots: { count: 8000, share: 0.02 } },
      incumbent: { success },
      filters: [{ model: 'challenger', requests: 'bots', share: 1 }],
    },
    { ab: [{ strategy: 'ab', hours: 24 }] },
  );
  const replications = 2000;
  const seen = evidenceOf(scenario, { by: 'user', challenger: 0.5 }, replications);
  const mean = (read: (one: (typeof seen)[number]) => number) => meanOf(seen.map(read));

  it('is stopped by a gate on the sample ratio, which leaves a test of the same users unfiltered alone', () => {
    const gate = { sampleRatioGate: { alpha: 0.0005 } };
    const plans = [{ id: 'ab', name: 'ab', phases: [{ ...scenario.plans[0]!.phases[0]!, ...gate }] }];
    const filtered = resultsOf({ ...scenario, plans }, replications)['ab']!.verdict;
    expect(filtered.undecided!.estimate).toBeGreaterThan(0.97);
    const world = { ...scenario.world, filters: [] };
    const whole = resultsOf({ ...scenario, world, plans }, replications)['ab']!.verdict;
    expect(Math.abs(1 - whole.undecided!.estimate - 0.05)).toBeLessThan(
      threeStandardErrors(0.05, replications),
    );
  });

  it('reaches bots all the same, and counts no bot among the users', () => {
    const { world } = compileScenario(scenario);
    const all = world.requestsBefore[world.ticks]! / 2;
    expect(mean(({ requestsReached }) => requestsReached) / all).toBeCloseTo(1, 3);
    expect(mean(({ usersReached }) => usersReached) / 196_000).toBeCloseTo(1, 3);
  });
});
