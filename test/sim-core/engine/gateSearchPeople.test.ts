import { describe, expect, it } from 'vitest';
import { ExpectedTraffic } from '../../../sim-core/engine/expectedTraffic.ts';
import { GateSearch } from '../../../sim-core/engine/gateSearch.ts';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import type { EngineName } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { compileWorld } from '../../../sim-core/world/compile.ts';
import { expectSameDistribution } from '../sameDistribution.ts';
import { worldOf } from '../world/worldOf.ts';
import { scenarioOf } from '../worlds.ts';

const REPLICATIONS = 3000;
const TICKS = 500;

type Json = Record<string, unknown>;

const rot = (change: number) => ({
  name: 'Rot',
  shape: 'incremental',
  model: 'challenger',
  quantity: 'error',
  change,
  atHours: 5,
  overHours: 60,
});
const sessions = { population: 5000, requestsPerSession: 5 };
const people = { population: 5000, propensitySpread: 0.7 };
const lossy = { model: 'challenger', requests: 'everyone', share: 0.9 };
const crashes = (share: number) => ({ model: 'challenger', requests: 'errors', share });

/** Stretches that a search draws at once until a gate's end that is far from acting. */
function stretchesOf(world: Json): number {
  const compiled = compileWorld(
    worldOf({
      horizonHours: TICKS / 4,
      tickMinutes: 15,
      traffic: { requestsPerSecond: 50 },
      incumbent: { error: 0.02, success: 0.5 },
      ...world,
    }),
  );
  const open = streamsOf(1)(0);
  let covered = 0;
  let stretches = 0;
  const search = new GateSearch(
    new ExpectedTraffic(compiled, open),
    open('outcomes'),
    [
      { table: compiled.cells('incumbent'), share: 0.8 },
      { table: compiled.cells('challenger'), share: 0.2 },
    ],
    { metrics: ['successes'], limit: 6, minimumRequests: 0, until: TICKS },
    (from, to) => {
      expect(from).toBe(covered);
      covered = to;
      stretches += 1;
    },
  );
  expect(search.run(0)).toBe(TICKS);
  expect(covered).toBe(TICKS);
  return stretches;
}

describe('GateSearch, where users and counting are uneven,', () => {
  it.each([
    ['propensities', { users: people }],
    ['sessions', { users: sessions }],
    ['one arm counted in part', { filters: [lossy, crashes(0.8)] }],
    ['a drift that no filter sees', { filters: [lossy], drifts: [rot(1e-4)] }],
    [
      'a filter of both arms and a drift of both',
      { filters: [{ ...crashes(0.8), model: 'both' }], drifts: [{ ...rot(0.01), model: 'both' }] },
    ],
  ])('proves blocks of ticks at once: %s', (_, world) => {
    expect(stretchesOf(world)).toBeLessThan(TICKS / 12);
  });

  it.each([
    ['sessions that mix propensities anew in every tick', { users: { ...sessions, ...people } }],
    ['sessions while the challenger drifts', { users: sessions, drifts: [rot(1e-4)] }],
    ['one arm counted in a part that drifts', { filters: [crashes(0.8)], drifts: [rot(1e-4)] }],
  ])('walks where it has no proof: %s', (_, world) => {
    expect(stretchesOf(world)).toBe(TICKS);
  });

  it.each([
    ['one arm counted in part', { filters: [lossy, crashes(0.2)], challenger: { error: 0.035 } }, 'errors'],
    ['one arm counted in a part that drifts', { filters: [crashes(0.2)], drifts: [rot(0.02)] }, 'errors'],
    ['propensities', { users: people, challenger: { success: 0.49 } }, 'successes'],
    ['sessions', { users: sessions, challenger: { success: 0.49 } }, 'successes'],
    ['both', { users: { ...sessions, ...people }, challenger: { success: 0.49 } }, 'successes'],
  ])('finds gates as a walk over all ticks does: %s', (_, world, metric) => {
    const scenario = scenarioOf(
      {
        horizonHours: 96,
        traffic: { requestsPerSecond: 0.6 },
        users: { population: 5000 },
        incumbent: { error: 0.02, success: 0.5 },
        ...world,
      },
      {
        canary: [
          {
            strategy: 'canary',
            stages: [{ share: 0.3, hours: 60 }],
            gates: [{ kind: 'z', metric, limit: 2.4 }],
          },
        ],
      },
    );
    const play = (engine: EngineName, seed: number) =>
      playChunk(compileScenario(scenario), engine, seed, { from: 0, to: REPLICATIONS })[0]!;
    const lazy = play('lazy', 1);
    expectSameDistribution(lazy, play('ticks', 2), 1e-4);
    const acted = lazy.columns.verdict.filter((verdict) => verdict === 2).length / REPLICATIONS;
    expect(acted).toBeGreaterThan(0.005);
    expect(acted).toBeLessThan(0.9999);
  });
});
