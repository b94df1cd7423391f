import { describe, expect, test } from 'vitest';
import { newlyOccupied, openStream, streamKey } from '../../../sim-core/random/index.ts';
import { type Masses, momentErrors, pValueOfFit } from './goodnessOfFit.ts';

const KEY = streamKey('occupancy', 'test');

/** Exact, ball by ball: each falls into an urn already hit or into one not yet hit. */
function massesOfNewlyOccupied(balls: number, urns: number, occupied: number): Masses {
  const empty = urns - occupied;
  let values = new Float64Array(empty + 1);
  values[0] = 1;
  for (let ball = 0; ball < balls; ball++) {
    const next = new Float64Array(empty + 1);
    const most = Math.min(ball, empty);
    for (let hit = 0; hit <= most; hit++) {
      const mass = values[hit]!;
      if (mass === 0) continue;
      next[hit]! += mass * ((occupied + hit) / urns);
      if (hit < empty) next[hit + 1]! += mass * ((empty - hit) / urns);
    }
    values = next;
  }
  return { low: 0, values };
}

describe('newlyOccupied(random, balls, urns, occupied) fits the exact distribution', () => {
  test.each([
    // Ball by ball.
    [3, 5, 0],
    [30, 40, 10],
    [100, 80, 0],
    // By collisions.
    [300, 3000, 0],
    // By the empty urns.
    [100, 12, 0],
    [300, 60, 0],
    [700, 150, 0],
    [560, 150, 0],
    [9000, 1000, 100],
    // In stages.
    [450, 150, 0],
    [3800, 900, 0],
    // By expansion.
    [520, 2000, 0],
    [600, 500, 0],
    [1000, 500, 0],
    [2000, 2000, 0],
    [2500, 5000, 0],
    [5000, 5000, 2500],
    [40_000, 10_000, 0],
  ])('at %d balls on %d urns, %d of them occupied', (balls, urns, occupied) => {
    const random = openStream(KEY, 0);
    const masses = massesOfNewlyOccupied(balls, urns, occupied);
    const pValue = pValueOfFit(() => newlyOccupied(random, balls, urns, occupied), masses);
    expect(pValue).toBeGreaterThan(1e-4);
    expect(pValue).toBeLessThan(1 - 1e-4);
  });
});

test.each([
  [1_000_000, 1_000_000_000],
  [1_000_000_000, 1_000_000_000],
  [1_000_000_000, 100_000_000],
  [20_000_000, 3_000_000],
])('newlyOccupied(random, %d, %d, 0) has the mean and the variance of the distribution', (balls, urns) => {
  const random = openStream(KEY, 1);
  const load = balls / urns;
  const empty = Math.exp(-load);
  // Leading terms; what follows is smaller by the number of urns.
  const mean = -urns * Math.expm1(balls * Math.log1p(-1 / urns));
  const variance = load < 0.01 ? (balls * load) / 2 : urns * empty * (1 - (1 + load) * empty);
  const errors = momentErrors(() => newlyOccupied(random, balls, urns, 0), 100_000, mean, variance);
  expect(Math.abs(errors.mean)).toBeLessThan(4);
  expect(Math.abs(errors.variance)).toBeLessThan(4);
});

test('newlyOccupied(random, balls, urns, occupied) stays within what can happen', () => {
  const random = openStream(KEY, 2);
  expect(newlyOccupied(random, 0, 10, 3)).toBe(0);
  expect(newlyOccupied(random, 5, 10, 10)).toBe(0);
  expect(newlyOccupied(random, 1, 10, 0)).toBe(1);
  expect(newlyOccupied(random, 7, 1, 0)).toBe(1);
  expect(newlyOccupied(random, 1_000_000_000, 1000, 100)).toBe(900);
  expect(newlyOccupied(random, 0, 0, 0)).toBe(0);
});

test('newlyOccupied(random, balls, urns, occupied) throws on counts that do not fit', () => {
  const random = openStream(KEY, 3);
  const message = (what: string, largest: number, got: number): string =>
    `newlyOccupied requires ${what} to be a whole number from 0 to ${largest}, got ${got}`;
  expect(() => newlyOccupied(random, -1, 10, 0)).toThrow(message('balls', 1e15, -1));
  expect(() => newlyOccupied(random, 1, 2.5, 0)).toThrow(message('urns', 1e15, 2.5));
  expect(() => newlyOccupied(random, 1, 10, 11)).toThrow(message('occupied', 10, 11));
  expect(() => newlyOccupied(random, NaN, 10, 1)).toThrow(message('balls', 1e15, NaN));
});
