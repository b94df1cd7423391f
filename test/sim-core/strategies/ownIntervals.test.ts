import { describe, expect, test } from 'vitest';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { traceReplication } from '../../../sim-core/run/traceReplication.ts';
import { intervalsOfShares } from '../../../sim-core/strategies/ownIntervals.ts';
import { shipped } from '../scenario/shipped.ts';

describe('intervalsOfShares(incumbent, challenger)', () => {
  test('is Wilson’s interval of each', () => {
    const { incumbent, challenger } = intervalsOfShares({ events: 10, units: 100 }, { events: 0, units: 10 });
    // Brown, Cai and DasGupta 2001, eq. 4, by hand: (10 + 1.92) / 103.84 ± 1.96 × sqrt(9 + 0.96) / 103.84.
    expect(incumbent![0]).toBeCloseTo(0.0552, 4);
    expect(incumbent![1]).toBeCloseTo(0.1744, 4);
    expect(challenger![0]).toBe(0);
    expect(challenger![1]).toBeCloseTo(0.2775, 4);
  });
  test('has none of nothing, nor of labels that took more successes off than there were', () => {
    expect(intervalsOfShares({ events: 0, units: 0 }, { events: -3, units: 10 })).toEqual({
      incumbent: null,
      challenger: null,
    });
    expect(intervalsOfShares(undefined, { events: 1, units: 10 }).incumbent).toBeNull();
  });
});

describe('what a dashboard shows of shares', () => {
  const compiled = compileScenario(shipped('slow-burn'));
  test.each(compiled.plans.map(({ id }) => id))('of the plan %s lies within its own interval', (planId) => {
    const { ticks } = traceReplication(compiled, 'ticks', 3, planId, 0);
    let seen = 0;
    for (const { dashboard } of ticks) {
      for (const comparison of dashboard?.comparisons ?? []) {
        for (const role of ['incumbent', 'challenger'] as const) {
          const value = comparison[role];
          const interval = comparison.ownIntervals?.[role];
          if (value === null || !interval) continue;
          expect(interval[0]).toBeLessThanOrEqual(value + 1e-12);
          expect(interval[1]).toBeGreaterThanOrEqual(value - 1e-12);
          seen += 1;
        }
      }
    }
    expect(seen).toBeGreaterThan(50);
  });
});
