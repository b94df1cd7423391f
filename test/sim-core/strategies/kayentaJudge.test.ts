import { describe, expect, it } from 'vitest';
import type { Classification, JudgedMetric } from '../../../sim-core/strategies/canary/kayentaJudge.ts';
import { classify, scoreOf } from '../../../sim-core/strategies/canary/kayentaJudge.ts';
import { kayentaShift } from '../../../sim-core/strategies/canary/kayentaShift.ts';
import { golden } from '../golden.ts';

const metric: JudgedMetric = { direction: 'increase', weight: 1, critical: false, mustHaveData: false };
const options = { effect: 'mean-ratio', allowedEffect: 1, whenNaN: 'remove', outliers: 'keep' } as const;
const lower = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19];
const higher = lower.map((value) => value + 8);

describe('classify(baseline, canary)', () => {
  it('fails what is surely worse in the direction that is watched', () => {
    expect(classify(lower, higher, metric, options)).toBe('high');
    expect(classify(higher, lower, metric, options)).toBe('pass');
    expect(classify(higher, lower, { ...metric, direction: 'decrease' }, options)).toBe('low');
    expect(classify(lower, higher, { ...metric, direction: 'decrease' }, options)).toBe('pass');
    expect(classify(lower, lower, metric, options)).toBe('pass');
  });

  it('passes what is worse by less than the allowed effect, or its mirror image', () => {
    // Means 14.5 and 22.5: a ratio of 1.552, and 0.644 the other way.
    const allow = (allowedEffect: number) => ({ ...options, allowedEffect });
    expect(classify(lower, higher, metric, allow(1.55))).toBe('high');
    expect(classify(lower, higher, metric, allow(1.56))).toBe('pass');
    const decrease = { ...metric, direction: 'decrease' } as const;
    expect(classify(higher, lower, decrease, allow(1.55))).toBe('low');
    expect(classify(higher, lower, decrease, allow(1.56))).toBe('pass');
    // Of the 100 pairs one and two twice over tie or go the other way: an effect of 0.98.
    const common = (allowedEffect: number) =>
      ({ ...options, effect: 'common-language', allowedEffect }) as const;
    expect(classify(lower, higher, metric, common(0.97))).toBe('high');
    expect(classify(lower, higher, metric, common(0.99))).toBe('pass');
  });

  it('leaves points without data out, or takes them for 0', () => {
    const gaps = higher.map((value, index) => (index % 2 === 0 ? value : Number.NaN));
    expect(classify(lower, gaps, metric, options)).toBe('high');
    expect(classify(lower, gaps, metric, { ...options, whenNaN: 'zero' })).toBe('pass');
  });

  it('says that there is no data, or fails for it, but never where points without it are 0', () => {
    const none = [Number.NaN];
    expect(classify(lower, none, metric, options)).toBe('no-data');
    expect(classify(lower, none, { ...metric, mustHaveData: true }, options)).toBe('no-data-fails');
    expect(classify(lower, none, { ...metric, mustHaveData: true, critical: true }, options)).toBe('no-data');
    expect(classify([], [], { ...metric, mustHaveData: true }, { ...options, whenNaN: 'zero' })).toBe('pass');
  });

  it('removes outliers where it is told to', () => {
    // Means of 14.5 and, with one point that is far out, of 15.4: kept, it is the effect.
    const noisy = [...lower.map((value) => value + 0.5), 1000];
    const sure = { ...options, allowedEffect: 1.2 };
    const lifted = noisy.map((value) => value + 6);
    expect(classify(lower, lifted, metric, { ...sure, allowedEffect: 2 })).toBe('high');
    expect(classify(lower, lifted, metric, { ...sure, allowedEffect: 2, outliers: 'remove' })).toBe('pass');
  });

  it('compares two constants by what they are', () => {
    const constant = (value: number) => Array<number>(6).fill(value);
    expect(classify(constant(1), constant(1.001), metric, options)).toBe('high');
    expect(classify(constant(1), constant(1), metric, options)).toBe('pass');
  });
});

interface Shift {
  readonly id: string;
  readonly control: readonly number[];
  readonly canary: readonly number[];
  readonly low: number;
  readonly high: number;
  /** The two differences in the middle. */
  readonly estimates: readonly [number, number];
}

describe('kayentaShift(control, canary, confidence)', () => {
  const { rows } = (golden('kayentaJudge') as { shifts: { rows: readonly Shift[] } }).shifts;

  it.each(rows)('has the ends of R, off the exact ones as the same root finder leaves them ($id)', (row) => {
    const { low, high, estimate } = kayentaShift(row.control, row.canary, 0.98);
    expect(Math.abs(low - row.low)).toBeLessThan(1e-9);
    expect(Math.abs(high - row.high)).toBeLessThan(1e-9);
    // Anywhere between the two differences in the middle the statistic is 0.
    expect(estimate).toBeGreaterThan(row.estimates[0] - 1e-4);
    expect(estimate).toBeLessThan(row.estimates[1] + 1e-4);
  });
});

describe('scoreOf(classifications)', () => {
  const score = (...parts: [Partial<JudgedMetric>, Classification][]) =>
    scoreOf(parts.map(([own, is]) => [{ ...metric, ...own }, is] as const));

  it('is the weight of what passes', () => {
    expect(score([{}, 'pass'], [{ weight: 3 }, 'high'])).toBe(25);
    expect(score([{}, 'low'], [{ weight: 3 }, 'pass'])).toBe(75);
    expect(score([{}, 'no-data-fails'], [{}, 'pass'])).toBe(50);
  });

  it('is 0 where a critical metric fails or has no data, or half of the metrics have none', () => {
    expect(score([{ critical: true }, 'high'], [{ weight: 9 }, 'pass'])).toBe(0);
    expect(score([{ critical: true }, 'no-data'], [{}, 'pass'], [{}, 'pass'])).toBe(0);
    expect(score([{}, 'no-data'], [{}, 'pass'])).toBe(0);
    expect(score([{}, 'no-data'], [{}, 'pass'], [{}, 'high'])).toBeCloseTo(200 / 3, 10);
  });
});
