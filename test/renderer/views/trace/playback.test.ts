import { describe, expect, test } from 'vitest';
import { movedBy, speedsOf, stepTicks, stopOf } from '../../../../renderer/views/trace/playback.ts';

describe('stepTicks(run)', () => {
  test('is one tick of a short run', () => {
    expect(stepTicks({ ticks: 672, tickHours: 1 })).toBe(1);
  });
  test('makes no more than some hundred steps of a long one', () => {
    const run = { ticks: 100_000, tickHours: 1 / 60 };
    expect(stepTicks(run) * run.tickHours).toBe(3);
    expect(run.ticks / stepTicks(run)).toBeLessThanOrEqual(720);
  });
});

describe('speedsOf(run)', () => {
  test('come to the verdict in about twelve seconds in the middle', () => {
    expect(speedsOf({ endTick: 72, tickHours: 1 })).toEqual([3, 6, 12]);
    expect(speedsOf({ endTick: 2016, tickHours: 1 })).toEqual([72, 168, 336]);
  });
  test('are three however short or long the plan is', () => {
    expect(speedsOf({ endTick: 0, tickHours: 1 })).toEqual([0.25, 1, 3]);
    expect(speedsOf({ endTick: 20_000, tickHours: 1 })).toEqual([168, 336, 720]);
  });
});

describe('stopOf(played, endTick, last)', () => {
  test('is the verdict before it, and the end of what is shown from there on', () => {
    expect(stopOf(0, 72, 672)).toBe(72);
    expect(stopOf(72, 72, 672)).toBe(672);
    expect(stopOf(0, 672, 672)).toBe(672);
  });
});

describe('movedBy(key, played, step, last)', () => {
  test('moves by steps, by ten of them and to the ends, and never beyond', () => {
    expect(movedBy('ArrowRight', 10, 2, 100)).toBe(12);
    expect(movedBy('ArrowLeft', 1, 2, 100)).toBe(0);
    expect(movedBy('PageUp', 95, 2, 100)).toBe(100);
    expect(movedBy('Home', 50, 2, 100)).toBe(0);
    expect(movedBy('End', 50, 2, 100)).toBe(100);
    expect(movedBy('a', 50, 2, 100)).toBeUndefined();
  });
});
