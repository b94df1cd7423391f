import { describe, expect, test } from 'vitest';
import type { PlanResult } from '../../../sim-core/index.ts';
import { createSimulationWorker, measureKeys, summarize } from '../../../sim-core/index.ts';
import type { Measured } from '../../../sim-core/index.ts';
import { SECTIONS, measureOutcomes } from '../../../sim-core/planning/measures.ts';
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
    const outcomes = await worker.play({ from: 0, to: 120 });
    return { outcomes, result: summarize({ ...settings, outcomes, complete: true }) };
  }),
);

describe('measureOutcomes(outcomes)', () => {
  test.each([
    [harmful, HARMFUL!],
    [better, BETTER!],
  ])('gives the numbers and intervals of the answer: %s', (_name, { outcomes, result }) => {
    expect(Object.keys(inAnswer)).toEqual(measureKeys);
    outcomes.forEach((plan, index) => {
      const measures = measureOutcomes(plan);
      for (const key of measureKeys) {
        const expected = inAnswer[key]!(result.plans[index]!);
        const measured = measures[key];
        const found = 'reason' in measured ? null : [measured.estimate, measured.low, measured.high];
        expect({ key, found: found?.map(rounded) ?? null }).toEqual({
          key,
          found: expected?.map(rounded) ?? null,
        });
      }
    });
  });

  test('says why there is no number', () => {
    const reasonsOf = (measures: Readonly<Record<string, Measured>>) =>
      Object.entries(measures).flatMap(([key, measured]) =>
        'reason' in measured ? [`${key}: ${measured.reason}`] : [],
      );
    const [plan] = HARMFUL!.outcomes;
    const undetected = {
      ...plan!,
      columns: {
        ...plan!.columns,
        verdict: plan!.columns.verdict.map(() => 0),
        decisionHours: plan!.columns.decisionHours.map(() => Number.NaN),
      },
    };
    expect(reasonsOf(measureOutcomes(undetected))).toEqual([
      'wrongWait: neverBetter',
      'detectionHoursMedian: notInHalf',
      'decisionHoursMedian: noVerdict',
      'gainForgoneMean: neverBetter',
    ]);
    expect(reasonsOf(measureOutcomes(BETTER!.outcomes[0]!))).toEqual([
      'caught: neverHarmful',
      'missed: neverHarmful',
      'detectionHoursMedian: neverHarmful',
    ]);
  });

  test('gives every section the statistic of its own replications', () => {
    const [plan] = HARMFUL!.outcomes;
    const { promoted, usersMedian } = measureOutcomes(plan!);
    const per = 120 / SECTIONS;
    const third = [...plan!.columns.verdict].slice(2 * per, 3 * per);
    expect('sections' in promoted && promoted.sections![2]).toBe(
      third.filter((verdict) => verdict === 1).length / per,
    );
    const users = [...plan!.columns.users].slice(0, per).sort((a, b) => a - b);
    expect('sections' in usersMedian && usersMedian.sections![0]).toBe((users[2]! + users[3]!) / 2);
    expect('sections' in promoted && promoted.sections).toHaveLength(SECTIONS);
  });

  test('has no sections of too few replications', () => {
    const [plan] = HARMFUL!.outcomes;
    const few = { ...plan!, replications: plan!.replications.slice(0, 30) };
    const { promoted } = measureOutcomes(few);
    expect('sections' in promoted && promoted.sections).toBe(null);
  });

  test('counts only replications in which the challenger is what the measure asks for', async () => {
    const scenario = smallWorlds[drawn]!();
    const settings = { scenario, seed: 2, replications: 100, engine: 'auto' as const };
    const worker = createSimulationWorker();
    await worker.prepare(settings);
    const outcomes = await worker.play({ from: 0, to: 100 });
    const [plan] = summarize({ ...settings, outcomes, complete: true }).plans;
    expect(plan!.truth.chances!.harmful!.estimate).toBeGreaterThan(0);
    const { missed } = measureOutcomes(outcomes[0]!);
    expect('estimate' in missed && missed.estimate).toBe(plan!.missed!.estimate);
  });
});

/** Means are added up in another order. */
function rounded(value: number | null | undefined): number | null | undefined {
  return typeof value === 'number' ? Number(value.toPrecision(10)) : value;
}
