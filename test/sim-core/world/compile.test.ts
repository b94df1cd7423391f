import { describe, expect, test } from 'vitest';
import { WITHOUT_CHALLENGER } from '../../../sim-core/world/challengerUse.ts';
import { compileWorld } from '../../../sim-core/world/compile.ts';
import { EXCESS } from '../../../sim-core/world/toll.ts';
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
    for (const family of world.source.ranking ? [...families, 'interleaved' as const] : families) {
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

  test('has an excess over the incumbent without a challenger, of the challenger, a merged list and bystanders', () => {
    const undisturbed = world.regime(WITHOUT_CHALLENGER).failure.incumbent;
    const { excess, failure } = world.regime({
      ...WITHOUT_CHALLENGER,
      challenger: 0.3,
      startTick: 2,
      fromTick: 2,
    });
    undisturbed.forEach((without, tick) => {
      const [challenger, interleaved, bystander] = excess.rates.map((row) => row[tick]!);
      expect(challenger).toBeCloseTo(failure.challenger[tick]! - without, 12);
      expect(bystander).toBeCloseTo(failure.incumbent[tick]! - without, 12);
      expect(interleaved).toBeCloseTo(world.source.ranking ? failure.interleaved[tick]! - without : 0, 12);
    });
  });
});

test('compileWorld(world) charges the challenger with what it does to those it does not serve', () => {
  const world = compileWorld(
    worldOf({
      incumbent: { success: { kind: 'formula', formula: '0.1 / (1 + 0.2 * share)' } },
      challenger: { success: { kind: 'formula', formula: '0.12 / (1 + 0.2 * share)' } },
    }),
  );
  const half = world.regime({ ...WITHOUT_CHALLENGER, challenger: 0.5, startTick: 0 });
  expect(half.excess.rates[EXCESS.challenger]![0]).toBeCloseTo(0.1 - 0.12 / 1.1, 12);
  expect(half.excess.rates[EXCESS.bystander]![0]).toBeCloseTo(0.1 - 0.1 / 1.1, 12);
  expect(world.excess.rates[EXCESS.challenger]![0]).toBeCloseTo(0, 12);
});

test('compileWorld(world) judges harm by the value of what succeeds, failures by their number', () => {
  const { excess, severeExcess } = compileWorld(
    worldOf({ incumbent: { success: 0.5 }, challenger: { success: 0.5, value: 0.9 } }),
  );
  expect(excess.rates[EXCESS.challenger]![0]).toBe(0);
  expect(severeExcess.rates[EXCESS.challenger]![0]).toBeCloseTo(0.05, 12);
});

describe('a world in which one segment of two changes', () => {
  const drift = { shape: 'incremental', quantity: 'error', change: 0.1, atHours: 0, overHours: 24 };
  const world = (parts: Record<string, unknown> = {}, model = 'both') =>
    compileWorld(
      worldOf({
        segments: [
          { id: 'steady', name: 'Steady', share: 0.75 },
          { id: 'changing', name: 'Changing', share: 0.25 },
        ],
        incumbent: { error: 0.01, success: 0.9, segments: { steady: { error: 0.02 } } },
        drifts: [{ name: 'Harder', model, segments: ['changing'], ...drift }],
        ...parts,
      }),
    );

  test('adds what changes to what does not, in every tick', () => {
    const [errors, successes] = world().cells('incumbent').rates;
    for (const tick of [0, 6, 23]) {
      const changing = 0.01 + (0.1 * tick) / 24;
      expect(errors![tick]).toBeCloseTo(0.75 * 0.02 + 0.25 * changing, 14);
      expect(successes![tick]).toBeCloseTo(0.9 * (0.75 * 0.98 + 0.25 * (1 - changing)), 14);
    }
  });

  test('differs by exactly nothing where the models are alike, and has one table of what they serve', () => {
    const alike = world();
    expect(alike.cells('challenger')).toBe(alike.cells('incumbent'));
    expect(alike.cells('challengerSuccesses')).toBe(alike.cells('incumbentSuccesses'));
    expect(alike.excess.rates.flatMap((row) => [...row]).every((value) => value === 0)).toBe(true);
  });

  test.each<[string, Record<string, unknown>, string?]>([
    ['one drifts alone', {}, 'challenger'],
    ['one has a word of its own', { challenger: { segments: { steady: { success: 0.8 } } } }],
    ['one is counted in part', { filters: [{ model: 'challenger', requests: 'everyone', share: 0.1 }] }],
  ])('has a table of each where %s', (_, parts, model) => {
    const apart = world(parts, model);
    const [one, other] = [apart.cells('incumbent'), apart.cells('challenger')];
    expect(other.rates.some((row, cell) => row.some((rate, tick) => rate !== one.rates[cell]![tick]))).toBe(
      true,
    );
  });

  test('differs where only the machines of the models do', () => {
    const capacity = {
      requestsPerSecond: 20,
      machines: 'separate',
      challengerRequestsPerSecond: 5,
      places: 10,
    };
    const busy = world({ capacity });
    expect(busy.cells('challenger')).not.toBe(busy.cells('incumbent'));
  });
});

describe('a world that changes with what the challenger has served', () => {
  const world = compileWorld(
    worldOf({ feedbacks: [{ name: 'Gamed', quantity: 'error', change: 0.5, servedHours: 4 }] }),
  );
  const use = { ...WITHOUT_CHALLENGER, challenger: 0.5, startTick: 2, fromTick: 4, servedHours: 1 };

  test('has a regime that goes on from there', () => {
    const { challenger } = world.regime(use).failure;
    expect(challenger[4]).toBeCloseTo(0.5 * (1 - Math.exp(-1 / 4)), 12);
    expect(challenger[10]).toBeCloseTo(0.5 * (1 - Math.exp(-4 / 4)), 12);
    expect(world.failure.challenger[4]).toBeCloseTo(0.5 * (1 - Math.exp(-1)), 12);
  });

  test('and the same one whenever it comes from the same past', () => {
    const regime = world.regime(use);
    expect(world.regime({ ...use, startTick: 3, shadowed: 0.2 })).toBe(regime);
    expect(world.regime({ ...use, servedHours: 2 })).not.toBe(regime);
    const after = { ...use, challenger: 0, servedHours: 2 };
    expect(world.regime({ ...after, fromTick: 9 })).toBe(world.regime({ ...after, fromTick: 11 }));
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
