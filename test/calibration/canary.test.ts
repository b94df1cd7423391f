import { describe, expect, it } from 'vitest';
import { exp, logPoissonMass } from '../../sim-core/numeric/index.ts';
import {
  chanceOfBreach,
  cusumRunLength,
  failureLimitAlarms,
  gateFalseAlarm,
  normalCdf,
  normalUpperTail,
  windowRuleAlarms,
} from '../../sim-core/statistics/index.ts';
import { binomial, openStream, streamKey } from '../../sim-core/random/index.ts';
import { classify } from '../../sim-core/strategies/canary/kayentaJudge.ts';
import { summarize } from '../../sim-core/index.ts';
import { golden } from '../sim-core/golden.ts';
import { scenarioOf } from '../sim-core/worlds.ts';
import { meanOf, playPlanOf, shareOf, threeStandardErrors } from './play.ts';

type Json = Record<string, unknown>;

/** How often a canary of some stages and one gate rolls back. */
function rolledBack(world: Json, canary: Json, replications: number): number {
  const plans = { canary: [{ strategy: 'canary', ...canary }] };
  return shareOf(playPlanOf(scenarioOf(world, plans), replications), 'rolledBack');
}

const limit = 1.645;
const nominal = normalUpperTail(limit);

describe('canary gates where the models are equal', () => {
  const replications = 10_000;
  const world = { incumbent: { error: 0.1 }, traffic: { requestsPerSecond: 2 } };
  const stages = [{ share: 0.2, hours: 6 }];

  it.each([
    ['the hours before', { beforeHours: 6 }, { kind: 'before' }],
    ['a number', {}, { kind: 'fixed', rate: 0.1 }],
  ])('a z-test against %s rejects at the tail beyond its limit', (_, more, baseline) => {
    const gates = [{ kind: 'z', metric: 'errors', baseline, limit, looks: 'stage-end' }];
    const rejected = rolledBack(world, { ...more, stages, gates }, replications);
    expect(Math.abs(rejected - nominal)).toBeLessThan(threeStandardErrors(nominal, replications));
  });

  it('a z-test of errors by sticky users rejects at the tail beyond its limit', () => {
    const users = { population: 3000, activitySpread: 1.5, propensitySpread: 0.7, requestsPerSession: 4 };
    const gates = [{ kind: 'z', metric: 'errors', limit, looks: 'stage-end' }];
    const rejected = rolledBack({ ...world, users }, { assignment: 'user', stages, gates }, 3000);
    expect(Math.abs(rejected - nominal)).toBeLessThan(threeStandardErrors(nominal, 3000));
  });

  it('a z-test of successes by sticky users who differ rejects far more often, for their requests are alike', () => {
    const users = { population: 3000, activitySpread: 1, propensitySpread: 0.7 };
    const successes = { incumbent: { success: 0.3 }, traffic: { requestsPerSecond: 1 }, users };
    const gates = [{ kind: 'z', metric: 'successes', limit, looks: 'stage-end' }];
    const rejectedBy = (assignment: string) => rolledBack(successes, { assignment, stages, gates }, 4000);
    expect(rejectedBy('user')).toBeGreaterThan(2 * nominal);
    expect(Math.abs(rejectedBy('request') - nominal)).toBeLessThan(threeStandardErrors(nominal, 4000));
  });

  it('a z-test at every tick rejects as often as repeated tests do', () => {
    const expected = gateFalseAlarm({ limit: 2.5, looks: 24 });
    const gates = [{ kind: 'z', metric: 'errors', limit: 2.5 }];
    const rejected = rolledBack(world, { stages: [{ share: 0.5, hours: 24 }], gates }, replications);
    expect(Math.abs(rejected - expected)).toBeLessThan(threeStandardErrors(expected, replications));
  });

  it.each([
    ['the incumbent at the same time, on a day that swings', { kind: 'concurrent' }, [5, 500]],
    ['a number', { kind: 'fixed', rate: 0.1 }, [50]],
  ])(
    'a sequential test against %s stays below its level over 24 looks and three stages',
    (_, baseline, tuned) => {
      const alpha = 0.05;
      const uneven = {
        incumbent: {
          error: baseline.kind === 'fixed' ? 0.1 : { kind: 'formula', formula: '0.05 + 0.1 * (hours > 12)' },
        },
        traffic: { requestsPerSecond: 0.5, shape: { kind: 'cycle', dailyAmplitude: 0.8 }, dispersion: 0.3 },
      };
      for (const tunedForEvents of tuned) {
        const gates = [{ kind: 'sequential', metric: 'errors', baseline, alpha, tunedForEvents }];
        const rejected = rolledBack(
          uneven,
          { stages: [0.05, 0.2, 0.5].map((share) => ({ share, hours: 8 })), gates },
          3000,
        );
        expect(rejected).toBeLessThan(alpha);
        expect(rejected).toBeGreaterThan(alpha / 10);
      }
    },
  );
});

describe('checks against a threshold, whatever they are checks of', () => {
  const [perCheck, rate, threshold] = [200, 0.03, 0.045];
  /** Chance that a check of a Poisson number of requests fails. */
  const failure = Array.from({ length: 400 }, (_, requests) =>
    requests === 0
      ? 0
      : exp(logPoissonMass(requests, perCheck)) * chanceOfBreach({ rate, requests, threshold }),
  ).reduce((sum, chance) => sum + chance, 0);
  const world = {
    incumbent: { error: rate },
    traffic: { requestsPerSecond: (4 * perCheck) / 3600 },
    horizonHours: 96,
  };
  const gate = {
    kind: 'threshold',
    metric: 'errors',
    baseline: { kind: 'fixed', rate: threshold },
    minimumRequests: 0,
    everyHours: 1,
  };
  const replications = 4000;

  it.each([12, 24, 48, 96])(
    'a limit of failures that add up is broken by a sound challenger the more often the longer it goes on: %d h',
    (hours) => {
      const expected = failureLimitAlarms({ failure, count: hours, failureLimit: 5 }).at(-1)!;
      const gates = [{ ...gate, rollsBack: { kind: 'cumulative', allowed: 5 } }];
      // Two stages: a background analysis goes on through both.
      const stages = [hours / 2, hours / 2].map((each) => ({ share: 0.25, hours: each }));
      const rejected = rolledBack(world, { stages, gates }, replications);
      expect(Math.abs(rejected - expected)).toBeLessThan(threeStandardErrors(expected, replications));
    },
  );

  it('failures among the latest checks break their limit as a Markov chain has it', () => {
    const expected = windowRuleAlarms({ breach: failure, needed: 3, of: 5, windows: 48 }).at(-1)!;
    expect(expected).toBeGreaterThan(0.02);
    const gates = [{ ...gate, rollsBack: { kind: 'most-recent', failures: 3, checks: 5 } }];
    const rejected = rolledBack(world, { stages: [{ share: 0.25, hours: 48 }], gates }, replications);
    expect(Math.abs(rejected - expected)).toBeLessThan(threeStandardErrors(expected, replications));
  });
});

describe('a CUSUM', () => {
  it.each([
    ['sound', 0.1],
    ['worse', 0.2],
  ])('takes as long to alarm as its run length says, for a %s challenger', (_, rate) => {
    // An event weighs as much as five units without one, and the limit lies between 16 and 17 of them.
    const [inControl, detects, cusumLimit] = [0.1, 2.1712144277953915, 1.8275];
    const odds = (detects * inControl) / (1 - inControl);
    const expected = cusumRunLength({ rate, limit: cusumLimit, inControl, outOfControl: odds / (1 + odds) })!;
    const replications = 1200;
    const scenario = scenarioOf(
      {
        horizonHours: 60,
        tickMinutes: 1,
        incumbent: { error: 0 },
        challenger: { error: rate },
        traffic: { requestsPerSecond: 0.5 / 60 },
      },
      {
        canary: [
          {
            strategy: 'canary',
            stages: [{ share: 0.5, hours: 60 }],
            gates: [
              {
                kind: 'cusum',
                metric: 'errors',
                baseline: { kind: 'fixed', rate: inControl },
                minimumRequests: 0,
                detects,
                limit: cusumLimit,
              },
            ],
          },
        ],
      },
    );
    const outcomes = playPlanOf(scenario, replications);
    expect(shareOf(outcomes, 'rolledBack')).toBeGreaterThan(0.99);
    const { unitsSeen } = outcomes.columns;
    const mean = meanOf(unitsSeen);
    const error = Math.sqrt(meanOf(unitsSeen.map((units) => (units - mean) ** 2)) / replications);
    // A tick in four holds a request, so that one more than the alarm's is seen once in a while.
    expect(Math.abs(mean - expected)).toBeLessThan(3 * error + 0.3);
  });
});

interface JudgePower {
  readonly source: string;
  readonly runs: number;
  readonly points: number;
  readonly rows: readonly {
    readonly requests: number;
    readonly rate: number;
    readonly times: number;
    readonly high: number;
  }[];
}

describe('Kayenta’s judge', () => {
  const { runs, points, rows } = (golden('kayentaJudge') as { power: JudgePower }).power;
  const classified = { direction: 'increase', weight: 1, critical: false, mustHaveData: false } as const;
  const options = { effect: 'mean-ratio', allowedEffect: 1, whenNaN: 'remove', outliers: 'keep' } as const;

  it.each(rows)(
    'calls $times times a rate of $rate high as often as it was found to, $requests requests a point',
    ({ requests, rate, times, high }) => {
      const replications = 2000;
      const key = streamKey('1', 'judge');
      let found = 0;
      for (let run = 0; run < replications; run += 1) {
        const random = openStream(key, run);
        const series = (of: number) =>
          Array.from({ length: points }, () => binomial(random, requests, of) / requests);
        if (classify(series(rate), series(rate * times), classified, options) === 'high') found += 1;
      }
      // Neither share is known without error.
      const share = found / replications;
      const error = Math.sqrt(share * (1 - share) * (1 / runs + 1 / replications));
      expect(Math.abs(share - high)).toBeLessThan(3 * error + 0.005);
    },
  );

  it('calls equal models high once in a thousand judgements, and a stage that is judged again and again more often', () => {
    const world = {
      tickMinutes: 1,
      horizonHours: 6,
      incumbent: { error: 0.02 },
      traffic: { requestsPerSecond: 2000 / 60 },
    };
    const judged = (hours: number, more: Json) =>
      rolledBack(
        world,
        {
          stages: [{ share: 0.5, hours }],
          gates: [{ kind: 'judge', metrics: [{ metric: 'errors' }], ...more }],
        },
        1000,
      );
    const once = judged(1, { everyHours: 1 });
    expect(once).toBeLessThan(0.005);
    expect(judged(4, { everyHours: 0.25, lookbackHours: 1 })).toBeGreaterThan(once + 0.005);
  });
});

describe('power of canary gates where the challenger is worse', () => {
  it.each([
    ['the hours before', { beforeHours: 3 }, { kind: 'before' }, 3 / (0.1 * 6)],
    ['a number', {}, { kind: 'fixed', rate: 0.02 }, Infinity],
  ])('a z-test against %s has that of its formula', (_, more, baseline, ratio) => {
    const replications = 10_000;
    const [share, hours, first, second] = [0.1, 6, 0.02, 0.0235];
    const world = {
      incumbent: { error: first },
      challenger: { error: second },
      traffic: { requestsPerSecond: 4 },
    };
    const gates = [{ kind: 'z', metric: 'errors', baseline, limit, looks: 'stage-end' }];
    const requests = 4 * 3600 * hours * share;
    const pooled = ratio === Infinity ? first : (second + ratio * first) / (1 + ratio);
    const nullError = Math.sqrt(((pooled * (1 - pooled)) / requests) * (1 + 1 / ratio));
    const error = Math.sqrt((second * (1 - second) + (first * (1 - first)) / ratio) / requests);
    const power = normalCdf((second - first - limit * nullError) / error);
    expect(power).toBeGreaterThan(0.3);
    expect(power).toBeLessThan(0.95);
    const caught = rolledBack(world, { ...more, stages: [{ share, hours }], gates }, replications);
    // 5 thousandths for the skewness that the normal approximation of some 200 failures leaves out.
    expect(Math.abs(caught - power)).toBeLessThan(threeStandardErrors(power, replications) + 0.005);
  });

  it.each([
    ['a z-test against the incumbent', { kind: 'z', limit, looks: 'stage-end' }, {}, 0.79, 0.82],
    [
      'a z-test against the hours before',
      { kind: 'z', limit, looks: 'stage-end', baseline: { kind: 'before' } },
      { beforeHours: 6 },
      0.79,
      0.82,
    ],
    [
      'a z-test against a number',
      { kind: 'z', limit, looks: 'stage-end', baseline: { kind: 'fixed', rate: 0.02 } },
      {},
      0.79,
      0.82,
    ],
    ['a sequential test, which looks before as well,', { kind: 'sequential', alpha: 0.05 }, {}, 0.8, 0.87],
  ])('%s has about 0.8 with the requests that theory asks for', (_, gate, more, low, high) => {
    const [share, hours] = [0.2, 24];
    const world = { incumbent: { error: 0.02 }, challenger: { error: 0.0225 } };
    const plans = {
      canary: [
        { strategy: 'canary', ...more, stages: [{ share, hours }], gates: [{ metric: 'errors', ...gate }] },
      ],
    };
    const scenario = scenarioOf({ horizonHours: 48, ...world }, plans);
    const required = summarize({
      scenario,
      seed: 1,
      engine: 'auto',
      outcomes: [playPlanOf(scenario, 1)],
      complete: true,
    }).plans[0]!.sampleSize.required!;
    const traffic = { requestsPerSecond: required / (share * hours * 3600) };
    const outcomes = playPlanOf(scenarioOf({ horizonHours: 48, ...world, traffic }, plans), 20_000);
    const caught = shareOf(outcomes, 'rolledBack');
    expect(caught).toBeGreaterThan(low);
    expect(caught).toBeLessThan(high);
  });
});
