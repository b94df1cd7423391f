import { expect, test } from 'vitest';
import { binomial, multinomial, openStream, streamKey } from '../../../sim-core/random/index.ts';
import {
  detectablePairs,
  detectablePreference,
  detectableRate,
  mcNemarTest,
  normalQuantile,
  powerPairs,
  powerPreference,
  powerTwoProportions,
  proportionApproximations,
  sampleSizePairs,
  sampleSizePreference,
  sampleSizeTwoProportions,
  signTest,
  twoProportionTest,
} from '../../../sim-core/statistics/index.ts';
import type { ProportionApproximation } from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

const KEY = streamKey('sample sizes', 'test');
type Row = {
  first: number;
  second: number;
  alpha: number;
  power: number;
  sides: 1 | 2;
  units: number;
  powerAtCeil: number;
};
type ApproximationRow = Pick<Row, 'first' | 'second' | 'alpha' | 'power' | 'sides'> & {
  units: Record<ProportionApproximation, number>;
  ceil: Record<ProportionApproximation, number>;
  pwr2p: number;
};
const reference = golden('sampleSizes') as {
  twoProportions: Row[];
  detectable: Omit<Row, 'powerAtCeil'>[];
  approximations: { rows: ApproximationRow[] };
};

const relativeError = (value: number, expected: number): number => Math.abs(value / expected - 1);

test('sampleSizeTwoProportions(design) and powerTwoProportions(design) meet power.prop.test of R', () => {
  expect(reference.twoProportions.length).toBeGreaterThan(5);
  for (const { units, powerAtCeil, ...design } of reference.twoProportions) {
    const size = sampleSizeTwoProportions(design)!;
    expect(relativeError(size.first, units)).toBeLessThan(1e-10);
    expect(size.second).toBe(size.first);
    expect(size.total).toBe(2 * size.first);
    const ceil = Math.ceil(units);
    const power = powerTwoProportions({ ...design, unitsFirst: ceil, unitsSecond: ceil })!;
    expect(Math.abs(power - powerAtCeil)).toBeLessThan(1e-9);
  }
});

test('sampleSizeTwoProportions(design) asks for the units at which R finds the effect just detectable', () => {
  expect(reference.detectable.length).toBeGreaterThan(3);
  for (const { units, ...design } of reference.detectable) {
    expect(relativeError(sampleSizeTwoProportions(design)!.first, units)).toBeLessThan(1e-9);
  }
});

test('sampleSizeTwoProportions(design) meets the formula of every approximation, and R for the arcsine', () => {
  expect(reference.approximations.rows.length).toBeGreaterThan(8);
  for (const { units, ceil, pwr2p, ...design } of reference.approximations.rows) {
    for (const approximation of proportionApproximations) {
      const { first } = sampleSizeTwoProportions({ ...design, approximation })!;
      expect(relativeError(first, units[approximation])).toBeLessThan(1e-12);
      expect(Math.ceil(first)).toBe(ceil[approximation]);
    }
    expect(relativeError(units.arcsine, pwr2p)).toBeLessThan(1e-4);
  }
});

test('detectableRate(design) is the rate that R finds just detectable', () => {
  for (const { units, second, ...design } of reference.detectable) {
    const found = detectableRate({ ...design, unitsFirst: units, unitsSecond: units, side: 'above' })!;
    expect(relativeError(found, second)).toBeLessThan(1e-9);
  }
});

test('detectableRate(design) is undone by powerTwoProportions(design) above and below, in every approximation', () => {
  for (const approximation of proportionApproximations) {
    for (const [side, sign] of [
      ['above', 1],
      ['below', -1],
    ] as const) {
      const design = {
        first: 0.3,
        unitsFirst: 900,
        unitsSecond: 300,
        alpha: 0.05,
        sides: 2,
        approximation,
      } as const;
      const second = detectableRate({ ...design, power: 0.8, side })!;
      expect(sign * (second - 0.3)).toBeGreaterThan(0);
      expect(powerTwoProportions({ ...design, second })).toBeCloseTo(0.8, 10);
    }
  }
});

test('detectableRate(design) has no answer where no rate is far enough', () => {
  const design = { first: 0.01, unitsFirst: 50, unitsSecond: 50, alpha: 0.05, sides: 2, power: 0.8 } as const;
  expect(detectableRate({ ...design, side: 'below' })).toBeUndefined();
  expect(detectableRate({ ...design, side: 'above' })).toBeGreaterThan(0.1);
  expect(() => detectableRate({ ...design, unitsFirst: 0, side: 'above' })).toThrow(
    'A detectable rate requires units in both arms, got 0 and 50',
  );
});

test('sampleSizeTwoProportions(design) is undone by powerTwoProportions(design) at unequal arms', () => {
  for (const ratio of [0.1, 1, 4]) {
    const design = { first: 0.04, second: 0.05, alpha: 0.01, power: 0.85, sides: 2 as const };
    const { first, second, total } = sampleSizeTwoProportions({ ...design, ratio })!;
    expect(second).toBeCloseTo(ratio * first, 6);
    expect(total).toBeCloseTo(first + second, 6);
    expect(powerTwoProportions({ ...design, unitsFirst: first, unitsSecond: second })).toBeCloseTo(0.85, 10);
  }
});

test('sampleSizeTwoProportions(design) gives the two-proportion test its power', () => {
  const random = openStream(KEY, 0);
  const { first, second } = sampleSizeTwoProportions({
    first: 0.1,
    second: 0.13,
    alpha: 0.05,
    power: 0.8,
    sides: 2,
    ratio: 2,
  })!;
  const [unitsFirst, unitsSecond] = [Math.ceil(first), Math.ceil(second)];
  let found = 0;
  for (let i = 0; i < 20_000; i++) {
    const one = { events: binomial(random, unitsFirst, 0.1), units: unitsFirst };
    const two = { events: binomial(random, unitsSecond, 0.13), units: unitsSecond };
    if (twoProportionTest(one, two)!.pValue < 0.05) found++;
  }
  expect(Math.abs(found / 20_000 - 0.8)).toBeLessThan(0.015);
});

test('sampleSizeTwoProportions(design) and powerTwoProportions(design) have no answer without a difference', () => {
  const design = { first: 0.1, second: 0.1, alpha: 0.05, power: 0.8, sides: 2 as const };
  expect(sampleSizeTwoProportions(design)).toBeUndefined();
  expect(powerTwoProportions({ ...design, unitsFirst: 10, unitsSecond: 10 })).toBeUndefined();
  expect(powerTwoProportions({ ...design, second: 0.2, unitsFirst: 0, unitsSecond: 10 })).toBeUndefined();
});

test('powerTwoProportions(design) is all or nothing where neither rate varies', () => {
  const design = { first: 0, second: 1, alpha: 0.05, sides: 2 as const };
  expect(powerTwoProportions({ ...design, unitsFirst: 20, unitsSecond: 20 })).toBe(1);
  expect(powerTwoProportions({ ...design, unitsFirst: 1, unitsSecond: 1 })).toBe(0);
});

test('a sample size throws on what is no risk, power, ratio or rate', () => {
  const design = { first: 0.1, second: 0.2, alpha: 0.05, power: 0.8, sides: 2 as const };
  const size = (change: object) => () => sampleSizeTwoProportions({ ...design, ...change });
  expect(size({ first: -0.1 })).toThrow('A sample size requires a first rate from 0 to 1, got -0.1');
  expect(size({ second: 1.2 })).toThrow('A sample size requires a second rate from 0 to 1, got 1.2');
  expect(size({ alpha: 0 })).toThrow('A test requires an alpha between 0 and 1, got 0');
  expect(size({ power: 1 })).toThrow('A test requires a power between 0 and 1, got 1');
  expect(size({ ratio: 0 })).toThrow('A sample size requires a ratio above 0, got 0');
});

test('sampleSizePairs(design) meets the formula of Connor and gives the exact test at least about its power', () => {
  const design = { onlyFirst: 0.08, onlySecond: 0.04, alpha: 0.05, power: 0.8, sides: 2 as const };
  const pairs = sampleSizePairs(design)!;
  const root = 1.959963984540054 * Math.sqrt(0.12) + 0.8416212335729143 * Math.sqrt(0.12 - 0.0016);
  expect(relativeError(pairs, (root / 0.04) ** 2)).toBeLessThan(1e-12);
  expect(sampleSizePairs({ ...design, onlyFirst: 0.04, onlySecond: 0.08 })).toBe(pairs);
  expect(sampleSizePairs({ ...design, sides: 1 })!).toBeLessThan(pairs);

  const random = openStream(KEY, 1);
  const out = new Float64Array(3);
  let found = 0;
  for (let i = 0; i < 10_000; i++) {
    multinomial(random, Math.ceil(pairs), [0.08, 0.04, 0.88], out);
    if (mcNemarTest({ onlyFirst: out[0]!, onlySecond: out[1]! }) < 0.05) found++;
  }
  // The exact test is discrete and spends less than alpha.
  expect(found / 10_000).toBeGreaterThan(0.74);
  expect(found / 10_000).toBeLessThan(0.82);
});

test('sampleSizePairs(design) has no answer where both kinds are as frequent, and throws on more than all pairs', () => {
  const design = { onlyFirst: 0.05, onlySecond: 0.05, alpha: 0.05, power: 0.8, sides: 2 as const };
  expect(sampleSizePairs(design)).toBeUndefined();
  expect(() => sampleSizePairs({ ...design, onlyFirst: 0.7, onlySecond: 0.6 })).toThrow(
    'A sample size requires a share of discordant pairs from 0 to 1',
  );
});

test('sampleSizePreference(design) asks for 16,475 sessions at 11% against 10%', () => {
  const sessions = sampleSizePreference({ winsFirst: 0.11, winsSecond: 0.1, alpha: 0.05, power: 0.8 })!;
  const z = normalQuantile(0.975) + normalQuantile(0.8);
  expect(Math.ceil(sessions)).toBe(16_475);
  expect(relativeError(sessions, (z * z * (0.21 - 0.0001)) / 0.0001)).toBeLessThan(1e-12);
});

test('sampleSizePreference(design) gives the sign test its power', () => {
  const shares = { winsFirst: 0.22, winsSecond: 0.16 };
  const sessions = Math.ceil(sampleSizePreference({ ...shares, alpha: 0.05, power: 0.8 })!);
  const random = openStream(KEY, 2);
  const out = new Float64Array(3);
  let found = 0;
  for (let i = 0; i < 10_000; i++) {
    multinomial(random, sessions, [0.22, 0.16, 0.62], out);
    if (signTest(out[0]!, out[1]!) < 0.05) found++;
  }
  expect(Math.abs(found / 10_000 - 0.8)).toBeLessThan(0.03);
});

test('sampleSizePreference(design) has no answer without a preference', () => {
  expect(sampleSizePreference({ winsFirst: 0.1, winsSecond: 0.1, alpha: 0.05, power: 0.8 })).toBeUndefined();
});

test('powerPreference(design) and detectablePreference(design) undo sampleSizePreference(design)', () => {
  const design = { winsFirst: 0.1, winsSecond: 0.13, alpha: 0.05 };
  const sessions = sampleSizePreference({ ...design, power: 0.85 })!;
  expect(powerPreference({ ...design, sessions })).toBeCloseTo(0.85, 12);
  expect(detectablePreference({ decided: 0.23, sessions, alpha: 0.05, power: 0.85 })).toBeCloseTo(0.03, 12);
  expect(powerPreference({ ...design, winsSecond: 0.1, sessions })).toBeUndefined();
  expect(powerPreference({ ...design, sessions: 0 })).toBeUndefined();
  expect(() => detectablePreference({ decided: 0.2, sessions: 0, alpha: 0.05, power: 0.8 })).toThrow(
    'A detectable preference requires sessions, got 0',
  );
});

test('powerPairs(design) and detectablePairs(design) undo sampleSizePairs(design)', () => {
  const design = { onlyFirst: 0.02, onlySecond: 0.05, alpha: 0.01, sides: 1 as const };
  const pairs = sampleSizePairs({ ...design, power: 0.85 })!;
  expect(powerPairs({ ...design, pairs })).toBeCloseTo(0.85, 12);
  const same = { discordant: 0.07, alpha: 0.01, sides: 1 as const, power: 0.85 };
  expect(detectablePairs({ ...same, pairs })).toBeCloseTo(0.03, 12);
  expect(detectablePairs({ ...same, pairs: 20 })).toBeUndefined();
  expect(powerPairs({ ...design, onlySecond: 0.02, pairs })).toBeUndefined();
  expect(powerPairs({ ...design, pairs: 0 })).toBeUndefined();
});
