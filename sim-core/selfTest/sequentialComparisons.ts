import { exp, logPoissonMass } from '../numeric/index.ts';
import {
  evenlySpaced,
  mcNemarTest,
  momentsOf,
  normalQuantile,
  sequentialExits,
} from '../statistics/index.ts';
import { meanEffect } from '../world/meanEffect.ts';
import { compare, type SelfTestComparison } from './comparison.ts';
import { playedBy, shareEnded, shareError, smallScenario } from './playing.ts';

const HOURS = 24;
const REPLICATIONS = 4000;

/** Tests that look more than once, a watch that acts on the first failure, and pairs, against recursions and exact sums. */
export function sequentialComparisons(): SelfTestComparison[] {
  return [...looks(), ...firstFailure(), shadowPower()];
}

/** Users who hardly come back, so that what comes between two looks is independent of what came before. */
function looks(): SelfTestComparison[] {
  const alpha = 0.05;
  const rejectedBy = (lookRule: object) => {
    const test = smallScenario(
      HOURS,
      {
        traffic: { requestsPerSecond: 0.5 },
        users: { population: 1e9 },
        incumbent: { success: 0.2 },
        challenger: { success: 0.2 },
      },
      { strategy: 'ab', hours: HOURS, alpha, looks: lookRule },
    );
    const outcomes = playedBy('ticks', test, REPLICATIONS);
    return shareEnded(outcomes, 'promoted') + shareEnded(outcomes, 'rolledBack');
  };
  const times = evenlySpaced(12);
  const critical = times.map(() => -normalQuantile(alpha / 2));
  const { upper, lower } = sequentialExits({ critical, times, sides: 2 }, 0);
  const peeked = [...upper, ...lower].reduce((sum, exit) => sum + exit, 0);
  return [
    compare({
      engine: 'ticks',
      quantity: 'A/B test of equal models, peeked at 12 times, rejection',
      source: 'recursive integration over 12 looks',
      expected: peeked,
      simulated: rejectedBy({ kind: 'naive', everyHours: 2 }),
      standardError: shareError(peeked, REPLICATIONS),
    }),
    compare({
      engine: 'ticks',
      quantity: 'A/B test of equal models, 4 group-sequential looks, rejection',
      source: 'its level',
      expected: alpha,
      simulated: rejectedBy({
        kind: 'group-sequential',
        spending: 'pocock',
        interim: [6, 12, 18].map((afterHours) => ({ afterHours })),
      }),
      standardError: shareError(alpha, REPLICATIONS),
    }),
  ];
}

/**
 * A canary whose gate acts on the first failure there is has answered, when it does, the same number of requests on average
 * whatever its stages: the chance of a failure by the rate of failures, but for what its last tick goes on for.
 */
function firstFailure(): SelfTestComparison[] {
  const [requestsPerSecond, rate] = [0.5, 0.0005];
  return [[0.05, 0.1, 0.2, 0.4], [0.1875]].map((shares) => {
    const hours = HOURS / shares.length;
    const canary = smallScenario(
      HOURS,
      { traffic: { requestsPerSecond }, challenger: { error: rate } },
      {
        strategy: 'canary',
        stages: shares.map((share) => ({ share, hours })),
        gates: [{ kind: 'z', metric: 'errors', limit: 1, minimumRequests: 0 }],
      },
    );
    let [unseen, expected] = [1, 0];
    for (const share of shares) {
      const answered = requestsPerSecond * 3600 * share;
      for (let hour = 0; hour < hours; hour += 1) {
        expected += unseen * answered;
        unseen *= exp(-answered * rate);
      }
    }
    const found = momentsOf(playedBy('ticks', canary, REPLICATIONS).columns.unitsSeen);
    return compare({
      engine: 'ticks',
      quantity: `requests until the first failure, ${shares.length === 1 ? 'one stage' : `${shares.length} stages`}, mean`,
      source: 'Poisson arrivals',
      expected,
      simulated: found.mean,
      standardError: Math.sqrt(found.m2 / (found.count - 1) / found.count),
    });
  });
}

/** One look at pairs: discordant pairs of the two kinds are independent Poisson counts, and the test of them is exact. */
function shadowPower(): SelfTestComparison {
  const requestsPerSecond = 0.05;
  const alpha = 0.05;
  const test = smallScenario(
    HOURS,
    { traffic: { requestsPerSecond }, incumbent: { error: 0.01 }, challenger: { error: 0.016 } },
    { strategy: 'shadow', hours: HOURS, lookEveryHours: HOURS, alpha },
  );
  const { onlyIncumbent, onlyChallenger } = meanEffect(test.world, HOURS).discordant('errors');
  const pairs = requestsPerSecond * 3600 * HOURS;
  const most = Math.ceil(pairs * onlyChallenger * 3);
  let expected = 0;
  for (let first = 0; first <= most; first += 1) {
    for (let second = 0; second <= most; second += 1) {
      if (mcNemarTest({ onlyFirst: first, onlySecond: second }, { alternative: 'greater' }) > alpha) continue;
      expected += exp(
        logPoissonMass(first, pairs * onlyIncumbent) + logPoissonMass(second, pairs * onlyChallenger),
      );
    }
  }
  return compare({
    engine: 'ticks',
    quantity: 'shadow mode, more errors on the same requests, power',
    source: 'exact sum over Poisson counts',
    expected,
    simulated: shareEnded(playedBy('ticks', test, REPLICATIONS), 'rolledBack'),
    standardError: shareError(expected, REPLICATIONS),
  });
}
