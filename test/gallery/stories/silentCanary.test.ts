import type { Scenario } from '../../../sim-core/index.ts';
import { chanceOfFailuresWithin } from '../../../sim-core/statistics/index.ts';
import { evidenceOf } from '../effects/evidenceOf.ts';
import { shareOf, story, verdictOf } from '../story.ts';
import { exactGatePower, requestsIn } from '../theory.ts';

const power = (share: number, hours: number) => (scenario: Scenario) => {
  const requests = requestsIn(scenario, [0, hours]);
  const incumbent = { requests: (1 - share) * requests, rate: 0.01 };
  return exactGatePower(incumbent, { requests: share * requests, rate: 0.03 }, 1.645);
};

story('silent-canary', 4000, {
  '`canary` rolls back': verdictOf('canary', 'rolledBack', power(0.05, 24)),
  'no error at all in the canary of `canary`': (scenario, replications) => {
    const seen = evidenceOf(scenario, { by: 'request', challenger: 0.05 }, replications, { hours: 24 });
    const requestsPerHour = (0.05 * requestsIn(scenario, [0, 24])) / 24;
    return {
      ...shareOf(seen.map(({ served }) => served.challenger.errors === 0)),
      theory: 1 - chanceOfFailuresWithin({ hours: 24, requestsPerHour, rate: 0.03 }),
    };
  },
  '`canary-minimum` rolls back': verdictOf('canary-minimum', 'rolledBack'),
  '`canary-half` rolls back': verdictOf('canary-half', 'rolledBack', power(0.5, 72)),
});
