import type { Behaviour } from './behaviour.ts';
import type { Counting } from './counting.ts';

/**
 * A cell is one way a request can turn out, as far as anybody counts it; a family of cells covers all ways, so
 * its probabilities sum to 1. Requests of a tick are independent, hence the counts of the cells are independent
 * Poissons and blocks of ticks add up: this is what makes exact aggregate draws possible.
 */

/**
 * What a served request comes to, with latency: cell = outcome * 2 + slow. Where some requests never reach the
 * team's counts, they are one more cell at the end.
 */
export const SERVED_OUTCOMES = { error: 0, success: 1, failure: 2 } as const;
export const SERVED_CELLS = 3;
export const SERVED_CELLS_WITH_LATENCY = 6;

/** Whether served cells, as many as `width`, tell slow answers apart. */
export function tellsLatency(width: number): boolean {
  return width >= SERVED_CELLS_WITH_LATENCY;
}

/** Number of served cells, of as many as `width`, that the team counts; the uncounted one comes after them. */
export function countedCells(width: number): number {
  return tellsLatency(width) ? SERVED_CELLS_WITH_LATENCY : SERVED_CELLS;
}

/**
 * Adds a segment's share of the three outcomes of a served request to `cells`.
 * @param counting which of them are counted; the rest goes to the uncounted cell. Left out, all are.
 */
export function addServedCells(
  cells: Float64Array,
  share: number,
  { error, success, slow }: Behaviour,
  counting?: Counting,
): void {
  const succeeds = (1 - error) * success;
  const outcomes = [error, succeeds, 1 - error - succeeds];
  const withLatency = tellsLatency(cells.length);
  for (let outcome = 0; outcome < SERVED_CELLS; outcome += 1) {
    let part = share * outcomes[outcome]!;
    if (counting) {
      const counted = outcome === SERVED_OUTCOMES.error ? counting.errors : counting.others;
      cells[countedCells(cells.length)]! += part * (1 - counted);
      part *= counted;
    }
    if (withLatency) {
      cells[outcome * 2]! += part * (1 - slow);
      cells[outcome * 2 + 1]! += part * slow;
    } else {
      cells[outcome]! += part;
    }
  }
}

/**
 * What a mirrored request comes to. Outcomes of a model are ordered error, failure, success; the pair of both
 * models' outcomes is `incumbent * 3 + challenger`; with the pair of slow answers (0 neither, 1 only the
 * incumbent, 2 only the challenger, 3 both) and whether the truth arrives:
 * cell = (outcomePair * 4 + slowPair) * 2 + truthArrives.
 */
export const PAIR_CELLS = 72;

/**
 * Adds a segment's share of mirrored requests. On a share `sharedLuck` of the requests one and the same number
 * decides what both models do (an input hard for one is hard for the other); on the rest they are independent.
 */
export function addPairCells(
  cells: Float64Array,
  share: number,
  incumbent: Behaviour,
  challenger: Behaviour,
  sharedLuck: number,
  truthArrives: number,
): void {
  const { outcomes, slow } = scratch;
  couple(outcomes, outcomeProbabilities(incumbent), outcomeProbabilities(challenger), sharedLuck);
  couple(slow, [1 - incumbent.slow, incumbent.slow], [1 - challenger.slow, challenger.slow], sharedLuck);
  for (let outcomePair = 0; outcomePair < 9; outcomePair += 1) {
    for (let slowPair = 0; slowPair < 4; slowPair += 1) {
      // couple() orders pairs as incumbent * 2 + challenger; cells count 1 as only the incumbent.
      const slowChance = slow[slowPair === 1 ? 2 : slowPair === 2 ? 1 : slowPair]!;
      if (slowChance === 0) continue;
      const chance = share * outcomes[outcomePair]! * slowChance;
      const cell = (outcomePair * 4 + slowPair) * 2;
      cells[cell]! += chance * (1 - truthArrives);
      cells[cell + 1]! += chance * truthArrives;
    }
  }
}

/** A model's outcomes in the order error, failure, success. */
export function outcomeProbabilities({ error, success }: Behaviour): [number, number, number] {
  const succeeds = (1 - error) * success;
  return [error, 1 - error - succeeds, succeeds];
}

/** Joint probabilities of a request's outcomes and of its slowness, used again by every call. */
const scratch = { outcomes: new Float64Array(9), slow: new Float64Array(4) };

/**
 * Writes the joint probabilities (row * columns + column) of two distributions that share their luck with some
 * probability.
 */
function couple(
  joint: Float64Array,
  rows: readonly number[],
  columns: readonly number[],
  sharedLuck: number,
): void {
  let rowStart = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i]!;
    let columnStart = 0;
    for (let j = 0; j < columns.length; j += 1) {
      const column = columns[j]!;
      const overlap = Math.max(
        0,
        Math.min(rowStart + row, columnStart + column) - Math.max(rowStart, columnStart),
      );
      joint[i * columns.length + j] = sharedLuck * overlap + (1 - sharedLuck) * row * column;
      columnStart += column;
    }
    rowStart += row;
  }
}

/**
 * What an interleaved session comes to. The page fails when the incumbent errs, as it does without the test;
 * when only the challenger errs it falls back to the incumbent's list and nobody wins.
 */
export const INTERLEAVED_OUTCOMES = { error: 0, incumbentWins: 1, challengerWins: 2, tie: 3 } as const;
export const INTERLEAVED_CELLS = 4;

/** Adds a segment's share of interleaved sessions. */
export function addInterleavedCells(
  cells: Float64Array,
  share: number,
  incumbent: Behaviour,
  challenger: Behaviour,
  preference: { readonly incumbentWins: number; readonly challengerWins: number; readonly ties: number },
): void {
  const answered = 1 - incumbent.error;
  const merged = answered * (1 - challenger.error);
  cells[INTERLEAVED_OUTCOMES.error]! += share * incumbent.error;
  cells[INTERLEAVED_OUTCOMES.incumbentWins]! += share * merged * preference.incumbentWins;
  cells[INTERLEAVED_OUTCOMES.challengerWins]! += share * merged * preference.challengerWins;
  cells[INTERLEAVED_OUTCOMES.tie]! += share * (merged * preference.ties + answered * challenger.error);
}
