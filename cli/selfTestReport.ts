import type { SelfTestComparison } from '../sim-core/index.ts';
import { SELF_TEST_LIMIT } from '../sim-core/index.ts';
import { textTable } from './textTable.ts';

/** What a self-test comes to: what is printed, and the exit code. */
export interface SelfTestReport {
  readonly text: string;
  readonly object: object;
  readonly exitCode: 0 | 1;
}

export function selfTestReport(comparisons: readonly SelfTestComparison[]): SelfTestReport {
  const failed = comparisons.filter(({ ok }) => !ok).length;
  const table = textTable([
    [
      ['Quantity'],
      ['Computed from'],
      ['Engine'],
      ['Computed'],
      ['Simulated'],
      ['Std. error'],
      ['Apart by'],
      [''],
    ],
    ...comparisons.map(({ quantity, source, engine, expected, simulated, standardError, deviations, ok }) => [
      [quantity],
      [source],
      [engine],
      [digits(expected, 5)],
      [digits(simulated, 5)],
      [digits(standardError, 2)],
      [`${deviations.toFixed(1)} s.e.`],
      [ok ? 'ok' : 'NOT OK'],
    ]),
  ]);
  const verdict =
    failed === 0
      ? `All ${comparisons.length} hold within ${SELF_TEST_LIMIT} standard errors.`
      : `${failed} of ${comparisons.length} do NOT hold within ${SELF_TEST_LIMIT} standard errors.`;
  return {
    text: `${table}\n\n${verdict}`,
    object: {
      format: 'rollout-lab/selftest',
      version: 1,
      ok: failed === 0,
      limit: SELF_TEST_LIMIT,
      comparisons,
    },
    exitCode: failed === 0 ? 0 : 1,
  };
}

function digits(value: number, count: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: count });
}
