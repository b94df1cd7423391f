import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../sim-core/index.ts';
import { summarize } from '../../sim-core/index.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { normalUpperTail } from '../../sim-core/statistics/index.ts';
import { scenarioOf } from '../sim-core/worlds.ts';
import { playPlanOf, shareOf, threeStandardErrors } from './play.ts';

/** Users of unequal activity who differ in how readily they succeed, in segments whose successes differ in worth. */
const unequal = {
  segments: [
    { id: 'common', name: 'Common', share: 0.8 },
    { id: 'rare', name: 'Rare', share: 0.2 },
  ],
  users: { population: 800, activitySpread: 1, propensitySpread: 0.7 },
  incumbent: { error: 0.05, success: 0.2, segments: { rare: { value: 4 } } },
  traffic: { requestsPerSecond: 0.04, shape: { kind: 'cycle', dailyAmplitude: 0.8 }, dispersion: 0.3 },
};
const inSessions = {
  ...unequal,
  users: { ...unequal.users, requestsPerSession: 4 },
};

const scenarioWith = (world: Record<string, unknown>, phase: Record<string, unknown>): Scenario =>
  scenarioOf(world, { ab: [{ strategy: 'ab', hours: 24, ...phase }] });

function rejectedIn(world: Record<string, unknown>, phase: Record<string, unknown>, replications: number) {
  const outcomes = playPlanOf(scenarioWith(world, phase), replications);
  return shareOf(outcomes, 'promoted') + shareOf(outcomes, 'rolledBack');
}

const interim = (...hours: number[]) => hours.map((afterHours) => ({ afterHours }));
const alpha = 0.05;

describe('an A/B test between equal models, of users who differ', () => {
  it.each([
    ['mean successes of users', unequal, { analysis: 'mean' }],
    ['mean value of users', unequal, { metric: 'value', analysis: 'mean', challengerShare: 0.3 }],
    ['errors per request by user', unequal, { metric: 'error', analysis: 'ratio' }],
    ['value per request by user', unequal, { metric: 'value', analysis: 'ratio' }],
    ['value per request by user, in sessions', inSessions, { metric: 'value', analysis: 'ratio' }],
    [
      'mean value adjusted for half a day before',
      unequal,
      { metric: 'value', analysis: 'mean', hours: 12, cuped: { hours: 12 } },
    ],
    ['shares adjusted for half a day before', unequal, { hours: 12, cuped: { hours: 12 } }],
    ['shares of sessions', inSessions, { unit: 'session', challengerShare: 0.3 }],
    ['value per request by session', inSessions, { unit: 'session', metric: 'value', analysis: 'ratio' }],
    ['successes per request, split by request', inSessions, { unit: 'request' }],
    [
      'value per request, split by request',
      inSessions,
      { unit: 'request', metric: 'value', analysis: 'mean' },
    ],
  ])('rejects at its level: %s', (_, world, phase) => {
    const replications = 2500;
    const rejected = rejectedIn(world, phase, replications);
    expect(Math.abs(rejected - alpha)).toBeLessThan(threeStandardErrors(alpha, replications));
  });

  it.each([
    ['pocock', interim(6, 12, 18), unequal, { analysis: 'mean' }],
    ['obrien-fleming', interim(3, 4, 20), unequal, { metric: 'value', analysis: 'ratio' }],
    ['pocock', interim(6, 12, 18), inSessions, { unit: 'session', metric: 'error' }],
    [
      'custom',
      [
        { afterHours: 6, spends: 0.5 },
        { afterHours: 15, spends: 0.1 },
      ],
      unequal,
      {},
    ],
  ] as const)('spends its level over all looks (%s, %j)', (spending, looks, world, phase) => {
    const replications = 1500;
    const rejected = rejectedIn(
      world,
      { ...phase, looks: { kind: 'group-sequential', spending, interim: looks } },
      replications,
    );
    expect(Math.abs(rejected - alpha)).toBeLessThan(threeStandardErrors(alpha, replications));
  });

  it('stays below its level where it is always valid, of means and ratios too', () => {
    for (const phase of [{ analysis: 'mean' }, { metric: 'value', analysis: 'ratio' }, { unit: 'request' }]) {
      const looks = { kind: 'always-valid', everyHours: 3, tunedForUsers: 800 };
      const rejected = rejectedIn(unequal, { ...phase, looks }, 800);
      expect(rejected).toBeLessThan(alpha);
      expect(rejected).toBeGreaterThan(0);
    }
  });

  it('rejects far too often where requests are taken as independent and users are split, as its design effect has it', () => {
    const scenario = scenarioWith(
      {
        users: { population: 1000, activitySpread: 1.2, propensitySpread: 0.7 },
        incumbent: { success: 0.1 },
        traffic: { requestsPerSecond: 0.25 },
      },
      { analysis: 'naive-ratio' },
    );
    const replications = 4000;
    const outcomes = playPlanOf(scenario, replications);
    const rejected = shareOf(outcomes, 'promoted') + shareOf(outcomes, 'rolledBack');
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
    expect(Math.abs(rejected - expected)).toBeLessThan(threeStandardErrors(expected, replications));
  });
});

describe('several metrics of equal models', () => {
  const furtherMetrics = [
    { metric: 'error', analysis: 'ratio' },
    { metric: 'value', analysis: 'mean' },
  ];

  it.each(['bonferroni', 'holm', 'benjamini-hochberg'])(
    'reject no more often together than one alone, corrected by %s',
    (correction) => {
      const replications = 1500;
      const rejected = rejectedIn(unequal, { furtherMetrics, correction }, replications);
      expect(rejected).toBeLessThan(alpha + threeStandardErrors(alpha, replications));
      expect(rejected).toBeGreaterThan(alpha / 3);
    },
  );

  it('reject as often as independent tests do where they are, uncorrected', () => {
    const replications = 3000;
    const rejected = rejectedIn(
      { ...unequal, users: { population: 1e7 } },
      { unit: 'request', metric: 'error', furtherMetrics: [{ metric: 'success' }], correction: 'none' },
      replications,
    );
    // Errors and successes of a request exclude each other, which binds the two tests a little.
    expect(rejected).toBeGreaterThan(0.08);
    expect(rejected).toBeLessThan(1 - 0.95 ** 2 + threeStandardErrors(0.0975, replications));
  });
});

describe('guardrails', () => {
  it('on successes let a challenger pass that is just the margin worse at their level, however unequal the users', () => {
    const replications = 2500;
    const scenario = scenarioWith(
      {
        ...unequal,
        incumbent: { success: 0.3 },
        challenger: { success: 0.27 },
        users: { ...unequal.users, propensitySpread: 0.5 },
      },
      {
        alpha: 1e-12,
        whenInconclusive: 'promote',
        guardrails: [{ metric: 'success', margin: 0.03, alpha: 0.1 }],
      },
    );
    const passed = shareOf(playPlanOf(scenario, replications), 'promoted');
    expect(Math.abs(passed - 0.1)).toBeLessThan(threeStandardErrors(0.1, replications));
  });
});

describe('the power of an A/B test with the units that theory asks for', () => {
  const requiredOf = (scenario: Scenario) =>
    summarize({ scenario, seed: 1, engine: 'auto', outcomes: [playPlanOf(scenario, 1)], complete: true })
      .plans[0]!.sampleSize.required!;
  const world = (population: number, more: object = {}) => ({
    ...unequal,
    users: { ...unequal.users, population, ...more },
    challenger: { success: 0.23 },
    // Each user sends as much, however many there are.
    traffic: { requestsPerSecond: population / 12_000 },
  });

  it.each([
    ['mean value of users', {}, { metric: 'value', analysis: 'mean' }],
    ['successes per request by user', { requestsPerSession: 3 }, { analysis: 'ratio' }],
    [
      'mean value adjusted for the time before',
      {},
      { metric: 'value', analysis: 'mean', hours: 12, cuped: { hours: 12 } },
    ],
  ])('is 0.8 for %s', (_, users, phase) => {
    const probe = scenarioWith(world(1000, users), phase);
    const { plans } = summarize({
      scenario: probe,
      seed: 1,
      engine: 'auto',
      outcomes: [playPlanOf(probe, 50)],
      complete: true,
    });
    const { required, used } = plans[0]!.sampleSize;
    const population = Math.round((1000 * required!) / used!.mean);
    const replications = 1500;
    const outcomes = playPlanOf(scenarioWith(world(population, users), phase), replications);
    expect(Math.abs(shareOf(outcomes, 'promoted') - 0.8)).toBeLessThan(
      threeStandardErrors(0.8, replications),
    );
  });

  it('takes fewer users once what they did before is taken out', () => {
    const plain = requiredOf(scenarioWith(world(1000), { metric: 'success', analysis: 'mean', hours: 12 }));
    const adjusted = requiredOf(
      scenarioWith(world(1000), { metric: 'success', analysis: 'mean', hours: 12, cuped: { hours: 12 } }),
    );
    expect(adjusted).toBeLessThan(0.8 * plain);
  });

  it.each([
    ['sessions', { unit: 'session' }, { requestsPerSession: 4 }],
    ['requests', { unit: 'request' }, { requestsPerSession: 4 }],
  ])('is 0.8 for shares of %s', (_, phase, users) => {
    const required = requiredOf(scenarioWith(world(1000, users), phase));
    const one = world(1000, users);
    const perUnit = scenarioWith(one, phase);
    const { plans } = summarize({
      scenario: perUnit,
      seed: 1,
      engine: 'auto',
      outcomes: [playPlanOf(perUnit, 50)],
      complete: true,
    });
    const requestsPerSecond = (one.traffic.requestsPerSecond * required) / plans[0]!.sampleSize.used!.mean;
    const replications = 1500;
    const outcomes = playPlanOf(
      scenarioWith({ ...one, traffic: { requestsPerSecond } }, phase),
      replications,
    );
    expect(Math.abs(shareOf(outcomes, 'promoted') - 0.8)).toBeLessThan(
      threeStandardErrors(0.8, replications),
    );
  });
});
