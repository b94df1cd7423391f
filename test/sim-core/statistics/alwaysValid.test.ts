import { describe, expect, test } from 'vitest';
import {
  bernoulliEValue,
  confidenceSequence,
  mixtureCriticalValue,
  mixturePValue,
  mixtureSpread,
} from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

const { limits, sequence, halfwidth, mixtures } = golden('alwaysValid') as {
  limits: { spread: number; alpha: number; units: number; limit: number }[];
  sequence: {
    variance: number;
    effectVariance: number;
    first: number[];
    second: number[];
    pValues: number[];
  };
  mixtures: {
    pairs: number;
    difference: number;
    variance: number;
    effectVariance: number;
    ratio: number;
    halfwidth95: number;
    halfwidth99: number;
  }[];
  halfwidth: { units: number; standardDeviation: number; spread: number; alpha: number; halfwidth: number };
};

const relative = (found: number, expected: number) => Math.abs(found / expected - 1);

test('mixtureCriticalValue(alpha, units, spread) is the limit of Howard and others, where the p-value is alpha', () => {
  expect(limits.length).toBeGreaterThan(50);
  for (const { spread, alpha, units, limit } of limits) {
    const z = limit / Math.sqrt(units);
    expect(relative(mixtureCriticalValue(alpha, units, spread), z)).toBeLessThan(1e-9);
    expect(relative(mixturePValue(z, units, spread), alpha)).toBeLessThan(1e-9);
  }
});

test('mixturePValue(z, units, spread) follows the sequence of Johari and others, look by look', () => {
  const { variance, effectVariance, first, second, pValues } = sequence;
  let difference = 0;
  let smallest = 1;
  pValues.forEach((expected, index) => {
    difference += first[index]! - second[index]!;
    const z = difference / Math.sqrt((index + 1) * variance);
    smallest = Math.min(smallest, mixturePValue(z, index + 1, variance / effectVariance));
    expect(relative(smallest, expected)).toBeLessThan(1e-9);
  });
});

test('mixtureCriticalValue(alpha, units, spread) gives the confidence sequence of Waudby-Smith and others', () => {
  const { units, standardDeviation, spread, alpha, halfwidth: expected } = halfwidth;
  const found = (mixtureCriticalValue(alpha, units, spread) * standardDeviation) / Math.sqrt(units);
  expect(relative(found, expected)).toBeLessThan(1e-9);
});

test('mixtureCriticalValue(alpha, units, spread) tuned for 5,000 units is the half-width that GrowthBook prints', () => {
  // GrowthBook, "Sequential testing": s sqrt(N) sqrt(2 (N r^2 + 1) / (N^2 r^2) ln(sqrt(N r^2 + 1) / a)), with r tuned for 5,000.
  for (const [units, alpha] of [
    [400, 0.05],
    [5000, 0.05],
    [90_000, 0.01],
  ] as const) {
    const twice = -2 * Math.log(alpha);
    const r = Math.sqrt((twice + Math.log(twice + 1)) / 5000);
    const scale = units * r * r + 1;
    const printed =
      Math.sqrt(units) * Math.sqrt(((2 * scale) / (units * r) ** 2) * Math.log(Math.sqrt(scale) / alpha));
    const found = mixtureCriticalValue(alpha, units, mixtureSpread(5000, alpha));
    expect(relative(found, printed)).toBeLessThan(1e-12);
  }
});

test('mixtureSpread(units, alpha) makes the limit nearly as low at these units as any spread could', () => {
  for (const [units, alpha] of [
    [5000, 0.05],
    [300, 0.001],
  ] as const) {
    const chosen = mixtureCriticalValue(alpha, units, mixtureSpread(units, alpha));
    const best = Math.min(
      ...Array.from({ length: 400 }, (_, index) =>
        mixtureCriticalValue(alpha, units, units * 1.02 ** (index - 300)),
      ),
    );
    expect(chosen / best).toBeLessThan(1.001);
    expect(mixtureCriticalValue(alpha, units, units)).toBeGreaterThan(1.02 * best);
  }
});

test('mixtureSpread(units, alpha) refuses units of 0 and an alpha that is none', () => {
  expect(() => mixtureSpread(0, 0.05)).toThrow(
    'mixtureSpread requires units above 0 and an alpha between 0 and 1, got 0 and 0.05',
  );
  expect(() => mixtureSpread(10, 1)).toThrow('got 10 and 1');
});

test('mixturePValue(z, units, spread) and its limits meet the closed forms of Johari and others', () => {
  expect(mixtures.length).toBeGreaterThan(4);
  for (const { pairs, difference, variance, effectVariance, ratio, halfwidth95, halfwidth99 } of mixtures) {
    const spread = variance / effectVariance;
    const deviation = Math.sqrt(variance / pairs);
    expect(
      relative(mixturePValue(difference / deviation, pairs, spread), Math.min(1, 1 / ratio)),
    ).toBeLessThan(1e-9);
    expect(relative(mixtureCriticalValue(0.05, pairs, spread) * deviation, halfwidth95)).toBeLessThan(1e-9);
    expect(relative(mixtureCriticalValue(0.01, pairs, spread) * deviation, halfwidth99)).toBeLessThan(1e-9);
  }
});

describe('of one side', () => {
  test('mixtureCriticalValue(alpha, units, spread, 1) gives the lower bound of Waudby-Smith and others', () => {
    for (const [units, rhoSquared, alpha] of [
      [10, 0.5, 0.05],
      [4000, 0.002, 0.01],
    ] as const) {
      const scale = units * rhoSquared + 1;
      const printed = Math.sqrt(
        ((2 * scale) / (units ** 2 * rhoSquared)) * Math.log(1 + Math.sqrt(scale) / (2 * alpha)),
      );
      const found = mixtureCriticalValue(alpha, units, 1 / rhoSquared, 1) / Math.sqrt(units);
      expect(relative(found, printed)).toBeLessThan(1e-12);
    }
  });

  test('mixtureCriticalValue(alpha, units, spread, 1) is where mixturePValue falls to alpha', () => {
    for (const [units, spread] of [
      [10, 700],
      [5000, 700],
      [1e6, 700],
    ] as const) {
      const z = mixtureCriticalValue(0.03, units, spread, 1);
      expect(relative(mixturePValue(z, units, spread, 1), 0.03)).toBeLessThan(1e-9);
      expect(z).toBeLessThan(mixtureCriticalValue(0.03, units, spread));
      expect([0, -2].map((none) => mixturePValue(none, units, spread, 1))).toEqual([1, 1]);
    }
  });

  test('mixturePValue(z, units, spread, 1) bounds the mixture over effects above 0 from above, and closely', () => {
    for (const [z, units, spread] of [
      [4, 400, 700],
      [3.6, 5000, 700],
      [4.5, 100, 20],
    ] as const) {
      // Likelihood ratio of a half-normal mixture of drifts, by summing over them.
      const sum = z * Math.sqrt(units);
      let ratio = 0;
      const widest = 12 / Math.sqrt(spread);
      const drifts = 20_000;
      for (let index = 0; index < drifts; index += 1) {
        const drift = (widest * (index + 0.5)) / drifts;
        const density = 2 * Math.sqrt(spread / (2 * Math.PI)) * Math.exp((-spread * drift ** 2) / 2);
        ratio += (density * Math.exp(drift * sum - (units * drift ** 2) / 2) * widest) / drifts;
      }
      const pValue = mixturePValue(z, units, spread, 1);
      expect(pValue).toBeGreaterThan(1 / ratio);
      expect(pValue * ratio).toBeLessThan(1.1);
    }
  });
});

describe('confidenceSequence(first, second, risk)', () => {
  test('is the difference and so many standard errors as the mixture test rejects at', () => {
    const found = confidenceSequence(
      { events: 30, units: 1000 },
      { events: 9, units: 100 },
      { alpha: 0.05, spread: 300 },
    )!;
    const error = Math.sqrt((0.03 * 0.97) / 1000 + (0.09 * 0.91) / 100);
    expect(found.estimate).toBeCloseTo(0.06, 14);
    expect((found.high - found.estimate) / error).toBeCloseTo(mixtureCriticalValue(0.05, 1100, 300), 12);
    expect(found.estimate - found.low).toBeCloseTo(found.high - found.estimate, 14);
  });

  test('is undefined without units or events', () => {
    const risk = { alpha: 0.05, spread: 300 };
    const arm = { events: 3, units: 10 };
    expect(confidenceSequence({ events: 0, units: 0 }, arm, risk)).toBeUndefined();
    expect(confidenceSequence({ events: 0, units: 5 }, { events: 0, units: 9 }, risk)).toBeUndefined();
  });
});

describe('bernoulliEValue(counts)', () => {
  test('is the mixture of likelihood ratios, in closed form for a uniform prior', () => {
    // 1 / ((n + 1) times the binomial mass).
    const mass = 35 * 0.3 ** 3 * 0.7 ** 4;
    expect(relative(bernoulliEValue({ events: 3, units: 7, probability: 0.3 }), 1 / (8 * mass))).toBeLessThan(
      1e-12,
    );
    expect(bernoulliEValue({ events: 0, units: 0, probability: 0.3 })).toBe(1);
  });

  test('of one side mixes rates above only', () => {
    const counts = { events: 9, units: 20, probability: 0.25 };
    const prior = { events: 2, others: 5 };
    const sums = { above: 0, prior: 0 };
    const steps = 200_000;
    for (let step = 0; step < steps; step += 1) {
      const rate = 0.25 + (0.75 * (step + 0.5)) / steps;
      const density = rate * (1 - rate) ** 4;
      sums.prior += density;
      sums.above += density * (rate / 0.25) ** 9 * ((1 - rate) / 0.75) ** 11;
    }
    const found = bernoulliEValue({ ...counts, prior, alternative: 'greater' });
    expect(relative(found, sums.above / sums.prior)).toBeLessThan(1e-6);
  });

  test('has mean 1 after so many units where the rate is that one, and at most 1 below it', () => {
    const units = 40;
    const meanAt = (rate: number, alternative: 'two-sided' | 'greater') => {
      let [mass, mean] = [(1 - rate) ** units, 0];
      for (let events = 0; events <= units; events += 1) {
        mean += mass * bernoulliEValue({ events, units, probability: 0.2, alternative });
        mass *= ((units - events) / (events + 1)) * (rate / (1 - rate));
      }
      return mean;
    };
    expect(meanAt(0.2, 'two-sided')).toBeCloseTo(1, 10);
    expect(meanAt(0.2, 'greater')).toBeCloseTo(1, 10);
    expect(meanAt(0.15, 'greater')).toBeLessThan(1);
    expect(meanAt(0.4, 'greater')).toBeGreaterThan(10);
  });

  test('of one side stays a number however far the counts are from the rate', () => {
    // Far below, the mixture of rates above is about its density at the rate by the slope of the logarithm there.
    const far = bernoulliEValue({ events: 0, units: 1e6, probability: 0.3, alternative: 'greater' });
    expect(relative(far, 1 / (0.7 * (1e6 / 0.7)))).toBeLessThan(1e-5);
    const below = bernoulliEValue({ events: 200_000, units: 1e6, probability: 0.3, alternative: 'greater' });
    expect(relative(below, 1 / (0.7 * (8e5 / 0.7 - 2e5 / 0.3)))).toBeLessThan(1e-3);
    const above = bernoulliEValue({ events: 400_000, units: 1e6, probability: 0.3, alternative: 'greater' });
    expect(above).toBe(Infinity);
  });

  test('refuses counts that cannot be', () => {
    expect(() => bernoulliEValue({ events: 3, units: 2, probability: 0.5 })).toThrow(
      'bernoulliEValue requires 0 <= events <= units and a probability between 0 and 1, got 3 of 2 and 0.5',
    );
    expect(() =>
      bernoulliEValue({ events: 1, units: 2, probability: 0.5, prior: { events: 0, others: 1 } }),
    ).toThrow('bernoulliEValue requires a prior above 0, got 0, 1');
  });
});
