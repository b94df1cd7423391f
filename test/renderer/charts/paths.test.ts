import { describe, expect, test } from 'vitest';
import {
  crossesPath,
  dotsPath,
  gapPath,
  spreadLabels,
  stepBandPath,
  stepPath,
} from '../../../renderer/charts/paths.ts';

test('gapPath(points) lifts the pen where there is no point, and draws no zero', () => {
  expect(gapPath([{ x: 0, y: 1 }, { x: 1, y: 2 }, undefined, { x: 3, y: 4 }])).toBe('M0,1L1,2M3,4');
});

test('stepPath(points) holds each value until the next', () => {
  expect(
    stepPath([
      { x: 0, y: 10 },
      { x: 5, y: 8 },
      { x: 9, y: 2 },
    ]),
  ).toBe('M0,10H5V8H9V2');
});

test('stepPath(points) draws ten thousand steps with no more than one a pixel', () => {
  const points = Array.from({ length: 10_000 }, (_, index) => ({ x: index / 50, y: index }));
  expect(stepPath(points).split('H').length).toBeLessThanOrEqual(202);
});

test('stepPath(points) keeps the last value', () => {
  const points = Array.from({ length: 100 }, (_, index) => ({ x: index / 100, y: index }));
  expect(stepPath(points)).toMatch(/V99$/);
});

test('stepBandPath(points) runs along the high side and back along the low side, each held until the next', () => {
  expect(
    stepBandPath([
      { x: 0, low: 3, high: 1 },
      { x: 2, low: 4, high: 2 },
    ]),
  ).toBe('M0,1L2,1L2,2L2,4L2,3L0,3Z');
});

describe('spreadLabels(wanted, gap, top, bottom)', () => {
  test('leaves labels that have room where they belong', () => {
    expect(spreadLabels([10, 50, 90], 14, 0, 100)).toEqual([10, 50, 90]);
  });
  test('keeps the distance and the order between labels of the same place', () => {
    const placed = spreadLabels([50, 50, 51], 14, 0, 100);
    const [first, second, third] = placed as [number, number, number];
    expect(second - first).toBeGreaterThanOrEqual(14);
    expect(third - second).toBeGreaterThanOrEqual(14);
  });
  test('keeps the last inside the bottom', () => {
    expect(spreadLabels([95, 98, 99], 14, 0, 100)).toEqual([72, 86, 100]);
  });
});

test('dotsPath(points, radius) and crossesPath(points, reach) draw all of them as one path', () => {
  const points = [
    { x: 10, y: 20 },
    { x: 30, y: 20 },
  ];
  expect(dotsPath(points, 3)).toBe('M7,20a3,3 0 1,0 6,0a3,3 0 1,0 -6,0ZM27,20a3,3 0 1,0 6,0a3,3 0 1,0 -6,0Z');
  expect(crossesPath(points, 2)).toBe('M8,18l4,4m0,-4l-4,4M28,18l4,4m0,-4l-4,4');
  expect(dotsPath([], 3)).toBe('');
});
