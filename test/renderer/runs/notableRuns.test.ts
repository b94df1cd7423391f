import { describe, expect, test } from 'vitest';
import { notableRuns } from '../../../renderer/runs/notableRuns.ts';
import type { PlanExemplars } from '../../../sim-core/index.ts';

const reach = (p50: number, p95: number) => ({ p50, p95, shortfall: 0, shortfallInterval: null });
const exemplars: PlanExemplars = {
  harmful: 3,
  incidence: [],
  detection: [
    { replication: 4, ending: 'stoppedBefore', hours: null },
    { replication: 5, ending: 'caught', hours: 10 },
    { replication: 6, ending: 'caught', hours: 20 },
    { replication: 7, ending: 'never', hours: null },
  ],
  stopping: [
    { replication: 8, hours: 10, units: 1 },
    { replication: 9, hours: 20, units: 1 },
    { replication: 10, hours: null, units: 1 },
  ],
  decisionP90: null,
  sampleP90: null,
  sampleMean: null,
  costs: { extraModelRuns: null, gainForgone: null, gainForgoneP95: null },
  reach: { users: reach(1, 2), requests: null, extraFailures: reach(3, 11), harm: null },
};

describe('notableRuns(exemplars, truthShown)', () => {
  test('names the runs behind the numbers, and leaves out the numbers there are none of', () => {
    expect(notableRuns(exemplars, true)).toEqual([
      { label: 'Median time to a verdict', replication: 9 },
      { label: 'Median of users reached', replication: 1 },
      { label: 'Many users reached: 1 run in 20 reaches more', replication: 2 },
      { label: 'Median of extra failures', replication: 3 },
      { label: 'Many extra failures: 1 run in 20 has more', replication: 11 },
      { label: 'Harm caught early', replication: 5 },
      { label: 'Harm caught late', replication: 6 },
    ]);
  });
  test('tells nothing of the truth while it is hidden', () => {
    expect(notableRuns(exemplars, false).map(({ replication }) => replication)).toEqual([9, 1, 2]);
  });
  test('has no median verdict where half of the runs come to none', () => {
    const undecided = exemplars.stopping.map((dot) => ({ ...dot, hours: null }));
    expect(notableRuns({ ...exemplars, stopping: undecided }, false)[0]!.replication).toBe(1);
  });
});
