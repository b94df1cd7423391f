import { exp } from '../numeric/index.ts';
import { answerLaw } from './answers.ts';
import type { Role } from './behaviour.ts';
import { INTERLEAVED_OUTCOMES, SERVED_OUTCOMES, countedCells, tellsLatency } from './cells.ts';
import type { CellFamily } from './cellTables.ts';
import { CHALLENGER_ALONE } from './challengerUse.ts';
import type { CompiledWorld, Regime } from './compile.ts';
import type { Stretch } from './expectedCells.ts';
import { expectedCells, knownSuccesses } from './expectedCells.ts';
import type { Discordance, Effect, ServedRates, UserRates } from './effect.ts';
import { isEnumerable } from './ranking/mergedTruth.ts';
import { ofKind } from './rateTable.ts';
import { expectedUnitSums, unitsIn } from './unitEffect.ts';
import type { UserClass } from './users.ts';

/**
 * The world's effect in some of its hours, as the means that sample-size theory is asked about: of successes and of
 * pairs' truth only what late labels have told by the end of these hours. Tables are made only for what is asked.
 * @param hours the end, at most the horizon
 * @param fromHours the beginning, the world's if left out
 * @param regime how the challenger is used; it serves everyone if left out
 */
export function meanEffect(
  world: CompiledWorld,
  hours: number,
  { fromHours = 0, regime = world }: { fromHours?: number; regime?: Regime } = {},
): Effect {
  const from = Math.min(world.ticks - 1, Math.round(fromHours / world.tickHours));
  const until = Math.max(from + 1, Math.min(world.ticks, Math.round(hours / world.tickHours)));
  return effectIn(world, { from, until, regime });
}

function effectIn(world: CompiledWorld, stretch: Stretch): Effect {
  const { from, until, regime, labelsUntil = until } = stretch;
  const mean = (family: CellFamily, watched?: string) => meanCells(world, family, stretch, watched);
  // Without an objective no answer is slow, and the tables that play needs anyway say as much.
  const tellsSlow = world.source.latencyObjectiveMs !== undefined;
  const served = (role: Role, segment: string | undefined) =>
    servedRates(mean(tellsSlow ? `${role}WithLatency` : role, segment));
  return {
    requests: requestsIn(world, stretch),
    users: world.userClasses.reduce((sum, { users }) => sum + users, 0),
    served: (segment) => ({
      incumbent: served('incumbent', segment),
      challenger: served('challenger', segment),
    }),
    preference(method) {
      const { ranking } = world.source;
      if (!ranking) return undefined;
      if (!isEnumerable(ranking, method)) return 'unknown';
      // A regime under which sessions are interleaved has its method; one that serves everyone has yet to be told.
      const merging = regime === world ? world.regime({ ...CHALLENGER_ALONE, interleaving: method }) : regime;
      const cells = meanCells(world, 'interleaved', { ...stretch, regime: merging }, undefined);
      const { incumbentWins, challengerWins } = INTERLEAVED_OUTCOMES;
      const [won, lost] = withinOne(cells[incumbentWins]!, cells[challengerWins]!);
      return { incumbentWins: won, challengerWins: lost };
    },
    discordant: (comparison) =>
      comparison === 'disagreement'
        ? disagreement(world, mean('pairs'))
        : discordance(mean('pairs'), comparison),
    userRates: (model, event) => userRates(world, model, event, stretch),
    units: (unit) => unitsIn(world, stretch, unit),
    unitSums: (model, unit, beforeHours = 0) =>
      expectedUnitSums(world, model, unit, stretch, Math.round(beforeHours / world.tickHours)),
    beforeFollowUp(followUpHours) {
      const counted = Math.max(from + 1, until - Math.round(followUpHours / world.tickHours));
      return effectIn(world, { from, until: counted, regime, labelsUntil });
    },
  };
}

function requestsIn({ requestsBefore }: CompiledWorld, { from, until }: Stretch): number {
  return requestsBefore[until]! - requestsBefore[from]!;
}

/** Mean probability of every cell of a family, weighted by traffic, as far as labels have told at the end. */
function meanCells(
  world: CompiledWorld,
  family: CellFamily,
  stretch: Stretch,
  watched: string | undefined,
): Float64Array {
  const total = requestsIn(world, stretch);
  return expectedCells(world, family, stretch, watched).map((expected) => probability(expected / total));
}

/** A mean of probabilities is one too; its rounding is not. */
function probability(mean: number): number {
  return Math.min(1, Math.max(0, mean));
}

function servedRates(cells: Float64Array): ServedRates {
  const { error, success } = SERVED_OUTCOMES;
  const counted = 1 - (cells[countedCells(cells.length)] ?? 0);
  const rate = (count: number) => (counted > 0 ? probability(count / counted) : Number.NaN);
  if (!tellsLatency(cells.length)) {
    return { error: rate(cells[error]!), success: rate(cells[success]!), slow: rate(0) };
  }
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
  return discordanceOf(onlyIncumbent, onlyChallenger);
}

/** @throws Error in a world without answers to compare */
function disagreement({ source }: CompiledWorld, pairs: Float64Array): Discordance {
  if (!source.answers) throw new Error('an effect on answers that differ requires world.answers');
  const laws = answerLaw(source.answers);
  let [onlyIncumbent, onlyChallenger] = [0, 0];
  pairs.forEach((chance, cell) => {
    const { repeated } = laws[Math.floor(cell / 8)]!;
    onlyIncumbent += chance * repeated[1];
    onlyChallenger += chance * repeated[2];
  });
  return discordanceOf(onlyIncumbent, onlyChallenger);
}

function discordanceOf(one: number, other: number): Discordance {
  const [onlyIncumbent, onlyChallenger] = withinOne(one, other);
  return { onlyIncumbent, onlyChallenger };
}

/** Rounding may take the two together past 1. */
function withinOne(one: number, other: number): [number, number] {
  const first = probability(one);
  return [first, Math.min(probability(other), 1 - first)];
}

/** Of a class, users with a counted request and with an event; everyone whom the team takes for a user is one. */
function userRates(
  world: CompiledWorld,
  model: 'incumbent' | 'challenger',
  event: 'success' | 'error',
  stretch: Stretch,
): UserRates {
  const table = stretch.regime.cells(model);
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
      event === 'success' ? knownSuccesses(world, ofClass, stretch) : expected[SERVED_OUTCOMES.error]!;
    const share = userClass.users / everyone;
    exposed += share * probabilityOfAny(world, userClass, counted, stretch);
    withEvent += share * probabilityOfAny(world, userClass, events, stretch);
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
  { from, until }: Stretch,
): number {
  if (sessionMean === undefined) return 1 - exp((-(before[until]! - before[from]!) * trafficShare) / users);
  let sessions = 0;
  for (let tick = from; tick < until; tick += 1) {
    const ofTick = requests[tick]!;
    if (ofTick === 0) continue;
    const perSession = (sessionMean * (before[tick + 1]! - before[tick]!)) / ofTick;
    sessions += (ofTick / sessionMean) * (1 - exp(-perSession));
  }
  return 1 - exp((-sessions * trafficShare) / users);
}
