import { expect, test } from 'vitest';
import { formatAmount } from '../../../renderer/format/numbers.ts';
import { planStyles } from '../../../renderer/plans/planStyle.ts';
import { reachMarks } from '../../../renderer/views/reachMarks.ts';
import { planResult, quantity } from '../fixtures/planResult.ts';

const plan = planResult();
const style = planStyles([plan]).get('canary')!;
const curve = {
  zeroShare: { estimate: 0, low: 0, high: 0.01 },
  points: [
    { value: 9000, probability: 0.5, low: 0.45, high: 0.55, replication: 5 },
    { value: 20_000, probability: 0.05, low: 0.03, high: 0.08, replication: 6 },
  ],
};
const exemplars = { p50: 11, p95: 12, shortfall: 13, shortfallInterval: [21_000, 23_000] as const };

test('reachMarks(curve, reach, exemplars, format) places median, 95th percentile and mean of the worst, each with its run', () => {
  const marks = reachMarks({ plan, style, curve }, 'users', exemplars, formatAmount);
  expect(marks.map(({ kind, value, probability }) => [kind, value, probability])).toEqual([
    ['p50', 10_000, 0.5],
    ['p95', 20_000, 0.05],
    ['shortfall', 22_000, 0.05],
  ]);
  expect(marks.map(({ runs }) => runs[0]!.replication)).toEqual([11, 12, 13]);
  expect(marks[2]!.words).toBe('Canary release, mean of that 1 in 20: 22,000 users (21,000–23,000)');
});

test('reachMarks(…) leaves out what a logarithmic axis has no place for', () => {
  const none = planResult({ blastRadius: { ...plan.blastRadius, users: { ...quantity(0), p95: 20_000 } } });
  const marks = reachMarks({ plan: none, style, curve }, 'users', exemplars, formatAmount);
  expect(marks.map(({ kind }) => kind)).toEqual(['p95', 'shortfall']);
});
