import { gateFalseAlarm, gatePower, momentsOf, powerTwoProportions } from '../statistics/index.ts';
import { traceReplication } from '../run/traceReplication.ts';
import { meanEffect } from '../world/meanEffect.ts';
import { TEAM_DRAFT } from '../world/ranking/interleavingMethod.ts';
import { rankingTruth } from '../world/ranking/rankingTruth.ts';
import { compare, type SelfTestComparison } from './comparison.ts';
import { playedBy, SELF_TEST_SEED, shareEnded, shareError, smallScenario } from './playing.ts';

const HOURS = 24;
const REPLICATIONS = 8000;

/** Levels and powers of the tests that strategies make, against theory, and an interleaved test against enumeration. */
export function testComparisons(): SelfTestComparison[] {
  return [
    abRejection('A/B test of equal models, rejection', 0.1),
    abRejection('A/B test of a better model, power', 0.107),
    ...gates(),
    ...preference(),
  ];
}

function abRejection(quantity: string, success: number): SelfTestComparison {
  const alpha = 0.05;
  const test = smallScenario(
    HOURS,
    {
      traffic: { requestsPerSecond: 0.5 },
      users: { population: 20_000, activitySpread: 1 },
      incumbent: { success: 0.1 },
      challenger: { success },
    },
    { strategy: 'ab', hours: HOURS, alpha, challengerShare: 0.5 },
  );
  const outcomes = playedBy('ticks', test, REPLICATIONS);
  const effect = meanEffect(test.world, HOURS);
  const rateOf = (model: 'incumbent' | 'challenger'): number => {
    const { exposed, withEvent } = effect.userRates(model, 'success');
    return withEvent / exposed;
  };
  const units = momentsOf(outcomes.columns.unitsSeen).mean / 2;
  const power = powerTwoProportions({
    first: rateOf('incumbent'),
    second: rateOf('challenger'),
    unitsFirst: units,
    unitsSecond: units,
    alpha,
    sides: 2,
  });
  const expected = power ?? alpha;
  return compare({
    engine: 'ticks',
    quantity,
    source: power === undefined ? 'its level' : 'power of two proportions',
    expected,
    simulated:
      shareEnded(outcomes, 'promoted') + (power === undefined ? shareEnded(outcomes, 'rolledBack') : 0),
    standardError: shareError(expected, REPLICATIONS),
  });
}

/** A gate that looks every hour: what all its looks at one limit come to, by numerical integration. */
function gates(): SelfTestComparison[] {
  const [requestsPerSecond, share, limit] = [10, 0.5, 2];
  const incumbent = 0.1;
  const chanceWith = (challenger: number) => {
    const canary = smallScenario(
      HOURS,
      { traffic: { requestsPerSecond }, incumbent: { error: incumbent }, challenger: { error: challenger } },
      {
        strategy: 'canary',
        stages: [{ share, hours: HOURS }],
        gates: [{ kind: 'z', metric: 'errors', limit }],
      },
    );
    return (engine: 'ticks' | 'lazy'): number =>
      shareEnded(playedBy(engine, canary, REPLICATIONS), 'rolledBack');
  };
  const design = { incumbent, share, limit, looks: HOURS };
  const challenger = 0.1013;
  const requests = requestsPerSecond * 3600 * HOURS * share;
  const alarm = gateFalseAlarm(design);
  const power = gatePower({ ...design, challenger, requests })!;
  const [ofEqual, ofWorse] = [chanceWith(incumbent), chanceWith(challenger)];
  return (['ticks', 'lazy'] as const).flatMap((engine) => [
    compare({
      engine,
      quantity: 'gate that looks every hour, false alarm',
      source: 'recursive integration over 24 looks',
      expected: alarm,
      simulated: ofEqual(engine),
      standardError: shareError(alarm, REPLICATIONS),
    }),
    compare({
      engine,
      quantity: 'gate that looks every hour, power',
      source: 'recursive integration over 24 looks',
      expected: power,
      simulated: ofWorse(engine),
      standardError: shareError(power, REPLICATIONS),
    }),
  ]);
}

/** Sessions of an interleaved test, clicked through one by one, against the enumeration of all lists and clicks. */
function preference(): SelfTestComparison[] {
  const replications = 60;
  const test = smallScenario(
    HOURS,
    {
      traffic: { requestsPerSecond: 0.02 },
      ranking: { queries: 20, documents: 8, shown: 5, incumbentNoise: 1, challengerNoise: 0.5 },
    },
    { strategy: 'interleaved', hours: HOURS },
  );
  let [sessions, wins, losses] = [0, 0, 0];
  for (let replication = 0; replication < replications; replication += 1) {
    const { ticks } = traceReplication(test, 'events', SELF_TEST_SEED, 'plan', replication);
    for (const { preference: seen } of ticks) {
      if (!seen) continue;
      sessions += seen.challengerWins + seen.incumbentWins + seen.ties;
      wins += seen.challengerWins;
      losses += seen.incumbentWins;
    }
  }
  const truth = rankingTruth(test.source.world.ranking!).merged(TEAM_DRAFT).preference!;
  const shares = [
    ['sessions that the challenger wins', truth.challengerWins, wins],
    ['sessions that the incumbent wins', truth.incumbentWins, losses],
  ] as const;
  return shares.map(([quantity, expected, count]) =>
    compare({
      engine: 'events',
      quantity,
      source: 'enumeration of lists and clicks',
      expected,
      simulated: count / sessions,
      standardError: shareError(expected, sessions),
    }),
  );
}
