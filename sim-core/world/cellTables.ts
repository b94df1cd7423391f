import type { World } from '../scenario/schema.ts';
import type { Behaviour, Role } from './behaviour.ts';
import {
  INTERLEAVED_CELLS,
  PAIR_CELLS,
  SERVED_CELLS,
  SERVED_CELLS_WITH_LATENCY,
  addInterleavedCells,
  addPairCells,
  addServedCells,
} from './cells.ts';
import { UNCOUNTED, countingOf } from './counting.ts';
import type { BehaviourIn, Foundation } from './foundation.ts';
import type { InterleavingMethod } from './ranking/interleavingMethod.ts';
import type { Preference } from './ranking/mergedTruth.ts';
import type { RateTable } from './rateTable.ts';
import { rateTable } from './rateTable.ts';
import type { UserKind } from './userKinds.ts';

/** The families of cells that requests can fall into; those of successes, by segment, leave out the other requests. */
export type CellFamily =
  | 'incumbent'
  | 'incumbentWithLatency'
  | 'incumbentSuccesses'
  | 'challenger'
  | 'challengerWithLatency'
  | 'challengerSuccesses'
  | 'pairs'
  | 'interleaved';

/** Where both models do the same, what the challenger serves is what the incumbent would. */
export function incumbentsFamily(family: CellFamily): CellFamily {
  switch (family) {
    case 'challenger':
      return 'incumbent';
    case 'challengerWithLatency':
      return 'incumbentWithLatency';
    case 'challengerSuccesses':
      return 'incumbentSuccesses';
    case 'incumbent':
    case 'incumbentWithLatency':
    case 'incumbentSuccesses':
    case 'pairs':
    case 'interleaved':
      return family;
  }
}

/** Id of the one segment, or ids of those, whose requests are counted. */
export type Watched = string | readonly string[];

/** A part of all requests: those of one segment, or of all others than some. */
export type TrafficPart = { readonly only: string } | { readonly except: readonly string[] };

/** Which requests a table of cells is of, and which of them are counted; left out, all. */
export interface CellSelection {
  /** Of served requests only those of these segments are counted, and of pairs no others are there at all. */
  readonly watched?: Watched | undefined;
  /** The requests that the cells are of, whose probabilities then do not sum to 1. */
  readonly part?: TrafficPart | undefined;
  /** Of interleaved sessions those whose coins fell like that (see `coinsAsNumbers`). */
  readonly coins?: number | undefined;
}

/**
 * The cells of all requests; those by kind of users are made when first asked for.
 * @param interleaving how interleaved sessions merge their lists
 */
export function cellTables(
  foundation: Foundation,
  behaviour: BehaviourIn,
  family: CellFamily,
  interleaving: InterleavingMethod,
  selection: CellSelection,
): RateTable {
  const { userKinds: kinds } = foundation;
  const all = cellTable(foundation, behaviour, family, kinds, interleaving, selection);
  if (kinds.length === 1) return all;
  let byKind: readonly RateTable[] | undefined;
  return {
    ...all,
    get byKind() {
      return (byKind ??= kinds.map((kind) =>
        cellTable(foundation, behaviour, family, [{ ...kind, trafficShare: 1 }], interleaving, selection),
      ));
    },
  };
}

function cellTable(
  foundation: Foundation,
  behaviour: BehaviourIn,
  family: CellFamily,
  kinds: readonly UserKind[],
  interleaving: InterleavingMethod,
  selection: CellSelection,
): RateTable {
  const { source, ticks, segmentShares, levelSegments, movingSegments, requests } = foundation;
  const { part, watched } = selection;
  const width = cellCount(family, source.filters.length > 0 || watched !== undefined, segmentShares.length);
  const probabilities = Array.from({ length: width }, () => new Float64Array(ticks));
  const cells = new Float64Array(width);
  const role = servedRole(family);
  const add = adderOf(source, family, kinds, interleaving, selection);
  const isInside = (segment: number) => {
    const { id } = source.segments[segment]!;
    return part === undefined || ('only' in part ? part.only === id : !part.except.includes(id));
  };
  const addTicks = (segments: readonly number[], count: number) => {
    for (let tick = 0; tick < count; tick += 1) {
      cells.fill(0);
      for (const segment of segments) {
        // Who serves alone is asked alone, for a behaviour that moves is computed anew in every tick.
        const own = behaviour(role ?? 'incumbent', segment, tick);
        const other = role ? own : behaviour('challenger', segment, tick);
        const share = segmentShares[segment]![tick]!;
        for (let kind = 0; kind < kinds.length; kind += 1) add(cells, segment, kind, share, own, other);
      }
      for (let cell = 0; cell < width; cell += 1) probabilities[cell]![tick]! += cells[cell]!;
    }
  };
  // What never changes is computed once.
  addTicks(levelSegments.filter(isInside), 1);
  for (const row of probabilities) row.fill(row[0]!);
  const moving = movingSegments.filter(isInside);
  if (moving.length > 0) addTicks(moving, ticks);
  return rateTable(probabilities, requests);
}

/** Adds to `cells` what the requests of a segment, so many of all, come to as far as one kind of users sends them. */
type AddRequests = (
  cells: Float64Array,
  segment: number,
  kind: number,
  share: number,
  own: Behaviour,
  other: Behaviour,
) => void;

/** One function a family, so that a table's loop over the ticks is only ever compiled with the one that it calls. */
function adderOf(
  { filters, sharedLuck, truthArrivesAnyway, segments }: World,
  family: CellFamily,
  kinds: readonly UserKind[],
  interleaving: InterleavingMethod,
  { watched, coins }: CellSelection,
): AddRequests {
  const role = servedRole(family);
  const counting = kinds.map(({ isBot }) => role && countingOf(filters, role, isBot));
  const elsewhere = segments.map(({ id }) => watched !== undefined && ![watched].flat().includes(id));
  switch (family) {
    case 'incumbentSuccesses':
    case 'challengerSuccesses':
      return (cells, segment, kind, share, own) => {
        const { trafficShare, toward } = kinds[kind]!;
        cells[segment]! += share * trafficShare * successOf(toward(own)) * (counting[kind]?.others ?? 1);
      };
    case 'pairs':
      return (cells, segment, kind, share, own, other) => {
        if (elsewhere[segment]) return;
        const { trafficShare, toward } = kinds[kind]!;
        addPairCells(cells, share * trafficShare, toward(own), toward(other), sharedLuck, truthArrivesAnyway);
      };
    case 'interleaved':
      return (cells, _segment, kind, share, own, other) => {
        const { trafficShare, toward, isBot } = kinds[kind]!;
        const preference = isBot ? NO_PREFERENCE : preferenceOf(own, interleaving, coins);
        addInterleavedCells(cells, share * trafficShare, toward(own), toward(other), preference);
      };
    case 'incumbent':
    case 'incumbentWithLatency':
    case 'challenger':
    case 'challengerWithLatency':
      return (cells, segment, kind, share, own) => {
        const { trafficShare, toward } = kinds[kind]!;
        const counted = elsewhere[segment] ? UNCOUNTED : counting[kind];
        addServedCells(cells, share * trafficShare, toward(own), counted);
      };
  }
}

/** The model that alone serves the requests of a family; undefined where both answer. */
function servedRole(family: CellFamily): Role | undefined {
  switch (family) {
    case 'incumbent':
    case 'incumbentWithLatency':
    case 'incumbentSuccesses':
      return 'incumbent';
    case 'challenger':
    case 'challengerWithLatency':
    case 'challengerSuccesses':
      return 'challenger';
    case 'pairs':
    case 'interleaved':
      return undefined;
  }
}

/** Bots click on nothing, or on anything. */
const NO_PREFERENCE = { incumbentWins: 0, challengerWins: 0, ties: 1 };

function preferenceOf(
  { ranking }: Behaviour,
  interleaving: InterleavingMethod,
  coins: number | undefined,
): Preference {
  if (!ranking) throw new Error('an interleaved exposure requires a world with a ranking');
  const merged = ranking.merged(interleaving);
  const preference = coins === undefined ? merged.preference : merged.withCoins(coins);
  if (!preference)
    throw new Error(`cells of ${interleaving.kind} sessions require lists that can be enumerated`);
  return preference;
}

const successOf = ({ error, success }: Behaviour) => (1 - error) * success;

/** @param partly whether some served requests are not counted */
function cellCount(family: CellFamily, partly: boolean, segments: number): number {
  switch (family) {
    case 'incumbentSuccesses':
    case 'challengerSuccesses':
      return segments;
    case 'incumbent':
    case 'challenger':
      return SERVED_CELLS + (partly ? 1 : 0);
    case 'incumbentWithLatency':
    case 'challengerWithLatency':
      return SERVED_CELLS_WITH_LATENCY + (partly ? 1 : 0);
    case 'pairs':
      return PAIR_CELLS;
    case 'interleaved':
      return INTERLEAVED_CELLS;
  }
}
