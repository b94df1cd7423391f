import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../sim-core/index.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { powerTwoProportions } from '../../sim-core/statistics/index.ts';
import { ab } from '../../sim-core/strategies/ab/index.ts';
import type { Settings } from '../../sim-core/strategies/ab/settings.ts';
import { meanEffect } from '../../sim-core/world/meanEffect.ts';
import { scenarioOf } from '../sim-core/worlds.ts';
import { playPlanOf, shareOf, threeStandardErrors } from './play.ts';

const REPLICATIONS = 3000;

const scenarioWith = (world: object, phase: object): Scenario =>
  scenarioOf({ ...world }, { ab: [{ strategy: 'ab', hours: 8, followUpHours: 16, ...phase }] });

const unequal = { population: 500, activitySpread: 1, propensitySpread: 0.5 };

describe('an A/B test between equal models that waits for labels', () => {
  it.each([
    ['success', 'user', 'share'],
    ['failure', 'user', 'ratio'],
    ['success', 'session', 'share'],
    ['failure', 'request', 'share'],
  ] as const)('rejects at its level: labels of %s, by %s, %s', (of, unit, analysis) => {
    const scenario = scenarioWith(
      {
        users: { ...unequal, requestsPerSession: 3 },
        incumbent: { error: 0.05, success: 0.3 },
        traffic: { requestsPerSecond: 0.05, dispersion: 0.2 },
        labels: { of, meanHours: 12, neverArrives: 0.05 },
      },
      { unit, analysis },
    );
    const outcomes = playPlanOf(scenario, REPLICATIONS);
    const rejected = shareOf(outcomes, 'promoted') + shareOf(outcomes, 'rolledBack');
    expect(Math.abs(rejected - 0.05)).toBeLessThan(threeStandardErrors(0.05, REPLICATIONS));
  });
});

describe('a verdict in the post', () => {
  /** Fraud that is known three weeks later on average, payments of two days. */
  const play = (followUpHours: number) => {
    const scenario = scenarioWith(
      {
        horizonHours: 48 + 336,
        traffic: { requestsPerSecond: 1.5 },
        incumbent: { success: 0.995 },
        challenger: { success: 0.9935 },
        labels: { of: 'failure', meanHours: 504 },
      },
      { unit: 'request', hours: 48, followUpHours },
    );
    const known = 1 - (504 / 48) * (Math.exp(-followUpHours / 504) - Math.exp(-(followUpHours + 48) / 504));
    const requests = 1.5 * 3600 * 48;
    const power = powerTwoProportions({
      first: 1 - 0.005 * known,
      second: 1 - 0.0065 * known,
      unitsFirst: requests / 2,
      unitsSecond: requests / 2,
      alpha: 0.05,
      sides: 2,
    })!;
    const required = ab.requiredSample(
      scenario.plans[0]!.phases[0]! as unknown as Settings,
      meanEffect(compileScenario(scenario).world, 48 + followUpHours),
    ) as number;
    return { known, power, required, found: shareOf(playPlanOf(scenario, REPLICATIONS), 'rolledBack') };
  };

  it('is read by a follow-up of two weeks that half the labels reach, and hardly without', () => {
    const [at, followed] = [play(0), play(336)];
    expect(at.known).toBeCloseTo(0.0461, 4);
    expect(followed.known).toBeCloseTo(0.5103, 4);
    for (const { power, found } of [at, followed])
      expect(Math.abs(found - power)).toBeLessThan(threeStandardErrors(power, REPLICATIONS));
    // Of rare failures as many have to be known, whenever they are.
    expect(at.required / followed.required / (followed.known / at.known)).toBeCloseTo(1, 2);
    expect(at.power).toBeLessThan(0.3);
    expect(followed.power).toBeGreaterThan(0.9);
  });
});

describe('the power of an A/B test that waits for labels, with the units that theory asks for', () => {
  it.each(['success', 'failure'] as const)('is 0.8 with labels of %s', (of) => {
    const world = (requestsPerSecond: number) => ({
      users: { population: 1e9 },
      incumbent: { success: 0.2 },
      challenger: { success: 0.22 },
      labels: { of, meanHours: 12 },
      traffic: { requestsPerSecond },
    });
    const probe = scenarioWith(world(1), {});
    const settings = probe.plans[0]!.phases[0]! as unknown as Settings;
    const effect = meanEffect(compileScenario(probe).world, ab.durationHours(settings));
    const required = ab.requiredSample(settings, effect) as number;
    const outcomes = playPlanOf(scenarioWith(world(required / (8 * 3600)), {}), REPLICATIONS);
    expect(ab.gates(settings)[0]!.sample(effect) / (8 * 3600)).toBeCloseTo(1, 3);
    expect(Math.abs(shareOf(outcomes, 'promoted') - 0.8)).toBeLessThan(
      threeStandardErrors(0.8, REPLICATIONS),
    );
  });
});
