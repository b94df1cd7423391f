import { describe, expect, test } from 'vitest';
import { nonInferiorityTest } from '../../../sim-core/statistics/index.ts';

/** The closed form of Farrington and Manning 1990, appendix, for a second rate above the first by the margin. */
function closedForm(x1: number, n1: number, x2: number, n2: number, margin: number): number {
  // In their words the second arm comes first, and the difference is s0 = margin.
  const theta = n1 / n2;
  const [p2, p1] = [x1 / n1, x2 / n2];
  const a = 1 + theta;
  const b = -(1 + theta + p1 + theta * p2 + margin * (theta + 2));
  const c = margin * margin + margin * (2 * p1 + theta + 1) + p1 + theta * p2;
  const d = -p1 * margin * (1 + margin);
  const v = (b / (3 * a)) ** 3 - (b * c) / (6 * a * a) + d / (2 * a);
  const u = Math.sign(v) * Math.sqrt((b / (3 * a)) ** 2 - c / (3 * a));
  const w = (Math.PI + Math.acos(v / u ** 3)) / 3;
  const rate1 = 2 * u * Math.cos(w) - b / (3 * a);
  const rate2 = rate1 - margin;
  return (p1 - p2 - margin) / Math.sqrt((rate1 * (1 - rate1)) / n2 + (rate2 * (1 - rate2)) / n1);
}

describe('nonInferiorityTest(first, second, margin)', () => {
  test.each([
    [50, 1000, 55, 1000, 0.02],
    [3, 400, 9, 150, 0.1],
    [700, 1000, 690, 900, 0.05],
    [12, 20_000, 14, 5000, 0.001],
  ])('has the z of the closed form for %d of %d and %d of %d', (x1, n1, x2, n2, margin) => {
    const { z, difference } = nonInferiorityTest(
      { events: x1, units: n1 },
      { events: x2, units: n2 },
      margin,
    )!;
    expect(z).toBeCloseTo(closedForm(x1, n1, x2, n2, margin), 7);
    expect(difference).toBeCloseTo(x2 / n2 - x1 / n1, 12);
  });

  test('knows of chance where no event was seen: the likeliest rates are then 0 and the margin', () => {
    const { z } = nonInferiorityTest({ events: 0, units: 100 }, { events: 0, units: 100 }, 0.1)!;
    expect(z).toBeCloseTo(-0.1 / Math.sqrt((0.1 * 0.9) / 100), 9);
  });

  test('has a small p-value where the second is surely not above by the margin, a large one where it is', () => {
    const first = { events: 100, units: 1000 };
    expect(nonInferiorityTest(first, { events: 100, units: 1000 }, 0.05)!.pValue).toBeLessThan(0.001);
    expect(nonInferiorityTest(first, { events: 150, units: 1000 }, 0.05)!.pValue).toBeCloseTo(0.5, 6);
    expect(nonInferiorityTest(first, { events: 200, units: 1000 }, 0.05)!.pValue).toBeGreaterThan(0.999);
  });

  test('has no answer without units, and refuses what is no margin and no count', () => {
    const none = { events: 0, units: 0 };
    expect(nonInferiorityTest(none, { events: 1, units: 2 }, 0.1)).toBeUndefined();
    expect(() => nonInferiorityTest(none, none, 0)).toThrow(
      'nonInferiorityTest requires a margin between 0 and 1, got 0',
    );
    expect(() => nonInferiorityTest({ events: 3, units: 2 }, none, 0.1)).toThrow(
      'nonInferiorityTest requires 0 <= events <= units, got 3 of 2',
    );
  });
});
