import { describe, expect, test } from 'vitest';
import type { MeasureKey, PlanOutcomes } from '../../../sim-core/index.ts';
import { measureChange } from '../../../sim-core/index.ts';
import { exp } from '../../../sim-core/numeric/index.ts';
import { Random, standardNormal } from '../../../sim-core/random/index.ts';
import { normalCdf, normalQuantile } from '../../../sim-core/statistics/index.ts';
import { planOutcomes } from './planOutcomes.ts';

const REPLICATIONS = 400;
const SHIFT = 0.2;

/** Outcomes that hold a value of each replication as what the key measures. */
type Hold = (values: readonly number[]) => PlanOutcomes;
const asUsers: Hold = (users) => planOutcomes({ users });
const asRunsSpent: Hold = (extraModelRuns) => planOutcomes({ extraModelRuns });
const asVerdict: Hold = (values) => planOutcomes({ verdict: values.map((value) => Number(value > 1)) });

/**
 * How often the interval holds the true difference, of so many pairs of cells: lognormal values of which both cells share all
 * but some luck of their own.
 */
function coverage(key: MeasureKey, hold: Hold, ownLuck: number, truth: number): number {
  const random = new Random(1, 2, 3, 4);
  const tries = 1000;
  let held = 0;
  for (let index = 0; index < tries; index += 1) {
    const common = Array.from({ length: REPLICATIONS }, () => standardNormal(random));
    const cell = (shift: number) =>
      hold(common.map((value) => exp(value + ownLuck * standardNormal(random) + shift)));
    const { low, high } = measureChange(key, cell(0), cell(SHIFT))!;
    if (low <= truth && truth <= high) held += 1;
  }
  return held / tries;
}

/** What a measure of the lognormal truly changes by. */
function truthOf(key: MeasureKey, ownLuck: number): number {
  const deviation = Math.sqrt(1 + ownLuck * ownLuck);
  const at = (z: number) => exp(z * deviation + SHIFT) - exp(z * deviation);
  if (key === 'usersMedian') return at(0);
  if (key === 'usersP95') return at(normalQuantile(0.95));
  if (key === 'promoted') return normalCdf(SHIFT / deviation) - 0.5;
  const mean = exp((deviation * deviation) / 2);
  return mean * (exp(SHIFT) - 1);
}

describe('measureChange(key, first, second)', () => {
  test.each([
    ['extraModelRunsMean', asRunsSpent, 0.3],
    ['extraModelRunsMean', asRunsSpent, 1],
    ['promoted', asVerdict, 0.3],
    ['promoted', asVerdict, 1],
    ['usersMedian', asUsers, 0.1],
    ['usersMedian', asUsers, 1],
    ['usersP95', asUsers, 0.1],
    ['usersP95', asUsers, 1],
  ] as const)('covers the true change of %s in at least 92 of 100 pairs', (key, hold, ownLuck) => {
    // The mean of a skewed lognormal falls short of 95 by what the central limit theorem lacks at 400.
    expect(coverage(key, hold, ownLuck, truthOf(key, ownLuck))).toBeGreaterThan(0.92);
  });

  test('is much narrower than two cells by themselves would be, for their luck is common', () => {
    const random = new Random(4, 3, 2, 1);
    const common = Array.from({ length: REPLICATIONS }, () => 100 + 10 * standardNormal(random));
    const alone = measureChange('usersMedian', asUsers(common), asUsers([...common].reverse()))!;
    const shifted = asUsers(common.map((value) => value + 1));
    const { low, high, estimate, pValue } = measureChange('usersMedian', asUsers(common), shifted)!;
    expect(estimate).toBeCloseTo(1, 9);
    expect(high - low).toBeLessThan((alone.high - alone.low) / 100);
    expect(pValue).toBeLessThan(1e-9);
  });

  test('is exactly nothing where every replication comes to the same', () => {
    const one = asUsers([1, 5, 2, 8]);
    expect(measureChange('usersMedian', one, asUsers([1, 5, 2, 8]))).toEqual({
      estimate: 0,
      low: 0,
      high: 0,
      pValue: 1,
      same: true,
    });
  });

  test('is sure of a change that is the same in replications that are all alike', () => {
    const two = Array.from({ length: 400 }, () => 2);
    expect(measureChange('usersP95', asUsers(two), asUsers(two.map(() => 5)))).toMatchObject({
      estimate: 3,
      pValue: 0,
    });
  });

  test('does not take a handful of rare events for a change', () => {
    const events = (count: number) =>
      asVerdict(Array.from({ length: 400 }, (_, row) => (row < count ? 2 : 0)));
    expect(measureChange('promoted', events(0), events(4))!.low).toBeLessThan(0);
    expect(measureChange('promoted', events(0), events(20))!.low).toBeGreaterThan(0);
  });

  test('is none where one of them has no number, and refuses other replications', () => {
    const decided = planOutcomes({ decisionHours: [1, 2, 3] });
    const undecided = planOutcomes({ decisionHours: [Number.NaN, Number.NaN, Number.NaN] });
    expect(measureChange('decisionHoursMedian', decided, undecided)).toBeUndefined();
    expect(() => measureChange('usersMedian', asUsers([1, 2]), asUsers([1]))).toThrow(RangeError);
  });
});
