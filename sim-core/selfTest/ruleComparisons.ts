import { exp, logPoissonMass } from '../numeric/index.ts';
import { chanceOfBreach, failureLimitAlarms, windowRuleAlarms } from '../statistics/index.ts';
import { compare, type SelfTestComparison } from './comparison.ts';
import { playedBy, shareEnded, shareError, smallScenario } from './playing.ts';

const HOURS = 48;
const REPLICATIONS = 4000;

/**
 * Hourly checks of an error rate against a threshold, of a challenger that keeps it on average: failed checks add up over a
 * rollout, or have to come together.
 */
export function ruleComparisons(): SelfTestComparison[] {
  const [perCheck, rate, threshold] = [100, 0.02, 0.04];
  const share = 0.25;
  // Checks are of a Poisson number of requests each, and of none they say nothing.
  let breach = 0;
  for (let requests = 1; requests <= 3 * perCheck; requests += 1) {
    breach += exp(logPoissonMass(requests, perCheck)) * chanceOfBreach({ rate, requests, threshold });
  }
  const rolledBack = (rollsBack: object): number => {
    const canary = smallScenario(
      HOURS,
      {
        traffic: { requestsPerSecond: perCheck / share / 3600 },
        incumbent: { error: rate },
        challenger: { error: rate },
      },
      {
        strategy: 'canary',
        stages: [{ share, hours: HOURS }],
        gates: [
          {
            kind: 'threshold',
            metric: 'errors',
            baseline: { kind: 'fixed', rate: threshold },
            minimumRequests: 0,
            everyHours: 1,
            rollsBack,
          },
        ],
      },
    );
    return shareEnded(playedBy('ticks', canary, REPLICATIONS), 'rolledBack');
  };
  const alarms = {
    'a limit of 3 failed checks': {
      source: 'negative binomial',
      expected: failureLimitAlarms({ failure: breach, count: HOURS, failureLimit: 3 }).at(-1)!,
      simulated: rolledBack({ kind: 'cumulative', allowed: 3 }),
    },
    '2 of the last 4 checks': {
      source: 'Markov chain of the last checks',
      expected: windowRuleAlarms({ breach, needed: 2, of: 4, windows: HOURS }).at(-1)!,
      simulated: rolledBack({ kind: 'most-recent', failures: 2, checks: 4 }),
    },
  };
  return Object.entries(alarms).map(([quantity, figures]) =>
    compare({
      engine: 'ticks',
      quantity: `sound challenger rolled back by ${quantity}`,
      standardError: shareError(figures.expected, REPLICATIONS),
      ...figures,
    }),
  );
}
