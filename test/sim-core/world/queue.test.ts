import { describe, expect, test } from 'vitest';
import { queueState } from '../../../sim-core/world/queue.ts';

/** The same by the definition: chances of n in the system proportional to u^n. */
function byDefinition(utilization: number, places: number) {
  // Scaled so that the largest weight is 1.
  const weights = Array.from({ length: places + 1 }, (_, inSystem) =>
    utilization > 1 ? utilization ** (inSystem - places) : utilization ** inSystem,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const refused = weights.at(-1)! / total;
  const inSystem = weights.reduce((sum, weight, count) => sum + count * weight, 0) / total;
  return { refused, slowdown: inSystem / (utilization * (1 - refused)) };
}

describe('queueState(utilization, places)', () => {
  test.each([
    [0.01, 1],
    [0.5, 1],
    [0.62, 1000],
    [0.992, 1000],
    [0.99999, 20],
    [1, 1],
    [1, 1000],
    [1 + 1e-9, 1000],
    [1 - 1e-7, 1000],
    [1.0005, 1000],
    [1.6, 50],
    [30, 1000],
  ])('at use %d of %d places is what the chances of n in the system come to', (utilization, places) => {
    const { refused, slowdown } = queueState(utilization, places);
    const expected = byDefinition(utilization, places);
    expect(Math.abs(refused - expected.refused)).toBeLessThan(1e-9);
    expect(slowdown / expected.slowdown).toBeCloseTo(1, 7);
  });

  test('without a limit that matters is 1 / (1 - use), the mean wait of an M/M/1', () => {
    for (const use of [0.1, 0.62, 0.9])
      expect(queueState(use, 10_000).slowdown).toBeCloseTo(1 / (1 - use), 9);
  });

  test('overloaded, refuses what cannot be done', () => {
    expect(queueState(4, 1000).refused).toBeCloseTo(0.75, 12);
    // A full queue answers one request after the other, each after all the others.
    for (const use of [1e9, 1e300, Infinity]) {
      const { refused, slowdown } = queueState(use, 5);
      expect(refused).toBeCloseTo(1, 8);
      expect(slowdown).toBeCloseTo(5, 8);
    }
  });

  test('idle, nothing waits', () => {
    expect(queueState(0, 5)).toEqual({ slowdown: 1, refused: 0 });
  });

  test('requires a utilization', () => {
    expect(() => queueState(Number.NaN, 5)).toThrow(
      'queueState requires a utilization of 0 or more, got NaN',
    );
  });
});
