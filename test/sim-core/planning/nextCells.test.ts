import { describe, expect, test } from 'vitest';
import type { KnownCell, Place, SweepPolicy } from '../../../sim-core/index.ts';
import { nextCells, placeKey, wilsonInterval } from '../../../sim-core/index.ts';

type Surface = (place: Place) => number | undefined;

/** Plays a surface to the end, in rounds; a number has the interval of a share of its replications. */
function play(policy: SweepPolicy, surface: Surface) {
  const known = new Map<string, KnownCell>();
  const rounds: { purpose: string; places: string[]; replications: number }[] = [];
  for (;;) {
    const next = nextCells(policy, (place) => known.get(placeKey(place)));
    if (!next) return { rounds, known };
    expect(next.cells.length).toBeGreaterThan(0);
    rounds.push({
      purpose: next.purpose,
      places: next.cells.map(({ place }) => placeKey(place)),
      replications: next.cells[0]!.replications,
    });
    for (const { place, replications } of next.cells) {
      const value = surface(place);
      const number =
        value === undefined
          ? undefined
          : { ...wilsonInterval(Math.round(value * replications), replications)! };
      known.set(placeKey(place), { replications, numbers: [number] });
    }
  }
}

const policy: SweepPolicy = { size: [17, 17], level: 0.8, replications: [200, 800], everyCell: false };
/** Power that rises along the first axis, the sooner the further along the second. */
const slope: Surface = ([x, y]) => 1 / (1 + Math.exp(-(x! + 0.6 * y! - 13) / 1.2));

describe('nextCells(policy, known)', () => {
  test('plays a coarse grid first, then only boxes in which something happens', () => {
    const { rounds, known } = play(policy, slope);
    expect(rounds[0]).toMatchObject({ purpose: 'coarse', replications: 200 });
    expect(rounds[0]!.places).toHaveLength(25);
    expect(rounds.map(({ purpose }) => purpose).slice(0, 3)).toEqual(['coarse', 'refine', 'refine']);
    // Far from the slope, on both sides, the coarse grid is all there is.
    for (const place of ['1,1', '15,15', '2,1', '14,13']) expect(known.has(place)).toBe(false);
    expect(known.size).toBeLessThan(0.6 * 17 * 17);
  });
  test('plays every cell next to the contour', () => {
    const { known } = play(policy, slope);
    const beside = [];
    for (let x = 0; x < 16; x += 1) {
      for (let y = 0; y < 17; y += 1) {
        const passes = slope([x, y])! < 0.8 && slope([x + 1, y])! > 0.8;
        if (passes) beside.push(`${x},${y}`, `${x + 1},${y}`);
      }
    }
    expect(beside.length).toBeGreaterThan(20);
    expect(beside.filter((key) => !known.has(key))).toEqual([]);
  });
  test('plays more replications exactly where the level cannot be told apart', () => {
    const { rounds } = play(policy, slope);
    const last = rounds.at(-1)!;
    expect(last).toMatchObject({ purpose: 'precise', replications: 800 });
    for (const key of last.places) {
      const value = slope(key.split(',').map(Number))!;
      const { low, high } = wilsonInterval(Math.round(200 * value), 200)!;
      expect(low < 0.8 && 0.8 < high).toBe(true);
    }
  });
  test('leaves a flat surface at its coarse grid', () => {
    const { rounds, known } = play(policy, () => 0.3);
    expect(rounds.map(({ purpose }) => purpose)).toEqual(['coarse']);
    expect(known.size).toBe(25);
  });
  test('does not take noise for a slope', () => {
    let state = 1;
    const noise: Surface = () => {
      state = (state * 16807) % 2147483647;
      return 0.5 + 0.02 * (state / 2147483647 - 0.5);
    };
    expect(play({ ...policy, level: undefined }, noise).known.size).toBe(25);
  });
  test('looks for the edge of where there is a number', () => {
    const { known } = play({ ...policy, level: undefined }, ([x]) => (x! < 10 ? 0.5 : undefined));
    for (let y = 0; y < 17; y += 1) {
      expect(known.has(`9,${y}`) && known.has(`10,${y}`)).toBe(true);
    }
    expect(known.has('1,1')).toBe(false);
  });
  test('plays every cell on request, and again when it was not asked for at first', () => {
    const every = play({ ...policy, everyCell: true }, slope);
    expect(every.known.size).toBe(17 * 17);
    const first = play(policy, () => 0.3).known;
    const next = nextCells({ ...policy, everyCell: true }, (place) => first.get(placeKey(place)));
    expect(next?.purpose).toBe('refine');
  });
  test('plays a line step by step, and wide intervals on it more often', () => {
    const line: SweepPolicy = { ...policy, size: [9], level: undefined };
    const { rounds, known } = play(line, ([x]) => (x! < 4 ? 0 : 0.5));
    expect(rounds[0]!.places).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
    expect(rounds[1]).toMatchObject({ purpose: 'precise', places: ['4', '5', '6', '7', '8'] });
    expect(known.size).toBe(9);
  });
  test('asks for the same whatever the order in which cells were played', () => {
    const { known } = play(policy, slope);
    const half = [...known].filter((_, index) => index % 3 > 0);
    const one = new Map(half);
    const two = new Map(half.toReversed());
    const ask = (cells: ReadonlyMap<string, KnownCell>) =>
      nextCells(policy, (place) => cells.get(placeKey(place)));
    expect(ask(one)).toEqual(ask(two));
  });
});
