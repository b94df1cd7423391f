import type { PlanExemplars } from '../../sim-core/index.ts';

/** A replication that stands for a number of the answer. */
export interface NotableRun {
  /** As in "The run with the median of users reached". */
  readonly label: string;
  readonly replication: number;
}

/** The runs behind the numbers of a plan: its medians, and what 1 run in 20 or in 10 goes beyond. */
export function notableRuns(
  { reach, stopping, decisionP90, detection }: PlanExemplars,
  truthShown: boolean,
): readonly NotableRun[] {
  const runs: NotableRun[] = [];
  const add = (label: string, replication: number | null | undefined) => {
    if (replication !== null && replication !== undefined) runs.push({ label, replication });
  };
  const middle = stopping[Math.floor((stopping.length - 1) / 2)];
  if (middle && middle.hours !== null) add('Median time to a verdict', middle.replication);
  add('Late verdict: 1 run in 10 takes longer', decisionP90?.replication);
  add('Median of users reached', reach.users?.p50);
  add('Many users reached: 1 run in 20 reaches more', reach.users?.p95);
  if (!truthShown) return runs;
  add('Median of extra failures', reach.extraFailures?.p50);
  add('Many extra failures: 1 run in 20 has more', reach.extraFailures?.p95);
  const caught = detection.filter(({ ending }) => ending === 'caught');
  add('Harm caught early', caught[0]?.replication);
  add('Harm caught late', caught.length > 1 ? caught.at(-1)!.replication : undefined);
  return runs;
}
