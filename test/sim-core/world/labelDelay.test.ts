import { describe, expect, test } from 'vitest';
import { LabelDelay } from '../../../sim-core/world/labelDelay.ts';

const HALF_HOURS = 0.5;
const late = (meanHours: number, neverArrives = 0) =>
  new LabelDelay({ of: 'failure', meanHours, neverArrives }, HALF_HOURS);

/** Mean of exp(-delay / mean) over requests at 100,000 evenly spread moments of a tick, seen `ticks` ticks later. */
function outByHand(meanHours: number, ticks: number): number {
  let sum = 0;
  for (let moment = 0; moment < 100_000; moment += 1) {
    const hours = HALF_HOURS * (ticks + 1 - (moment + 0.5) / 100_000);
    sum += Math.exp(-hours / meanHours);
  }
  return sum / 100_000;
}

describe('LabelDelay', () => {
  test.each([0.1, 0.5, 3, 500])(
    'outAfter(ticks) is the share still out of requests spread over a tick, at a mean of %s hours',
    (meanHours) => {
      for (const ticks of [0, 1, 7]) {
        expect(late(meanHours).outAfter(ticks)).toBeCloseTo(outByHand(meanHours, ticks), 9);
      }
    },
  );

  test('labels that take no time to speak of are there when their tick ends, and stay', () => {
    const delay = late(5e-324);
    expect([0, 1, 7].map((ticks) => delay.outAfter(ticks))).toEqual([expect.closeTo(0, 300), 0, 0]);
    expect([0, 1, 7].map((ticks) => delay.arrivesWithin(ticks))).toEqual([0, 1, 1]);
    expect(delay.meanOut(() => 1, 0, 9)).toBeCloseTo(0, 300);
  });

  test('arrivesWithin(ticks) has no memory: out for a while, a label is out as if it had just been sent', () => {
    const delay = late(7);
    expect(delay.arrivesWithin(3)).toBeCloseTo(1 - Math.exp(-1.5 / 7), 12);
    expect(delay.outAfter(9) / delay.outAfter(6)).toBeCloseTo(1 - delay.arrivesWithin(3), 12);
    expect(delay.arrivesWithin(0)).toBe(0);
  });

  test('meanOut(weightOf, from, to) weighs every tick by the requests in it', () => {
    const delay = late(2, 0.3);
    const weights = [8.1, 0.5, 0.5, 0, 8.1];
    const weightOf = (tick: number) => weights[tick]!;
    const byHand = (0.5 * delay.outAfter(2) + 0.5 * delay.outAfter(1)) / (0.5 + 0.5);
    expect(delay.meanOut(weightOf, 1, 4)).toBeCloseTo(byHand, 12);
    expect(delay.meanOut(weightOf, 2, 3)).toBe(delay.outAfter(0));
    // Nothing expected, nothing out.
    expect(delay.meanOut(() => 0, 0, 5)).toBe(0);
  });

  test('keeps the labels that never arrive apart from the delay of the others', () => {
    expect(late(2, 0.3).arrives).toBe(0.7);
    expect(late(2, 0.3).outAfter(4)).toBe(late(2).outAfter(4));
  });
});
