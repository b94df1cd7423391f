import { describe, expect, it } from 'vitest';
import { EventDrawer } from '../../../sim-core/engine/eventDrawer.ts';
import { ExpectedTraffic } from '../../../sim-core/engine/expectedTraffic.ts';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import { TickDrawer } from '../../../sim-core/engine/tickDrawer.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { scenarioOf } from '../worlds.ts';

const POPULATION = 2000;
const shadow = { only: [{ strategy: 'shadow', hours: 24 }] };

/** Users reached after the shares, each for two hours in which every user sends dozens of requests. */
function reachedAfter(engine: 'ticks' | 'events', shares: readonly number[], users: object = {}): number {
  const { world } = compileScenario(
    scenarioOf(
      {
        users: { population: POPULATION, ...users },
        traffic: { requestsPerSecond: 10 },
        incumbent: { error: 0.1 },
      },
      shadow,
    ),
  );
  const open = streamsOf(3)(0);
  const traffic = new ExpectedTraffic(world, open);
  const drawer =
    engine === 'ticks' ? new TickDrawer(world, traffic, open) : new EventDrawer(world, traffic, open);
  drawer.startPhase({ slow: false });
  shares.forEach((challenger, index) => {
    const exposure = { by: 'user', challenger, interleaved: 0, shadowed: 0 } as const;
    const { served, users: counted } = drawer.draw(2 * index, 2 * index + 2, exposure, world);
    expect(counted).toBeUndefined();
    expect((served?.challenger.requests ?? 0) > 0).toBe(challenger > 0);
  });
  return drawer.usersReached() / POPULATION;
}

describe.each(['ticks', 'events'] as const)('a split by sticky users, by the %s engine', (engine) => {
  // Three standard errors of a share of 2,000 users who are assigned by chance.
  const near = (share: number) => 3 * Math.sqrt((share * (1 - share)) / POPULATION) + 1e-9;

  it.each([
    ['keeps everyone as its share grows', [0.1, 0.3, 0.5], 0.5],
    ['takes nobody new in as its share falls and grows again', [0.5, 0.2, 0.4], 0.5],
    ['comes to everyone', [0.2, 1], 1],
    ['reaches nobody at a share of 0', [0, 0], 0],
  ])('%s', (_, shares, reached) => {
    expect(Math.abs(reachedAfter(engine, shares) - reached)).toBeLessThan(near(reached));
    const others = { activitySpread: 0.5, propensitySpread: 0.5, requestsPerSession: 2 };
    expect(Math.abs(reachedAfter(engine, shares, others) - reached)).toBeLessThan(near(reached));
  });
});

describe.each(['ticks', 'events'] as const)('segments counted apart, by the %s engine', (engine) => {
  it('are parts of what is counted in all, and each has what is its own', () => {
    const { world } = compileScenario(
      scenarioOf(
        {
          segments: [
            { id: 'a', name: 'A', share: 0.5 },
            { id: 'b', name: 'B', share: 0.3 },
            { id: 'c', name: 'C', share: 0.2 },
          ],
          traffic: { requestsPerSecond: 2 },
          incumbent: { error: 0.1, segments: { b: { error: 0.5 } } },
          challenger: { segments: { a: { error: 0.9 } } },
        },
        shadow,
      ),
    );
    const open = streamsOf(3)(0);
    const traffic = new ExpectedTraffic(world, open);
    const drawer =
      engine === 'ticks' ? new TickDrawer(world, traffic, open) : new EventDrawer(world, traffic, open);
    drawer.startPhase({ slow: false, bySegment: ['b', 'a'] });
    const exposure = { by: 'request', challenger: 0.5, interleaved: 0, shadowed: 0 } as const;
    const { served, bySegment } = drawer.draw(0, 4, exposure, world);
    expect(Object.keys(bySegment!).sort()).toEqual(['a', 'b']);
    const rate = (segment: string, role: 'incumbent' | 'challenger') =>
      bySegment![segment]![role].errors / bySegment![segment]![role].requests;
    expect(rate('a', 'incumbent')).toBeCloseTo(0.1, 1);
    expect(rate('a', 'challenger')).toBeCloseTo(0.9, 1);
    expect(rate('b', 'incumbent')).toBeCloseTo(0.5, 1);
    for (const role of ['incumbent', 'challenger'] as const) {
      const others =
        served![role].requests - bySegment!['a']![role].requests - bySegment!['b']![role].requests;
      expect(others / served![role].requests).toBeCloseTo(0.2, 1);
    }
  });

  it('an incumbent that answers everything is counted where somebody compares with it later, and only there', () => {
    const { world } = compileScenario(scenarioOf({ traffic: { requestsPerSecond: 1 } }, shadow));
    for (const incumbentAlone of [true, false]) {
      const open = streamsOf(3)(0);
      const traffic = new ExpectedTraffic(world, open);
      const drawer =
        engine === 'ticks' ? new TickDrawer(world, traffic, open) : new EventDrawer(world, traffic, open);
      drawer.startPhase({ slow: false, incumbentAlone });
      const nobody = { by: 'request', challenger: 0, interleaved: 0, shadowed: 0 } as const;
      const { served } = drawer.draw(0, 2, nobody, world);
      expect((served?.incumbent.requests ?? 0) > 6000).toBe(incumbentAlone);
      expect(served?.challenger.requests ?? 0).toBe(0);
      expect(drawer.requestsReached()).toBe(0);
    }
  });
});
