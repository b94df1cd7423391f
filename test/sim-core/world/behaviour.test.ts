import { describe, expect, test } from 'vitest';
import { behavioursOf, servingAll } from '../../../sim-core/world/behaviour.ts';
import { driftProgress } from '../../../sim-core/world/drift.ts';
import type { Drift } from '../../../sim-core/scenario/schema.ts';
import { normalCdf } from '../../../sim-core/statistics/index.ts';
import { IDLE } from '../../../sim-core/world/queue.ts';
import { rankingTruth, steppedNoise } from '../../../sim-core/world/ranking/rankingTruth.ts';
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
      value: 1,
      byClicks: false,
      ranking: undefined,
    });
  });

  test('takes success from clicks where a ranking gives it and nobody else does', () => {
    const ranking = { queries: 20, incumbentNoise: 2, challengerNoise: 0.5 };
    const { clicked } = rankingTruth(worldOf({ ranking }).ranking!);
    const at = behavioursOf(worldOf({ ranking, incumbent: { error: 0.1 } }));
    expect(at('incumbent', 0, 0)).toMatchObject({ success: clicked.incumbent, byClicks: true });
    expect(at('challenger', 0, 0)).toMatchObject({ success: clicked.challenger, byClicks: true });
    const given = behavioursOf(worldOf({ ranking, incumbent: { success: 0.9 } }));
    expect(given('challenger', 0, 0)).toMatchObject({ success: 0.9, byClicks: false });
  });

  test('ranks with a noise of its own where one is given, in steps of a tenth where it changes', () => {
    const ranking = { queries: 20, incumbentNoise: 2, challengerNoise: 0.5 };
    const clicked = (challengerNoise: number) =>
      rankingTruth(worldOf({ ranking: { ...ranking, challengerNoise } }).ranking!).clicked.challenger;
    const at = behavioursOf(
      worldOf({
        segments,
        ranking,
        challenger: {
          rankingNoise: { kind: 'formula', formula: '0.5 + hours / 8' },
          segments: { rare: { rankingNoise: 1 } },
        },
      }),
    );
    expect(at('challenger', 1, 0).success).toBe(clicked(1));
    expect(at('challenger', 0, 4).success).toBe(clicked(steppedNoise(1)));
    expect(at('challenger', 0, 12).success).toBe(clicked(steppedNoise(2)));
    expect(at('challenger', 0, 12).success).toBeLessThan(at('challenger', 0, 0).success);
    expect(at('incumbent', 0, 12).success).toBe(at('incumbent', 0, 0).success);
  });

  test('a drift of a share leaves what the models do with a request as it is', () => {
    const drift = { name: 'Mix', kind: 'covariate', shape: 'sudden', quantity: 'share', change: 0.3 };
    const at = behavioursOf(
      worldOf({ segments, incumbent: { success: 0.5 }, drifts: [{ ...drift, segments: ['rare'] }] }),
    );
    expect(at('challenger', 1, 5)).toMatchObject({ error: 0, success: 0.5 });
  });

  test('feedback closes the same part of what is left of its way with every hour that was served', () => {
    const feedback = { name: 'Learns from itself', quantity: 'success', change: -0.4, servedHours: 10 };
    const at = behavioursOf(worldOf({ incumbent: { success: 0.9 }, feedbacks: [feedback] }));
    const after = (servedHours: number) =>
      at('challenger', 0, 20, { ...servingAll(20), servedHours }).success;
    expect(after(0)).toBe(0.9);
    expect(after(10)).toBeCloseTo(0.9 - 0.4 * (1 - Math.exp(-1)), 12);
    expect(after(1e6)).toBeCloseTo(0.5, 12);
    expect(at('incumbent', 0, 20).success).toBe(0.9);
  });

  test('waits and is refused as its machines are busy', () => {
    const at = behavioursOf(
      worldOf({
        incumbent: { error: 0.1, latencyMs: { median: 100, p99: 500 } },
        latencyObjectiveMs: 250,
        capacity: { requestsPerSecond: 10, machines: 'shared' },
      }),
    );
    const busy = { slowdown: 2.5, refused: 0.2 };
    const circumstances = { ...servingAll(0), queues: { incumbent: busy, challenger: IDLE } };
    const incumbent = at('incumbent', 0, 0, circumstances);
    expect(incumbent.error).toBeCloseTo(1 - 0.9 * 0.8, 12);
    expect(incumbent.slow).toBeCloseTo(0.5, 12);
    expect(at('challenger', 0, 0, circumstances).error).toBe(0.1);
  });

  test('is slow by a curve or a formula as by a number, and never by less than nothing', () => {
    const slow = (median: unknown, hours: number) =>
      behavioursOf(worldOf({ incumbent: { latencyMs: { median, p99: 500 } }, latencyObjectiveMs: 100 }))(
        'incumbent',
        0,
        hours,
      ).slow;
    const curve = {
      kind: 'curve',
      over: 'hours',
      points: [
        { at: 0, value: 50 },
        { at: 10, value: 100 },
      ],
    };
    expect(slow(curve, 10)).toBeCloseTo(0.5, 12);
    expect(slow(curve, 0)).toBe(slow(50, 0));
    expect(slow({ kind: 'formula', formula: '10 * hours' }, 10)).toBeCloseTo(0.5, 12);
    expect(slow({ kind: 'formula', formula: '-5' }, 10)).toBeLessThan(0.1);
    const measured = { kind: 'measured', value: 100, standardDeviation: 30, count: 50 };
    expect(slow(measured, 0)).toBeCloseTo(0.5, 12);
  });

  test('a success has the value that is given, within bounds', () => {
    const at = behavioursOf(
      worldOf({ incumbent: { value: 2 }, challenger: { value: { kind: 'formula', formula: '1 - hours' } } }),
    );
    expect(at('incumbent', 0, 5).value).toBe(2);
    expect([0, 0.5, 5].map((hours) => at('challenger', 0, hours).value)).toEqual([1, 0.5, 0]);
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
