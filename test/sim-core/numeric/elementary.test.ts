import { describe, expect, test } from 'vitest';
import { cosine, exp, expm1, log, log1p, power, sine } from '../../../sim-core/numeric/index.ts';
import { openStream, streamKey } from '../../../sim-core/random/index.ts';

const KEY = streamKey('numeric', 'test');
const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** Doubles between two numbers of the same sign; 0 where both are NaN, vast where one is or the signs differ. */
function ulpsBetween(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  double[0] = a;
  const first = bits[0]!;
  double[0] = b;
  const distance = first - bits[0]!;
  return Number(distance < 0n ? -distance : distance);
}

function worst(ours: (x: number) => number, theirs: (x: number) => number, argument: (u: number) => number) {
  const random = openStream(KEY, 0);
  let most = 0;
  for (let i = 0; i < 100_000; i++) {
    const x = argument(random.uniform());
    most = Math.max(most, ulpsBetween(ours(x), theirs(x)));
  }
  return most;
}

const signed = (u: number, size: (v: number) => number): number => (u < 0.5 ? -size(2 * u) : size(2 * u - 1));

describe('every function stays within 2 ulp of Math', () => {
  test.each<[string, (x: number) => number, (x: number) => number, (u: number) => number]>([
    ['log over all doubles', log, Math.log, (u) => Math.exp((u - 0.5) * 1488)],
    ['log beside 1', log, Math.log, (u) => 0.5 + 1.5 * u],
    ['log1p down to the smallest', log1p, Math.log1p, (u) => signed(u, (v) => Math.exp(-740 * v) * 0.999)],
    ['log1p from -1', log1p, Math.log1p, (u) => 2.5 * u - 1],
    ['log1p of the large', log1p, Math.log1p, (u) => Math.exp(709 * u)],
    ['exp over all doubles', exp, Math.exp, (u) => (u - 0.5) * 1490],
    ['exp beside 0', exp, Math.exp, (u) => 2 * u - 1],
    ['expm1 over all doubles', expm1, Math.expm1, (u) => (u - 0.5) * 1490],
    ['expm1 beside 0', expm1, Math.expm1, (u) => 4 * u - 2],
    ['expm1 down to the smallest', expm1, Math.expm1, (u) => signed(u, (v) => Math.exp(-740 * v))],
    ['sine of a few turns', sine, Math.sin, (u) => 20 * (u - 0.5)],
    ['sine of many turns', sine, Math.sin, (u) => 3e6 * (u - 0.5)],
    ['sine of the large', sine, Math.sin, (u) => signed(u, (v) => Math.exp(709 * v))],
    ['cosine of a few turns', cosine, Math.cos, (u) => 20 * (u - 0.5)],
    ['cosine of many turns', cosine, Math.cos, (u) => 3e6 * (u - 0.5)],
    ['cosine of the large', cosine, Math.cos, (u) => signed(u, (v) => Math.exp(709 * v))],
    ['power to 2.5', (x) => power(x, 2.5), (x) => x ** 2.5, (u) => Math.exp(560 * (u - 0.5))],
    ['power to -300', (x) => power(x, -300), (x) => x ** -300, (u) => 0.1 + 10 * u],
    ['power to 1.01 of the tiny', (x) => power(x, 1.01), (x) => x ** 1.01, (u) => Math.exp(-744 * u)],
    ['power of 0.7', (y) => power(0.7, y), (y) => 0.7 ** y, (u) => 4000 * (u - 0.5)],
    ['power of nearly 1', (y) => power(1 + 1e-7, y), (y) => (1 + 1e-7) ** y, (u) => 1.4e10 * (u - 0.5)],
  ])('%s', (_, ours, theirs, argument) => {
    expect(worst(ours, theirs, argument)).toBeLessThanOrEqual(2);
  });

  test('sine and cosine at multiples of a quarter turn, where the reduction cancels most', () => {
    for (let turns = -4000; turns <= 4000; turns++) {
      const x = (turns * Math.PI) / 2;
      expect(ulpsBetween(sine(x), Math.sin(x))).toBeLessThanOrEqual(2);
      expect(ulpsBetween(cosine(x), Math.cos(x))).toBeLessThanOrEqual(2);
    }
    // The double that lies nearest to a multiple of pi / 2 (Kahan).
    const nearest = 6381956970095103 * 2 ** 797;
    expect(ulpsBetween(cosine(nearest), Math.cos(nearest))).toBeLessThanOrEqual(2);
  });
});

describe('special arguments give what Math gives', () => {
  const special = [
    0,
    -0,
    1,
    -1,
    5e-324,
    -5e-324,
    1e-310,
    Number.MAX_VALUE,
    Infinity,
    -Infinity,
    NaN,
    710,
    -746,
  ];
  test.each<[string, (x: number) => number, (x: number) => number]>([
    ['log', log, Math.log],
    ['log1p', log1p, Math.log1p],
    ['exp', exp, Math.exp],
    ['expm1', expm1, Math.expm1],
    ['sine', sine, Math.sin],
    ['cosine', cosine, Math.cos],
  ])('%s', (_, ours, theirs) => {
    for (const x of special) {
      expect(ulpsBetween(ours(x), theirs(x)), `at ${x}`).toBeLessThanOrEqual(2);
    }
  });

  test('power', () => {
    for (const base of [5e-324, 0.5, 1, 2, Number.MAX_VALUE, Infinity]) {
      for (const exponent of [0, -0, 1, -1, 1e-320, 1e301, -1e301, 1024, -1075, Infinity, -Infinity, NaN]) {
        // ECMAScript makes NaN of 1 to an infinite power; C, and this function, 1.
        expect(power(base, exponent), `${base} to ${exponent}`).toBe(base === 1 ? 1 : base ** exponent);
      }
    }
  });
});

test.each([0, -0, -1, NaN, -Infinity])('power(%d, 2) throws', (base) => {
  expect(() => power(base, 2)).toThrow(`power requires a base above 0, got ${base}`);
});
