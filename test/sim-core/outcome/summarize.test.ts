import { describe, expect, test } from 'vitest';
import { PROGRAM_VERSION, summarize } from '../../../sim-core/index.ts';
import type { PlanResult, Scenario } from '../../../sim-core/index.ts';
import type { Outcome } from '../../../sim-core/outcome/outcomes.ts';
import { truthCodes } from '../../../sim-core/outcome/outcomes.ts';
import { phaseEndings, unplayed } from '../../../sim-core/outcome/phaseOutcomes.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { kaplanMeier } from '../../../sim-core/statistics/index.ts';
import { scenarioOf } from '../worlds.ts';
import { outcomesOf } from './outcomesOf.ts';

const PROMOTED = 1;
const ROLLED_BACK = 2;

const ab = { ab: [{ strategy: 'ab', hours: 12, metric: 'error' }] };
const drift = (change: number, atHours: number) => ({
  incumbent: { error: 0.3 },
  drifts: [{ name: 'Change', shape: 'sudden', model: 'challenger', quantity: 'error', change, atHours }],
});

const harmfulFromHour6 = scenarioOf(drift(0.1, 6), ab);
const equal = scenarioOf({}, ab);
const better = scenarioOf(drift(-0.1, 0), ab);

/** Outcomes in the scenario's own truth, where a row does not say another. */
function outcomesIn(scenario: Scenario, planId: string, ofRows: readonly Partial<Outcome>[]) {
  const { class: truthClass, onsetHours = Number.NaN } = compileScenario(scenario).truth;
  return outcomesOf(
    planId,
    ofRows.map((row) => ({ truth: truthCodes[truthClass], onsetHours, ...row })),
  );
}

function planOf(scenario: Scenario, rows: readonly Partial<Outcome>[]): PlanResult {
  return summarize({
    scenario,
    seed: 1,
    engine: 'auto',
    outcomes: [outcomesIn(scenario, 'ab', rows)],
    complete: true,
  }).plans[0]!;
}

const rows = (count: number, row: Partial<Outcome>) => Array.from({ length: count }, () => row);

describe('summarize(input) where the challenger is harmful from hour 6', () => {
  const plan = planOf(harmfulFromHour6, [
    ...rows(2, { verdict: ROLLED_BACK, decisionHours: 8 }),
    ...rows(1, { verdict: ROLLED_BACK, decisionHours: 20 }),
    ...rows(1, { verdict: ROLLED_BACK, decisionHours: 3 }),
    ...rows(1, { verdict: ROLLED_BACK, decisionHours: 6 }),
    ...rows(3, { verdict: PROMOTED, decisionHours: 12 }),
    ...rows(2, {}),
  ]);

  test('knows the truth', () => {
    expect(plan.truth).toEqual({ class: 'harmful', onsetHours: 6, offlineClass: null, chances: null });
  });

  test('shares the verdicts out', () => {
    expect(plan.verdict.promoted!.estimate).toBe(0.3);
    expect(plan.verdict.rolledBack!.estimate).toBe(0.5);
    expect(plan.verdict.undecided!.estimate).toBe(0.2);
  });

  test('counts detection from the onset, and promotion and the horizon as never', () => {
    const { probability, hours, incidence } = plan.detection;
    expect(incidence).toEqual([
      {
        hours: 2,
        probability: 0.2,
        low: expect.closeTo(0.0567, 4) as number,
        high: expect.closeTo(0.5098, 4) as number,
      },
      { hours: 14, probability: 0.3, low: probability!.low, high: probability!.high },
    ]);
    expect(probability!.estimate).toBe(0.3);
    expect(hours).toMatchObject({ mean: 6, p50: 2 });
  });

  test('calls a rollback at or before the onset a false alarm, and neither caught nor missed', () => {
    expect(plan.falseAlarm!.estimate).toBe(0.2);
    expect(plan.missed!.estimate).toBe(0.5);
  });

  test('counts the time to a verdict of those that have one, from the start of the plan', () => {
    expect(plan.decisionHours!.mean).toBe((8 + 8 + 20 + 3 + 6 + 36) / 8);
  });

  test('has no wrong wait and no gain forgone', () => {
    expect(plan.wrongWait).toBeNull();
    expect(plan.gainForgone).toBeNull();
  });

  test('has the incidence of the product-limit estimate where nothing competes, and less where promotion does', () => {
    const [early, late] = [
      { verdict: ROLLED_BACK, decisionHours: 8 },
      { verdict: ROLLED_BACK, decisionHours: 20 },
    ];
    /** Undetected by the end of their watching, so many hours after the onset at 6. */
    const productLimit = (endHours: number) =>
      kaplanMeier({
        times: [
          ...rows(4, {}).map(() => 2),
          ...rows(3, {}).map(() => 14),
          ...rows(5, {}).map(() => endHours - 6),
        ],
        ended: Array.from({ length: 12 }, (_, row) => row < 7),
      })
        .filter(({ events }) => events > 0)
        .map(({ time, survival }) => [time, 1 - survival]);
    const incidence = (others: Partial<Outcome>) =>
      planOf(harmfulFromHour6, [
        ...rows(4, early),
        ...rows(3, late),
        ...rows(5, others),
      ]).detection.incidence.map(({ hours, probability }) => [hours, probability]);
    const nearly = (points: number[][]) =>
      points.map((point) => point.map((value) => expect.closeTo(value, 12) as number));
    expect(incidence({})).toEqual(nearly(productLimit(48)));
    const competing = incidence({ verdict: PROMOTED, decisionHours: 12 });
    expect(competing).toEqual(incidence({}));
    expect(competing.at(-1)![1]).toBeLessThan(productLimit(12).at(-1)![1]!);
  });

  test('without a detection has an incidence without points and no hours', () => {
    const { detection } = planOf(harmfulFromHour6, rows(4, { verdict: PROMOTED, decisionHours: 12 }));
    expect(detection).toMatchObject({ probability: { estimate: 0 }, hours: null, incidence: [] });
  });

  test('thins an incidence of many points and keeps the last', () => {
    const { detection } = planOf(
      harmfulFromHour6,
      Array.from({ length: 1000 }, (_, index) =>
        index < 900 ? { verdict: ROLLED_BACK, decisionHours: 6.001 + index / 100 } : {},
      ),
    );
    const { incidence, probability } = detection;
    expect(incidence.length).toBeLessThanOrEqual(200);
    expect(incidence.length).toBeGreaterThan(100);
    expect(incidence.at(-1)!.probability).toBe(0.9);
    expect(probability!.estimate).toBe(0.9);
    for (const { hours, probability: share } of incidence) {
      expect(share).toBeCloseTo((Math.round((hours - 0.001) * 100) + 1) / 1000, 9);
    }
  });
});

test('summarize(input) of an equal challenger calls every rollback a false alarm, and has nothing to detect or miss', () => {
  const plan = planOf(equal, [
    ...rows(1, { verdict: ROLLED_BACK, decisionHours: 8 }),
    ...rows(3, { verdict: PROMOTED, decisionHours: 8 }),
  ]);
  expect(plan.truth).toEqual({ class: 'equal', onsetHours: null, offlineClass: null, chances: null });
  expect(plan.falseAlarm!.estimate).toBe(0.25);
  expect(plan.missed).toBeNull();
  expect(plan.detection).toEqual({ probability: null, hours: null, median: null, incidence: [] });
  expect(plan.wrongWait).toBeNull();
  expect(plan.sampleSize.required).toBeNull();
});

test('summarize(input) of a better challenger counts who waits and what the waiting cost', () => {
  const plan = planOf(better, [
    ...rows(1, { verdict: ROLLED_BACK, decisionHours: 8, gainForgone: 30 }),
    ...rows(1, { gainForgone: 30, extraFailures: -2 }),
    ...rows(2, { verdict: PROMOTED, decisionHours: 8, gainForgone: 10, extraFailures: -20 }),
  ]);
  expect(plan.truth).toEqual({ class: 'better', onsetHours: null, offlineClass: null, chances: null });
  expect(plan.wrongWait!.estimate).toBe(0.5);
  expect(plan.falseAlarm!.estimate).toBe(0.25);
  expect(plan.gainForgone!.mean).toBe(20);
  // Benefit is reported apart from harm.
  expect(plan.blastRadius.extraFailures!.mean).toBe(-10.5);
  expect(plan.blastRadius.failuresAvoided!.mean).toBe(10.5);
});

describe('summarize(input) where measured counts are drawn', () => {
  const drawn = scenarioOf(
    {
      incumbent: { error: 0.1 },
      challenger: { error: { kind: 'measured', events: 13, trials: 100, uncertainty: 'drawn' } },
    },
    ab,
  );
  const harmful = { truth: truthCodes.harmful, onsetHours: 2 };
  const harmless = { onsetHours: Number.NaN };
  const plan = planOf(drawn, [
    { ...harmful, verdict: ROLLED_BACK, decisionHours: 8 },
    { ...harmful, onsetHours: 9, verdict: ROLLED_BACK, decisionHours: 8 },
    { ...harmful, verdict: PROMOTED, decisionHours: 12 },
    { ...harmful },
    { ...harmless, truth: truthCodes.equal, verdict: ROLLED_BACK, decisionHours: 8 },
    { ...harmless, truth: truthCodes.better, verdict: ROLLED_BACK, decisionHours: 8, gainForgone: 30 },
    { ...harmless, truth: truthCodes.better, verdict: PROMOTED, decisionHours: 8, gainForgone: 10 },
    { ...harmless, truth: truthCodes.better, verdict: PROMOTED, decisionHours: 8, gainForgone: 20 },
  ]);

  test('says how likely each truth is beside that of the point estimates', () => {
    expect(plan.truth).toMatchObject({
      class: 'harmful',
      onsetHours: 0,
      chances: { harmful: { estimate: 0.5 }, equal: { estimate: 0.125 }, better: { estimate: 0.375 } },
    });
  });

  test('counts what was caught and missed among those in which the challenger is harmful, from the onset of each', () => {
    expect(plan.missed!.estimate).toBe(0.5);
    expect(plan.stoppedBeforeOnset!.estimate).toBe(0.25);
    expect(plan.detection.probability!.estimate).toBe(0.25);
    expect(plan.detection.hours!.mean).toBe(6);
  });

  test('counts false alarms among all, and waiting among those in which the challenger is better', () => {
    expect(plan.falseAlarm!.estimate).toBe(0.375);
    expect(plan.wrongWait!.estimate).toBeCloseTo(1 / 3, 12);
    expect(plan.gainForgone!.mean).toBe(20);
  });

  test('has null where no replication is harmful or better', () => {
    const none = planOf(drawn, rows(3, { truth: truthCodes.equal, onsetHours: Number.NaN }));
    expect(none).toMatchObject({
      truth: { chances: { equal: { estimate: 1 } } },
      missed: null,
      stoppedBeforeOnset: null,
      wrongWait: null,
      gainForgone: null,
      detection: { probability: null, hours: null, median: null, incidence: [] },
    });
  });
});

test('summarize(input) gives each outcome column its place', () => {
  const plan = planOf(harmfulFromHour6, [
    {
      requests: 11,
      users: 12,
      extraFailures: 13,
      harm: 14,
      peakShare: 0.15,
      unitsSeen: 16,
      extraModelRuns: 17,
    },
  ]);
  const { requests, users, extraFailures, failuresAvoided, harm, peakShare, expectedShortfall } =
    plan.blastRadius;
  expect([requests, users, extraFailures, harm, peakShare].map((quantity) => quantity!.mean)).toEqual([
    11, 12, 13, 14, 0.15,
  ]);
  expect(failuresAvoided!.mean).toBe(0);
  expect(expectedShortfall).toEqual({ requests: 11, users: 12, extraFailures: 13, harm: 14 });
  expect(plan.sampleSize).toMatchObject({ unit: 'users', used: { mean: 16 } });
  expect(plan.extraModelRuns!.mean).toBe(17);
});

test('summarize(input) of no replication has null where nothing was counted', () => {
  const result = summarize({
    scenario: harmfulFromHour6,
    seed: 1,
    engine: 'auto',
    outcomes: [outcomesIn(harmfulFromHour6, 'ab', [])],
    complete: false,
  });
  expect(result).toMatchObject({ replications: 0, partial: true });
  const plan = result.plans[0]!;
  expect(plan.verdict).toEqual({ promoted: null, rolledBack: null, undecided: null });
  expect(plan.detection).toEqual({ probability: null, hours: null, median: null, incidence: [] });
  expect(plan.decisionHours).toBeNull();
  expect(plan.blastRadius.expectedShortfall.harm).toBeNull();
});

test('summarize(input) of a plan of several phases names its strategies and has no single theory', () => {
  const scenario = scenarioOf(drift(0.1, 0), {
    phased: [
      { strategy: 'shadow', hours: 4 },
      { strategy: 'canary', stages: [{ share: 0.1, hours: 6 }] },
    ],
  });
  const plan = summarize({
    scenario,
    seed: 1,
    engine: 'auto',
    outcomes: [outcomesIn(scenario, 'phased', rows(2, { phases: [unplayed(), unplayed()] }))],
    complete: true,
  }).plans[0]!;
  expect(plan.strategies).toEqual(['shadow', 'canary']);
  expect(plan.sampleSize).toMatchObject({ unit: 'units', required: null });
});

test('summarize(input) writes the result object of format version 1', () => {
  const result = summarize({
    scenario: harmfulFromHour6,
    seed: 5,
    engine: 'events',
    outcomes: [
      outcomesIn(
        harmfulFromHour6,
        'ab',
        rows(3, {
          verdict: ROLLED_BACK,
          decisionHours: 9,
          phases: [{ ...unplayed(), visits: 1, ending: phaseEndings.rollBack, startHours: 0, endHours: 9 }],
        }),
      ),
    ],
    complete: true,
  });
  const { plans, ...top } = JSON.parse(JSON.stringify(result)) as Record<string, unknown> & {
    plans: Record<string, unknown>[];
  };
  expect(top).toEqual({
    format: 'rollout-lab/result',
    version: 1,
    programVersion: PROGRAM_VERSION,
    scenario: { name: 'A world for tests', hash: expect.stringMatching(/^[0-9a-f]{16}$/) as string },
    seed: 5,
    replications: 3,
    engine: 'events',
    partial: false,
    stoppedBy: 'count',
  });
  const probability = { estimate: expect.any(Number), low: expect.any(Number), high: expect.any(Number) };
  const pair = [expect.any(Number), expect.any(Number)];
  const quantity = {
    mean: expect.any(Number),
    p10: expect.any(Number),
    p50: expect.any(Number),
    p90: expect.any(Number),
    p95: expect.any(Number),
    intervals: { mean: pair, p50: pair, p95: pair },
  };
  expect(plans).toEqual([
    {
      id: 'ab',
      name: 'ab',
      strategies: ['ab'],
      truth: { class: 'harmful', onsetHours: 6, offlineClass: null, chances: null },
      verdict: { promoted: probability, rolledBack: probability, undecided: probability },
      missed: probability,
      falseAlarm: probability,
      stoppedBeforeOnset: probability,
      wrongWait: null,
      detection: {
        probability,
        hours: quantity,
        median: { estimate: 3, low: 3, high: 3 },
        incidence: [{ hours: 3, probability: 1, low: expect.any(Number) as number, high: 1 }],
      },
      decisionHours: quantity,
      blastRadius: {
        requests: quantity,
        users: quantity,
        extraFailures: quantity,
        failuresAvoided: quantity,
        harm: quantity,
        peakShare: quantity,
        expectedShortfall: { requests: 0, users: 0, extraFailures: 0, harm: 0 },
      },
      sampleSize: {
        unit: 'users',
        used: quantity,
        required: expect.any(Number) as number,
        available: 200,
        effect: 'seen',
      },
      extraModelRuns: quantity,
      gainForgone: null,
      phases: [
        {
          strategy: 'ab',
          reached: probability,
          visits: quantity,
          ending: {
            passed: probability,
            failed: probability,
            undecided: probability,
            unfinished: probability,
          },
          hours: quantity,
          sampleSize: { unit: 'users', used: quantity },
          blastRadius: { requests: quantity, extraFailures: quantity, harm: quantity },
        },
      ],
      why: {
        summary: expect.any(String) as string,
        gates: [
          {
            phase: 0,
            strategy: 'ab',
            name: 'look 1 after 12 h',
            fromHours: 0,
            toHours: 12,
            share: 0.5,
            reached: probability,
            passed: probability,
            stopped: probability,
            undecided: probability,
            sampleSize: {
              unit: 'users',
              expected: expect.any(Number) as number,
              required: expect.any(Number) as number,
              seesEffect: true,
            },
            failure: { incumbent: expect.any(Number) as number, challenger: expect.any(Number) as number },
            error: { incumbent: expect.any(Number) as number, challenger: expect.any(Number) as number },
            harmToOthers: 0,
          },
        ],
        reasons: expect.any(Array) as unknown[],
      },
    },
  ]);
});
