import { describe, expect, it } from 'vitest';
import type { Drawer } from '../../../sim-core/engine/drawer.ts';
import { EventDrawer } from '../../../sim-core/engine/eventDrawer.ts';
import { ExpectedTraffic } from '../../../sim-core/engine/expectedTraffic.ts';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import { TickDrawer } from '../../../sim-core/engine/tickDrawer.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { kolmogorovSmirnovTest } from '../../../sim-core/statistics/index.ts';
import type { Exposure } from '../../../sim-core/strategies/strategy.ts';
import { meanEffect } from '../../../sim-core/world/meanEffect.ts';
import { comparable } from '../sameDistribution.ts';
import { abWorlds } from '../worlds/abWorlds.ts';

const DRAWS = 1500;
const BEFORE = 4;
const UNTIL = 12;
const [differing, clustered] = Object.keys(abWorlds) as [string, string];

function numbersOf(sums: object, prefix: string): [string, number][] {
  return Object.entries(sums).flatMap(([key, value]): [string, number][] =>
    typeof value === 'number' ? [[prefix + key, value]] : numbersOf(value as object, `${prefix}${key}.`),
  );
}

/** The world with traffic that is not random beyond Poisson, which is what theory takes it to be. */
function worldOf(name: string) {
  const scenario = abWorlds[name]!();
  const { world } = scenario;
  return compileScenario({
    ...scenario,
    world: { ...world, traffic: { ...world.traffic, dispersion: 0 } },
  }).world;
}

/** Every sum over the units of a split, by its path, after hours before the split (of users) and two blocks. */
function drawSums(name: string, engine: 'ticks' | 'events', seed: number, by: Exposure['by']) {
  const world = worldOf(name);
  const values = new Map<string, Float64Array>();
  const open = streamsOf(seed);
  const split = { by, interleaved: 0, shadowed: 0 } as const;
  for (let replication = 0; replication < DRAWS; replication += 1) {
    const streams = open(replication);
    const traffic = new ExpectedTraffic(world, streams);
    const drawer: Drawer =
      engine === 'ticks' ? new TickDrawer(world, traffic, streams) : new EventDrawer(world, traffic, streams);
    drawer.startPhase({ slow: false, units: { value: true } });
    if (by === 'user') drawer.draw(0, BEFORE, { ...split, challenger: 0 }, world);
    drawer.draw(BEFORE, 7, { ...split, challenger: 0.3 }, world);
    const { units } = drawer.draw(7, UNTIL, { ...split, challenger: 0.3 }, world);
    for (const [path, number] of [
      ...numbersOf(units!.incumbent, 'incumbent.'),
      ...numbersOf(units!.challenger, 'challenger.'),
      ['usersReached', drawer.usersReached()] as const,
    ]) {
      if (!values.has(path)) values.set(path, new Float64Array(DRAWS));
      values.get(path)![replication] = number;
    }
  }
  return values;
}

describe.each([
  ['user', differing],
  ['request', differing],
  ['user', clustered],
  ['session', clustered],
  ['request', clustered],
] as const)('sums over the units of a split by %s: %s', (by, name) => {
  const ticks = drawSums(name, 'ticks', 1, by);

  it('have the same distribution in the ticks engine as request by request', () => {
    const events = drawSums(name, 'events', 2, by);
    expect([...ticks.keys()].sort()).toEqual([...events.keys()].sort());
    for (const [path, values] of ticks) {
      const { pValue } = kolmogorovSmirnovTest(comparable(values), comparable(events.get(path)!))!;
      expect(pValue, path).toBeGreaterThan(1e-4);
    }
  });

  it('are on average what theory takes them to be', () => {
    const world = worldOf(name);
    const isBefore = by === 'user';
    const effect = meanEffect(world, UNTIL, { fromHours: isBefore ? 0 : BEFORE });
    const units = effect.units(by);
    let compared = 0;
    for (const [role, share] of [
      ['incumbent', 0.7],
      ['challenger', 0.3],
    ] as const) {
      const sums = effect.unitSums(role, by, isBefore ? BEFORE : 0);
      for (const [path, each] of numbersOf(sums, `${role}.`)) {
        if (Number.isNaN(each)) continue;
        const drawn = ticks.get(path)!;
        const mean = drawn.reduce((sum, value) => sum + value, 0) / DRAWS;
        const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (DRAWS - 1);
        const error = Math.sqrt(variance / DRAWS);
        expect(Math.abs(mean - share * units * each), path).toBeLessThanOrEqual(4 * error + 1e-9);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(30);
  });
});
