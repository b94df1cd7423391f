import { describe, expect, it } from 'vitest';
import { problemsOf } from '../worlds.ts';

/** Problems of a plan of one phase in a world of 48 one-hour ticks. */
const linesOf = (phase: Record<string, unknown>, world: Record<string, unknown> = {}) =>
  problemsOf({ horizonHours: 48, ...world }, [phase]);

/** A canary of two stages that is wrong in one way. */
const canaryWith = (...gates: object[]) => ({
  strategy: 'canary',
  stages: [
    { share: 0.1, hours: 10 },
    { share: 0.5, hours: 4 },
  ],
  gates,
});
const threshold = { kind: 'threshold', metric: 'errors', everyHours: 1 };
const judge = { kind: 'judge', metrics: [{ metric: 'errors' }], everyHours: 10 };
const failures = (allowed: number) => ({ kind: 'cumulative', allowed });
const ofGate = (message: string) => `plans[0].phases[0].gates[0]${message}`;
const canaryCases: [Record<string, unknown>, string][] = [
  [
    { ...canaryWith({ kind: 'z', metric: 'errors' }), stages: [{ share: 1, hours: 3 }] },
    'plans[0].phases[0].stages[0].share requires a share below 1, or a gate with a baseline of another kind than "concurrent": with everyone on the challenger there is no incumbent at the same time',
  ],
  [
    canaryWith({ kind: 'z', metric: 'errors', baseline: { kind: 'before' } }),
    ofGate(
      '.baseline.kind requires hours before the first stage that are counted (beforeHours above 0), got "before"',
    ),
  ],
  [
    { ...canaryWith({ kind: 'sequential', metric: 'errors', baseline: { kind: 'before' } }), beforeHours: 4 },
    ofGate(
      '.baseline.kind requires "concurrent" or "fixed": the luck of the hours before stays in every look of a sequential test, got "before"',
    ),
  ],
  [
    { ...canaryWith({ kind: 'z', metric: 'errors' }), beforeHours: 1.5 },
    'plans[0].phases[0].beforeHours requires a whole number of ticks of 60 minutes, got 1.5 h',
  ],
  [
    { ...canaryWith({ kind: 'z', metric: 'errors' }), rollback: { lagHours: 0.5 } },
    'plans[0].phases[0].rollback.lagHours requires a whole number of ticks of 60 minutes, got 0.5 h',
  ],
  [
    { ...canaryWith({ kind: 'z', metric: 'errors' }), rollback: { steps: [{ share: 0.1, hours: 0.5 }] } },
    'plans[0].phases[0].rollback.steps[0].hours requires a whole number of ticks of 60 minutes, got 0.5 h',
  ],
  [
    canaryWith({ kind: 'z', metric: 'errors', segment: 'rare' }),
    ofGate('.segment requires the id of a segment that the team can tell apart (all), got "rare"'),
  ],
  [
    canaryWith({ ...threshold, everyHours: 0.5, rollsBack: failures(0) }),
    ofGate('.everyHours requires a whole number of ticks of 60 minutes, got 0.5 h'),
  ],
  [
    canaryWith({ ...threshold, windowHours: 2.5, rollsBack: failures(0) }),
    ofGate('.windowHours requires a whole number of ticks of 60 minutes, got 2.5 h'),
  ],
  [
    canaryWith({ ...threshold, rollsBack: failures(14) }),
    ofGate(
      '.rollsBack.allowed requires failures that the checks within all stages have room for (14, every 1 h), got 14',
    ),
  ],
  [
    canaryWith({ ...threshold, memory: 'stage', rollsBack: failures(10) }),
    ofGate(
      '.rollsBack.allowed requires failures that the checks within the longest stage have room for (10, every 1 h), got 10',
    ),
  ],
  [
    canaryWith({ ...threshold, rollsBack: { kind: 'most-recent', failures: 4, checks: 3 } }),
    ofGate('.rollsBack.failures requires no more than the checks that are looked back on (3), got 4'),
  ],
  [
    canaryWith({ ...judge, everyHours: 4 }),
    ofGate('.everyHours requires at least 5 points of 1 h, for fewer never differ surely, got 4 h'),
  ],
  [
    canaryWith(judge),
    'plans[0].phases[0].stages[1].hours requires at least the time between two judgements (10 h), got 4 h',
  ],
  [
    {
      ...canaryWith({ ...judge, pointHours: 2 }),
      stages: [{ share: 0.1, hours: 15 }],
      gates: [{ ...judge, pointHours: 2, everyHours: 15 }],
    },
    ofGate('.everyHours requires a whole number of points of 2 h, got 15 h'),
  ],
  [
    canaryWith({ ...threshold, everyHours: 40, rollsBack: failures(0) }),
    ofGate('.everyHours requires at most the hours of all stages (14 h), got 40 h'),
  ],
  [
    {
      ...canaryWith(),
      stages: [{ share: 0.1, hours: 10 }],
      gates: [{ ...judge, marginalScore: 100, passScore: 100 }],
    },
    ofGate(
      '.marginalScore requires less than 100, for no score is better and every judgement would roll back',
    ),
  ],
  [
    {
      ...canaryWith(),
      stages: [{ share: 0.1, hours: 10 }],
      gates: [{ ...judge, effect: 'common-language', allowedEffect: 1.2 }],
    },
    ofGate('.allowedEffect requires at most 1 for the common-language effect, which is a chance, got 1.2'),
  ],
  [
    { ...canaryWith(), stages: [{ share: 0.1, hours: 10 }], gates: [{ ...judge, marginalScore: 96 }] },
    ofGate('.marginalScore requires no more than the pass score (95), got 96'),
  ],
  [
    {
      ...canaryWith(),
      stages: [{ share: 0.1, hours: 10 }],
      gates: [{ ...judge, metrics: [{ metric: 'slow' }] }],
    },
    ofGate('.metrics[0].metric requires world.latencyObjectiveMs to compare slow answers'),
  ],
  [
    canaryWith({ kind: 'page', metric: 'errors' }),
    ofGate('.kind requires a kind: "z", "threshold", "sequential", "cusum" or "judge", got "page"'),
  ],
  [
    {
      ...canaryWith({ kind: 'z', metric: 'errors', whenTooFew: 'hold' }),
      longestHoldHours: 20,
    },
    'plans[0].phases require a horizon at least as long as they are together (54 h), got 48 h',
  ],
];

describe('a phase that cannot run is refused with a path and the reason', () => {
  it.each([
    [
      { strategy: 'interleaved', hours: 24 },
      'plans[0].phases[0].strategy requires a world with a ranking: there are no lists to interleave',
    ],
    [
      { strategy: 'canary', stages: [{ share: 0.1, hours: 4 }], gates: [{ kind: 'z', metric: 'slow' }] },
      'plans[0].phases[0].gates[0].metric requires world.latencyObjectiveMs to compare slow answers',
    ],
    [
      { strategy: 'shadow', hours: 24, comparisons: ['errors', 'correct'] },
      'plans[0].phases[0].comparisons[1] requires world.truthArrivesAnyway above 0: no truth arrives for answers that nobody saw',
    ],
    [
      { strategy: 'shadow', hours: 24, comparisons: ['errors', 'disagreement'] },
      'plans[0].phases[0].comparisons[1] requires world.answers, which says when answers differ',
    ],
    [
      { strategy: 'shadow', hours: 24, comparisons: ['predictions'] },
      'plans[0].phases[0].comparisons[0] requires world.predictions, which says how predictions are distributed',
    ],
    [
      { strategy: 'shadow', hours: 24, disagreement: { kind: 'limit', share: 0.1 } },
      'plans[0].phases[0].disagreement requires to be left out unless comparisons holds "disagreement"',
    ],
    [
      { strategy: 'shadow', hours: 24, predictions: { kind: 'kolmogorov-smirnov' } },
      'plans[0].phases[0].predictions requires to be left out unless comparisons holds "predictions"',
    ],
    [
      { strategy: 'shadow', hours: 24, comparisons: ['disagreement'], disagreement: { kind: 'diffy' } },
      'plans[0].phases[0].disagreement.kind requires a kind: "noise-margin", "noise-test" or "limit", got "diffy"',
    ],
    [
      { strategy: 'ab', hours: 1.5 },
      'plans[0].phases[0].hours requires a whole number of ticks of 60 minutes, got 1.5 h',
    ],
    [
      {
        strategy: 'canary',
        stages: [
          { share: 0.1, hours: 20 },
          { share: 0.5, hours: 0.5 },
        ],
      },
      'plans[0].phases[0].stages[1].hours requires a whole number of ticks of 60 minutes, got 0.5 h',
    ],
    [
      {
        strategy: 'canary',
        stages: [
          { share: 0.1, hours: 20 },
          { share: 0.5, hours: 30 },
        ],
      },
      'plans[0].phases require a horizon at least as long as they are together (50 h), got 48 h',
    ],
    [
      { strategy: 'canary', stages: [{ share: 1.2, hours: 20 }] },
      'plans[0].phases[0].stages[0].share requires a number from 0 to 1, got 1.2',
    ],
    [
      { strategy: 'ab', hours: 24, looks: { kind: 'naive', everyHours: 25 } },
      'plans[0].phases[0].looks.everyHours requires at most the hours that the test runs for (24 h), got 25 h',
    ],
    [
      { strategy: 'ab', hours: 24, looks: { kind: 'always-valid', everyHours: 0.5 } },
      'plans[0].phases[0].looks.everyHours requires a whole number of ticks of 60 minutes, got 0.5 h',
    ],
    [
      {
        strategy: 'ab',
        hours: 24,
        looks: { kind: 'group-sequential', interim: [{ afterHours: 12 }, { afterHours: 6 }] },
      },
      'plans[0].phases[0].looks.interim[1].afterHours requires hours after the look before (12 h) and before the end (24 h), got 6 h',
    ],
    [
      { strategy: 'ab', hours: 24, looks: { kind: 'group-sequential', interim: [{ afterHours: 24 }] } },
      'plans[0].phases[0].looks.interim[0].afterHours requires hours after the look before (0 h) and before the end (24 h), got 24 h',
    ],
    [
      { strategy: 'ab', hours: 24, looks: { kind: 'group-sequential', interim: [{ afterHours: 1.5 }] } },
      'plans[0].phases[0].looks.interim[0].afterHours requires a whole number of ticks of 60 minutes, got 1.5 h',
    ],
    [
      {
        strategy: 'ab',
        hours: 24,
        minimumHours: 12,
        looks: { kind: 'group-sequential', interim: [{ afterHours: 6 }] },
      },
      'plans[0].phases[0].looks.interim[0].afterHours requires at least the hours that the test runs at least (12 h), got 6 h',
    ],
    [
      { strategy: 'ab', hours: 24, minimumHours: 25 },
      'plans[0].phases[0].minimumHours requires at most the hours that the test runs for (24 h), got 25 h',
    ],
    [
      { strategy: 'ab', hours: 24, minimumHours: 2.5 },
      'plans[0].phases[0].minimumHours requires a whole number of ticks of 60 minutes, got 2.5 h',
    ],
    [
      { strategy: 'ab', hours: 24, sampleRatioGate: { alpha: 0 } },
      'plans[0].phases[0].sampleRatioGate.alpha requires a number from 1e-12 to 0.999, got 0',
    ],
    [
      { strategy: 'ab', hours: 24, guardrails: [{ margin: 0 }] },
      'plans[0].phases[0].guardrails[0].margin requires a share above 0 and below 1, got 0',
    ],
    [
      { strategy: 'ab', hours: 24, looks: { kind: 'peek' } },
      'plans[0].phases[0].looks.kind requires a kind: "once", "naive", "group-sequential", "always-valid" or "bayesian", got "peek"',
    ],
    ...canaryCases,
  ])('%j', (phase, line) => {
    expect(linesOf(phase)).toEqual([line]);
  });

  it('a second look at users with a success, where labels come late, is refused; one at errors is not', () => {
    const world = { labels: { of: 'failure', meanHours: 5 } };
    const looks = { kind: 'naive', everyHours: 8 };
    expect(linesOf({ strategy: 'ab', hours: 24, looks }, world)).toEqual([
      'plans[0].phases[0].looks.kind requires "once" in a world with labels that come late: users with a success can be counted once only, got "naive"',
    ]);
    expect(linesOf({ strategy: 'ab', hours: 24, metric: 'error', looks }, world)).toEqual([]);
    expect(linesOf({ strategy: 'ab', hours: 24 }, world)).toEqual([]);
  });

  it('a follow-up that is no number of ticks, that an interim look does not wait for, or that the horizon has no room for is refused', () => {
    const phase = { strategy: 'ab', unit: 'request', hours: 24, followUpHours: 24 };
    const path = 'plans[0].phases[0].followUpHours';
    expect(linesOf(phase)).toEqual([]);
    expect(linesOf({ ...phase, followUpHours: 0.5 })).toEqual([
      `${path} requires a whole number of ticks of 60 minutes, got 0.5 h`,
    ]);
    expect(linesOf({ ...phase, looks: { kind: 'naive', everyHours: 8 } })).toEqual([
      `${path} requires looks "once": what is looked at before has not been followed up, got 24 h and looks "naive"`,
    ]);
    expect(linesOf({ ...phase, followUpHours: 25 })).toEqual([
      'plans[0].phases require a horizon at least as long as they are together (49 h), got 48 h',
    ]);
  });
});
