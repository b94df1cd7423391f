import type { Behaviour } from './behaviour.ts';
/**
 * A cell is one way a request can turn out, as far as anybody counts it; a family of cells covers all ways, so
 * its probabilities sum to 1. Requests of a tick are independent, hence the counts of the cells are independent
 * Poissons and blocks of ticks add up: this is what makes exact aggregate draws possible.
 */
/** What a served request comes to, with latency: cell = outcome * 2 + slow. */
export declare const SERVED_OUTCOMES: {
  readonly error: 0;
  readonly success: 1;
  readonly failure: 2;
};
export declare const SERVED_CELLS = 3;
export declare const SERVED_CELLS_WITH_LATENCY = 6;
/** Adds a segment's share of the three outcomes of a served request to `cells`. */
export declare function addServedCells(
  cells: Float64Array,
  share: number,
  { error, success, slow }: Behaviour,
): void;
/**
 * What a mirrored request comes to. Outcomes of a model are ordered error, failure, success; the pair of both
 * models' outcomes is `incumbent * 3 + challenger`; with the pair of slow answers (0 neither, 1 only the
 * incumbent, 2 only the challenger, 3 both) and whether the truth arrives:
 * cell = (outcomePair * 4 + slowPair) * 2 + truthArrives.
 */
export declare const PAIR_CELLS = 72;
/**
 * Adds a segment's share of mirrored requests. On a share `sharedLuck` of the requests one and the same number
 * decides what both models do (an input hard for one is hard for the other); on the rest they are independent.
 */
export declare function addPairCells(
  cells: Float64Array,
  share: number,
  incumbent: Behaviour,
  challenger: Behaviour,
  sharedLuck: number,
  truthArrives: number,
): void;
/** A model's outcomes in the order error, failure, success. */
export declare function outcomeProbabilities({ error, success }: Behaviour): [number, number, number];
/** What an interleaved session comes to: either model's error fails the page, else users choose. */
export declare const INTERLEAVED_OUTCOMES: {
  readonly error: 0;
  readonly incumbentWins: 1;
  readonly challengerWins: 2;
  readonly tie: 3;
};
export declare const INTERLEAVED_CELLS = 4;
/** Adds a segment's share of interleaved sessions. */
export declare function addInterleavedCells(
  cells: Float64Array,
  share: number,
  incumbent: Behaviour,
  challenger: Behaviour,
  preference: {
    readonly incumbentWins: number;
    readonly challengerWins: number;
    readonly ties: number;
  },
): void;
