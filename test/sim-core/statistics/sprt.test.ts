import { expect, test } from 'vitest';
import { burnRateAlert, rateScore, sprtLimits, sprtMeanUnits } from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

const design = { inControl: 0.5, outOfControl: 0.6, alpha: 0.05, power: 0.95 };

/** Chance to reject and mean number of units, unit by unit, exactly. */
function playExactly(rate: number, { reject, accept }: { reject: number; accept: number }) {
  let alive = new Map([[0, 1]]);
  let [mean, rejected] = [0, 0];
  for (let units = 1; alive.size > 0 && units < 5000; units += 1) {
    const next = new Map<number, number>();
    for (const [events, chance] of alive) {
      mean += chance;
      for (const [more, share] of [
        [1, rate],
        [0, 1 - rate],
      ] as const) {
        const score = rateScore({ events: events + more, units }, design);
        if (score >= reject) rejected += chance * share;
        else if (score > accept) next.set(events + more, (next.get(events + more) ?? 0) + chance * share);
      }
    }
    alive = next;
  }
  return { mean, rejected };
}

test('sprtLimits(design) keep both risks, and half the units of a test that looks once (Wald 1947)', () => {
  const limits = sprtLimits(design);
  const equal = playExactly(0.5, limits);
  const other = playExactly(0.6, limits);
  expect(equal.rejected).toBeLessThan(0.05);
  expect(other.rejected).toBeGreaterThan(0.95);
  const { none, full, once } = sprtMeanUnits(design);
  // By a recursion apart from this project, which left out sequences of more than some 1200 units.
  expect(equal.mean / once).toBeCloseTo(0.509773757, 5);
  expect(1 - equal.mean / once).toBeGreaterThan(0.47);
  // Wald leaves out what the test steps over its limits by: some two units here.
  expect(none).toBeLessThan(equal.mean);
  expect(none / equal.mean).toBeGreaterThan(0.95);
  expect(full).toBeLessThan(other.mean);
  expect(full / other.mean).toBeGreaterThan(0.95);
});

test('sprtMeanUnits(design) refuses risks and rates that are none', () => {
  expect(() => sprtLimits({ alpha: 0.3, power: 0.2 })).toThrow(
    'sprtLimits requires a power above alpha, got 0.2 and 0.3',
  );
  expect(() => sprtMeanUnits({ ...design, outOfControl: 0.5 })).toThrow(
    'sprtMeanUnits requires two different rates between 0 and 1, got 0.5 and 0.5',
  );
});

test('burnRateAlert(alert) meets the Site Reliability Workbook', () => {
  const { rows } = (
    golden('windowRules') as {
      burnRates: {
        rows: {
          objective: number;
          burnRate: number;
          windowMinutes: number;
          threshold: number;
          errorRate: number;
          minutes: number;
          budgetSpent: number;
          resetMinutes: number;
        }[];
      };
    }
  ).burnRates;
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) {
    const found = burnRateAlert({ ...row, windowHours: row.windowMinutes / 60, periodHours: 720 })!;
    expect(found.threshold).toBeCloseTo(row.threshold, 12);
    expect(found.hours * 60).toBeCloseTo(row.minutes, 9);
    expect(found.budgetSpent).toBeCloseTo(row.budgetSpent, 12);
    expect(found.resetHours * 60).toBeCloseTo(row.resetMinutes, 8);
  }
  const slow = { objective: 0.999, burnRate: 1, windowHours: 72, periodHours: 720 };
  expect(burnRateAlert({ ...slow, errorRate: 0.01 })!.budgetSpent).toBeCloseTo(0.1, 12);
  expect(burnRateAlert({ ...slow, errorRate: 0.001 })).toBeUndefined();
  expect(() => burnRateAlert({ ...slow, objective: 1, errorRate: 0.1 })).toThrow(
    'burnRateAlert requires an objective between 0 and 1',
  );
});
