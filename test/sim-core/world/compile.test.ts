import { describe, expect, test } from 'vitest';
import { compileWorld } from '../../../sim-core/world/compile.ts';
import { smallWorlds } from '../worlds.ts';
import { worldOf } from './worldOf.ts';

const families = [
  'incumbent',
  'incumbentWithLatency',
  'challenger',
  'challengerWithLatency',
  'pairs',
] as const;

describe.each(Object.keys(smallWorlds))('compileWorld(world) of %s', (name) => {
  const world = compileWorld(smallWorlds[name]!().world);

  test('has cells that sum to 1 in every tick, and in expectation to the requests', () => {
    for (const family of world.ranking ? [...families, 'interleaved' as const] : families) {
      const { rates, expected, constant } = world.cells(family);
      for (let tick = 0; tick < world.ticks; tick += 1) {
        expect(rates.reduce((sum, row) => sum + row[tick]!, 0)).toBeCloseTo(1, 12);
        const requests = expected.reduce((sum, row) => sum + row[tick]!, 0);
        expect(Math.abs(requests - world.requestsBefore[tick]!)).toBeLessThan(1e-9);
      }
      rates.forEach((row, cell) => expect(constant[cell]).toBe(new Set(row).size === 1));
      expect(rates.every((row) => row.every((rate) => rate >= 0))).toBe(true);
    }
  });

  test('fails people as often as its cells say, counted or not: errors and neither successes', () => {
    const { bots, ...people } = world.source.users;
    const unfiltered = compileWorld({ ...world.source, users: people, filters: [] });
    for (const role of ['incumbent', 'challenger'] as const) {
      const { rates } = unfiltered.cells(role);
      world.failure[role].forEach((failure, tick) => {
        const failing = rates[0]![tick]! + rates[2]![tick]!;
        expect(failure).toBeCloseTo((1 - (bots?.share ?? 0)) * failing, 12);
      });
    }
  });

  test('has cells by kind of users that make up those of all requests', () => {
    for (const family of families) {
      const { rates, byKind } = world.cells(family);
      const kinds = byKind ?? [{ rates }];
      rates.forEach((row, cell) => {
        const mean = kinds.reduce(
          (sum, ofKind, kind) => sum + world.userKinds[kind]!.trafficShare * ofKind.rates[cell]![5]!,
          0,
        );
        expect(row[5]).toBeCloseTo(mean, 12);
      });
    }
  });

  test('has an excess of the challenger over the incumbent, and of a merged list between the two', () => {
    const [challenger, interleaved] = world.excess.rates;
    challenger!.forEach((excess, tick) => {
      expect(excess).toBeCloseTo(world.failure.challenger[tick]! - world.failure.incumbent[tick]!, 12);
    });
    if (!world.ranking) return;
    interleaved!.forEach((excess, tick) => {
      expect(excess).toBeCloseTo(world.failure.interleaved[tick]! - world.failure.incumbent[tick]!, 12);
    });
  });
});

test('compileWorld(world) weighs the excess of a segment by its severity', () => {
  const { excess, severeExcess } = compileWorld(
    worldOf({
      segments: [
        { id: 'common', name: 'Common', share: 0.9 },
        { id: 'rare', name: 'Rare', share: 0.1, severity: 50 },
      ],
      incumbent: { error: 0.01 },
      challenger: { segments: { rare: { error: 0.21 } } },
    }),
  );
  expect(excess.rates[0]![0]).toBeCloseTo(0.02, 12);
  expect(severeExcess.rates[0]![0]).toBeCloseTo(1, 12);
});

test('compileWorld(world) merges two rankers that fail alike into a list that fails as they do', () => {
  const world = compileWorld(
    worldOf({ incumbent: { error: 0.1 }, ranking: { queries: 20, incumbentNoise: 0, challengerNoise: 0 } }),
  );
  // Only the challenger's own errors cost nothing: the page falls back to the incumbent's list.
  expect(world.failure.interleaved[0]).toBeCloseTo(world.failure.incumbent[0]!, 12);
});
