import { describe, expect, test } from 'vitest';
import { openStream, standardNormal, streamKey } from '../../../sim-core/random/index.ts';
import {
  SpendingBounds,
  evenlySpaced,
  normalQuantile,
  normalUpperTail,
} from '../../../sim-core/statistics/index.ts';
import { golden } from '../golden.ts';

type Design = { boundary: string; looks: number; sides: 1 | 2; alpha: number; critical: number[] };
const { designs } = golden('groupSequential') as { designs: Design[] };

/** Lan and DeMets 1983: what each tail of a two-sided test may spend by a share of its time. */
const spendable: Record<string, (tail: number, time: number) => number> = {
  'spending-pocock': (tail, time) => tail * Math.log(1 + (Math.E - 1) * time),
  'spending-obrien-fleming': (tail, time) => 2 * normalUpperTail(-normalQuantile(tail / 2) / Math.sqrt(time)),
};

describe('SpendingBounds.next(information, spendable), with the clock as information, meets rpact and gsDesign', () => {
  test.each(Object.keys(spendable))('for %s', (boundary) => {
    const chosen = designs.filter((design) => design.boundary === boundary && design.sides === 2);
    expect(chosen.length).toBeGreaterThan(6);
    for (const { looks, alpha, critical } of chosen) {
      const bounds = new SpendingBounds();
      evenlySpaced(looks).forEach((time, look) => {
        // In users, not in shares of them: bounds know of ratios only.
        const bound = bounds.next(7000 * time, spendable[boundary]!(alpha / 2, time));
        expect(Math.abs(bound - critical[look]!)).toBeLessThan(1e-8);
      });
    }
  });
});

test('SpendingBounds.next(information, spendable) spends what it may where information does not come by the clock', () => {
  const information = [30, 31, 250, 900];
  const spent = [0.005, 0.02, 0.03, 0.05];
  const bounds = new SpendingBounds();
  const critical = information.map((value, look) => bounds.next(value, spent[look]!));
  const random = openStream(streamKey('another clock', 'test'), 0);
  const replications = 100_000;
  const stopped = information.map(() => 0);
  for (let replication = 0; replication < replications; replication += 1) {
    let place = 0;
    let before = 0;
    const look = information.findIndex((value, index) => {
      place += Math.sqrt(value - before) * standardNormal(random);
      before = value;
      return Math.abs(place) > critical[index]! * Math.sqrt(value);
    });
    if (look >= 0) stopped[look]! += 1;
  }
  stopped.forEach((count, look) => {
    const expected = 2 * (spent[look]! - (spent[look - 1] ?? 0));
    const error = Math.sqrt((expected * (1 - expected)) / replications);
    expect(Math.abs(count / replications - expected)).toBeLessThan(3 * error);
  });
});

test('SpendingBounds.next(information, spendable) of a look that brings nothing new stays a number that is hard to exceed', () => {
  const bounds = new SpendingBounds();
  const first = bounds.next(100, 0.01);
  const again = bounds.next(100, 0.011);
  expect(again).toBeGreaterThan(first);
  expect(bounds.next(90, 0.011)).toBe(Infinity);
});

test('SpendingBounds.next(information, spendable) refuses no information and a risk that is taken back', () => {
  const bounds = new SpendingBounds();
  expect(() => bounds.next(0, 0.01)).toThrow(
    'SpendingBounds requires information above 0 and a risk from 0 to below 0.5, got 0 and 0.01',
  );
  bounds.next(10, 0.02);
  expect(() => bounds.next(20, 0.01)).toThrow(
    'SpendingBounds requires information above 0 and a risk from 0.02 to below 0.5, got 20 and 0.01',
  );
});
