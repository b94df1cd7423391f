import { exp, expm1 } from '../numeric/index.ts';
import { momentsOf } from '../statistics/index.ts';
import { compare, type SelfTestComparison } from './comparison.ts';
import { playedBy, shareEnded, shareError, smallScenario } from './playing.ts';

const HOURS = 24;
const REPLICATIONS = 8000;

/** Requests, users and failures that the challenger meets, against what Poisson arrivals come to. */
export function trafficComparisons(): SelfTestComparison[] {
  return [...requests(), ...reached(), unseenFailures('ticks'), unseenFailures('lazy')];
}

function requests(): SelfTestComparison[] {
  const requestsPerSecond = 0.5;
  const mean = requestsPerSecond * 3600 * HOURS;
  const mirrored = smallScenario(
    HOURS,
    { traffic: { requestsPerSecond } },
    { strategy: 'shadow', hours: HOURS },
  );
  const { columns } = playedBy('ticks', mirrored, REPLICATIONS);
  const found = momentsOf(columns.extraModelRuns);
  const common = { engine: 'ticks', source: 'Poisson arrivals' } as const;
  return [
    compare({
      ...common,
      quantity: 'requests in a day, mean',
      expected: mean,
      simulated: found.mean,
      standardError: Math.sqrt(mean / REPLICATIONS),
    }),
    compare({
      ...common,
      quantity: 'requests in a day, variance',
      expected: mean,
      simulated: found.m2 / (found.count - 1),
      // The fourth central moment of a Poisson variable is mean + 3 mean^2.
      standardError: Math.sqrt((mean + 2 * mean * mean) / REPLICATIONS),
    }),
  ];
}

/** A canary that is never stopped reaches users as balls are thrown at urns. */
function reached(): SelfTestComparison[] {
  const [requestsPerSecond, share] = [0.2, 0.1];
  const canary = smallScenario(
    HOURS,
    { traffic: { requestsPerSecond }, users: { population: 3000, activitySpread: 1.5 } },
    { strategy: 'canary', stages: [{ share, hours: HOURS }] },
  );
  const { columns } = playedBy('ticks', canary, REPLICATIONS);
  const answered = requestsPerSecond * 3600 * HOURS * share;
  let mean = 0;
  let variance = 0;
  for (const { users, trafficShare } of canary.world.userClasses) {
    const missed = exp((-answered * trafficShare) / users);
    mean += users * (1 - missed);
    variance += users * missed * (1 - missed);
  }
  const found = momentsOf(columns.users);
  const common = { engine: 'ticks', source: 'occupancy by Poisson arrivals' } as const;
  return [
    compare({
      engine: 'ticks',
      source: 'Poisson arrivals',
      quantity: 'requests of a canary, mean',
      expected: answered,
      simulated: momentsOf(columns.unitsSeen).mean,
      standardError: Math.sqrt(answered / REPLICATIONS),
    }),
    compare({
      ...common,
      quantity: 'distinct users of a canary, mean',
      expected: mean,
      simulated: found.mean,
      standardError: Math.sqrt(variance / REPLICATIONS),
    }),
    compare({
      ...common,
      quantity: 'distinct users of a canary, variance',
      expected: variance,
      simulated: found.m2 / (found.count - 1),
      standardError: variance * Math.sqrt(2 / REPLICATIONS),
    }),
  ];
}

/** A canary of 1% whose gate acts on the first failure there is: it is promoted where it has seen none. */
function unseenFailures(engine: 'ticks' | 'lazy'): SelfTestComparison {
  const [requestsPerSecond, share, rate] = [1, 0.01, 0.001];
  const canary = smallScenario(
    HOURS,
    { traffic: { requestsPerSecond }, challenger: { error: rate } },
    {
      strategy: 'canary',
      stages: [{ share, hours: HOURS }],
      gates: [{ kind: 'z', metric: 'errors', limit: 1, minimumRequests: 0 }],
    },
  );
  const expected = 1 + expm1(-requestsPerSecond * 3600 * HOURS * share * rate);
  return compare({
    engine,
    quantity: 'chance that a canary of 1% sees no failure of rate 0.001',
    source: 'Poisson arrivals',
    expected,
    simulated: shareEnded(playedBy(engine, canary, REPLICATIONS), 'promoted'),
    standardError: shareError(expected, REPLICATIONS),
  });
}
