import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maximizeLinear } from '../../../sim-core/numeric/index.ts';

const value = (objective: readonly number[], x: readonly number[]) =>
  objective.reduce((sum, coefficient, index) => sum + coefficient * x[index]!, 0);

describe('maximizeLinear(objective, rows, limits)', () => {
  test('finds the best vertex of a programme worked by hand', () => {
    // Wyndor Glass (Hillier and Lieberman, section 3.1) with slacks: 3 x + 5 y, x <= 4, 2 y <= 12, 3 x + 2 y <= 18.
    const x = maximizeLinear(
      [3, 5, 0, 0, 0],
      [
        [1, 0, 1, 0, 0],
        [0, 2, 0, 1, 0],
        [3, 2, 0, 0, 1],
      ],
      [4, 12, 18],
    )!;
    [2, 6, 2, 0, 0].forEach((expected, index) => expect(x[index]).toBeCloseTo(expected, 12));
  });

  test('does not go round in circles on the example of Beale (1955)', () => {
    const objective = [0.75, -150, 0.02, -6, 0, 0, 0];
    const x = maximizeLinear(
      objective,
      [
        [0.25, -60, -0.04, 9, 1, 0, 0],
        [0.5, -90, -0.02, 3, 0, 1, 0],
        [0, 0, 1, 0, 0, 0, 1],
      ],
      [0, 0, 1],
    )!;
    expect(value(objective, x)).toBeCloseTo(0.05, 12);
  });

  test('is undefined where nothing fits, and throws where nothing stops it', () => {
    expect(
      maximizeLinear(
        [1, 1],
        [
          [1, 1],
          [1, 1],
        ],
        [1, 2],
      ),
    ).toBeUndefined();
    expect(() => maximizeLinear([1, 0], [[1, -1]], [1])).toThrow(
      'maximizeLinear requires an objective with a bound, got one without',
    );
  });

  test('takes rows that say the same twice', () => {
    const rows = [
      [1, 1, 1],
      [1, -1, 0],
      [-1, 1, 0],
      [2, 0, 1],
    ];
    const x = maximizeLinear([1, 0, 0.5], rows, [1, 0, 0, 1])!;
    rows.forEach((row, index) => expect(value(row, x)).toBeCloseTo([1, 0, 0, 1][index]!, 12));
    expect(value([1, 0, 0.5], x)).toBeCloseTo(0.5, 12);
  });

  test('is at least as good as any point that fits, and fits', () => {
    const weight = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(weight, weight, weight, fc.integer({ min: 1, max: 6 })), {
          minLength: 3,
          maxLength: 9,
        }),
        (columns) => {
          // A mixture that fits by construction, of which the two rows are means.
          const total = columns.reduce((sum, [, , , mass]) => sum + mass, 0);
          const inside = columns.map(([, , , mass]) => mass / total);
          const rows = [
            columns.map(() => 1),
            columns.map(([first]) => first / 5 + 1),
            columns.map(([, second]) => second / 5 + 1),
          ];
          const limits = rows.map((row) => value(row, inside));
          const objective = columns.map(([, , gain]) => gain);
          const x = maximizeLinear(objective, rows, limits)!;
          expect(Math.min(...x)).toBeGreaterThanOrEqual(0);
          rows.forEach((row, index) => expect(value(row, x)).toBeCloseTo(limits[index]!, 8));
          expect(value(objective, x)).toBeGreaterThan(value(objective, inside) - 1e-7);
          expect(x.filter((share) => share > 0).length).toBeLessThanOrEqual(rows.length);
        },
      ),
      { seed: 41, numRuns: 500 },
    );
  });
});
