import { expect, test } from 'vitest';
import { reachCurves } from '../../../renderer/simulation/reachCurves.ts';
import { outcomesOf } from '../fixtures/outcomes.ts';

/** A thousand replications, numbered from 5000, that reach 1000 users, 999, and so on. */
function falling() {
  const one = outcomesOf('canary');
  const users = Float64Array.from({ length: 1000 }, (_, row) => 1000 - row);
  const zeros = new Float64Array(1000);
  return {
    ...one,
    replications: users.map((value) => 6000 - value),
    columns: { ...one.columns, requests: zeros, extraFailures: zeros, harm: zeros, users },
  };
}

test('reachCurves(outcomes, plans) knows for each point the replication that has it', () => {
  const { points } = reachCurves(falling(), 4).users;
  expect(points).toHaveLength(160);
  for (const { value, replication } of points) expect(replication).toBe(6000 - value);
});

test('reachCurves(outcomes, plans) draws those of many plans with fewer points, as all of them cross to the page', () => {
  const { points } = reachCurves(falling(), 50).users;
  expect(points).toHaveLength(32);
  expect([points[0]!.value, points.at(-1)!.value]).toEqual([1, 1000]);
});

test('reachCurves(outcomes, plans) takes rounding noise of harm for none', () => {
  const noise = outcomesOf('canary', { requests: [1e6, 1e6, 1e6, 1e6], harm: [4e-6, -4e-6, 0, 12] });
  const { harm } = reachCurves(noise, 1);
  expect(harm.zeroShare?.estimate).toBe(0.75);
  expect(harm.points.map(({ value, replication }) => [value, replication])).toEqual([[12, 3]]);
});
