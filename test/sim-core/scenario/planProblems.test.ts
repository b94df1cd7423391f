import { expect, test } from 'vitest';
import { problemsOf } from '../worlds.ts';

type Json = Record<string, unknown>;

const shadow = (more: Json = {}): Json => ({ strategy: 'shadow', hours: 4, lookEveryHours: 4, ...more });
const ab = (more: Json = {}): Json => ({ strategy: 'ab', hours: 4, ...more });
const canary = (gates: Json[], more: Json = {}): Json => ({
  strategy: 'canary',
  stages: [{ share: 0.2, hours: 4 }],
  gates,
  ...more,
});
const z = (more: Json = {}): Json => ({ kind: 'z', metric: 'errors', ...more });
const carries = { carriesEvidence: true };
const twoStages = {
  stages: [
    { share: 0.2, hours: 4 },
    { share: 0.5, hours: 4 },
  ],
};
const ONE_SHARE =
  'requires counts at one share throughout, for rates that change with time would look like a difference of the models';
const OTHER_SEGMENTS =
  'requires a phase before this one that counts the same segments, for the requests of others are none of theirs';

/** A world of two segments in which latency is watched. */
const world = {
  segments: [
    { id: 'common', name: 'Common', share: 0.9 },
    { id: 'rare', name: 'Rare', share: 0.1 },
  ],
  incumbent: { latencyMs: { median: 50, p99: 200 } },
  latencyObjectiveMs: 100,
};

const cases: readonly [string, readonly Json[], readonly string[]][] = [
  [
    'phases that lead where they can',
    [shadow(), shadow({ leadsTo: { failed: 'back' }, carriesEvidence: true })],
    [],
  ],
  [
    'a first phase that leads back',
    [shadow({ leadsTo: { failed: 'back', undecided: 'back' } }), ab()],
    [
      'plans[0].phases[0].leadsTo.failed requires a phase before this one to go back to',
      'plans[0].phases[0].leadsTo.undecided requires a phase before this one to go back to',
    ],
  ],
  [
    'a pass that leads back, for the plan could never end well',
    [shadow(), ab({ leadsTo: { passed: 'back' } })],
    ['plans[0].phases[1].leadsTo.passed requires one of "next", "hold", "stop", got "back"'],
  ],
  [
    'an ending that no phase has',
    [shadow({ leadsTo: { promoted: 'next' } })],
    ['plans[0].phases[0].leadsTo.promoted is not a setting here (known: passed, failed, undecided)'],
  ],
  [
    'a first phase that carries evidence',
    [shadow({ carriesEvidence: true })],
    [
      'plans[0].phases[0].carriesEvidence requires a phase before this one whose evidence it could begin with',
    ],
  ],
  [
    'evidence carried to another strategy',
    [shadow(), ab({ carriesEvidence: true })],
    [
      'plans[0].phases[1].carriesEvidence requires a phase of the same strategy before this one, got "shadow" before "ab"',
    ],
  ],
  [
    'users carried to a phase that assigns them anew',
    [ab(), ab({ carriesEvidence: true })],
    [
      'plans[0].phases[1].carriesEvidence requires evidence that adds up: users are assigned and counted anew in every phase',
    ],
  ],
  [
    'evidence whose slow answers nobody counted',
    [
      canary([z()]),
      canary([z({ metric: 'slow' })], carries),
      shadow(),
      shadow({ comparisons: ['slow'], ...carries }),
    ],
    [1, 3].map(
      (phase) =>
        `plans[0].phases[${phase}].carriesEvidence requires a phase before this one that counts slow answers, too`,
    ),
  ],
  [
    'requests of everyone carried to a gate that watches a segment, and the other way round',
    [canary([z()]), canary([z({ segment: 'rare' })], carries), canary([z()], carries)],
    [1, 2].map((phase) => `plans[0].phases[${phase}].carriesEvidence ${OTHER_SEGMENTS}`),
  ],
  [
    'requests of a segment carried past a phase that told no segments apart',
    [
      canary([z(), z({ segment: 'rare' })]),
      canary([z()], carries),
      canary([z(), z({ segment: 'rare' })], carries),
    ],
    [`plans[0].phases[2].carriesEvidence ${OTHER_SEGMENTS}`],
  ],
  [
    'counts carried to a rule that follows the course of time',
    [canary([z()]), canary([z(), { kind: 'cusum', metric: 'errors' }], carries)],
    [
      'plans[0].phases[1].carriesEvidence requires gates whose counts add up ("z", "sequential"), got "cusum", which follows the course of time',
    ],
  ],
  [
    'hours before a canary carried to the next',
    [canary([z()], { beforeHours: 2 }), canary([z()], carries)],
    [
      'plans[0].phases[1].carriesEvidence requires phases without hours before (beforeHours): those of one phase would be counted in the other',
    ],
  ],
  [
    'requests of another split carried, though the phase between has the same',
    [
      ab({ unit: 'request', challengerShare: 0.1 }),
      ab({ unit: 'request', challengerShare: 0.5, ...carries }),
      ab({ unit: 'request', challengerShare: 0.5, ...carries }),
    ],
    [1, 2].map(
      (phase) =>
        `plans[0].phases[${phase}].carriesEvidence requires the same challengerShare and holdout in the phase before, for what changes with time would look like an effect, got 0.1 before 0.5`,
    ),
  ],
  [
    'requests of a canary of another share carried to a gate that compares with the same time',
    [canary([z()], { stages: [{ share: 0.05, hours: 4 }] }), canary([z()], carries)],
    [`plans[0].phases[1].carriesEvidence ${ONE_SHARE}, got 0.05 before 0.2`],
  ],
  [
    'requests of a canary of another share carried to a gate that compares with a fixed rate',
    [
      canary([z()], { stages: [{ share: 0.05, hours: 4 }] }),
      canary([z({ baseline: { kind: 'fixed', rate: 0.1 } })], carries),
    ],
    [],
  ],
  [
    'stages of other shares that are carried back to the first of them',
    [canary([z()]), canary([z()], { ...twoStages, ...carries, leadsTo: { failed: 'back' } })],
    [`plans[0].phases[1].carriesEvidence ${ONE_SHARE}, got 0.5 before 0.2`],
  ],
  [
    'stages of other shares, of which the first begins with the phase before',
    [canary([z()]), canary([z()], { ...twoStages, ...carries })],
    [],
  ],
];

test.each(cases)('checkScenario(value) on %s', (_, phases, lines) => {
  expect(problemsOf(world, phases)).toEqual(lines);
});
