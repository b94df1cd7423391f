import { exp, expm1 } from '../numeric/index.ts';
import type { QuantitySums, UnitSums } from '../strategies/evidence.ts';
import type { Role } from './behaviour.ts';
import { SERVED_OUTCOMES, countedCells } from './cells.ts';
import type { CompiledWorld } from './compile.ts';
import type { SplitUnit } from './effect.ts';
import type { Stretch } from './expectedCells.ts';
import { knownSuccesses } from './expectedCells.ts';
import type { RateTable } from './rateTable.ts';
import { ofKind } from './rateTable.ts';

/** Expected counts of one user (or session) in a stretch of ticks, and what sessions add to their products. */
interface Expected {
  requests: number;
  successes: number;
  errors: number;
  value: number;
  /** Sum over the successes of the square of their value. */
  squaredValue: number;
  /** Of requests with any of these in common in their session: what a Poisson number of sessions adds to a product. */
  readonly shared: Record<'requests' | 'successes' | 'errors' | 'value', number> & {
    squaredRequests: number;
    squaredSuccesses: number;
    squaredErrors: number;
    squaredValue: number;
  };
  /** Expected sessions with at least one counted request, one success, one error. */
  exposures: number;
  withSuccess: number;
  withError: number;
}

/** Rates per request in a tick. */
interface Rates {
  readonly counted: number;
  readonly success: number;
  readonly error: number;
  readonly value: number;
  readonly squaredValue: number;
}

/**
 * What the sums over the units of an arm are on average, per unit that there is (users of the population, sessions or requests
 * that come), if a model serves them all in a stretch, but for its first `ticksBefore`, in which users are counted with the
 * incumbent. Requests of a
 * user are Poisson given the user, or a Poisson number of sessions of a Poisson number of requests. What no test reads is NaN.
 */
export function expectedUnitSums(
  world: CompiledWorld,
  role: Role,
  unit: SplitUnit,
  { from: start, until, regime, labelsUntil = until }: Stretch,
  ticksBefore: number,
): UnitSums {
  const from = start + ticksBefore;
  const sums = noSums();
  const everyone = world.userClasses.reduce((sum, { users }) => sum + users, 0);
  const ratesOf = world.userKinds.map((_, kind) => ({
    now: ratesBy(world, role, kind, { from, until, regime, labelsUntil }),
    before: ratesBy(world, 'incumbent', kind, { from: start, until: from, regime }),
  }));
  const { sessionMean, requests } = world;
  if (unit === 'user') {
    for (const { users, trafficShare, kind } of world.userClasses) {
      const perUser = trafficShare / users;
      const gather = (rates: (tick: number) => Rates, first: number, end: number) => {
        const expected = nothingExpected();
        for (let tick = first; tick < end; tick += 1)
          addTick(expected, requests[tick]! * perUser, rates(tick), sessionMean);
        return expected;
      };
      const { now, before } = ratesOf[kind]!;
      addSums(sums, users / everyone, gather(now, from, until), gather(before, start, from));
    }
    return sums;
  }
  const total = world.requestsBefore[until]! - world.requestsBefore[from]!;
  world.userKinds.forEach(({ trafficShare }, kind) => {
    for (let tick = from; tick < until; tick += 1) {
      const weight = (trafficShare * requests[tick]!) / total;
      if (weight === 0) continue;
      const rates = ratesOf[kind]!.now(tick);
      if (unit === 'request' || sessionMean === undefined) addRequest(sums, weight, rates);
      else {
        const expected = nothingExpected();
        addTick(expected, sessionMean, rates, undefined);
        addSums(sums, weight, expected, nothingExpected());
      }
    }
  });
  return sums;
}

/** Units that there are in a stretch, those without a request among them. */
export function unitsIn(
  { requestsBefore, sessionMean, userClasses }: CompiledWorld,
  { from, until }: Stretch,
  unit: SplitUnit,
): number {
  if (unit === 'user') return userClasses.reduce((sum, { users }) => sum + users, 0);
  const requests = requestsBefore[until]! - requestsBefore[from]!;
  return unit === 'session' ? requests / (sessionMean ?? 1) : requests;
}

function ratesBy(world: CompiledWorld, role: Role, kind: number, stretch: Stretch): (tick: number) => Rates {
  const { regime } = stretch;
  const table = ofKind(regime.cells(role), kind);
  const bySegment = ofKind(regime.cells(`${role}Successes`), kind);
  const uncounted = table.rates[countedCells(table.rates.length)];
  const known = world.source.labels && knownSuccesses(world, table, stretch);
  return (tick) => {
    let value = 0;
    let squaredValue = 0;
    bySegment.rates.forEach((rates, segment) => {
      const worth = regime.behaviour(role, segment, tick).value;
      value += rates[tick]! * worth;
      squaredValue += rates[tick]! * worth * worth;
    });
    return {
      counted: 1 - (uncounted?.[tick] ?? 0),
      success: known ? knownRate(known, world, tick) : rateOf(table, SERVED_OUTCOMES.success, tick),
      error: rateOf(table, SERVED_OUTCOMES.error, tick),
      value,
      squaredValue,
    };
  };
}

const rateOf = (table: RateTable, cell: number, tick: number) => table.rates[cell]![tick]!;

function knownRate(known: Float64Array, { requests }: CompiledWorld, tick: number): number {
  return requests[tick] === 0 ? 0 : (known[tick + 1]! - known[tick]!) / requests[tick]!;
}

function nothingExpected(): Expected {
  return {
    requests: 0,
    successes: 0,
    errors: 0,
    value: 0,
    squaredValue: 0,
    shared: {
      requests: 0,
      successes: 0,
      errors: 0,
      value: 0,
      squaredRequests: 0,
      squaredSuccesses: 0,
      squaredErrors: 0,
      squaredValue: 0,
    },
    exposures: 0,
    withSuccess: 0,
    withError: 0,
  };
}

/** @param mean requests of a session, the empty ones among them; undefined where every request comes alone */
function addTick(into: Expected, requests: number, rates: Rates, mean: number | undefined): void {
  const { counted, success, error, value, squaredValue } = rates;
  into.requests += requests * counted;
  into.successes += requests * success;
  into.errors += requests * error;
  into.value += requests * value;
  into.squaredValue += requests * squaredValue;
  const any = (rate: number) =>
    mean === undefined ? requests * rate : (requests / mean) * -expm1(-mean * rate);
  into.exposures += any(counted);
  into.withSuccess += any(success);
  into.withError += any(error);
  if (mean === undefined) return;
  const { shared } = into;
  const weight = requests * mean;
  shared.requests += weight * counted * counted;
  shared.successes += weight * success * counted;
  shared.errors += weight * error * counted;
  shared.value += weight * value * counted;
  shared.squaredRequests += weight * counted * counted;
  shared.squaredSuccesses += weight * success * success;
  shared.squaredErrors += weight * error * error;
  shared.squaredValue += weight * value * value;
}

function addSums(sums: UnitSums, weight: number, now: Expected, before: Expected): void {
  const exposed = -expm1(-now.exposures);
  const { shared } = now;
  sums.exposed += weight * exposed;
  sums.requests += weight * now.requests;
  sums.squaredRequests += weight * (now.requests + shared.squaredRequests + now.requests * now.requests);
  const add = (into: QuantitySums, own: [sum: number, squares: number, cross: number], earlier: number[]) => {
    const [mean, squares, cross] = own;
    into.sum += weight * mean;
    into.squares += weight * (squares + mean * mean);
    into.timesRequests += weight * (cross + mean * now.requests);
    const [meanBefore, squaresBefore] = earlier as [number, number];
    into.before += weight * exposed * meanBefore;
    into.squaresBefore += weight * exposed * (squaresBefore + meanBefore * meanBefore);
    into.timesBefore += weight * mean * meanBefore;
  };
  const chance = (expected: number) => 1 - exp(-expected);
  add(
    sums.successes,
    [now.successes, now.successes + shared.squaredSuccesses, now.successes + shared.successes],
    [before.successes, before.successes + before.shared.squaredSuccesses],
  );
  add(
    sums.errors,
    [now.errors, now.errors + shared.squaredErrors, now.errors + shared.errors],
    [before.errors, before.errors + before.shared.squaredErrors],
  );
  add(
    sums.value,
    [now.value, now.squaredValue + shared.squaredValue, now.value + shared.value],
    [before.value, before.squaredValue + before.shared.squaredValue],
  );
  // A share has the variance p (1 - p).
  const share = (expected: number): [number, number] => {
    const p = chance(expected);
    return [p, p * (1 - p)];
  };
  add(sums.withSuccess, [...share(now.withSuccess), Number.NaN], share(before.withSuccess));
  add(sums.withError, [...share(now.withError), Number.NaN], share(before.withError));
}

/** A request that is a unit of its own. */
function addRequest(sums: UnitSums, weight: number, rates: Rates): void {
  const { counted, success, error, value, squaredValue } = rates;
  sums.exposed += weight * counted;
  sums.requests += weight * counted;
  sums.squaredRequests += weight * counted;
  const add = (into: QuantitySums, mean: number, squares: number) => {
    into.sum += weight * mean;
    into.squares += weight * squares;
    into.timesRequests += weight * mean;
  };
  add(sums.successes, success, success);
  add(sums.withSuccess, success, success);
  add(sums.errors, error, error);
  add(sums.withError, error, error);
  add(sums.value, value, squaredValue);
}

function noSums(): UnitSums {
  const none = (): QuantitySums => ({
    sum: 0,
    squares: 0,
    timesRequests: 0,
    before: 0,
    squaresBefore: 0,
    timesBefore: 0,
  });
  return {
    exposed: 0,
    requests: 0,
    squaredRequests: 0,
    successes: none(),
    errors: none(),
    value: none(),
    withSuccess: none(),
    withError: none(),
  };
}
