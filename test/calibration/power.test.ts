import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../sim-core/index.ts';
import { summarize } from '../../sim-core/index.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { normalCdf, powerTwoProportions } from '../../sim-core/statistics/index.ts';
import { meanEffect } from '../../sim-core/world/meanEffect.ts';
import { scenarioOf } from '../sim-core/worlds.ts';
import { meanOf, playPlanOf, shareOf, threeStandardErrors } from './play.ts';

const REPLICATIONS = 10_000;

const requiredOf = (scenario: Scenario) =>
  summarize({ scenario, seed: 1, engine: 'auto', outcomes: [playPlanOf(scenario, 1)], complete: true })
    .plans[0]!.sampleSize.required!;

describe('power where the models differ', () => {
  it('the A/B test by user has the power of two proportions of its exposed users', () => {
    const scenario = scenarioOf(
      {
        users: { population: 20_000, activitySpread: 1 },
        incumbent: { success: 0.1 },
        challenger: { success: 0.107 },
        traffic: { requestsPerSecond: 0.5 },
      },
      { ab: [{ strategy: 'ab', hours: 24, challengerShare: 0.5 }] },
    );
    const effect = meanEffect(compileScenario(scenario).world, 24);
    const rate = (model: 'incumbent' | 'challenger') => {
      const { exposed, withEvent } = effect.userRates(model, 'success');
      return withEvent / exposed;
    };
    const outcomes = playPlanOf(scenario, REPLICATIONS);
    const units = meanOf(outcomes.columns.unitsSeen) / 2;
    const power = powerTwoProportions({
      first: rate('incumbent'),
      second: rate('challenger'),
      unitsFirst: units,
      unitsSecond: units,
      alpha: 0.05,
      sides: 2,
    })!;
    expect(power).toBeGreaterThan(0.3);
    expect(power).toBeLessThan(0.95);
    expect(Math.abs(shareOf(outcomes, 'promoted') - power)).toBeLessThan(
      threeStandardErrors(power, REPLICATIONS),
    );
  });

  it.each([
    ['once', { kind: 'once' }],
    [
      'in five looks that spend evenly',
      {
        kind: 'group-sequential',
        spending: 'pocock',
        interim: [5, 10, 14, 19].map((afterHours) => ({ afterHours })),
      },
    ],
    [
      'in uneven looks that spend late',
      {
        kind: 'group-sequential',
        spending: 'obrien-fleming',
        interim: [8, 20].map((afterHours) => ({ afterHours })),
      },
    ],
  ])('the A/B test by user that looks %s has power 0.8 with the users that theory asks for', (_, looks) => {
    // Users who hardly come back, so that users come by the clock as the theory of planned looks has it.
    const world = {
      users: { population: 1e9 },
      incumbent: { success: 0.2 },
      challenger: { success: 0.22 },
    };
    const plans = { ab: [{ strategy: 'ab', hours: 24, looks }] };
    const required = requiredOf(scenarioOf(world, plans));
    const requestsPerSecond = required / (24 * 3600);
    const outcomes = playPlanOf(
      scenarioOf({ ...world, traffic: { requestsPerSecond } }, plans),
      REPLICATIONS,
    );
    expect(Math.abs(shareOf(outcomes, 'promoted') - 0.8)).toBeLessThan(
      threeStandardErrors(0.8, REPLICATIONS),
    );
  });

  it('the always-valid A/B test has at least power 0.8 with the users that theory asks for, and stops sooner', () => {
    const world = {
      users: { population: 1e9 },
      incumbent: { success: 0.2 },
      challenger: { success: 0.22 },
    };
    const plans = {
      ab: [
        { strategy: 'ab', hours: 24, looks: { kind: 'always-valid', everyHours: 1, tunedForUsers: 10_000 } },
      ],
    };
    const required = requiredOf(scenarioOf(world, plans));
    const requestsPerSecond = required / (24 * 3600);
    const outcomes = playPlanOf(scenarioOf({ ...world, traffic: { requestsPerSecond } }, plans), 4000);
    const promoted = shareOf(outcomes, 'promoted');
    expect(promoted).toBeGreaterThan(0.8);
    expect(promoted).toBeLessThan(0.87);
    expect(meanOf(outcomes.columns.unitsSeen)).toBeLessThan(0.75 * required);
  });

  it('a canary gate that looks once has the power of a pooled z against the concurrent incumbent', () => {
    const [share, hours, limit, incumbent, challenger] = [0.1, 6, 1.645, 0.02, 0.0235];
    const scenario = scenarioOf(
      {
        incumbent: { error: incumbent },
        challenger: { error: challenger },
        traffic: { requestsPerSecond: 4 },
      },
      {
        canary: [
          {
            strategy: 'canary',
            stages: [{ share, hours }],
            gates: [{ kind: 'z', metric: 'errors', limit, looks: 'stage-end' }],
          },
        ],
      },
    );
    const requests = 4 * 3600 * hours;
    const variance = (rate: number, units: number) => (rate * (1 - rate)) / units;
    const pooled = share * challenger + (1 - share) * incumbent;
    const nullError = Math.sqrt(
      variance(pooled, requests * share) + variance(pooled, requests * (1 - share)),
    );
    const error = Math.sqrt(
      variance(challenger, requests * share) + variance(incumbent, requests * (1 - share)),
    );
    const power = normalCdf((challenger - incumbent - limit * nullError) / error);
    const caught = shareOf(playPlanOf(scenario, REPLICATIONS), 'rolledBack');
    expect(power).toBeGreaterThan(0.3);
    expect(power).toBeLessThan(0.95);
    // 5 thousandths for the skewness that the normal approximation of some 200 failures leaves out.
    expect(Math.abs(caught - power)).toBeLessThan(threeStandardErrors(power, REPLICATIONS) + 0.005);
  });

  it.each([
    ['interleaved', 24],
    ['shadow', 24],
  ] as const)('%s has power near 0.8 with the sample that theory asks for', (kind, hours) => {
    const world = {
      incumbent: { error: 0.02 },
      challenger: { error: 0.03 },
      sharedLuck: 0.6,
      ranking: { queries: 50, documents: 10, shown: 5, incumbentNoise: 1, challengerNoise: 0.8 },
    };
    const phase = { strategy: kind, hours };
    const required = requiredOf(scenarioOf(world, { only: [phase] }));
    const requestsPerSecond = required / (hours * 3600);
    const outcomes = playPlanOf(
      scenarioOf({ ...world, traffic: { requestsPerSecond } }, { only: [phase] }),
      REPLICATIONS,
    );
    const decided = shareOf(outcomes, kind === 'shadow' ? 'rolledBack' : 'promoted');
    // Both tests are exact on counts, so a little below the formula's normal approximation.
    expect(decided).toBeGreaterThan(0.8 - 0.03);
    expect(decided).toBeLessThan(0.8 + 0.03);
  });
});
