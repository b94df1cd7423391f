import { describe, expect, test } from 'vitest';
import { QUANTILE_DOTS, planExemplars, summarize } from '../../../sim-core/index.ts';
import type { Outcome } from '../../../sim-core/outcome/outcomes.ts';
import { truthCodes, verdictCodes } from '../../../sim-core/outcome/outcomes.ts';
import { scenarioOf } from '../worlds.ts';
import { outcomesOf } from './outcomesOf.ts';

const scenario = scenarioOf(
  {
    incumbent: { error: 0.3 },
    drifts: [
      { name: 'Change', shape: 'sudden', model: 'challenger', quantity: 'error', change: 0.1, atHours: 6 },
    ],
  },
  { ab: [{ strategy: 'ab', hours: 12, metric: 'error' }] },
);
const harmful = { truth: truthCodes.harmful, onsetHours: 6 };
const caughtAt = (hours: number): Partial<Outcome> => ({
  ...harmful,
  verdict: verdictCodes.rolledBack,
  decisionHours: 6 + hours,
});
const never: Partial<Outcome> = { ...harmful, verdict: verdictCodes.undecided };

function exemplarsOf(rows: readonly Partial<Outcome>[], firstReplication = 0) {
  const outcomes = outcomesOf('ab', rows);
  outcomes.replications.forEach((number, row) => {
    outcomes.replications[row] = number + firstReplication;
  });
  const { plans } = summarize({ scenario, seed: 1, engine: 'auto', outcomes: [outcomes], complete: true });
  return { plan: plans[0]!, exemplars: planExemplars(outcomes, plans[0]!), outcomes };
}

describe('planExemplars(outcomes, result) of 1,000 replications', () => {
  // 300 caught after 1 to 300 hours, in another order; 20 stopped before the onset; 680 never.
  const rows = [
    ...Array.from({ length: 680 }, () => never),
    ...Array.from({ length: 300 }, (_, index) => caughtAt(((index * 7) % 300) + 1)),
    ...Array.from({ length: 20 }, () => ({ ...harmful, verdict: verdictCodes.rolledBack, decisionHours: 3 })),
  ];
  const { plan, exemplars } = exemplarsOf(rows, 5000);

  test('has 50 dots of detection that add up as the replications do', () => {
    const { detection } = exemplars;
    expect(detection).toHaveLength(QUANTILE_DOTS);
    const count = (ending: string) => detection.filter((dot) => dot.ending === ending).length;
    // 20, 300 and 680 of 1,000 are 1, 15 and 34 of 50.
    expect([count('stoppedBefore'), count('caught'), count('never')]).toEqual([1, 15, 34]);
    // From the soonest to never.
    const order = ['stoppedBefore', 'caught', 'never'];
    const places = detection.map(({ ending }) => order.indexOf(ending));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('opens from each dot the very replication whose hours it shows', () => {
    const dots = exemplars.detection.filter(({ ending }) => ending === 'caught');
    const caught = dots.map(({ hours }) => hours!);
    expect(dots.map(({ replication }) => rows[replication - 5000]!.decisionHours)).toEqual(
      caught.map((hours) => 6 + hours),
    );
    // Dot 1 stands for rank (1 + 1/2) / 50 of 1,000, which is 30: 20 were stopped before, so the 11th to be caught.
    expect(caught.slice(0, 3)).toEqual([11, 31, 51]);
  });

  test('knows for each step of the incidence a replication that detects then', () => {
    expect(exemplars.incidence).toHaveLength(plan.detection.incidence.length);
    exemplars.incidence.forEach((replication, step) => {
      expect(rows[replication - 5000]!.decisionHours).toBe(6 + plan.detection.incidence[step]!.hours);
    });
  });

  test('has no hours by which 9 in 10 are decided where two thirds never are', () => {
    expect(exemplars.decisionP90).toBeNull();
    expect(exemplars.stopping.filter(({ hours }) => hours === null)).toHaveLength(34);
  });
});

describe('planExemplars(outcomes, result) of what is reached', () => {
  const rows = Array.from({ length: 200 }, (_, index) => ({
    ...caughtAt(index + 1),
    users: 1000 - index,
    unitsSeen: index,
  }));
  const { plan, exemplars } = exemplarsOf(rows);

  test('names the replications nearest to the median, the 95th percentile and the mean of the worst', () => {
    const { users } = plan.blastRadius;
    const valueAt = (replication: number) => rows[replication]!.users;
    const { p50, p95, shortfall } = exemplars.reach.users!;
    for (const [replication, value] of [
      [p50, users!.p50],
      [p95, users!.p95],
      [shortfall, plan.blastRadius.expectedShortfall.users!],
    ] as const) {
      expect(Math.abs(valueAt(replication) - value)).toBeLessThanOrEqual(0.5);
    }
  });

  test('brings the hours and the sample that 9 in 10 replications keep within, with intervals', () => {
    expect(exemplars.decisionP90!.estimate).toBeCloseTo(6 + 180.1, 9);
    expect(exemplars.decisionP90!.replication).toBe(179);
    expect(exemplars.decisionP90!.low).toBeLessThan(180);
    expect(exemplars.decisionP90!.high).toBeGreaterThan(190);
    expect(exemplars.sampleP90!.estimate).toBeCloseTo(179.1, 9);
    expect(exemplars.sampleMean).toBe(99);
  });

  test('has a dot for each replication where fewer than 50 were played', () => {
    const few = exemplarsOf([caughtAt(2), never, caughtAt(1)]).exemplars;
    expect(few.detection.map(({ replication, hours }) => [replication, hours])).toEqual([
      [2, 1],
      [0, 2],
      [1, null],
    ]);
  });
});
