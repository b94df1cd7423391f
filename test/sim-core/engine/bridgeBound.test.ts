import { describe, expect, it } from 'vitest';
import { MOST_UNEVEN, bridgeStaysBelow } from '../../../sim-core/engine/bridgeBound.ts';

/** What a line's height is measured in: standard deviations of the whole bridge's points. */
const SQUARED_WEIGHTS = 10_000;
const heights = Array.from({ length: 60 }, (_, index) => (index + 1) * 20);

/**
 * The chance that a Brownian bridge, which the path of many points is, crosses the line. Source: Doob 1949, "Heuristic
 * approach to the Kolmogorov-Smirnov theorems".
 */
const logCrossing = (start: number, end: number) => (-2 * start * end) / SQUARED_WEIGHTS;

describe('bridgeStaysBelow(start, end, squaredWeights, unevenness)', () => {
  it('holds of no line that a bridge crosses with more than the counted error', () => {
    let held = 0;
    for (const start of heights) {
      for (const end of heights) {
        if (!bridgeStaysBelow(start, end, SQUARED_WEIGHTS, 0)) continue;
        held += 1;
        // Twenty bounds of exp(-33) each.
        expect(logCrossing(start, end)).toBeLessThan(-33 + Math.log(20));
      }
    }
    expect(held).toBeGreaterThan(1000);
  });

  it('holds of level lines little higher than they must be', () => {
    const lowest = heights.find((height) => bridgeStaysBelow(height, height, SQUARED_WEIGHTS, 0))!;
    const needed = Math.sqrt((33 * SQUARED_WEIGHTS) / 2);
    expect(lowest).toBeGreaterThan(needed);
    expect(lowest).toBeLessThan(1.15 * needed);
  });

  it('holds of no line that begins or ends below 0, and of any other where there are no points', () => {
    expect(bridgeStaysBelow(-1, 1000, 0, 0)).toBe(false);
    expect(bridgeStaysBelow(1000, -1, 0, 0)).toBe(false);
    expect(bridgeStaysBelow(0, 0, 0, 0)).toBe(true);
  });

  it('reads a bridge backwards as forwards', () => {
    for (const start of heights) {
      for (const end of heights) {
        expect(bridgeStaysBelow(start, end, SQUARED_WEIGHTS, 0)).toBe(
          bridgeStaysBelow(end, start, SQUARED_WEIGHTS, 0),
        );
      }
    }
  });

  it('asks for more where points come in uneven ways', () => {
    // With F instead of t the martingale's variance grows by proxy(F) / (1 - F)^2, at F = 1/2 + unevenness at the most.
    for (const unevenness of [0.001, 0.01, 0.05, MOST_UNEVEN]) {
      const lowest = (uneven: number) =>
        heights.find((height) => bridgeStaysBelow(height, height, SQUARED_WEIGHTS, uneven))!;
      expect(lowest(unevenness)).toBeGreaterThanOrEqual(lowest(0) * (0.5 / (0.5 - unevenness)) - 20);
    }
  });
});
