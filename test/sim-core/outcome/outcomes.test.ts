import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomeColumns, summarize } from '../../../sim-core/index.ts';
import type { Outcome, PlanOutcomes } from '../../../sim-core/outcome/outcomes.ts';
import {
  emptyOutcomes,
  firstOutcomes,
  mergeOutcomes,
  setOutcome,
} from '../../../sim-core/outcome/outcomes.ts';
import { phaseColumns, unplayed } from '../../../sim-core/outcome/phaseOutcomes.ts';
import { scenarioOf } from '../worlds.ts';

const scenario = scenarioOf(
  { challenger: { error: 0.2 } },
  { ab: [{ strategy: 'ab', hours: 12, metric: 'error' }] },
);

const number = fc.oneof(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.constant(0));
const outcome: fc.Arbitrary<Outcome> = fc.record({
  verdict: fc.constantFrom(0, 1, 2),
  decisionHours: fc.oneof(fc.double({ noNaN: true, min: 0, max: 24 }), fc.constant(Number.NaN)),
  requests: fc.nat(),
  users: fc.nat(),
  extraFailures: number,
  harm: number,
  peakShare: fc.double({ noNaN: true, min: 0, max: 1 }),
  unitsSeen: fc.nat(),
  extraModelRuns: fc.nat(),
  gainForgone: fc.oneof(number, fc.constant(Number.NaN)),
  truth: fc.constantFrom(0, 1, 2),
  onsetHours: fc.oneof(fc.double({ noNaN: true, min: 0, max: 24 }), fc.constant(Number.NaN)),
  phases: fc.tuple(
    fc.record({
      visits: fc.integer({ min: 1, max: 3 }),
      ending: fc.constantFrom(0, 1, 2, 3),
      startHours: fc.double({ noNaN: true, min: 0, max: 12 }),
      endHours: fc.double({ noNaN: true, min: 12, max: 24 }),
      unitsSeen: fc.nat(),
      requests: fc.nat(),
      extraFailures: number,
      harm: number,
    }),
  ),
});

/** Outcomes of the given replications. */
function partOf(rows: readonly (readonly [number, Outcome])[]): PlanOutcomes {
  const part = emptyOutcomes('ab', 1, rows.length);
  rows.forEach(([replication, row], index) => setOutcome(part, index, replication, row));
  return part;
}

test('mergeOutcomes(parts) equals the whole for any split in any order, and so does every number of its summary', () => {
  fc.assert(
    fc.property(
      fc.array(outcome, { minLength: 1, maxLength: 40 }).chain((outcomes) =>
        fc.record({
          outcomes: fc.constant(outcomes),
          // Which part each replication falls into: some are empty, some hold one.
          parts: fc.array(fc.nat(6), { minLength: outcomes.length, maxLength: outcomes.length }),
          order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
        }),
      ),
      ({ outcomes, parts, order }) => {
        const rows = outcomes.map((row, replication) => [replication, row] as const);
        const whole = partOf(rows);
        const merged = mergeOutcomes(
          order.map((part) => partOf(rows.filter(([replication]) => parts[replication] === part))),
        );
        expect(merged).toEqual(whole);
        const summary = (of: PlanOutcomes) =>
          JSON.stringify(summarize({ scenario, seed: 1, engine: 'auto', outcomes: [of], complete: true }));
        expect(summary(merged)).toBe(summary(whole));
      },
    ),
    { seed: 8, numRuns: 150 },
  );
});

test('mergeOutcomes(parts) may be merged again', () => {
  const row = (replication: number) => [replication, { ...scenarioRow, users: replication }] as const;
  const once = mergeOutcomes([partOf([row(3)]), partOf([row(0), row(7)])]);
  expect(mergeOutcomes([partOf([row(5)]), once])).toEqual(partOf([row(0), row(3), row(5), row(7)]));
});

const scenarioRow: Outcome = {
  verdict: 1,
  decisionHours: 3,
  requests: 1,
  users: 1,
  extraFailures: 1,
  harm: 1,
  peakShare: 1,
  unitsSeen: 1,
  extraModelRuns: 0,
  gainForgone: Number.NaN,
  truth: 1,
  onsetHours: 0,
  phases: [unplayed()],
};

test('mergeOutcomes(parts) refuses a replication that comes twice, parts of two plans, and no part', () => {
  const part = partOf([[4, scenarioRow]]);
  expect(() => mergeOutcomes([part, partOf([[2, scenarioRow]]), part])).toThrow(
    'mergeOutcomes requires each replication once, got 4 twice',
  );
  expect(() => mergeOutcomes([part, { ...partOf([]), planId: 'canary' }])).toThrow(
    'mergeOutcomes requires parts of one plan, got "ab" and "canary"',
  );
  expect(() => mergeOutcomes([])).toThrow('mergeOutcomes requires at least one part');
  expect(mergeOutcomes([partOf([])])).toEqual(partOf([]));
});

test('emptyOutcomes(planId, phases, count) holds NaN until a row is set', () => {
  const { columns, phases } = emptyOutcomes('ab', 3, 2);
  for (const column of outcomeColumns) expect([...columns[column]]).toEqual([Number.NaN, Number.NaN]);
  expect(phases.length).toBe(3);
  for (const column of phaseColumns) expect([...phases[2]![column]]).toEqual([Number.NaN, Number.NaN]);
});

test('firstOutcomes(outcomes, count) keeps that many rows of every column, and all where there are no more', () => {
  const whole = partOf([
    [0, scenarioRow],
    [1, scenarioRow],
    [2, scenarioRow],
  ]);
  expect(firstOutcomes(whole, 2)).toEqual(
    partOf([
      [0, scenarioRow],
      [1, scenarioRow],
    ]),
  );
  expect(firstOutcomes(whole, 3)).toBe(whole);
});
