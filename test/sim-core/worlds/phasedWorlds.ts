import type { Scenario } from '../../../sim-core/index.ts';
import { scenarioOf } from './scenarioOf.ts';

/** Worlds whose plans lead elsewhere than to the next phase. */
export const phasedWorlds: Record<string, () => Scenario> = {
  'phases that go back, hold, go on all the same and carry evidence': () =>
    scenarioOf(
      {
        traffic: { requestsPerSecond: 0.03 },
        incumbent: { error: 0.1, success: 0.5 },
        challenger: { error: 0.14, success: 0.55 },
      },
      {
        'back-and-carried': [
          {
            strategy: 'canary',
            stages: [{ share: 0.4, hours: 3 }],
            gates: [{ kind: 'z', metric: 'errors', limit: 2.5, minimumRequests: 5 }],
          },
          {
            strategy: 'canary',
            stages: [
              { share: 0.4, hours: 3 },
              { share: 0.4, hours: 3 },
            ],
            carriesEvidence: true,
            leadsTo: { failed: 'back' },
            gates: [{ kind: 'z', metric: 'errors', limit: 2, minimumRequests: 5 }],
          },
        ],
        held: [
          { strategy: 'shadow', hours: 3, alpha: 0.3, leadsTo: { failed: 'next' } },
          {
            strategy: 'canary',
            stages: [{ share: 0.3, hours: 9 }],
            leadsTo: { failed: 'hold' },
            gates: [{ kind: 'z', metric: 'errors', limit: 1.5 }],
          },
          { strategy: 'ab', hours: 5, challengerShare: 0.4, leadsTo: { undecided: 'hold', passed: 'stop' } },
        ],
        'again-and-again': [
          { strategy: 'shadow', share: 0.5, hours: 2, alpha: 0.05, leadsTo: { failed: 'next' } },
          {
            strategy: 'ab',
            hours: 4,
            metric: 'error',
            alpha: 0.1,
            leadsTo: { undecided: 'back', failed: 'back' },
          },
        ],
      },
    ),
};
