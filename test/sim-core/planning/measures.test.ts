import { describe, expect, test } from 'vitest';
import type { PlanOutcomes, PlanResult } from '../../../sim-core/index.ts';
import {
  addOutcomes,
  createSimulationWorker,
  measureKeys,
  measureOutcomes,
  summarize,
} from '../../../sim-core/index.ts';
import { smallWorlds } from '../worlds.ts';

/** Where the answer keeps the same number: estimate, low, high. */
const inAnswer: Readonly<
  Record<string, (plan: PlanResult) => readonly (number | null | undefined)[] | null>
> = {
  caught: ({ detection }) => ends(detection.probability),
  missed: ({ missed }) => ends(missed),
  promoted: ({ verdict }) => ends(verdict.promoted),
  rolledBack: ({ verdict }) => ends(verdict.rolledBack),
  undecided: ({ verdict }) => ends(verdict.undecided),
  falseAlarm: ({ falseAlarm }) => ends(falseAlarm),
  wrongWait: ({ wrongWait }) => ends(wrongWait),
  detectionHoursMedian: ({ detection: { median } }) => median && [median.estimate, median.low, median.high],
  decisionHoursMedian: ({ decisionHours: q }) => q && [q.p50, ...q.intervals.p50],
  usersMedian: ({ blastRadius: { users: q } }) => q && [q.p50, ...q.intervals.p50],
  usersP95: ({ blastRadius: { users: q } }) => q && [q.p95, ...q.intervals.p95],
  extraFailuresMean: ({ blastRadius: { extraFailures: q } }) => q && [q.mean, ...q.intervals.mean!],
  extraFailuresP95: ({ blastRadius: { extraFailures: q } }) => q && [q.p95, ...q.intervals.p95],
  harmMean: ({ blastRadius: { harm: q } }) => q && [q.mean, ...q.intervals.mean!],
  sampleMedian: ({ sampleSize: { used: q } }) => q && [q.p50, ...q.intervals.p50],
  extraModelRunsMean: ({ extraModelRuns: q }) => q && [q.mean, ...q.intervals.mean!],
  gainForgoneMean: ({ gainForgone: q }) => q && [q.mean, ...q.intervals.mean!],
};

function ends(probability: { estimate: number; low: number; high: number } | null) {
  return probability && [probability.estimate, probability.low, probability.high];
}

const harmful = 'two segments, a drift, latency and truth that arrives';
const better = 'a ranking played click by click';
const drawn = 'counts drawn anew in every replication';
const [HARMFUL, BETTER] = await Promise.all(
  [harmful, better].map(async (name) => {
    const scenario = smallWorlds[name]!();
    const worker = createSimulationWorker();
    const settings = { scenario, seed: 5, replications: 120, engine: 'auto' as const };
    await worker.prepare(settings);
    const outcomes = addOutcomes([], [await worker.play({ from: 0, to: 120 })], settings);
    return { outcomes, result: summarize({ ...settings, outcomes, complete: true }) };
  }),
);

describe('measureOutcomes(key, outcomes)', () => {
  test.each([
    [harmful, HARMFUL!],
    [better, BETTER!],
  ])('gives the numbers and intervals of the answer: %s', (_name, { outcomes, result }) => {
    expect(Object.keys(inAnswer)).toEqual(measureKeys);
    outcomes.forEach((plan, index) => {
      for (const key of measureKeys) {
        const expected = inAnswer[key]!(result.plans[index]!);
        const measured = measureOutcomes(key, plan);
        const found = 'reason' in measured ? null : [measured.estimate, measured.low, measured.high];
        expect({ key, found: found?.map(rounded) ?? null }).toEqual({
          key,
          found: expected?.map(rounded) ?? null,
        });
      }
    });
  });

  test('says why there is no number', () => {
    const reasonsOf = (outcomes: PlanOutcomes) =>
      measureKeys.flatMap((key) => {
        const measured = measureOutcomes(key, outcomes);
        return 'reason' in measured ? [`${key}: ${measured.reason}`] : [];
      });
    const [plan] = HARMFUL!.outcomes;
    const undetected = {
      ...plan!,
      columns: {
        ...plan!.columns,
        verdict: plan!.columns.verdict.map(() => 0),
        decisionHours: plan!.columns.decisionHours.map(() => Number.NaN),
      },
    };
    expect(reasonsOf(undetected)).toEqual([
      'wrongWait: neverBetter',
      'detectionHoursMedian: notInHalf',
      'decisionHoursMedian: noVerdict',
      'gainForgoneMean: neverBetter',
    ]);
    expect(reasonsOf(BETTER!.outcomes[0]!)).toEqual([
      'caught: neverHarmful',
      'missed: neverHarmful',
      'detectionHoursMedian: neverHarmful',
    ]);
  });

  test('counts only replications in which the challenger is what the measure asks for', async () => {
    const scenario = smallWorlds[drawn]!();
    const settings = { scenario, seed: 2, replications: 100, engine: 'auto' as const };
    const worker = createSimulationWorker();
    await worker.prepare(settings);
    const outcomes = addOutcomes([], [await worker.play({ from: 0, to: 100 })], settings);
    const [plan] = summarize({ ...settings, outcomes, complete: true }).plans;
    expect(plan!.truth.chances!.harmful!.estimate).toBeGreaterThan(0);
    const missed = measureOutcomes('missed', outcomes[0]!);
    expect('estimate' in missed && missed.estimate).toBe(plan!.missed!.estimate);
  });
});

/** Means are added up in another order. */
function rounded(value: number | null | undefined): number | null | undefined {
  return typeof value === 'number' ? Number(value.toPrecision(10)) : value;
}
