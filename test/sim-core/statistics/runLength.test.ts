import { describe, expect, test } from 'vitest';
import { openStream, standardNormal, streamKey } from '../../../sim-core/random/index.ts';
import {
  ewmaRunLength,
  normalCusumRunLength,
  shewhartRunLength,
} from '../../../sim-core/statistics/index.ts';
import { solveLinearSystem } from '../../../sim-core/statistics/linearSystem.ts';
import { golden } from '../golden.ts';

type Published = { shift: number; published: number; computed: number };
const reference = golden('runLengths') as {
  shewhart: { shift: number; mean: number; median: number; standardDeviation: number }[];
  cusum: (Published & { reference: number; limit: number })[];
  ewma: (Published & { weight: number; limit: number })[];
};

/** Half a unit of the last digit printed. */
const halfUnit = (published: number): number => {
  const digits = String(published).split('.')[1]?.length ?? 0;
  return 0.5 * 10 ** -digits;
};

test.each(reference.shewhart)(
  'shewhartRunLength(chart) off by $shift meets R spc',
  ({ shift, ...expected }) => {
    const found = shewhartRunLength({ limit: 3, shift });
    expect(Math.abs(found.mean / expected.mean - 1)).toBeLessThan(1e-9);
    expect(found.median).toBe(expected.median);
    expect(Math.abs(found.standardDeviation / expected.standardDeviation - 1)).toBeLessThan(1e-9);
  },
);

test.each(reference.cusum)(
  'normalCusumRunLength(chart) off by $shift meets R spc and prints as Lucas and Crosier do',
  ({ published, computed, ...chart }) => {
    const found = normalCusumRunLength({ ...chart, sides: 2 });
    expect(Math.abs(found / computed - 1)).toBeLessThan(1e-8);
    expect(Math.abs(found - published)).toBeLessThan(halfUnit(published) * 1.0001);
  },
);

test.each(reference.ewma)(
  'ewmaRunLength(chart) off by $shift meets R spc and prints as Lucas and Saccucci do',
  ({ published, computed, ...chart }) => {
    const found = ewmaRunLength(chart);
    expect(Math.abs(found / computed - 1)).toBeLessThan(1e-8);
    // A whole unit: 15.85 is printed as 15.9.
    expect(Math.abs(found - published)).toBeLessThan(2 * halfUnit(published));
  },
);

test('normalCusumRunLength(chart) of one side nears the approximation of Siegmund', () => {
  // Siegmund 1985, "Sequential Analysis", eq. 2.57 with the overshoot of 0.583 at both ends.
  for (const [limit, shift] of [
    [4, 0],
    [4, 1],
    [5, 0.5],
  ] as const) {
    const [drift, bound] = [shift - 0.5, limit + 1.166];
    const approximation =
      drift === 0 ? bound ** 2 : (Math.exp(-2 * drift * bound) + 2 * drift * bound - 1) / (2 * drift ** 2);
    const found = normalCusumRunLength({ reference: 0.5, limit, shift, sides: 1 });
    expect(Math.abs(found / approximation - 1)).toBeLessThan(0.02);
  }
});

test('ewmaRunLength(chart) with all weight on the last figure is that of Shewhart', () => {
  for (const shift of [0, 1, 2.5]) {
    const found = ewmaRunLength({ weight: 1, limit: 3, shift });
    expect(found / shewhartRunLength({ limit: 3, shift }).mean).toBeCloseTo(1, 9);
  }
});

describe('charts that are played', () => {
  const play = (alarms: () => (figure: number) => boolean, shift: number, name: string) => {
    const random = openStream(streamKey('run length', name), 0);
    const runs = 3000;
    let [sum, squares] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      const alarm = alarms();
      let looks = 1;
      while (!alarm(standardNormal(random) + shift)) looks += 1;
      sum += looks;
      squares += looks * looks;
    }
    const mean = sum / runs;
    return { mean, error: Math.sqrt((squares / runs - mean * mean) / runs) };
  };

  test('take as long as normalCusumRunLength(chart) says', () => {
    const { mean, error } = play(
      () => {
        let [up, down] = [0, 0];
        return (figure) => {
          up = Math.max(0, up + figure - 0.4);
          down = Math.max(0, down - figure - 0.4);
          return up >= 3 || down >= 3;
        };
      },
      0.3,
      'cusum',
    );
    const chart = { reference: 0.4, limit: 3, shift: 0.3, sides: 2 } as const;
    expect(Math.abs(mean - normalCusumRunLength(chart))).toBeLessThan(3 * error);
  });

  test('take as long as ewmaRunLength(chart) says', () => {
    const [weight, limit, shift] = [0.2, 2.5, 0.4];
    const end = limit * Math.sqrt(weight / (2 - weight));
    const { mean, error } = play(
      () => {
        let z = 0;
        return (figure) => {
          z = weight * figure + (1 - weight) * z;
          return Math.abs(z) > end;
        };
      },
      shift,
      'ewma',
    );
    expect(Math.abs(mean - ewmaRunLength({ weight, limit, shift }))).toBeLessThan(3 * error);
  });
});

test('a chart that cannot be is refused', () => {
  expect(() => shewhartRunLength({ limit: 0, shift: 0 })).toThrow(
    'shewhartRunLength requires a limit above 0, got 0',
  );
  expect(() => normalCusumRunLength({ reference: -1, limit: 4, shift: 0, sides: 1 })).toThrow(
    'normalCusumRunLength requires a reference of 0 or more, got -1',
  );
  expect(() => ewmaRunLength({ weight: 1.1, limit: 3, shift: 0 })).toThrow(
    'ewmaRunLength requires a weight above 0 and at most 1, got 1.1',
  );
});

test('solveLinearSystem(rows) finds what fulfils the equations, and nothing where they contradict each other', () => {
  const rows = [
    [0, 2, 1, 7],
    [1, -1, 3, 8],
    [4, 0.5, -2, -1],
  ];
  const solution = solveLinearSystem(rows.map((row) => Float64Array.from(row)))!;
  for (const row of rows) {
    const left = row.slice(0, 3).reduce((sum, value, index) => sum + value * solution[index]!, 0);
    expect(left).toBeCloseTo(row[3]!, 12);
  }
  const singular = [Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 7)];
  expect(solveLinearSystem(singular)).toBeUndefined();
});
