import { expect, test } from 'vitest';
import { problemsOf } from '../worlds.ts';

type Json = Record<string, unknown>;

const shadow = (more: Json = {}): Json => ({ strategy: 'shadow', hours: 4, lookEveryHours: 4, ...more });
const ab = (more: Json = {}): Json => ({ strategy: 'ab', hours: 4, ...more });

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
];

test.each(cases)('checkScenario(value) on %s', (_, phases, lines) => {
  expect(problemsOf({}, phases)).toEqual(lines);
});
