import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileWorld } from '../../../sim-core/world/compile.ts';
import { offlineShares, truthOf } from '../../../sim-core/world/truth.ts';
import { worldOf } from './worldOf.ts';

const truth = (world: Record<string, unknown>, tolerance: number) =>
  truthOf(compileWorld(worldOf(world)), tolerance);

const drift = (change: number, more: Record<string, unknown> = {}) => ({
  name: 'Drift',
  shape: 'sudden',
  model: 'challenger',
  quantity: 'error',
  change,
  ...more,
});

describe('truthOf(world, tolerance)', () => {
  test('of a challenger that is worse from the start is harmful from hour 0', () => {
    expect(truth({ incumbent: { error: 0.01 }, challenger: { error: 0.02 } }, 0.001)).toMatchObject({
      class: 'harmful',
      onsetHours: 0,
    });
  });

  test('of a challenger that is better, or alike, has no onset', () => {
    expect(truth({ incumbent: { error: 0.02 }, challenger: { error: 0.01 } }, 0.001)).toMatchObject({
      class: 'better',
      onsetHours: undefined,
    });
    expect(truth({ incumbent: { error: 0.02 } }, 0)).toEqual({
      class: 'equal',
      onsetHours: undefined,
      extraFailuresIfServedAll: 0,
      offlineClass: undefined,
    });
  });

  test('asks for more than the tolerance, whatever the numbers round to', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0.001, max: 50, noNaN: true }),
        (base, more, requestsPerSecond) => {
          const world = (error: number, other: number) => ({
            traffic: { requestsPerSecond, shape: { kind: 'cycle', dailyAmplitude: 0.5, peakHour: 9 } },
            incumbent: { error },
            challenger: { error: other },
          });
          const low = base / 1000;
          const high = (base + more) / 1000;
          const difference = compileWorld(worldOf(world(low, high))).severeExcess.rates[0]![0]!;
          expect(truth(world(low, high), difference).class).toBe('equal');
          expect(truth(world(high, low), difference).class).toBe('equal');
          expect(truth(world(low, high), difference * (1 - 1e-9))).toMatchObject({
            class: 'harmful',
            onsetHours: 0,
          });
          expect(truth(world(high, low), difference * (1 - 1e-9)).class).toBe('better');
        },
      ),
      { seed: 14, numRuns: 300 },
    );
  });

  test('begins at the first tick in which the difference exceeds the tolerance', () => {
    const world = { incumbent: { error: 0.1 }, horizonHours: 48 };
    expect(truth({ ...world, drifts: [drift(0.1, { atHours: 7 })] }, 0.01).onsetHours).toBe(7);
    // 0.2 over 40 hours: 0.05 is reached, not exceeded, at hour 10.
    const creeping = drift(0.2, { shape: 'incremental', overHours: 40 });
    expect(truth({ ...world, drifts: [creeping] }, 0.0501).onsetHours).toBe(11);
    expect(truth({ ...world, drifts: [creeping] }, 0.0499).onsetHours).toBe(10);
  });

  test('weighs by traffic: what goes wrong at night alone may not count', () => {
    const night = (hourOfWeek: number[]) => ({
      horizonHours: 24,
      traffic: { requestsPerSecond: 1, shape: { kind: 'profile', hourOfWeek } },
      incumbent: { error: 0.1 },
      drifts: [drift(0.3, { atHours: 20 })],
    });
    const even = Array.from({ length: 168 }, () => 1);
    const day = even.map((_, hour) => (hour % 24 < 20 ? 1 : 0.001));
    expect(truth(night(even), 0.01)).toMatchObject({ class: 'harmful', onsetHours: 20 });
    expect(truth(night(day), 0.01).class).toBe('equal');
  });

  test('weighs a segment by its severity, and counts extra failures without', () => {
    const world = (severity: number) => ({
      segments: [
        { id: 'common', name: 'Common', share: 0.99 },
        { id: 'rare', name: 'Rare', share: 0.01, severity },
      ],
      incumbent: { error: 0.1 },
      challenger: { error: 0.099, segments: { rare: { error: 0.15 } } },
    });
    const requests = 0.01 * 3600 * 24;
    const light = truth(world(1), 1e-5);
    const heavy = truth(world(100), 1e-5);
    expect([light.class, heavy.class]).toEqual(['better', 'harmful']);
    expect(light.extraFailuresIfServedAll).toBeCloseTo(requests * (-0.00099 + 0.0005), 9);
    expect(heavy.extraFailuresIfServedAll).toBeCloseTo(light.extraFailuresIfServedAll, 9);
  });

  test('takes errors and missing success together as failure', () => {
    expect(
      truth({ incumbent: { error: 0.1, success: 0.5 }, challenger: { error: 0, success: 0.45 } }, 1e-9).class,
    ).toBe('equal');
    expect(truth({ incumbent: { success: 0.5 }, challenger: { success: 0.45 } }, 0.01).class).toBe('harmful');
  });
});

describe('truthOf(world, tolerance).offlineClass', () => {
  const segments = (rare: Record<string, unknown>) => [
    { id: 'common', name: 'Common', share: 0.6 },
    { id: 'other', name: 'Other', share: 0.3 },
    { id: 'rare', name: 'Rare', share: 0.1, ...rare },
  ];
  const challenger = { segments: { rare: { error: 0.5 } } };

  test('is what a mix without the edge case promised', () => {
    const judged = truth({ segments: segments({ offlineShare: 0 }), challenger }, 0.01);
    expect(judged).toMatchObject({ class: 'harmful', offlineClass: 'equal' });
  });

  test('is the same as live where the mix is the same, and undefined where none is given', () => {
    expect(truth({ segments: segments({ offlineShare: 0.1 }), challenger }, 0.01).offlineClass).toBe(
      'harmful',
    );
    expect(truth({ segments: segments({}), challenger }, 0.01).offlineClass).toBeUndefined();
  });

  test('divides what is left among the other segments as they are live', () => {
    const given = worldOf({ segments: segments({ offlineShare: 0.4 }) }).segments;
    const [common, other, rare] = offlineShares(given) as [number, number, number];
    expect(common).toBeCloseTo(0.4, 12);
    expect(other).toBeCloseTo(0.2, 12);
    expect(rare).toBe(0.4);
  });
});
