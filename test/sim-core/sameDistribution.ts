import { expect } from 'vitest';
import type { OutcomeColumn, PlanOutcomes } from '../../sim-core/index.ts';
import { kolmogorovSmirnovTest } from '../../sim-core/statistics/index.ts';

const compared: readonly OutcomeColumn[] = [
  'verdict',
  'decisionHours',
  'requests',
  'users',
  'extraFailures',
  'harm',
  'unitsSeen',
  'extraModelRuns',
];

/**
 * An outcome column made fit for a two-sample test: "none" is a number, and sums of the same expected failures
 * in another order, which differ in their last digits, are the same value.
 */
export function comparable(values: Float64Array): Float64Array {
  return values.map((value) => (Number.isNaN(value) ? -1 : Number(value.toPrecision(9))));
}

/** Fails unless every outcome of a plan has the same distribution in both runs, by Kolmogorov-Smirnov at a level. */
export function expectSameDistribution(one: PlanOutcomes, other: PlanOutcomes, level: number): void {
  for (const column of compared) {
    const test = kolmogorovSmirnovTest(comparable(one.columns[column]), comparable(other.columns[column]));
    expect(test!.pValue, `${one.planId}.${column}`).toBeGreaterThan(level);
  }
}
