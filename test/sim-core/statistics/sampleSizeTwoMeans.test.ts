import { expect, test } from 'vitest';
import { openStream, standardNormal, streamKey } from '../../../sim-core/random/index.ts';
import {
  binomialCdf,
  detectableMeanDifference,
  noncentralTUpperTail,
  powerTwoMeans,
  ratioMetricDeviation,
  sampleSizeTwoMeans,
  studentTCriticalValue,
  studentTUpperTail,
  unitsForNormality,
} from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

type Row = {
  difference: number;
  standardDeviation: number;
  alpha: number;
  power: number;
  sides: 1 | 2;
  ratio: number;
  z: number;
  zCeil: number;
  t: number;
  tCeil: number;
  powerTTest: number;
};
const { rows } = (golden('sampleSizes') as { twoMeans: { rows: Row[] } }).twoMeans;

test('sampleSizeTwoMeans(design) meets rpact for z and power.t.test of R for t', () => {
  expect(rows.length).toBeGreaterThan(5);
  for (const { z, zCeil, t, tCeil, powerTTest, ...design } of rows) {
    const known = sampleSizeTwoMeans({ ...design, test: 'z' })!;
    expect(known.first / z).toBeCloseTo(1, 12);
    expect(Math.ceil(known.first)).toBe(zCeil);
    const estimated = sampleSizeTwoMeans({ ...design, test: 't' })!;
    expect(Math.abs(estimated.first / t - 1)).toBeLessThan(1e-7);
    expect(Math.abs(estimated.first / powerTTest - 1)).toBeLessThan(1e-6);
    expect(Math.ceil(estimated.first)).toBe(tCeil);
    expect(estimated.total).toBe(2 * estimated.first);
  }
});

test('sampleSizeTwoMeans(design) is undone by powerTwoMeans and detectableMeanDifference at unequal arms', () => {
  for (const kind of ['z', 't'] as const) {
    for (const ratio of [0.1, 1, 7]) {
      const design = { alpha: 0.02, sides: 2 as const, standardDeviation: 3, ratio, test: kind };
      const { first, second } = sampleSizeTwoMeans({ ...design, difference: -0.8, power: 0.85 })!;
      expect(second / first).toBeCloseTo(ratio, 12);
      const arms = { unitsFirst: first, unitsSecond: second };
      expect(powerTwoMeans({ ...design, ...arms, difference: -0.8 })).toBeCloseTo(0.85, 9);
      expect(detectableMeanDifference({ ...design, ...arms, power: 0.85 })).toBeCloseTo(0.8, 9);
    }
  }
});

test('sampleSizeTwoMeans(design) gives Student its power where the arms are small and unequal', () => {
  const design = { alpha: 0.05, sides: 2 as const, standardDeviation: 2, test: 't' as const };
  const [unitsFirst, unitsSecond, difference] = [6, 12, 2.5];
  const power = powerTwoMeans({ ...design, difference, unitsFirst, unitsSecond })!;
  const random = openStream(streamKey('two means', 'test'), 0);
  const limit = studentTCriticalValue(0.025, unitsFirst + unitsSecond - 2);
  const replications = 40_000;
  let found = 0;
  for (let replication = 0; replication < replications; replication += 1) {
    const drawArm = (units: number, mean: number) => {
      const values = Array.from({ length: units }, () => mean + 2 * standardNormal(random));
      const average = values.reduce((all, value) => all + value, 0) / units;
      return { average, squares: values.reduce((all, value) => all + (value - average) ** 2, 0) };
    };
    const [one, two] = [drawArm(unitsFirst, 0), drawArm(unitsSecond, difference)];
    const variance = (one.squares + two.squares) / (unitsFirst + unitsSecond - 2);
    const t = (two.average - one.average) / Math.sqrt(variance * (1 / unitsFirst + 1 / unitsSecond));
    if (t > limit) found += 1;
  }
  const error = Math.sqrt((power * (1 - power)) / replications);
  expect(Math.abs(found / replications - power)).toBeLessThan(4 * error);
});

test('sampleSizeTwoMeans(design) has no answer without a difference, nor powerTwoMeans(design) without arms', () => {
  const design = { alpha: 0.05, sides: 2 as const, standardDeviation: 1, test: 't' as const };
  expect(sampleSizeTwoMeans({ ...design, difference: 0, power: 0.8 })).toBeUndefined();
  expect(powerTwoMeans({ ...design, difference: 1, unitsFirst: 1, unitsSecond: 9 })).toBeUndefined();
  expect(detectableMeanDifference({ ...design, power: 0.8, unitsFirst: 1, unitsSecond: 9 })).toBeUndefined();
  // However large the difference, a deviation cannot be estimated from one unit.
  expect(sampleSizeTwoMeans({ ...design, difference: 1e6, power: 0.8 })!.first).toBe(2);
  expect(() => sampleSizeTwoMeans({ ...design, standardDeviation: 0, difference: 1, power: 0.8 })).toThrow(
    'A sample size requires a standard deviation above 0, got 0',
  );
});

test('studentTUpperTail(t, degrees) and studentTCriticalValue(tail, degrees) meet the closed forms of 1 and 2 degrees', () => {
  for (const t of [-3, -0.4, 0, 0.7, 12]) {
    expect(studentTUpperTail(t, 1)).toBeCloseTo(0.5 - Math.atan(t) / Math.PI, 12);
    expect(studentTUpperTail(t, 2)).toBeCloseTo(0.5 - t / (2 * Math.sqrt(2 + t * t)), 12);
  }
  // R: qt(0.975, 10), qt(0.995, 2.5), qt(0.975, 1e6)
  expect(studentTCriticalValue(0.025, 10)).toBeCloseTo(2.228138851964939, 10);
  expect(studentTCriticalValue(0.025, 1)).toBeCloseTo(Math.tan(0.475 * Math.PI), 9);
  expect(studentTCriticalValue(0.5, 3)).toBeCloseTo(0, 10);
});

test('noncentralTUpperTail(t, degrees, noncentrality) without noncentrality is the tail of Student', () => {
  for (const degrees of [2, 2.5, 3, 40, 800_000]) {
    for (const t of [-2, 0, 1.3, 4]) {
      expect(noncentralTUpperTail(t, degrees, 0)).toBeCloseTo(
        studentTUpperTail(t, degrees),
        degrees < 3 ? 6 : 9,
      );
    }
  }
  expect(() => noncentralTUpperTail(1, 1.5, 0)).toThrow(
    'noncentralTUpperTail requires degrees of freedom of 2 or more, got 1.5',
  );
});

test('ratioMetricDeviation(metric) is the deviation of a ratio of sums over many units', () => {
  // Views and clicks per user that share a part: 4 + 1.5 a, and 1 + 0.6 a + 0.8 b.
  const metric = {
    numerator: { mean: 1, standardDeviation: 1 },
    denominator: { mean: 4, standardDeviation: 1.5 },
    correlation: 0.6,
  };
  const { ratio, standardDeviation } = ratioMetricDeviation(metric);
  expect(ratio).toBe(0.25);
  const random = openStream(streamKey('ratio metric', 'test'), 0);
  const [units, replications] = [400, 3000];
  let squares = 0;
  for (let replication = 0; replication < replications; replication += 1) {
    let [clicks, views] = [0, 0];
    for (let unit = 0; unit < units; unit += 1) {
      const shared = standardNormal(random);
      clicks += 1 + 0.6 * shared + 0.8 * standardNormal(random);
      views += 4 + 1.5 * shared;
    }
    squares += (clicks / views - ratio) ** 2;
  }
  const found = Math.sqrt((squares / replications) * units);
  // The deviation of a sample deviation is 1 / sqrt(2 n) of it.
  expect(Math.abs(found / standardDeviation - 1)).toBeLessThan(4 / Math.sqrt(2 * replications));
});

test('ratioMetricDeviation(metric) is 0 where the ratio never varies, and throws on what is no metric', () => {
  const metric = {
    numerator: { mean: 2, standardDeviation: 3 },
    denominator: { mean: 4, standardDeviation: 6 },
    correlation: 1,
  };
  expect(ratioMetricDeviation(metric).standardDeviation).toBe(0);
  expect(() => ratioMetricDeviation({ ...metric, denominator: { mean: 0, standardDeviation: 1 } })).toThrow(
    'A ratio metric requires a denominator with a mean above 0, got 0',
  );
  expect(() => ratioMetricDeviation({ ...metric, correlation: 1.1 })).toThrow(
    'A ratio metric requires a correlation from -1 to 1, got 1.1',
  );
  expect(() => ratioMetricDeviation({ ...metric, numerator: { mean: 1, standardDeviation: -1 } })).toThrow(
    'A ratio metric requires standard deviations of 0 or more, got -1',
  );
});

test('sampleSizeTwoMeans(design) is below the rule of thumb 16 variance / difference^2, as published with it', () => {
  const design = { alpha: 0.05, sides: 2 as const, power: 0.8 };
  // Kohavi et al. 2009: 5% of a mean revenue of $3.75 with a deviation of $30 takes "over 409,000" users per variant.
  const revenue = { ...design, difference: 0.05 * 3.75, standardDeviation: 30, test: 'z' as const };
  const rule = (16 * 30 ** 2) / (0.05 * 3.75) ** 2;
  expect(rule).toBeCloseTo(409_600, 6);
  expect(sampleSizeTwoMeans(revenue)!.first / rule).toBeCloseTo(15.697759468698 / 16, 12);
  // Cohen 1988, table 2.4.1: 64, 394 and 26 per group.
  const perGroup = [0.5, 0.2, 0.8].map((difference) =>
    Math.ceil(sampleSizeTwoMeans({ ...design, difference, standardDeviation: 1, test: 't' })!.first),
  );
  expect(perGroup).toEqual([64, 394, 26]);
});

test('unitsForNormality(skewness) are those from which the tails of a skewed mean are what a test takes them to be', () => {
  // Kohavi et al. 2014: of events of 1%, whose skewness is 9.85, some 34,000.
  const rate = 0.01;
  const skewness = (1 - 2 * rate) / Math.sqrt(rate * (1 - rate));
  expect(unitsForNormality(skewness)).toBeCloseTo(34_438.585_858_585_86, 6);
  // There the tail beyond 1.96 deviations is within half a point of 2.5%; with a twentieth of the units it is farther off.
  const tailOff = (units: number): number => {
    const bound = Math.floor(units * rate - 1.959963984540054 * Math.sqrt(units * rate * (1 - rate)));
    return Math.abs(binomialCdf(bound, units, rate) - 0.025);
  };
  const worstAbout = (units: number): number =>
    Math.max(...Array.from({ length: 40 }, (_, step) => tailOff(Math.round(units * (1 + step / 400)))));
  expect(worstAbout(34_439)).toBeLessThan(0.005);
  expect(worstAbout(34_439 / 20)).toBeGreaterThan(0.006);
});
