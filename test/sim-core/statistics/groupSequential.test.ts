import { describe, expect, test } from 'vitest';
import { openStream, standardNormal, streamKey } from '../../../sim-core/random/index.ts';
import type { SequentialBoundary } from '../../../sim-core/statistics/index.ts';
import {
  SpendingBounds,
  evenlySpaced,
  normalCdf,
  normalQuantile,
  powerTwoMeans,
  sampleSizeTwoMeans,
  sequentialBoundaries,
  sequentialCriticalValues,
  sequentialExits,
  sequentialInflation,
  sequentialPower,
} from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

type Design = {
  boundary: SequentialBoundary;
  looks: number;
  sides: 1 | 2;
  alpha: number;
  critical: number[];
  publishedConstant: number | null;
  powers: {
    power: number;
    drift: number;
    inflation: number;
    none: number;
    half: number;
    full: number;
    exits: number[];
    publishedInflation: number | null;
  }[];
};
const { designs, repeatedTests, spendingConventions, correctedLevels } = golden('groupSequential') as {
  designs: Design[];
  repeatedTests: { looks: number; level: number; rejected: number; published: number | null }[];
  spendingConventions: { looks: number; alpha: number; eachTail: number[]; total: number[] }[];
  correctedLevels: { looks: number; critical: number; level: number; publishedPercent: number }[];
};

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const worst = (found: readonly number[], expected: readonly number[]): number =>
  Math.max(...found.map((value, index) => Math.abs(value - expected[index]!)));

describe('sequentialInflation(design) meets rpact, gsDesign and the tables of Jennison and Turnbull', () => {
  test.each(sequentialBoundaries)('for %s', (boundary) => {
    const chosen = designs.filter((design) => design.boundary === boundary && design.powers.length > 0);
    expect(chosen.length).toBeGreaterThan(10);
    for (const { looks, sides, alpha, critical, publishedConstant, powers } of chosen) {
      const times = evenlySpaced(looks);
      for (const { power, drift, inflation, none, half, full, exits, publishedInflation } of powers) {
        const found = sequentialInflation({ alpha, sides, boundary, times, power });
        expect(worst(found.critical, critical)).toBeLessThan(1e-8);
        expect(found.drift).toBeCloseTo(drift, 8);
        expect(found.inflation).toBeCloseTo(inflation, 8);
        expect(found.expected.none).toBeCloseTo(none, 8);
        expect(found.expected.half).toBeCloseTo(half, 8);
        expect(found.expected.full).toBeCloseTo(full, 8);
        const { upper } = sequentialExits({ critical: found.critical, times, sides }, found.drift);
        expect(worst(upper, exits)).toBeLessThan(1e-8);
        expect(Math.abs(found.inflation - (publishedInflation ?? inflation))).toBeLessThan(0.000501);
      }
      expect(Math.abs(critical.at(-1)! - (publishedConstant ?? critical.at(-1)!))).toBeLessThan(0.000501);
    }
  });
});

test('sequentialExits(test, 0) at an uncorrected limit meets the table of Armitage, McPherson and Rowe', () => {
  expect(repeatedTests.length).toBeGreaterThan(8);
  for (const { looks, level, rejected, published } of repeatedTests) {
    const z = sequentialCriticalValues({ alpha: level, sides: 2, boundary: 'pocock', times: [1] })[0]!;
    const critical = evenlySpaced(looks).map(() => z);
    const { upper, lower } = sequentialExits({ critical, times: evenlySpaced(looks), sides: 2 }, 0);
    expect(Math.abs(sum(upper) + sum(lower) - rejected)).toBeLessThan(1e-9);
    expect(Math.abs(rejected - (published ?? rejected))).toBeLessThan(0.000501);
  }
});

test('sequentialExits(test, 0) of a thousand looks rejects more often than not (Johari and others 2017: in the end for certain)', () => {
  const times = evenlySpaced(1000);
  const { upper, lower } = sequentialExits(
    { critical: times.map(() => 1.959963984540054), times, sides: 2 },
    0,
  );
  expect(sum(upper) + sum(lower)).toBeCloseTo(0.5299, 4);
});

test('sequentialCriticalValues(design) meets the levels that Miller 2010 corrects peeking with', () => {
  expect(correctedLevels.length).toBeGreaterThan(2);
  for (const { looks, critical, level, publishedPercent } of correctedLevels) {
    const found = sequentialCriticalValues({
      alpha: 0.05,
      sides: 2,
      boundary: 'pocock',
      times: evenlySpaced(looks),
    });
    expect(found[0]).toBeCloseTo(critical, 8);
    expect(2 * normalCdf(-found[0]!)).toBeCloseTo(level, 8);
    expect(Math.abs(100 * level - publishedPercent)).toBeLessThan(0.0501);
  }
});

test("sequentialCriticalValues(design) of four looks rounds to the table of DeMets for O'Brien and Fleming", () => {
  const found = sequentialCriticalValues({
    alpha: 0.05,
    sides: 2,
    boundary: 'obrien-fleming',
    times: evenlySpaced(4),
  });
  [4.05, 2.86, 2.34, 2.02].forEach((printed, look) => {
    expect(Math.abs(found[look]! - printed)).toBeLessThan(0.00501);
  });
});

test('sequentialCriticalValues(design) spends alpha / 2 by each tail, and SpendingBounds either convention', () => {
  expect(spendingConventions.length).toBeGreaterThan(2);
  for (const { looks, alpha, eachTail, total } of spendingConventions) {
    const times = evenlySpaced(looks);
    const boundary = 'spending-obrien-fleming';
    expect(worst(sequentialCriticalValues({ alpha, sides: 2, boundary, times }), eachTail)).toBeLessThan(
      1e-8,
    );
    // The literal reading of 1983: alpha spent in all, and halved afterwards.
    const bounds = new SpendingBounds();
    const halved = times.map((time) =>
      bounds.next(time, normalCdf(normalQuantile(alpha / 2) / Math.sqrt(time))),
    );
    expect(worst(halved, total)).toBeLessThan(1e-7);
  }
});

test('sequentialCriticalValues(design) spends what a simulation of uneven looks finds spent', () => {
  const design = {
    alpha: 0.1,
    sides: 2 as const,
    boundary: 'spending-pocock' as const,
    times: [0.1, 0.15, 0.6, 1],
  };
  const critical = sequentialCriticalValues(design);
  const exits = sequentialExits({ critical, times: design.times, sides: 2 }, 0);
  expect(sum(exits.upper)).toBeCloseTo(0.05, 9);
  const random = openStream(streamKey('uneven looks', 'test'), 0);
  const replications = 100_000;
  const stopped = design.times.map(() => 0);
  for (let replication = 0; replication < replications; replication += 1) {
    let place = 0;
    let before = 0;
    for (const [look, time] of design.times.entries()) {
      place += Math.sqrt(time - before) * standardNormal(random);
      before = time;
      if (Math.abs(place) > critical[look]! * Math.sqrt(time)) {
        stopped[look]! += 1;
        break;
      }
    }
  }
  for (const [look, count] of stopped.entries()) {
    const expected = exits.upper[look]! + exits.lower[look]!;
    const error = Math.sqrt((expected * (1 - expected)) / replications);
    expect(Math.abs(count / replications - expected)).toBeLessThan(4 * error);
  }
});

test('sequentialInflation(design) of one look is that of a test that looks once', () => {
  for (const boundary of sequentialBoundaries) {
    const { inflation, expected } = sequentialInflation({
      alpha: 0.05,
      sides: 2,
      boundary,
      times: [1],
      power: 0.8,
    });
    expect(inflation).toBeCloseTo(1, 8);
    expect(expected.none).toBeCloseTo(1, 8);
  }
});

test('sequentialPower(design, sample, sizeOnce) undoes the inflation, and stays below the power of one look', () => {
  const once = {
    alpha: 0.05,
    sides: 2 as const,
    difference: 0.3,
    standardDeviation: 1,
    test: 'z' as const,
  };
  const sizeOnce = (power: number): number => sampleSizeTwoMeans({ ...once, power })!.first;
  for (const boundary of sequentialBoundaries) {
    const design = { alpha: 0.05, sides: 2 as const, boundary, times: evenlySpaced(4) };
    const { inflation } = sequentialInflation({ ...design, power: 0.9 });
    expect(sequentialPower(design, inflation * sizeOnce(0.9), sizeOnce)).toBeCloseTo(0.9, 8);
    const small = powerTwoMeans({ ...once, unitsFirst: 50, unitsSecond: 50 })!;
    expect(sequentialPower(design, 50, sizeOnce)).toBeLessThan(small);
    expect(sequentialPower(design, 1e6, sizeOnce)).toBe(1);
  }
});

test('sequentialExits(test, drift) of two looks is the bivariate normal probability', () => {
  // Both looks inside: the probability that z1 < a and z2 < a, by direct integration over the first.
  const [a, drift] = [1.5, 0.7];
  const { upper } = sequentialExits({ critical: [a, a], times: [0.5, 1], sides: 1 }, drift);
  const steps = 20_000;
  let inside = 0;
  for (let step = 0; step < steps; step += 1) {
    const z = -8 + ((a + 8) * (step + 0.5)) / steps;
    const mean = drift * Math.sqrt(0.5);
    const density = Math.exp(-0.5 * (z - mean) ** 2) / Math.sqrt(2 * Math.PI);
    inside +=
      density * normalCdf((a - z * Math.sqrt(0.5) - drift * 0.5) / Math.sqrt(0.5)) * ((a + 8) / steps);
  }
  expect(1 - sum(upper)).toBeCloseTo(inside, 7);
});

describe('a sequential design that cannot be is refused', () => {
  const design = { alpha: 0.05, sides: 2 as const, boundary: 'pocock' as const };
  test.each([
    [[], 'got '],
    [[0.5, 0.4, 1], 'got 0.5, 0.4, 1'],
    [[0, 1], 'got 0, 1'],
    [[0.5, 0.9], 'got 0.5, 0.9'],
  ])('with looks at %j', (times, got) => {
    expect(() => sequentialCriticalValues({ ...design, times })).toThrow(
      `A sequential test requires times of looks that ascend to 1, ${got}`,
    );
  });
  test('with a power below its risk', () => {
    expect(() => sequentialInflation({ ...design, times: [0.5, 1], power: 0.01 })).toThrow(
      'A sequential test requires a power above 0.025, its risk on one side, got 0.01',
    );
  });
});
