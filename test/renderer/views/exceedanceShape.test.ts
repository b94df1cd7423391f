import { describe, expect, test } from 'vitest';
import { exceedanceShape, exceeds } from '../../../renderer/views/exceedanceShape.ts';
import { exceedanceCurve } from '../../../sim-core/index.ts';

const curveOf = (...values: number[]) => exceedanceCurve(Float64Array.from(values), { points: 160 });
const toX = (value: number) => value * 10;
const toY = (probability: number) => 100 - probability * 100;

describe('exceedanceShape(curve, toX, toY)', () => {
  test('falls at once at the value of a constant outcome, and is level before it', () => {
    expect(exceedanceShape(curveOf(5, 5, 5, 5), toX, toY).line).toBe('M0,0H50V100');
  });
  test('holds each probability until the next value', () => {
    expect(exceedanceShape(curveOf(1, 2, 2, 4), toX, toY).line).toBe('M0,0H10V25H20V75H40V100');
  });
  test('starts at the share of runs that have any, with its interval', () => {
    const curve = curveOf(0, 0, 0, 8);
    const { line, band } = exceedanceShape(curve, toX, toY);
    expect(line).toBe('M0,75H80V100');
    const top = Math.round(toY(1 - curve.zeroShare!.low) * 10) / 10;
    expect(band.startsWith(`M0,${top}L80,${top}L80,`)).toBe(true);
  });
  test('falls past each level of its start where a label may stand', () => {
    const { fallsAt } = exceedanceShape(curveOf(0, 0, 4, 8), toX, toY);
    // It starts at one half.
    expect([fallsAt(0.5), fallsAt(0.25)]).toEqual([
      { x: 40, y: 75 },
      { x: 80, y: 87.5 },
    ]);
  });
  test('is empty where no run has any', () => {
    const { line, band, fallsAt } = exceedanceShape(curveOf(0, 0), toX, toY);
    expect([line, band, fallsAt(0.5)]).toEqual(['', '', undefined]);
  });
});

describe('exceeds(curve, value)', () => {
  test('says what the line shows: more than the value, not the value itself', () => {
    const curve = curveOf(0, 2, 2, 4);
    expect([1, 2, 3, 4, 5].map((value) => exceeds(curve, value))).toEqual([0.75, 0.25, 0.25, 0, 0]);
  });
  test('is 0 where no run has any, and undefined before any run', () => {
    expect(exceeds(curveOf(0, 0), 3)).toBe(0);
    expect(exceeds(curveOf(), 3)).toBeUndefined();
  });
});
