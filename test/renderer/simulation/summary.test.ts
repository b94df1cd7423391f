import { expect, test } from 'vitest';
import { summarizeRun } from '../../../renderer/simulation/summary.ts';
import { parseScenario } from '../../../sim-core/index.ts';
import { outcomesOf } from '../fixtures/outcomes.ts';
import { shippedText } from '../fixtures/store.ts';

const scenario = parseScenario(shippedText('slow-burn')).scenario!;
const settings = { scenario, seed: 1, replications: 4, engine: 'auto' } as const;

test('summarizeRun(settings, outcomes, complete) brings the result, and for each plan its curves and its outcome tree', () => {
  const outcomes = scenario.plans.map(({ id }) => outcomesOf(id, { users: [0, 5, 5, 7] }));
  const { result, exceedance, exemplars, trees } = summarizeRun(settings, outcomes, false);
  expect(result).toMatchObject({ replications: 4, partial: true });
  expect(Object.keys(exceedance)).toEqual(scenario.plans.map(({ id }) => id));
  expect(Object.keys(trees)).toEqual(scenario.plans.map(({ id }) => id));
  expect(trees[scenario.plans[0]!.id]!.good?.undecided.estimate).toBe(1);
  const { users } = exceedance[scenario.plans[0]!.id]!;
  expect(users.zeroShare?.estimate).toBe(0.25);
  expect(
    users.points.map(({ value, probability, replication }) => [value, probability, replication]),
  ).toEqual([
    [5, 0.25, 1],
    [5, 0.25, 2],
    [7, 0, 3],
  ]);
  expect(Object.keys(exemplars)).toEqual(scenario.plans.map(({ id }) => id));
  expect(exemplars[scenario.plans[0]!.id]!.reach.users).toMatchObject({ p50: 1, p95: 3, shortfall: 3 });
});

test('summarizeRun(…) counts rounding noise among the runs without extra failures', () => {
  const { id } = scenario.plans[0]!;
  const noise = outcomesOf(id, { requests: [1e6, 1e6, 1e6, 1e6], extraFailures: [4e-6, -4e-6, 0, 12] });
  const { extraFailures } = summarizeRun(settings, [noise], true).exceedance[id]!;
  expect(extraFailures.zeroShare?.estimate).toBe(0.75);
  expect(extraFailures.points.map(({ value }) => value)).toEqual([12]);
});
