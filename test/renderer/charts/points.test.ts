import { describe, expect, test } from 'vitest';
import { dodge } from '../../../renderer/charts/dodge.ts';
import { nearestPoint } from '../../../renderer/charts/nearestPoint.ts';

const points = [
  { x: 10, y: 10 },
  { x: 12, y: 11 },
  { x: 80, y: 10 },
];

describe('nearestPoint(points, x, y, reach)', () => {
  test('is the nearest by distance', () => {
    expect(nearestPoint(points, 70, 40)).toBe(2);
    expect(nearestPoint(points, 11.5, 11)).toBe(1);
  });
  test('is none where none is within reach', () => {
    expect(nearestPoint(points, 45, 10, 24)).toBeUndefined();
    expect(nearestPoint(points, 34, 10, 24)).toBe(1);
    expect(nearestPoint([], 0, 0)).toBeUndefined();
  });
});

describe('dodge(points, distance)', () => {
  test('moves those that hide each other to both sides of where they are', () => {
    expect(dodge(points, 12)).toEqual([-6, 6, 0]);
  });
  test('leaves alone what does not touch', () => {
    expect(dodge(points, 2)).toEqual([0, 0, 0]);
  });
});
