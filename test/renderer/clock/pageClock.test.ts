import { describe, expect, test } from 'vitest';
import { createPageClock } from '../../../renderer/clock/pageClock.ts';
import type { ClockJump } from '../../../renderer/clock/pageClock.ts';
import { createStopwatch } from '../../../renderer/clock/stopwatch.ts';

const HOUR = 3_600_000;

/** A page clock on clocks that the test moves, and what it tells. */
function clockOfTest() {
  const at = { steady: 1000, timeOfDay: 1e12 };
  const clock = createPageClock({ steady: () => at.steady, timeOfDay: () => at.timeOfDay });
  const jumps: ClockJump[] = [];
  const stop = clock.onJump((jump) => jumps.push(jump));
  const pass = (steady: number, timeOfDay = steady) => {
    at.steady += steady;
    at.timeOfDay += timeOfDay;
    return clock.now();
  };
  return { clock, jumps, pass, stop };
}

describe('createPageClock(clocks)', () => {
  test('counts what passes while it is looked at, a hidden page’s minutes too', () => {
    const { clock, jumps, pass } = clockOfTest();
    const begun = clock.now();
    for (let minute = 0; minute < 30; minute += 1) pass(60_000);
    expect(clock.now() - begun).toBe(30 * 60_000);
    expect(jumps).toEqual([]);
  });

  test('counts nothing of a sleep that its steady clock went through, and tells of it', () => {
    const { clock, jumps, pass } = clockOfTest();
    const begun = clock.now();
    pass(5000);
    pass(8 * HOUR);
    pass(2000);
    expect(clock.now() - begun).toBe(7000);
    expect(jumps).toEqual([{ kind: 'stoodStill', milliseconds: 8 * HOUR }]);
  });

  test('tells of a sleep that stopped its steady clock, by the time of day', () => {
    const { clock, jumps, pass } = clockOfTest();
    const begun = clock.now();
    pass(4000, 2 * HOUR);
    expect(clock.now() - begun).toBe(4000);
    expect(jumps).toEqual([{ kind: 'stoodStill', milliseconds: 2 * HOUR }]);
  });

  test('tells of a time of day that was set back, and counts on', () => {
    const { clock, jumps, pass } = clockOfTest();
    const begun = clock.now();
    pass(3000, -HOUR);
    pass(3000);
    expect(clock.now() - begun).toBe(6000);
    expect(jumps).toEqual([{ kind: 'setBack', milliseconds: HOUR }]);
  });

  test('tells nobody who has stopped listening', () => {
    const { jumps, pass, stop } = clockOfTest();
    stop();
    pass(HOUR);
    expect(jumps).toEqual([]);
  });
});

describe('createStopwatch(now)', () => {
  test('counts while it runs, and no sleep', () => {
    const { clock, pass } = clockOfTest();
    const watch = createStopwatch(clock.now);
    pass(1000);
    expect(watch.elapsed()).toBe(0);
    watch.start();
    pass(2000);
    pass(3 * HOUR);
    expect(watch.elapsed()).toBe(2000);
    watch.stop();
    pass(1000);
    watch.start();
    pass(500);
    expect(watch.elapsed()).toBe(2500);
  });
});
