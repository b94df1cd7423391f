import { describe, expect, test } from 'vitest';
import type { EngineName, Scenario } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { traceReplication } from '../../../sim-core/run/traceReplication.ts';
import { shipped } from '../scenario/shipped.ts';
import { smallWorlds } from '../worlds.ts';

const verdicts = ['undecided', 'promoted', 'rolledBack'];

/** Fails unless every trace is the very replication that a run plays. */
function expectSameReplication(scenario: Scenario, engine: EngineName, replications: number): void {
  const compiled = compileScenario(scenario);
  const seed = 17;
  const played = playChunk(compiled, engine, seed, { from: 0, to: replications });
  for (const { planId, columns } of played) {
    for (let replication = 0; replication < replications; replication += 1) {
      const trace = traceReplication(compiled, engine, seed, planId, replication);
      const { ticks } = trace;
      expect(ticks.length).toBe(compiled.world.ticks);
      expect(trace.verdict).toBe(verdicts[columns.verdict[replication]!]);
      expect(trace.decisionHours ?? Number.NaN).toBe(columns.decisionHours[replication]);
      expect(trace.onsetHours ?? Number.NaN).toBe(columns.onsetHours[replication]);
      // Shadowed answers reach nobody; interleaved sessions and the challenger's own requests do.
      let reached = 0;
      for (const { exposure, challenger, preference, requests } of ticks) {
        if (exposure.challenger > 0) reached += challenger?.requests ?? 0;
        if (exposure.interleaved > 0 && preference)
          reached += preference.incumbentWins + preference.challengerWins + preference.ties;
        expect(Number.isInteger(requests)).toBe(true);
        expect(requests).toBeGreaterThanOrEqual(challenger?.requests ?? 0);
      }
      // Sessions whose page failed and requests that never reach the counts, that a gate does not watch or that come in a
      // follow-up are reached too; the trace lists none of them.
      const unlisted = columns.requests[replication]! - reached;
      expect(unlisted).toBeGreaterThanOrEqual(0);
      const mayBeUnlisted =
        scenario.world.filters.length > 0 ||
        ticks.some(({ exposure }) => exposure.interleaved > 0) ||
        scenario.plans.some(
          ({ id, phases }) => id === planId && /"segment"|"followUpHours":[1-9]/.test(JSON.stringify(phases)),
        );
      expect(unlisted === 0 || mayBeUnlisted).toBe(true);
      expect(Math.max(...ticks.map(({ exposure }) => exposure.challenger + exposure.interleaved))).toBe(
        columns.peakShare[replication],
      );
      const extra = columns.extraFailures[replication]!;
      expect(ticks.at(-1)!.truth.extraFailures).toBeCloseTo(
        extra,
        6 - Math.ceil(Math.log10(1 + Math.abs(extra))),
      );
      // Each playing of a phase counts its own sample, unless it was carried on: the last look of each, together.
      const units = ticks.reduce((sum, { phase, look }, tick) => {
        const isLast = phase !== null && ticks[tick + 1]?.phase !== phase;
        return isLast ? sum + look!.unitsSeen : sum;
      }, 0);
      const carries = scenario.plans.find(({ id }) => id === planId)!.phases.some((p) => p.carriesEvidence);
      expect(units === columns.unitsSeen[replication] || (carries && units > 0)).toBe(true);
    }
  }
}

describe('traceReplication(…) is the very replication that a run plays', () => {
  describe.each(Object.keys(smallWorlds))('in the world of %s', (name) => {
    test.each(['ticks', 'events', 'lazy'] as const)('by the %s engine', (engine) => {
      expectSameReplication(smallWorlds[name]!(), engine, 8);
    });
  });

  test.each(['slow-burn', 'needle', 'ranking-win'])('in the shipped scenario %s', (id) => {
    expectSameReplication(shipped(id), 'ticks', 2);
    expectSameReplication(shipped(id), 'lazy', 3);
  });
});

test('traceReplication(…) has the hours, phases and exposures of a plan in order', () => {
  const compiled = compileScenario(shipped('slow-burn'));
  const { ticks, tickHours, onsetHours } = traceReplication(compiled, 'ticks', 1, 'canary', 0);
  expect(tickHours).toBe(0.5);
  expect(ticks.map(({ hours }) => hours)).toEqual(Array.from({ length: 1344 }, (_, tick) => tick / 2));
  expect(ticks[0]).toMatchObject({ phase: 0, exposure: { challenger: 0.01 } });
  expect(ticks[48]).toMatchObject({ phase: 0, exposure: { challenger: 0.05 } });
  expect(ticks.at(-1)!.phase).toBeNull();
  expect(onsetHours).toBe(compiled.truth.onsetHours);
});

test('traceReplication(…) differs between replications and seeds', () => {
  const compiled = compileScenario(shipped('slow-burn'));
  const requests = (seed: number, replication: number) =>
    traceReplication(compiled, 'ticks', seed, 'ab', replication).ticks.map((tick) => tick.requests);
  expect(requests(1, 0)).toEqual(requests(1, 0));
  expect(requests(1, 1)).not.toEqual(requests(1, 0));
  expect(requests(2, 0)).not.toEqual(requests(1, 0));
});

test('traceReplication(…) refuses a plan that there is not', () => {
  const compiled = compileScenario(shipped('slow-burn'));
  expect(() => traceReplication(compiled, 'ticks', 1, 'blue-green', 0)).toThrow(
    new RangeError('a trace requires the id of a plan, got "blue-green"'),
  );
});

test('traceReplication(…) records no run whose gates show more than memory holds, and says why', () => {
  const scenario = shipped('slow-burn');
  const { world } = scenario;
  const canary = scenario.plans.find(({ id }) => id === 'canary')!;
  const [phase] = canary.phases as [{ gates: readonly object[] } & (typeof canary.phases)[number]];
  // They look once, at the end, and are on the dashboard all the time.
  const gates = Array.from({ length: 20 }, () => ({ ...phase.gates[0], looks: 'stageEnd' }));
  const stages = [{ share: 0.01, hours: world.horizonHours, approval: false }];
  const fine: Scenario = {
    ...scenario,
    world: { ...world, tickMinutes: 0.5 },
    plans: [{ ...canary, phases: [{ ...phase, stages, gates }] }],
  };
  const compiled = compileScenario(fine);
  expect(compiled.world.ticks * gates.length).toBeGreaterThan(1_500_000);
  expect(() => traceReplication(compiled, 'ticks', 1, 'canary', 0)).toThrow(
    /^plans\[0\] requires at most 1,000,000 comparisons of its gates over all ticks/,
  );
});
