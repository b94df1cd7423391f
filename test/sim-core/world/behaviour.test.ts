import { describe, expect, test } from 'vitest';
import { behavioursOf } from '../../../sim-core/world/behaviour.ts';
import { driftProgress } from '../../../sim-core/world/drift.ts';
import type { Drift } from '../../../sim-core/scenario/schema.ts';
import { normalCdf } from '../../../sim-core/statistics/index.ts';
import { worldOf } from './worldOf.ts';

const segments = [
  { id: 'common', name: 'Common', share: 0.9 },
  { id: 'rare', name: 'Rare', share: 0.1 },
];

const driftOf = (drift: Record<string, unknown>): Drift =>
  worldOf({
    drifts: [{ name: 'Drift', shape: 'sudden', model: 'both', quantity: 'error', change: 0.1, ...drift }],
  }).drifts[0]!;

test('driftProgress(drift, hours) of a sudden drift is 0 before and 1 from its hour on', () => {
  const drift = driftOf({ atHours: 5 });
  expect([0, 4.999, 5, 100].map((hours) => driftProgress(drift, hours))).toEqual([0, 0, 1, 1]);
});

test('driftProgress(drift, hours) of an incremental drift grows evenly, then stays', () => {
  const drift = driftOf({ shape: 'incremental', atHours: 10, overHours: 20 });
  expect([0, 10, 15, 25, 30, 31].map((hours) => driftProgress(drift, hours))).toEqual([
    0, 0, 0.25, 0.75, 1, 1,
  ]);
});

describe('behavioursOf(world)', () => {
  test('takes the nearest word: own segment, own model, then the segment and model of the incumbent', () => {
    const world = {
      segments,
      incumbent: { error: 0.01, success: 0.5, segments: { rare: { error: 0.02, success: 0.6 } } },
    };
    const at = (challenger: Record<string, unknown>, segment: number) =>
      behavioursOf(worldOf({ ...world, challenger }))('challenger', segment, 0);
    expect(at({}, 0)).toMatchObject({ error: 0.01, success: 0.5 });
    expect(at({}, 1)).toMatchObject({ error: 0.02, success: 0.6 });
    expect(at({ error: 0.03 }, 0)).toMatchObject({ error: 0.03, success: 0.5 });
    expect(at({ error: 0.03 }, 1)).toMatchObject({ error: 0.03, success: 0.6 });
    expect(at({ error: 0.03, segments: { rare: { error: 0 } } }, 1)).toMatchObject({
      error: 0,
      success: 0.6,
    });
    const incumbent = behavioursOf(worldOf({ ...world, challenger: { error: 0.9 } }));
    expect(incumbent('incumbent', 1, 0)).toMatchObject({ error: 0.02, success: 0.6 });
  });

  test('without a word never errs and always succeeds', () => {
    expect(behavioursOf(worldOf({}))('incumbent', 0, 0)).toEqual({
      error: 0,
      success: 1,
      slow: 0,
      byClicks: false,
    });
  });

  test('takes success from clicks where a ranking gives it and nobody else does', () => {
    const clicked = { incumbent: 0.4, challenger: 0.45 };
    const at = behavioursOf(worldOf({ incumbent: { error: 0.1 } }), clicked);
    expect(at('incumbent', 0, 0)).toMatchObject({ success: 0.4, byClicks: true });
    expect(at('challenger', 0, 0)).toMatchObject({ success: 0.45, byClicks: true });
    const given = behavioursOf(worldOf({ incumbent: { success: 0.9 } }), clicked);
    expect(given('challenger', 0, 0)).toMatchObject({ success: 0.9, byClicks: false });
  });

  test('adds drifts of the model and the segment, and keeps probabilities within 0 to 1', () => {
    const drift = { name: 'Drift', shape: 'sudden', quantity: 'error', atHours: 2 };
    const at = behavioursOf(
      worldOf({
        segments,
        incumbent: { error: 0.2, success: 0.5 },
        drifts: [
          { ...drift, model: 'challenger', change: 0.1 },
          { ...drift, model: 'challenger', change: 0.05, segments: ['rare'] },
          { ...drift, model: 'both', change: 0.9, atHours: 3 },
          { ...drift, model: 'incumbent', quantity: 'success', change: -0.8, atHours: 3 },
        ],
      }),
    );
    expect(at('challenger', 0, 1).error).toBe(0.2);
    expect(at('challenger', 0, 2).error).toBeCloseTo(0.3, 12);
    expect(at('challenger', 1, 2).error).toBeCloseTo(0.35, 12);
    expect(at('incumbent', 0, 2)).toMatchObject({ error: 0.2, success: 0.5 });
    expect(at('incumbent', 0, 3)).toMatchObject({ error: 1, success: 0 });
    expect(at('challenger', 0, 3)).toMatchObject({ error: 1, success: 0.5 });
  });

  test('clips the sum of drifts, not each of them', () => {
    const at = behavioursOf(
      worldOf({
        incumbent: { error: 0.1 },
        drifts: [0.95, -0.2].map((change) => ({
          name: 'Drift',
          shape: 'sudden',
          model: 'both',
          quantity: 'error',
          change,
        })),
      }),
    );
    expect(at('incumbent', 0, 0).error).toBeCloseTo(0.85, 12);
  });

  test('is slow as often as a lognormal of that median and 99th percentile exceeds the objective', () => {
    const slow = (median: number, p99: number, latencyObjectiveMs: number | undefined) =>
      behavioursOf(worldOf({ incumbent: { latencyMs: { median, p99 } }, latencyObjectiveMs }))(
        'incumbent',
        0,
        0,
      ).slow;
    expect(slow(100, 500, 100)).toBeCloseTo(0.5, 12);
    expect(slow(100, 500, 500)).toBeCloseTo(0.01, 12);
    expect(slow(100, 500, 20)).toBeCloseTo(0.99, 12);
    const spread = Math.log(5) / 2.3263478740408408;
    expect(slow(100, 500, 250)).toBeCloseTo(1 - normalCdf(Math.log(2.5) / spread), 12);
    expect([slow(100, 100, 99), slow(100, 100, 100), slow(100, 100, 101)]).toEqual([1, 0, 0]);
    expect(slow(100, 500, undefined)).toBe(0);
  });
});
