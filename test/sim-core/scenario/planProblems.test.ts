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
    'requests of another split carried to a gate on the split',
    [
      ab({ unit: 'request', challengerShare: 0.1 }),
      ab({ unit: 'request', challengerShare: 0.5, ...carries }),
      ab({ unit: 'request', challengerShare: 0.5, sampleRatioGate: {}, ...carries }),
    ],
    [
      'plans[0].phases[2].carriesEvidence requires a phase before this one with the same challengerShare and holdout, or no sampleRatioGate',
    ],
  ],
];

test.each(cases)('checkScenario(value) on %s', (_, phases, lines) => {
  expect(problemsOf(world, phases)).toEqual(lines);
});
