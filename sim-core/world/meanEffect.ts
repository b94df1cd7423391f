import { exp } from '../numeric/index.ts';
import { SERVED_OUTCOMES, countedCells } from './cells.ts';
import type { CellFamily } from './cellTables.ts';
import type { CompiledWorld } from './compile.ts';
import { expectedCells, knownSuccesses } from './expectedCells.ts';
import type { Discordance, Effect, ServedRates, UserRates } from './effect.ts';
import { ofKind } from './rateTable.ts';
import { expectedUnitSums } from './unitEffect.ts';
import type { UserClass } from './users.ts';

/**
 * The world's effect in its first hours, as the means that sample-size theory is asked about: of successes and of
 * pairs' truth only what late labels have told by the end of these hours. Tables are made only for what is asked.
 * @param hours at most the horizon
 */
export function meanEffect(world: CompiledWorld, hours: number): Effect {
  const until = Math.max(1, Math.min(world.ticks, Math.round(hours / world.tickHours)));
  const mean = (family: CellFamily, watched?: string) => meanCells(world, family, until, watched);
  return {
    served: (segment) => ({
      incumbent: servedRates(mean('incumbentWithLatency', segment)),
      challenger: servedRates(mean('challengerWithLatency', segment)),
    }),
    get preference() {
      if (!world.source.ranking) return undefined;
      const cells = mean('interleaved');
      return { incumbentWins: cells[1]!, challengerWins: cells[2]! };
    },
    discordant: (comparison) => discordance(mean('pairs'), comparison),
    userRates: (model, event) => userRates(world, model, event, until),
    unitSums: (model, unit, beforeHours = 0) =>
      expectedUnitSums(world, model, unit, Math.round(beforeHours / world.tickHours), until),
  };
}

/** Mean probability of every cell of a family before a tick, weighted by traffic, as far as labels have told by then. */
function meanCells(
  world: CompiledWorld,
  family: CellFamily,
  until: number,
  watched: string | undefined,
): Float64Array {
  const total = world.requestsBefore[until]!;
  return expectedCells(world, family, until, watched).map((expected) => probability(expected / total));
}

/** A mean of probabilities is one too; its rounding is not. */
function probability(mean: number): number {
  return Math.min(1, Math.max(0, mean));
}

function servedRates(cells: Float64Array): ServedRates {
  const { error, success } = SERVED_OUTCOMES;
  const counted = 1 - (cells[countedCells(cells.length)] ?? 0);
  const rate = (count: number) => (counted > 0 ? probability(count / counted) : Number.NaN);
  return {
    error: rate(cells[error * 2]! + cells[error * 2 + 1]!),
    success: rate(cells[success * 2]! + cells[success * 2 + 1]!),
    slow: rate(cells[1]! + cells[3]! + cells[5]!),
  };
}

/** Which models have the property in a pair cell; see `addPairCells` for the order of the cells. */
function hasProperty(
  comparison: 'errors' | 'slow' | 'correct',
  cell: number,
): [incumbent: boolean, challenger: boolean] {
  const outcomePair = Math.floor(cell / 8);
  const [incumbent, challenger] = [Math.floor(outcomePair / 3), outcomePair % 3];
  const slow = Math.floor(cell / 2) % 4;
  switch (comparison) {
    case 'errors':
      return [incumbent === 0, challenger === 0];
    case 'slow':
      return [slow === 1 || slow === 3, slow >= 2];
    case 'correct':
      return cell % 2 === 1 ? [incumbent === 2, challenger === 2] : [false, false];
  }
}

function discordance(pairs: Float64Array, comparison: 'errors' | 'slow' | 'correct'): Discordance {
  let onlyIncumbent = 0;
  let onlyChallenger = 0;
  pairs.forEach((chance, cell) => {
    const [incumbent, challenger] = hasProperty(comparison, cell);
    if (incumbent && !challenger) onlyIncumbent += chance;
    if (challenger && !incumbent) onlyChallenger += chance;
  });
  // Rounding may take the two together past 1.
  onlyIncumbent = probability(onlyIncumbent);
  return { onlyIncumbent, onlyChallenger: Math.min(probability(onlyChallenger), 1 - onlyIncumbent) };
}

/** Of a class, users with a counted request and with an event; everyone whom the team takes for a user is one. */
function userRates(
  world: CompiledWorld,
  model: 'incumbent' | 'challenger',
  event: 'success' | 'error',
  until: number,
): UserRates {
  const table = world.cells(model);
  const everyone = world.userClasses.reduce((sum, { users }) => sum + users, 0);
  let exposed = 0;
  let withEvent = 0;
  for (const userClass of world.userClasses) {
    const ofClass = ofKind(table, userClass.kind);
    const { rates, expected } = ofClass;
    const uncounted = expected[countedCells(rates.length)];
    const counted = uncounted
      ? world.requestsBefore.map((requests, tick) => requests - uncounted[tick]!)
      : world.requestsBefore;
    const events =
      event === 'success' ? knownSuccesses(world, ofClass, until) : expected[SERVED_OUTCOMES.error]!;
    const share = userClass.users / everyone;
    exposed += share * probabilityOfAny(world, userClass, counted, until);
    withEvent += share * probabilityOfAny(world, userClass, events, until);
  }
  return { exposed: probability(exposed), withEvent: Math.min(probability(withEvent), probability(exposed)) };
}

/**
 * Probability that a user of a class makes at least one of some requests. A user's requests are Poisson, and so are
 * the sessions that have at least one of them: P = 1 - exp(-expected number).
 * @param before how many the world expects before each tick, if all requests were the class's
 */
function probabilityOfAny(
  { sessionMean, requests }: CompiledWorld,
  { users, trafficShare }: UserClass,
  before: Float64Array,
  until: number,
): number {
  if (sessionMean === undefined) return 1 - exp((-before[until]! * trafficShare) / users);
  let sessions = 0;
  for (let tick = 0; tick < until; tick += 1) {
    const ofTick = requests[tick]!;
    if (ofTick === 0) continue;
    const perSession = (sessionMean * (before[tick + 1]! - before[tick]!)) / ofTick;
    sessions += (ofTick / sessionMean) * (1 - exp(-perSession));
  }
  return 1 - exp((-sessions * trafficShare) / users);
}
