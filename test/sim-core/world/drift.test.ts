import { describe, expect, test } from 'vitest';
import type { Drift } from '../../../sim-core/scenario/schema.ts';
import { formatProblem } from '../../../sim-core/scenario/problems.ts';
import { worldProblems } from '../../../sim-core/scenario/worldProblems.ts';
import { compileWorld } from '../../../sim-core/world/compile.ts';
import { driftProgress } from '../../../sim-core/world/drift.ts';
import { worldOf } from './worldOf.ts';

const segments = [
  { id: 'a', name: 'A', share: 0.6 },
  { id: 'b', name: 'B', share: 0.3 },
  { id: 'c', name: 'C', share: 0.1 },
];
const base = { name: 'd', shape: 'sudden', model: 'challenger', quantity: 'error', change: 0.1 };
const driftOf = (drift: Record<string, unknown>): Drift =>
  worldOf({ drifts: [{ ...base, ...drift }] }).drifts[0]!;
const progress = (drift: Record<string, unknown>, hours: number[]) =>
  hours.map((hour) => driftProgress(driftOf(drift), hour));

describe('driftProgress(drift, hours)', () => {
  test('gradual mixes old and new by a sigmoid that stands at .1192 and .8808 half its width from the middle', () => {
    const [begin, middle, end] = progress({ shape: 'gradual', atHours: 10, overHours: 20 }, [10, 20, 30]) as [
      number,
      number,
      number,
    ];
    expect(begin).toBeCloseTo(0.1192, 4);
    expect(middle).toBe(0.5);
    expect(end).toBeCloseTo(0.8808, 4);
  });

  test('an outlier comes once and goes', () => {
    expect(progress({ shape: 'outlier', atHours: 5, overHours: 2 }, [4.9, 5, 6.9, 7, 29])).toEqual([
      0, 1, 1, 0, 0,
    ]);
  });

  test('a recurring drift comes and goes', () => {
    const hours = [0, 2, 3.9, 4, 11.9, 12, 13, 14];
    expect(progress({ shape: 'recurring', atHours: 2, overHours: 2, everyHours: 10 }, hours)).toEqual([
      0, 1, 1, 0, 0, 1, 1, 0,
    ]);
  });
});

describe('a covariate drift', () => {
  const world = compileWorld(
    worldOf({
      segments,
      incumbent: { segments: { c: { error: 0.5 } } },
      drifts: [
        {
          name: 'm',
          kind: 'covariate',
          shape: 'incremental',
          quantity: 'share',
          change: 0.3,
          atHours: 0,
          overHours: 12,
          segments: ['c'],
        },
      ],
    }),
  );

  test('moves the share of its segment; the others give in proportion and all sum to 1', () => {
    const at = (tick: number) => world.segmentShares.map((shares) => shares[tick]!);
    expect(at(0)).toEqual([0.6, 0.3, 0.1]);
    const [a, b, c] = at(12) as [number, number, number];
    expect(c).toBeCloseTo(0.4, 12);
    expect(a / b).toBeCloseTo(2, 12);
    expect(a + b + c).toBeCloseTo(1, 12);
  });

  test('changes how often requests fail though neither model has changed', () => {
    expect(world.failure.incumbent[0]).toBeCloseTo(0.05, 12);
    expect(world.failure.incumbent[12]).toBeCloseTo(0.2, 12);
    expect(world.failure.challenger).toEqual(world.failure.incumbent);
  });
});

test('a prior drift changes both models alike', () => {
  const world = compileWorld(worldOf({ drifts: [{ ...base, kind: 'prior', model: 'both', atHours: 3 }] }));
  expect(world.failure.incumbent[3]).toBeCloseTo(0.1, 12);
  expect(world.failure.challenger[3]).toBeCloseTo(0.1, 12);
});

describe('a drift that cannot be is refused with its path', () => {
  test.each([
    [
      { shape: 'gradual' },
      'world.drifts[0].overHours requires a number of hours for a gradual drift, got nothing',
    ],
    [
      { shape: 'outlier' },
      'world.drifts[0].overHours requires a number of hours for an outlier, got nothing',
    ],
    [
      { shape: 'recurring', overHours: 4, everyHours: 3 },
      'world.drifts[0].everyHours requires more hours than the drift lasts (overHours), got 3',
    ],
    [{ everyHours: 3 }, 'world.drifts[0].everyHours requires to be left out unless the drift is recurring'],
    [
      { kind: 'covariate', model: 'both', segments: ['c'] },
      'world.drifts[0].quantity requires "share" for a covariate drift, got "error"',
    ],
    [
      { quantity: 'share', segments: ['c'] },
      'world.drifts[0].quantity requires "error" or "success" for a concept drift, got "share"',
    ],
    [
      { kind: 'covariate', model: 'both', quantity: 'share' },
      'world.drifts[0].segments requires the one segment whose share changes, got nothing',
    ],
    [
      { kind: 'prior' },
      'world.drifts[0].model requires "both" for a prior drift, which is none of a model\'s doing, got "challenger"',
    ],
    [
      { kind: 'covariate', model: 'both', quantity: 'share', segments: ['a'], change: 0.5, atHours: 7 },
      'world.drifts[0].change requires a change that keeps every share within 0 to 1, got 1.1 for "a" at 7 h',
    ],
    [
      {
        kind: 'covariate',
        model: 'both',
        quantity: 'share',
        segments: ['c'],
        change: -0.2,
        shape: 'incremental',
        overHours: 10,
      },
      'world.drifts[0].change requires a change that keeps every share within 0 to 1, got -0.02 for "c" at 6 h',
    ],
  ])('%j', (drift, line) => {
    const world = { ...worldOf({ segments }), drifts: [{ kind: 'concept', atHours: 0, ...base, ...drift }] };
    expect(worldProblems(world as never).map(formatProblem)).toEqual([line]);
  });
});

describe('covariate drifts that leave no mix of requests are refused with their path and the hour', () => {
  const shift = (id: string, change: number, atHours: number) => ({
    name: id,
    kind: 'covariate',
    shape: 'sudden',
    model: 'both',
    quantity: 'share',
    change,
    atHours,
    segments: [id],
  });
  const refusals = (drifts: readonly object[], of: readonly object[] = segments) =>
    worldProblems({ ...worldOf({ segments }), segments: of, drifts } as never).map(formatProblem);

  test('changes of one segment that sum to too much', () => {
    expect(refusals([shift('c', 0.1, 1), shift('b', 0.4, 2), shift('b', 0.4, 7)])).toEqual([
      'world.drifts[1].change requires a change that keeps every share within 0 to 1, got 1.1 for "b" at 7 h',
    ]);
  });

  test('changes of several segments that are too much together, at the first hour', () => {
    expect(refusals([shift('b', 0.5, 3), shift('c', 0.2, 5), shift('b', 0.5, 9)])).toEqual([
      'world.drifts[0].change requires changes that keep shares within 0 to 1, got 1.1 for "b" and "c" together at 5 h',
    ]);
  });

  test('changes that no other segment can make up for', () => {
    const all = [shift('a', -0.3, 2), shift('b', 0.2, 2), shift('c', 0.1, 2)];
    expect(refusals(all)).toEqual([]);
    expect(refusals([...all.slice(0, 2), shift('c', 0.1, 4)])).toEqual([
      'world.drifts[0].change requires changes that sum to 0 where no other segment has a share to give or take, got shares that sum to 0.9 at 2 h',
    ]);
    expect(refusals([shift('a', -0.3, 2)], [{ ...worldOf({ segments }).segments[0]!, share: 1 }])).toEqual([
      'world.drifts[0].change requires changes that sum to 0 where no other segment has a share to give or take, got shares that sum to 0.7 at 2 h',
    ]);
  });
});
