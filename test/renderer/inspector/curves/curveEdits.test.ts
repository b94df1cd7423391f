import { describe, expect, test } from 'vitest';
import { curveAt, isCurve, readCurve } from '../../../../renderer/inspector/curves/curve.ts';
import { curveDomain, toStep } from '../../../../renderer/inspector/curves/curveDomain.ts';
import { roomBeside, withPointAt, withPointMoved } from '../../../../renderer/inspector/curves/curveEdits.ts';
import { curvePresets, presetHeights } from '../../../../renderer/inspector/curves/curvePresets.ts';
import type { Json } from '../../../../renderer/store/path.ts';
import type { CurveAxis } from '../../../../renderer/inspector/curves/curve.ts';

const share = { type: 'number', unit: 'share', minimum: 0, maximum: 1 } as const;
const latency = { type: 'number', unit: 'ms', exclusiveMinimum: 0, maximum: 1e8 } as const;
const points = [
  { at: 0, value: 0.02 },
  { at: 100, value: 0.04 },
  { at: 300, value: 0.03 },
];
const domain = curveDomain(points, 'hours', 672, share);

describe('readCurve()', () => {
  test('takes numbers in ascending order, and nothing half-typed', () => {
    expect(readCurve(points)).toEqual(points);
    expect(readCurve([])).toBeUndefined();
    expect(readCurve([{ at: 0, value: 'much' }])).toBeUndefined();
    expect(readCurve([...points, { at: 300, value: 0 }])).toBeUndefined();
  });
  test('knows a curve by its points', () => {
    expect(isCurve({ properties: { at: {}, value: {} } })).toBe(true);
    expect(isCurve({ properties: { share: {}, hours: {} } })).toBe(false);
  });
});

describe('curveAt()', () => {
  test('is level outside of the points and straight between them, as the core reads them', () => {
    expect(curveAt(points, 'hours', [-5, 0, 50, 100, 200, 300, 999])).toEqual([
      0.02, 0.02, 0.03, 0.04, 0.035, 0.03, 0.03,
    ]);
    expect(curveAt([{ at: 0.5, value: 1 }], 'share', [0, 1])).toEqual([1, 1]);
  });
});

describe('curveDomain()', () => {
  test('shows the horizon with room above the highest point, within the bounds', () => {
    expect(domain).toMatchObject({ end: 672, top: 0.1, step: 6, valueStep: 0.001, low: 0, high: 1 });
    expect(curveDomain([{ at: 900, value: 0.9 }], 'hours', 672, share)).toMatchObject({ end: 900, top: 1 });
    expect(curveDomain([{ at: 0, value: 120 }], 'share', 672, latency)).toMatchObject({
      end: 1,
      step: 0.01,
      top: 200,
      valueStep: 2,
      low: 2,
    });
    expect(curveDomain([{ at: 0, value: 0 }], 'hours', 0.5, share).top).toBeGreaterThan(0);
  });
  test('steps without the noise of multiplying', () => {
    expect(toStep(0.30000000004, 0.1)).toBe(0.3);
  });
});

describe('withPointMoved()', () => {
  test('keeps a point between its neighbours and its value within bounds', () => {
    const moved = (to: { at: number; value: number }) => withPointMoved(points, 1, to, domain)[1];
    expect(moved({ at: 151, value: 0.0512 })).toEqual({ at: 150, value: 0.051 });
    expect(moved({ at: 500, value: 0.04 })).toEqual({ at: 294, value: 0.04 });
    expect(moved({ at: -9, value: -1 })).toEqual({ at: 6, value: 0 });
    expect(moved({ at: 100, value: 7 })).toEqual({ at: 100, value: 1 });
    expect(withPointMoved(points, 0, { at: -50, value: 0.02 }, domain)[0]).toEqual({ at: 0, value: 0.02 });
  });
  test('leaves where it is what is only raised, also between steps', () => {
    const odd = [{ at: 1.5, value: 0.021 }, ...points.slice(1)];
    expect(withPointMoved(odd, 0, { at: 1.5, value: 0.03 }, domain)[0]).toEqual({ at: 1.5, value: 0.03 });
  });
  test('does not push neighbours that leave no room', () => {
    const close = [
      { at: 10, value: 0 },
      { at: 11, value: 0 },
      { at: 12, value: 0 },
    ];
    expect(withPointMoved(close, 1, { at: 30, value: 0 }, domain)[1]).toEqual({ at: 11, value: 0 });
  });
});

describe('withPointAt()', () => {
  test('puts a point on the line, in its place', () => {
    expect(withPointAt(points, 'hours', 50)).toEqual({
      index: 1,
      points: points.toSpliced(1, 0, { at: 50, value: 0.03 }),
    });
    expect(withPointAt(points, 'hours', 600)?.points.at(-1)).toEqual({ at: 600, value: 0.03 });
    expect(withPointAt(points, 'hours', 100)).toBeUndefined();
  });
  test('finds room after a point, before it, or none', () => {
    expect(roomBeside(points, 0, domain)).toBe(48);
    expect(roomBeside(points, 2, domain)).toBe(486);
    expect(roomBeside([{ at: 672, value: 0 }], 0, domain)).toBe(336);
    const full = curveDomain([{ at: 0, value: 0 }], 'share', 672, share);
    expect(
      roomBeside(
        [
          { at: 0, value: 0 },
          { at: 0.01, value: 0 },
        ],
        0,
        full,
      ),
    ).toBeUndefined();
  });
});

describe('curvePresets()', () => {
  test.each<[CurveAxis, number]>([
    ['hours', 0.5],
    ['hours', 24],
    ['hours', 672],
    ['hours', 20_000],
    ['share', 1],
  ])('are curves over %s up to %s, within the heights given', (over, end) => {
    const presets = curvePresets(over, { base: 0.02, peak: 0.04, end });
    expect(presets.length).toBeGreaterThan(3);
    for (const preset of presets) {
      expect(readCurve(preset.points as unknown as Json), preset.name).toBeDefined();
      expect(preset.points.length).toBeLessThanOrEqual(1000);
      for (const { at, value } of preset.points) {
        expect(at >= 0 && at <= end * 1.02, preset.name).toBe(true);
        expect(value >= 0.02 - 1e-9 && value <= 0.04 + 1e-9, preset.name).toBe(true);
      }
    }
  });
  test('a wave of days has its peak at noon, and is not offered where it does not fit', () => {
    const names = (end: number) => curvePresets('hours', { base: 0, peak: 1, end }).map(({ name }) => name);
    expect(names(672)).toContain('Daily wave');
    expect(names(20_000)).not.toContain('Daily wave');
    expect(names(12)).not.toContain('Daily wave');
    const wave = curvePresets('hours', { base: 0, peak: 1, end: 48 }).find(
      ({ name }) => name === 'Daily wave',
    )!;
    expect(curveAt(wave.points, 'hours', [12, 24, 36])).toEqual([1, 0, 1]);
  });
  test('go between the heights that a curve has, or to twice, or half where there is no room', () => {
    expect(presetHeights(points, 1, 0.01)).toEqual({ base: 0.02, peak: 0.04 });
    expect(presetHeights([{ at: 0, value: 0.9 }], 1, 0.01)).toEqual({ base: 0.9, peak: 0.45 });
    expect(presetHeights([{ at: 0, value: 0.1 }], 1, 0.01)).toEqual({ base: 0.1, peak: 0.2 });
    expect(presetHeights([{ at: 0, value: 0 }], 1, 0.01)).toEqual({ base: 0, peak: 0.01 });
  });
});
