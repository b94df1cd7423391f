import { expect, test } from 'vitest';
import { ExpectedTraffic } from '../../../sim-core/engine/expectedTraffic.ts';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import { compileWorld } from '../../../sim-core/world/compile.ts';
import { massesByRatio, pValueOfFit } from '../random/goodnessOfFit.ts';
import { worldOf } from '../world/worldOf.ts';

const users = { population: 100, requestsPerSession: 4, propensitySpread: 0.3 };

test('ExpectedTraffic(world, open) opens Poisson sessions of each kind of users', () => {
  const world = compileWorld(worldOf({ traffic: { requestsPerSecond: 0.02 }, users }));
  const mean = 72 / 4 / world.sessionMean!;
  const open = streamsOf(1);
  let replication = 0;
  let traffic = new ExpectedTraffic(world, open(0));
  let next = 0;
  const draw = () => {
    if (next === world.ticks) {
      replication += 1;
      traffic = new ExpectedTraffic(world, open(replication));
      next = 0;
    }
    next += 1;
    return traffic.sessions(next - 1, next, 2);
  };
  expect(
    pValueOfFit(
      draw,
      massesByRatio(0, 4, 40, (count) => mean / count),
    ),
  ).toBeGreaterThan(1e-3);
});

test('expected(table, row, from, to) of sessions is the sum over kinds of users, by tick or at once', () => {
  const world = compileWorld(
    worldOf({
      users,
      incumbent: { success: 0.4 },
      drifts: [{ name: 'Rot', shape: 'incremental', quantity: 'error', change: 0.5, overHours: 20 }],
    }),
  );
  const traffic = new ExpectedTraffic(world, streamsOf(2)(0));
  const table = world.cells('challenger');
  for (let row = 0; row < 3; row += 1) {
    let byHand = 0;
    let byTick = 0;
    for (let tick = 3; tick < 17; tick += 1) {
      for (let kind = 0; kind < 4; kind += 1) {
        const requests = world.sessionMean! * traffic.sessions(tick, tick + 1, kind);
        byHand += requests * table.byKind![kind]!.rates[row]![tick]!;
      }
      byTick += traffic.expected(table, row, tick, tick + 1);
    }
    expect(traffic.expected(table, row, 3, 17)).toBeCloseTo(byHand, 9);
    expect(byTick).toBeCloseTo(byHand, 9);
  }
  expect(traffic.total(3, 17)).toBeCloseTo(world.sessionMean! * traffic.sessions(3, 17), 9);
});

test('ExpectedTraffic(world, open) opens no sessions where every request is for itself', () => {
  const world = compileWorld(worldOf({}));
  const traffic = new ExpectedTraffic(world, streamsOf(1)(0));
  expect(traffic.hasSessions).toBe(false);
  expect(traffic.requests).toBe(world.requests);
  expect(() => traffic.sessions(0, 1)).toThrow(
    new Error('sessions require a world whose requests come in sessions'),
  );
});
