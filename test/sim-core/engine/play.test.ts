import { describe, expect, it } from 'vitest';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { verdictCodes } from '../../../sim-core/outcome/outcomes.ts';
import { scenarioOf, smallWorlds } from '../worlds.ts';

const canary = (stages: { share: number; hours: number }[], more = {}) => ({
  strategy: 'canary',
  stages,
  ...more,
});

function outcomesOf(scenario: Parameters<typeof compileScenario>[0], count = 50) {
  return playChunk(compileScenario(scenario), 'ticks', 1, { from: 0, to: count });
}

describe('playPlan', () => {
  it('serves everyone until the horizon after a promotion, and harm is the expected failures of exactly that', () => {
    const scenario = scenarioOf(
      { challenger: { error: 0.1 }, traffic: { requestsPerSecond: 1 } },
      {
        canary: [
          canary([{ share: 0.25, hours: 4 }], { gates: [{ kind: 'z', metric: 'errors', limit: 100 }] }),
        ],
      },
    );
    const [{ columns }] = outcomesOf(scenario) as [ReturnType<typeof outcomesOf>[number]];
    expect(new Set(columns.verdict)).toEqual(new Set([verdictCodes.promoted]));
    expect(columns.decisionHours[0]).toBe(4);
    expect(columns.peakShare[0]).toBe(1);
    // 3,600 requests an hour, a tenth fails: a quarter for 4 hours, all for 20.
    expect(columns.extraFailures[0]).toBeCloseTo(360 * (0.25 * 4 + 20), 6);
    const mean = columns.requests.reduce((sum, value) => sum + value, 0) / columns.requests.length;
    expect(Math.abs(mean - 3600 * 21)).toBeLessThan(4 * Math.sqrt((3600 * 21) / 50));
  });

  it('leaves the incumbent with everyone after a rollback', () => {
    const scenario = scenarioOf(
      { challenger: { error: 0.9 }, traffic: { requestsPerSecond: 1 } },
      { canary: [canary([{ share: 0.5, hours: 4 }])] },
    );
    const [{ columns }] = outcomesOf(scenario) as [ReturnType<typeof outcomesOf>[number]];
    expect(new Set(columns.verdict)).toEqual(new Set([verdictCodes.rolledBack]));
    expect(columns.decisionHours[0]).toBe(1);
    expect(columns.extraFailures[0]).toBeCloseTo(3600 * 0.5 * 0.9, 6);
    expect(columns.peakShare[0]).toBe(0.5);
  });

  it('has no verdict and no decision time when the last phase is inconclusive', () => {
    const scenario = scenarioOf({}, { ab: [{ strategy: 'ab', hours: 4, alpha: 1e-9 }] });
    const [{ columns }] = outcomesOf(scenario) as [ReturnType<typeof outcomesOf>[number]];
    expect(new Set(columns.verdict)).toEqual(new Set([verdictCodes.undecided]));
    expect(columns.decisionHours.every(Number.isNaN)).toBe(true);
  });

  it('weights harm by the severity of the segment that fails', () => {
    const scenario = scenarioOf(
      {
        segments: [
          { id: 'common', name: 'Common', share: 0.8, severity: 2 },
          { id: 'grave', name: 'Grave', share: 0.2, severity: 100 },
        ],
        challenger: { segments: { grave: { error: 0.5 } } },
      },
      {
        canary: [
          canary([{ share: 0.5, hours: 24 }], { gates: [{ kind: 'z', metric: 'errors', limit: 100 }] }),
        ],
      },
    );
    const [{ columns }] = outcomesOf(scenario, 1) as [ReturnType<typeof outcomesOf>[number]];
    const requests = 0.01 * 3600 * 24;
    expect(columns.extraFailures[0]).toBeCloseTo(requests * 0.5 * 0.2 * 0.5, 9);
    expect(columns.harm[0]).toBeCloseTo(requests * 0.5 * 0.2 * 0.5 * 100, 7);
  });

  it('goes through the phases of a plan in order; each promotion starts the next', () => {
    const scenario = scenarioOf(
      {},
      {
        phased: [
          { strategy: 'shadow', hours: 6 },
          canary([{ share: 0.1, hours: 6 }], { gates: [{ kind: 'z', metric: 'errors', limit: 100 }] }),
          canary([{ share: 0.5, hours: 6 }], { gates: [{ kind: 'z', metric: 'errors', limit: 100 }] }),
        ],
      },
    );
    const [{ columns }] = outcomesOf(scenario) as [ReturnType<typeof outcomesOf>[number]];
    expect(columns.decisionHours[0]).toBe(18);
    expect(columns.extraModelRuns[0]).toBeGreaterThan(0);
  });

  it('gives a replication the same outcome whatever other plans are played and wherever a chunk begins', () => {
    const scenario = Object.values(smallWorlds)[0]!();
    const alone = { ...scenario, plans: scenario.plans.filter(({ id }) => id === 'canary') };
    const all = outcomesOf(scenario, 40).find(({ planId }) => planId === 'canary')!;
    const [late] = playChunk(compileScenario(alone), 'ticks', 1, { from: 30, to: 40 }) as [typeof all];
    expect(late.columns.extraFailures).toEqual(all.columns.extraFailures.slice(30));
    expect(late.columns.requests).toEqual(all.columns.requests.slice(30));
    expect(late.columns.users).toEqual(all.columns.users.slice(30));
  });

  it('lets plans share the traffic of a replication', () => {
    const scenario = scenarioOf(
      { traffic: { requestsPerSecond: 0.1, dispersion: 2, memoryHours: 5 }, challenger: { error: 0.1 } },
      {
        first: [
          canary([{ share: 0.5, hours: 24 }], { gates: [{ kind: 'z', metric: 'errors', limit: 100 }] }),
        ],
        second: [
          canary([{ share: 0.25, hours: 24 }], { gates: [{ kind: 'z', metric: 'errors', limit: 100 }] }),
        ],
      },
    );
    const [first, second] = outcomesOf(scenario) as [
      ReturnType<typeof outcomesOf>[number],
      ReturnType<typeof outcomesOf>[number],
    ];
    first.columns.extraFailures.forEach((failures, replication) => {
      expect(failures).toBeCloseTo(2 * second.columns.extraFailures[replication]!, 9);
    });
    expect(new Set(first.columns.extraFailures).size).toBe(50);
  });

  it('reaches no user in shadow mode and never more users than requests or than there are', () => {
    for (const make of Object.values(smallWorlds)) {
      const scenario = make();
      for (const { planId, columns } of outcomesOf(scenario, 200)) {
        columns.users.forEach((users, row) => {
          const requests = columns.requests[row]!;
          expect(users).toBeLessThanOrEqual(Math.min(requests, scenario.world.users.population));
          expect(users > 0).toBe(requests > 0);
          const unseen = planId === 'shadow' && columns.verdict[row] === verdictCodes.rolledBack;
          expect(unseen && users > 0).toBe(false);
        });
      }
    }
  });
});
