import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Behaviour } from '../../../sim-core/world/behaviour.ts';
import {
  INTERLEAVED_CELLS,
  PAIR_CELLS,
  SERVED_CELLS,
  SERVED_CELLS_WITH_LATENCY,
  addInterleavedCells,
  addPairCells,
  addServedCells,
  countedCells,
  tellsLatency,
} from '../../../sim-core/world/cells.ts';

const chance = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 1e-12));
const behaviour: fc.Arbitrary<Behaviour> = fc.record({
  error: chance,
  success: chance,
  slow: chance,
  value: fc.constant(1),
  byClicks: fc.constant(false),
  ranking: fc.constant(undefined),
});

const sum = (cells: ArrayLike<number>) => Array.from(cells).reduce((total, cell) => total + cell, 0);

const check = (run: (a: Behaviour, b: Behaviour, c: number, d: number) => void) =>
  fc.assert(fc.property(behaviour, behaviour, chance, chance, run), { seed: 13, numRuns: 400 });

/** Mass of the pair table in which something holds. */
function massWhere(
  cells: Float64Array,
  holds: (cell: { incumbent: number; challenger: number; slow: number; arrives: boolean }) => boolean,
): number {
  return sum(
    cells.filter((_, cell) =>
      holds({
        incumbent: Math.floor(cell / 24),
        challenger: Math.floor(cell / 8) % 3,
        slow: Math.floor(cell / 2) % 4,
        arrives: cell % 2 === 1,
      }),
    ),
  );
}

function pairsOf(
  incumbent: Behaviour,
  challenger: Behaviour,
  sharedLuck: number,
  truth: number,
): Float64Array {
  const cells = new Float64Array(PAIR_CELLS);
  addPairCells(cells, 1, incumbent, challenger, sharedLuck, truth);
  return cells;
}

describe('addServedCells(cells, share, behaviour)', () => {
  test('adds the share, with the rates of the behaviour as margins', () => {
    check((model, _, share) => {
      const three = new Float64Array(SERVED_CELLS);
      const six = new Float64Array(SERVED_CELLS_WITH_LATENCY);
      addServedCells(three, share, model);
      addServedCells(six, share, model);
      expect(sum(three)).toBeCloseTo(share, 12);
      for (let outcome = 0; outcome < 3; outcome += 1) {
        expect(six[outcome * 2]! + six[outcome * 2 + 1]!).toBeCloseTo(three[outcome]!, 12);
      }
      expect(three[0]).toBeCloseTo(share * model.error, 12);
      expect(three[1]).toBeCloseTo(share * (1 - model.error) * model.success, 12);
      expect(six[1]! + six[3]! + six[5]!).toBeCloseTo(share * model.slow, 12);
      expect([...three, ...six].every((cell) => cell >= -1e-15)).toBe(true);
    });
  });
});

test('addServedCells(cells, share, behaviour, counting) puts what is not counted into a cell of its own', () => {
  check((model, _, share) => {
    const counting = { errors: 0.25, others: 0.8 };
    for (const width of [SERVED_CELLS, SERVED_CELLS_WITH_LATENCY]) {
      const all = new Float64Array(width);
      const some = new Float64Array(width + 1);
      addServedCells(all, share, model);
      addServedCells(some, share, model, counting);
      expect(countedCells(width + 1)).toBe(width);
      expect(tellsLatency(width + 1)).toBe(tellsLatency(width));
      all.forEach((cell, index) => {
        const isError = index < width / SERVED_CELLS;
        expect(some[index]).toBeCloseTo(cell * (isError ? 0.25 : 0.8), 12);
      });
      expect(some[width]).toBeCloseTo(share * (model.error * 0.75 + (1 - model.error) * 0.2), 12);
    }
  });
});

describe('addPairCells(cells, …)', () => {
  test("has each model's own rates as margins, whatever luck they share", () => {
    check((incumbent, challenger, sharedLuck, truth) => {
      const cells = pairsOf(incumbent, challenger, sharedLuck, truth);
      expect(sum(cells)).toBeCloseTo(1, 12);
      expect(cells.every((cell) => cell >= 0)).toBe(true);
      for (const [model, of] of [
        [incumbent, 'incumbent'],
        [challenger, 'challenger'],
      ] as const) {
        expect(massWhere(cells, (cell) => cell[of] === 0)).toBeCloseTo(model.error, 12);
        expect(massWhere(cells, (cell) => cell[of] === 2)).toBeCloseTo((1 - model.error) * model.success, 12);
        const alone = of === 'incumbent' ? 1 : 2;
        expect(massWhere(cells, ({ slow }) => slow === alone || slow === 3)).toBeCloseTo(model.slow, 12);
      }
      expect(massWhere(cells, ({ arrives }) => arrives)).toBeCloseTo(truth, 12);
    });
  });

  test('without shared luck is the product of its margins', () => {
    check((incumbent, challenger) => {
      const cells = pairsOf(incumbent, challenger, 0, 0);
      expect(massWhere(cells, (cell) => cell.incumbent === 0 && cell.challenger === 0)).toBeCloseTo(
        incumbent.error * challenger.error,
        12,
      );
      expect(massWhere(cells, ({ slow }) => slow === 3)).toBeCloseTo(incumbent.slow * challenger.slow, 12);
      const succeeds = (1 - incumbent.error) * incumbent.success;
      expect(massWhere(cells, (cell) => cell.incumbent === 2 && cell.challenger === 0)).toBeCloseTo(
        succeeds * challenger.error,
        12,
      );
    });
  });

  test('with all luck shared makes one model wrong only where it is more often wrong', () => {
    check((incumbent, challenger) => {
      const cells = pairsOf(incumbent, challenger, 1, 0);
      const both = massWhere(cells, (cell) => cell.incumbent === 0 && cell.challenger === 0);
      expect(both).toBeCloseTo(Math.min(incumbent.error, challenger.error), 12);
      expect(massWhere(cells, ({ slow }) => slow === 3)).toBeCloseTo(
        Math.min(incumbent.slow, challenger.slow),
        12,
      );
      const bothRight = massWhere(cells, (cell) => cell.incumbent === 2 && cell.challenger === 2);
      const right = ({ error, success }: Behaviour) => (1 - error) * success;
      expect(bothRight).toBeCloseTo(Math.min(right(incumbent), right(challenger)), 12);
    });
  });

  test('with all luck shared gives equal models the same fate on every request', () => {
    check((model) => {
      const cells = pairsOf(model, model, 1, 0.5);
      expect(massWhere(cells, ({ incumbent, challenger }) => incumbent !== challenger)).toBeCloseTo(0, 12);
      expect(massWhere(cells, ({ slow }) => slow === 1 || slow === 2)).toBeCloseTo(0, 12);
    });
  });

  test('is linear in the shared luck', () => {
    check((incumbent, challenger, sharedLuck) => {
      const none = pairsOf(incumbent, challenger, 0, 0);
      const all = pairsOf(incumbent, challenger, 1, 0);
      const errors = (cells: Float64Array) =>
        massWhere(cells, (cell) => cell.incumbent === 0 && cell.challenger === 0);
      const some = errors(pairsOf(incumbent, challenger, sharedLuck, 0));
      expect(some).toBeCloseTo(sharedLuck * errors(all) + (1 - sharedLuck) * errors(none), 12);
    });
  });
});

const preference = { incumbentWins: 0.2, challengerWins: 0.5, ties: 0.3 };

test('addInterleavedCells(cells, …) adds the share; a failed page is an error, a failed challenger a tie', () => {
  check((incumbent, challenger, share) => {
    const cells = new Float64Array(INTERLEAVED_CELLS);
    addInterleavedCells(cells, share, incumbent, challenger, preference);
    expect(sum(cells)).toBeCloseTo(share, 12);
    const merged = share * (1 - incumbent.error) * (1 - challenger.error);
    expect(cells[0]).toBeCloseTo(share * incumbent.error, 12);
    expect(cells[1]).toBeCloseTo(merged * 0.2, 12);
    expect(cells[2]).toBeCloseTo(merged * 0.5, 12);
    expect(cells[3]).toBeCloseTo(merged * 0.3 + share * (1 - incumbent.error) * challenger.error, 12);
  });
});
