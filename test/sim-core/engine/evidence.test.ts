import { describe, expect, it } from 'vitest';
import type { Drawer } from '../../../sim-core/engine/drawer.ts';
import { EventDrawer } from '../../../sim-core/engine/eventDrawer.ts';
import { ExpectedTraffic } from '../../../sim-core/engine/expectedTraffic.ts';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import { TickDrawer } from '../../../sim-core/engine/tickDrawer.ts';
import type { Exposure } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { kolmogorovSmirnovTest } from '../../../sim-core/statistics/index.ts';
import type { Evidence, EvidenceNeeds } from '../../../sim-core/strategies/evidence.ts';
import { smallWorlds } from '../worlds.ts';

const DRAWS = 3000;
const needs: EvidenceNeeds = { slow: true, userEvent: 'success' };

/** Every number of an evidence by its path, "shadow.errors.both" for instance. */
function numbersOf(evidence: object, prefix = ''): [string, number][] {
  return Object.entries(evidence).flatMap(([key, value]): [string, number][] =>
    typeof value === 'number' ? [[prefix + key, value]] : numbersOf(value as object, `${prefix}${key}.`),
  );
}

function drawMany(world: string, engine: 'ticks' | 'events', seed: number, exposure: Exposure) {
  const compiled = compileScenario(smallWorlds[world]!()).world;
  const values = new Map<string, Float64Array>();
  const open = streamsOf(seed);
  for (let replication = 0; replication < DRAWS; replication += 1) {
    const streams = open(replication);
    const traffic = new ExpectedTraffic(compiled, streams);
    const drawer: Drawer =
      engine === 'ticks'
        ? new TickDrawer(compiled, traffic, streams)
        : new EventDrawer(compiled, traffic, streams);
    drawer.startPhase(needs);
    drawer.draw(0, 5, exposure, compiled);
    // The second block of a phase: counts of users must carry on from the first.
    const evidence = drawer.draw(5, 12, exposure, compiled);
    const numbers = [...numbersOf(evidence), ['usersReached', drawer.usersReached()] as const];
    for (const [path, number] of numbers) {
      if (!values.has(path)) values.set(path, new Float64Array(DRAWS));
      values.get(path)![replication] = number;
    }
  }
  return values;
}

const [plain, ranked, dispersed] = Object.keys(smallWorlds) as [string, string, string];
const clustered = 'users who differ in propensity and come in sessions';
const drifting = 'sessions of searches, and rates that drift';
const filtered = 'bots, and requests that never reach the counts';
const botSearches = 'bots that search in sessions, filtered at one steady rate';
const nobody = { challenger: 0, interleaved: 0, shadowed: 0 };

describe('what the engines let be seen', () => {
  it.each([
    ['a split of requests', plain, { ...nobody, by: 'request', challenger: 0.3 }],
    ['a split of users', plain, { ...nobody, by: 'user', challenger: 0.3 }],
    ['a split of heavy users in uneven traffic', dispersed, { ...nobody, by: 'user', challenger: 0.5 }],
    ['a shadow', plain, { ...nobody, by: 'request', shadowed: 0.6 }],
    ['interleaved sessions', ranked, { ...nobody, by: 'request', interleaved: 0.5 }],
    ['clicks on split requests', ranked, { ...nobody, by: 'request', challenger: 0.5 }],
    ['all at once', ranked, { by: 'request', challenger: 0.2, interleaved: 0.3, shadowed: 0.3 }],
    ['sessions of a split of users', clustered, { ...nobody, by: 'user', challenger: 0.4 }],
    ['sessions in split requests', clustered, { ...nobody, by: 'request', challenger: 0.4 }],
    ['a shadow of sessions', clustered, { ...nobody, by: 'request', shadowed: 0.8 }],
    ['sessions of users while rates drift', drifting, { ...nobody, by: 'user', challenger: 0.4 }],
    ['what filters leave of a split of users', filtered, { ...nobody, by: 'user', challenger: 0.4 }],
    ['what filters leave of split requests', filtered, { ...nobody, by: 'request', challenger: 0.4 }],
    [
      'bots among all at once',
      botSearches,
      { by: 'request', challenger: 0.2, interleaved: 0.3, shadowed: 0.3 },
    ],
  ] as const)('%s: every count has the same distribution in both engines', (_, world, exposure) => {
    const ticks = drawMany(world, 'ticks', 3, exposure);
    const events = drawMany(world, 'events', 4, exposure);
    expect([...ticks.keys()].sort()).toEqual([...events.keys()].sort());
    for (const [path, values] of ticks) {
      expect(kolmogorovSmirnovTest(values, events.get(path)!)!.pValue, path).toBeGreaterThan(1e-4);
    }
  });

  it.each(['ticks', 'events'] as const)('%s: nothing is seen that the exposure does not show', (engine) => {
    const compiled = compileScenario(smallWorlds[ranked]!()).world;
    const seen = (exposure: Partial<Exposure>): (keyof Evidence)[] => {
      const open = streamsOf(1)(0);
      const traffic = new ExpectedTraffic(compiled, open);
      const drawer =
        engine === 'ticks'
          ? new TickDrawer(compiled, traffic, open)
          : new EventDrawer(compiled, traffic, open);
      drawer.startPhase(needs);
      const evidence = drawer.draw(0, 3, { by: 'request', ...nobody, ...exposure }, compiled);
      return (Object.keys(evidence) as (keyof Evidence)[])
        .filter((part) => evidence[part] !== undefined)
        .sort();
    };
    expect(seen({})).toEqual([]);
    expect(seen({ shadowed: 1 })).toEqual(['shadow']);
    expect(seen({ interleaved: 1 })).toEqual(['preference']);
    expect(seen({ challenger: 0.5 })).toEqual(['served']);
    expect(seen({ by: 'user', challenger: 0.5 })).toEqual(['served', 'users']);
  });

  it.each(['ticks', 'events'] as const)('%s: latency is counted only when it is read', (engine) => {
    const compiled = compileScenario(smallWorlds[plain]!()).world;
    const slow = (reads: boolean) => {
      const open = streamsOf(1)(0);
      const traffic = new ExpectedTraffic(compiled, open);
      const drawer =
        engine === 'ticks'
          ? new TickDrawer(compiled, traffic, open)
          : new EventDrawer(compiled, traffic, open);
      drawer.startPhase({ slow: reads });
      return drawer.draw(0, 12, { by: 'request', ...nobody, challenger: 0.5 }, compiled).served!.challenger
        .slow;
    };
    expect(slow(true)).toBeGreaterThan(0);
    expect(slow(false)).toBeNaN();
  });
});
