import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  exp,
  expm1,
  log,
  log1p,
  logBinomialMass,
  logFactorial,
  logPoissonMass,
} from '../../../sim-core/numeric/index.ts';
import {
  bernoulliEValue,
  betaQuantile,
  binomialCdf,
  binomialQuantile,
  chiSquareUpperTail,
  gammaQuantile,
  normalCdf,
  normalQuantile,
  noncentralTUpperTail,
  normalUpperTail,
  regularizedBeta,
  regularizedGammaLower,
  regularizedGammaUpper,
  studentTCriticalValue,
  studentTUpperTail,
} from '../../../sim-core/statistics/index.ts';
import { logRegularizedBeta } from '../../../sim-core/statistics/regularizedBeta.ts';
import { type DistributionRow, golden } from '../golden.ts';

const { rows } = golden('distributions') as { rows: DistributionRow[] };

const relativeError = (value: number, expected: number): number =>
  value === expected ? 0 : Math.abs(value / expected - 1);

const betaTail = (x: number, a: number, b: number): number => regularizedBeta(1 - x, b, a, x);
const fRatio = (x: number, first: number, second: number) => {
  const scale = first * x + second;
  return { x: (first * x) / scale, rest: second / scale };
};
const hypergeometricMass = (k: number, white: number, black: number, drawn: number): number => {
  const logChoose = (n: number, m: number) => logFactorial(n) - logFactorial(m) - logFactorial(n - m);
  if (k > white || drawn - k > black) return 0;
  return exp(logChoose(white, k) + logChoose(black, drawn - k) - logChoose(white + black, drawn));
};
const betaBinomialMass = (events: number, units: number, a: number, b: number): number => {
  // Any does; near the share observed neither factor leaves the range of a double.
  const probability = Math.max(0.01, Math.min(events / units, 0.99));
  const ratio = bernoulliEValue({ events, units, probability, prior: { events: a, others: b } });
  return ratio * exp(logBinomialMass(events, units, probability, 1 - probability));
};
const sumTo = (k: number, mass: (k: number) => number): number =>
  Array.from({ length: k + 1 }, (_, index) => mass(index)).reduce((sum, value) => sum + value, 0);

/** Arguments in R's order; an upper tail is P(X > x). */
const OURS: Record<string, (...args: number[]) => number> = {
  'pnorm lower': (z) => normalCdf(z),
  'pnorm upper': (z) => normalUpperTail(z),
  'log pnorm lower': (z) => (z > 0 ? log1p(-normalUpperTail(z)) : log(normalCdf(z))),
  'qnorm lower': (p) => normalQuantile(p),
  'qnorm upper': (p) => -normalQuantile(p),
  'pt lower': (t, df, noncentrality) =>
    noncentrality === undefined ? studentTUpperTail(-t, df) : 1 - noncentralTUpperTail(t, df, noncentrality),
  'pt upper': (t, df, noncentrality) =>
    noncentrality === undefined ? studentTUpperTail(t, df) : noncentralTUpperTail(t, df, noncentrality),
  'qt lower': (p, df) => (p > 0.5 ? studentTCriticalValue(1 - p, df) : -studentTCriticalValue(p, df)),
  'pf lower': (x, first, second) => {
    const ratio = fRatio(x, first, second);
    return regularizedBeta(ratio.x, first / 2, second / 2, ratio.rest);
  },
  'pf upper': (x, first, second) => {
    const ratio = fRatio(x, first, second);
    return regularizedBeta(ratio.rest, second / 2, first / 2, ratio.x);
  },
  'pchisq lower': (x, df) => regularizedGammaLower(df / 2, x / 2),
  'pchisq upper': (x, df) => chiSquareUpperTail(x, df),
  'qchisq lower': (p, df) => gammaQuantile(p, df / 2, 2),
  'pgamma lower': (x, shape, rate) => regularizedGammaLower(shape, x * rate),
  'pgamma upper': (x, shape, rate) => regularizedGammaUpper(shape, x * rate),
  'qgamma lower': (p, shape, rate) => gammaQuantile(p, shape, 1 / rate),
  'dpois lower': (k, mean) => exp(logPoissonMass(k, mean)),
  'ppois lower': (k, mean) => regularizedGammaUpper(k + 1, mean),
  'ppois upper': (k, mean) => regularizedGammaLower(k + 1, mean),
  'pbeta lower': (x, a, b) => regularizedBeta(x, a, b),
  'pbeta upper': betaTail,
  'qbeta lower': (p, a, b) => betaQuantile(p, a, b),
  'dbinom lower': (k, n, p) => exp(logBinomialMass(k, n, p, 1 - p)),
  'log dbinom lower': (k, n, p) => logBinomialMass(k, n, p, 1 - p),
  'pbinom lower': (k, n, p) => binomialCdf(k, n, p),
  'pbinom upper': (k, n, p) => (k < n ? regularizedBeta(p, k + 1, n - k, 1 - p) : 0),
  'qbinom lower': (p, n, probability) => binomialQuantile(p, n, probability),
  'dnbinom lower': (k, size, p) => exp(logBinomialMass(size, size + k, p, 1 - p)) * (size / (size + k)),
  'pnbinom lower': (k, size, p) => regularizedBeta(p, size, k + 1, 1 - p),
  'pnbinom upper': (k, size, p) => regularizedBeta(1 - p, k + 1, size, p),
  'phyper lower': (k, ...urn) =>
    sumTo(k, (count) => hypergeometricMass(count, ...(urn as [number, number, number]))),
  'phyper upper': (k, white, ...rest) =>
    sumTo(white - k - 1, (count) => hypergeometricMass(white - count, white, ...(rest as [number, number]))),
  'dbetabinom.ab lower': betaBinomialMass,
  'pbetabinom.ab lower': (k, ...rest) =>
    sumTo(k, (count) => betaBinomialMass(count, ...(rest as [number, number, number]))),
  'pweibull lower': (x, shape, scale) => -expm1(-exp(shape * log(x / scale))),
};

/** Distribution functions that are undone by quantiles for which we have no function of our own. */
const UNDONE: Record<string, (quantile: number, ...args: number[]) => number> = {
  'qf lower': (x, first, second) => OURS['pf lower']!(x, first, second),
  'qpois lower': (k, mean) => OURS['ppois lower']!(k, mean),
  'qnbinom lower': (k, size, p) => OURS['pnbinom lower']!(k, size, p),
};

/** Below, a double has no digits left, and its logarithm none that we need. */
const SMALLEST = 1e-307;

describe('the reference figures of mpmath and R are met', () => {
  test.each(Object.keys(OURS))('%s', (kind) => {
    const reference = rows.filter(
      ([name, , tail, value]) =>
        `${name} ${tail}` === kind && !(name === 'log pnorm' && value < log(SMALLEST)),
    );
    expect(reference.length).toBeGreaterThan(0);
    for (const [name, args, , value] of reference) {
      const found = OURS[kind]!(...args);
      const isNoncentral = name === 'pt' && args.length === 3;
      const isLong = name.includes('betabinom') || name === 'phyper' || isNoncentral;
      const tolerance = name.startsWith('q') || isLong ? 1e-9 : Math.abs(value) > 1e-8 ? 1e-10 : 1e-8;
      expect(
        Math.abs(value) < SMALLEST ? Math.abs(found - value) : relativeError(found, value),
        `${kind} of ${args.join(', ')}`,
      ).toBeLessThan(tolerance);
    }
  });

  test.each(Object.keys(UNDONE))('%s, undone', (kind) => {
    const reference = rows.filter(([name, , tail]) => `${name} ${tail}` === kind);
    expect(reference.length).toBeGreaterThan(0);
    const isDiscrete = kind.startsWith('qpois') || kind.startsWith('qnbinom');
    let worst = 0;
    for (const [, [p, ...args], , value] of reference) {
      const reached = UNDONE[kind]!(value, ...args);
      if (!isDiscrete) {
        worst = Math.max(worst, relativeError(reached, p!));
        continue;
      }
      const below = value > 0 ? UNDONE[kind]!(value - 1, ...args) : 0;
      if (!(reached >= p! * (1 - 1e-12) && below < p!)) worst = Infinity;
    }
    expect(worst).toBeLessThan(1e-9);
  });

  test('and none is left out', () => {
    const kinds = new Set(rows.map(([name, , tail]) => `${name} ${tail}`));
    for (const kind of [...Object.keys(OURS), ...Object.keys(UNDONE), 'dpois lower', 'lgamma lower'])
      kinds.delete(kind);
    expect([...kinds]).toEqual([]);
  });
});

test('normalCdf(z) and normalQuantile(p) undo each other', () => {
  for (let z = -37; z <= 5; z += 0.37) expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThan(1e-9);
  for (const p of [1e-300, 1e-20, 1e-5, 0.07, 0.08, 0.5, 0.9, 0.93, 0.99999]) {
    expect(relativeError(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-12);
  }
});

test('normalCdf(z) is continuous where its approximations meet', () => {
  for (const z of [0.67448975, 5.656854249492381, -0.67448975, -5.656854249492381]) {
    expect(relativeError(normalCdf(z * (1 + 1e-15)), normalCdf(z * (1 - 1e-15)))).toBeLessThan(2e-13);
  }
});

test('normalCdf(z), normalUpperTail(z) and normalQuantile(p) at the ends', () => {
  expect([normalCdf(-Infinity), normalCdf(Infinity), normalUpperTail(Infinity)]).toEqual([0, 1, 0]);
  expect(normalUpperTail(-Infinity)).toBe(1);
  expect([normalQuantile(0), normalQuantile(1), normalQuantile(0.5)]).toEqual([-Infinity, Infinity, 0]);
  for (const p of [-0.1, 1.1, NaN]) expect(normalQuantile(p)).toBeNaN();
  expect(normalCdf(NaN)).toBeNaN();
});

test('regularizedGammaLower(shape, x) and its complement add up to 1 and agree with whole shapes in closed form', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      fc.double({ min: 0.01, max: 5, noNaN: true }),
      (shape, factor) => {
        const x = shape * factor;
        const sum = regularizedGammaLower(shape, x) + regularizedGammaUpper(shape, x);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-15);
      },
    ),
    { seed: 1 },
  );
  for (const x of [0.01, 1, 2, 3.9, 4.1, 20]) {
    const closed = Math.exp(-x) * (1 + x + x ** 2 / 2 + x ** 3 / 6);
    expect(relativeError(regularizedGammaUpper(4, x), closed)).toBeLessThan(1e-13);
  }
});

test('regularizedGammaLower(shape, x) throws outside its domain and is certain at the ends', () => {
  expect(() => regularizedGammaLower(0, 1)).toThrow('regularizedGammaLower requires a shape above 0, got 0');
  expect(() => regularizedGammaUpper(1, -1)).toThrow('regularizedGammaUpper requires x of 0 or more, got -1');
  expect([regularizedGammaLower(2, 0), regularizedGammaLower(2, Infinity)]).toEqual([0, 1]);
  expect([regularizedGammaUpper(2, 0), regularizedGammaUpper(2, Infinity)]).toEqual([1, 0]);
});

test('gammaQuantile(p, shape, scale) undoes the distribution function on a grid of shapes and probabilities', () => {
  for (const shape of [0.02, 0.1, 0.35, 1, 1.7, 10, 300, 1e5]) {
    for (const p of [1e-12, 1e-4, 0.01, 0.3, 0.5, 0.500001, 0.9, 0.9999, 1 - 1e-10]) {
      const x = gammaQuantile(p, shape, 3);
      if (x < 1e-290) continue;
      const [tail, target] =
        p <= 0.5 ? [regularizedGammaLower(shape, x / 3), p] : [regularizedGammaUpper(shape, x / 3), 1 - p];
      expect(relativeError(tail, target)).toBeLessThan(1e-11);
    }
  }
});

test('gammaQuantile(p, shape, scale) at the ends, where it underflows, and outside its domain', () => {
  expect([gammaQuantile(0, 2, 1), gammaQuantile(1, 2, 1)]).toEqual([0, Infinity]);
  expect(gammaQuantile(0.3, 0.001, 1)).toBe(0);
  expect(() => gammaQuantile(1.5, 1, 1)).toThrow('gammaQuantile requires a p from 0 to 1, got 1.5');
  expect(() => gammaQuantile(0.5, 0, 1)).toThrow('gammaQuantile requires a shape above 0, got 0');
  expect(() => gammaQuantile(0.5, 1, -1)).toThrow('gammaQuantile requires a scale above 0, got -1');
});

test('regularizedBeta(x, a, b) mirrors itself and meets its closed forms', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
      fc.double({ min: 0.01, max: 1e5, noNaN: true }),
      fc.double({ min: 0.01, max: 1e5, noNaN: true }),
      (x, a, b) => {
        const sum = regularizedBeta(x, a, b) + regularizedBeta(1 - x, b, a, x);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-15);
        expect(relativeError(regularizedBeta(x, a, 1), x ** a)).toBeLessThan(1e-11);
      },
    ),
    { seed: 2 },
  );
  expect([regularizedBeta(0, 2, 3), regularizedBeta(1, 2, 3)]).toEqual([0, 1]);
});

test('regularizedBeta(x, a, b) throws outside its domain', () => {
  expect(() => regularizedBeta(1.1, 1, 1)).toThrow('regularizedBeta requires x from 0 to 1, got 1.1');
  expect(() => regularizedBeta(0.5, 0, 1)).toThrow('regularizedBeta requires a above 0, got 0');
  expect(() => regularizedBeta(0.5, 1, NaN)).toThrow('regularizedBeta requires b above 0, got NaN');
});

test('logRegularizedBeta(x, a, b) goes on where the function itself underflows', () => {
  for (const [x, a] of [
    [1e-5, 200],
    [0.3, 1e6],
    [0.3, 7],
  ] as const) {
    expect(relativeError(logRegularizedBeta(x, a, 1), a * Math.log(x))).toBeLessThan(1e-11);
  }
  expect(logRegularizedBeta(0, 2, 3)).toBe(-Infinity);
  expect(logRegularizedBeta(1, 2, 3)).toBe(0);
  expect(logRegularizedBeta(0.6, 2, 3)).toBeCloseTo(Math.log(regularizedBeta(0.6, 2, 3)), 14);
});

test('binomialCdf(k, trials, probability) is the sum of the masses', () => {
  for (const [trials, probability] of [
    [1, 0.3],
    [12, 0.5],
    [60, 0.97],
  ] as const) {
    let mass = (1 - probability) ** trials;
    let sum = 0;
    for (let k = 0; k <= trials; k++) {
      sum += mass;
      expect(relativeError(binomialCdf(k, trials, probability), sum)).toBeLessThan(1e-12);
      expect(binomialCdf(k + 0.9, trials, probability)).toBe(binomialCdf(k, trials, probability));
      mass *= ((trials - k) / (k + 1)) * (probability / (1 - probability));
    }
    expect(binomialCdf(-1, trials, probability)).toBe(0);
  }
  expect([binomialCdf(0, 5, 0), binomialCdf(4, 5, 1), binomialCdf(0, 0, 0.5)]).toEqual([1, 0, 1]);
});

test('binomialQuantile(p, trials, probability) is the smallest count that reaches p', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 5000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (p, trials, probability) => {
        const count = binomialQuantile(p, trials, probability);
        const target = p * (1 - 1e-13);
        expect(binomialCdf(count, trials, probability)).toBeGreaterThanOrEqual(target);
        expect(count === 0 || binomialCdf(count - 1, trials, probability) < p).toBe(true);
      },
    ),
    { seed: 3, numRuns: 500 },
  );
});

test('binomialQuantile(p, trials, probability) stays on the count that reaches p exactly', () => {
  // Of three fair coins at most 0, 1, 2 show heads with probability 1/8, 4/8, 7/8.
  expect([0.125, 0.5, 0.875, 1].map((p) => binomialQuantile(p, 3, 0.5))).toEqual([0, 1, 2, 3]);
  expect(binomialQuantile(0.5, 1, 0.5)).toBe(0);
});
