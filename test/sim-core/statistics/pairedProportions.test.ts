import { describe, expect, test } from 'vitest';
import { pairedProportionsInterval } from '../../../sim-core/statistics/index.ts';
import { Random } from '../../../sim-core/random/index.ts';

describe('pairedProportionsInterval(discordant, units)', () => {
  test('is the adjusted Wald interval, worked out by hand', () => {
    // (59 + 1 - 6 - 1) / 162 with the variance (60 + 7 - 53 * 53 / 162) / 162 / 162.
    const [low, high] = pairedProportionsInterval({ onlyFirst: 59, onlySecond: 6 }, 160)!;
    const half = (1.959964 * Math.sqrt(60 + 7 - (53 * 53) / 162)) / 162;
    expect(low).toBeCloseTo(53 / 162 - half, 6);
    expect(high).toBeCloseTo(53 / 162 + half, 6);
  });
  test('stays within -1 and 1, has a width without discordant pairs, and is nothing without units', () => {
    expect(pairedProportionsInterval({ onlyFirst: 20, onlySecond: 0 }, 20)![1]).toBe(1);
    const [low, high] = pairedProportionsInterval({ onlyFirst: 0, onlySecond: 0 }, 20)!;
    expect(low).toBeLessThan(0);
    expect(high).toBe(-low);
    expect(pairedProportionsInterval({ onlyFirst: 0, onlySecond: 0 }, 0)).toBeUndefined();
    expect(() => pairedProportionsInterval({ onlyFirst: 2, onlySecond: 1 }, 2)).toThrow(RangeError);
  });
  test('covers the difference of correlated proportions in 19 of 20 samples', () => {
    const random = new Random(1, 2, 3, 4);
    const [onlyFirstChance, onlySecondChance, units, samples] = [0.08, 0.03, 100, 4000];
    let covered = 0;
    for (let sample = 0; sample < samples; sample += 1) {
      let [onlyFirst, onlySecond] = [0, 0];
      for (let unit = 0; unit < units; unit += 1) {
        const luck = random.uniform();
        if (luck < onlyFirstChance) onlyFirst += 1;
        else if (luck < onlyFirstChance + onlySecondChance) onlySecond += 1;
      }
      const [low, high] = pairedProportionsInterval({ onlyFirst, onlySecond }, units)!;
      if (low <= 0.05 && 0.05 <= high) covered += 1;
    }
    expect(covered / samples).toBeGreaterThan(0.94);
    expect(covered / samples).toBeLessThan(0.97);
  });
});
