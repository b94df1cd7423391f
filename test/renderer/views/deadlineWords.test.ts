import { describe, expect, test } from 'vitest';
import {
  caughtWithin,
  deadlineTakeaway,
  dotWords,
  dotsInTime,
  firstDeadline,
  snappedDeadline,
} from '../../../renderer/views/deadlineWords.ts';
import type { DetectionDot } from '../../../sim-core/index.ts';
import { openTruth, planExemplars, planResult } from '../fixtures/planResult.ts';

/** Fifty dots: so many caught an hour after each other, the others never. */
const dots = (caught: number): readonly DetectionDot[] =>
  Array.from({ length: 50 }, (_, index) =>
    index < caught
      ? { replication: index, ending: 'caught', hours: index + 1 }
      : { replication: index, ending: 'never', hours: null },
  );
const canary = planResult();
const shadow = planResult({ id: 'shadow', name: 'Shadow mode' });
const exemplars = (...caught: readonly number[]) =>
  Object.fromEntries(
    ['canary', 'shadow', 'ab'].map((id, index) => [
      id,
      planExemplars({ detection: dots(caught[index] ?? 0) }),
    ]),
  );

describe('deadlineTakeaway(plans, exemplars, deadline)', () => {
  test('names the plan that keeps the deadline most often first, with its dots', () => {
    expect(deadlineTakeaway([canary, shadow], exemplars(30, 41), 72)).toBe(
      'Within 3 days of its beginning Shadow mode has caught the harm in 41 of 50 runs, Canary release in 30.',
    );
  });
  test('counts what is caught at the deadline and not what comes after it', () => {
    expect(deadlineTakeaway([canary, shadow], exemplars(30, 41), 12)).toContain('in 12 of 50 runs');
  });
  test('says that none keeps it', () => {
    expect(deadlineTakeaway([canary, shadow], exemplars(0, 0), 72)).toBe(
      'Within 3 days no plan has caught the harm in even 1 of 50 runs.',
    );
    expect(deadlineTakeaway([canary, shadow], exemplars(3, 0), 72)).toMatch(
      /in 3 of 50 runs, Shadow mode in none\.$/,
    );
  });
  test('counts only runs in which it is harmful where the truth is open', () => {
    const open = planResult({ truth: openTruth });
    expect(deadlineTakeaway([open], exemplars(5), 72)).toContain('in 5 of 50 runs in which it is harmful.');
  });
  test('has no deadline to keep where nothing is harmful', () => {
    expect(deadlineTakeaway([canary], { canary: planExemplars() }, 72)).toMatch(/does no harm/);
  });
});

describe('caughtWithin(plan, exemplars, deadline)', () => {
  test('is the share of the last step by then, with its Wilson interval', () => {
    const share = caughtWithin(canary, planExemplars({ harmful: 1000 }), 50)!;
    expect(share.estimate).toBe(0.2);
    expect(share.low).toBeCloseTo(0.1764, 3);
    expect(share.high).toBeCloseTo(0.2259, 3);
  });
  test('has an interval before anything is caught, and nothing to say of no run', () => {
    const none = caughtWithin(canary, planExemplars({ harmful: 1000 }), 1)!;
    expect([none.estimate, none.low]).toEqual([0, 0]);
    expect(none.high).toBeGreaterThan(0);
    expect(caughtWithin(canary, planExemplars(), 50)).toBeUndefined();
  });
});

test('dotsInTime(exemplars, deadline) says how many, and none in words', () => {
  expect(dotsInTime(planExemplars({ detection: dots(9) }), 4)).toBe('4 of 50');
  expect(dotsInTime(planExemplars({ detection: dots(0) }), 4)).toBe('none of 50');
});

test('dotWords(plan, dot, place, of) tells when, never, or before there was harm', () => {
  const told = (dot: Partial<DetectionDot>) =>
    dotWords(canary, { replication: 1, ending: 'caught', hours: null, ...dot }, 3, 50);
  expect(told({ hours: 31 })).toBe('Canary release, dot 3 of 50: caught 31 hours after the harm began');
  expect(told({ ending: 'never' })).toBe('Canary release, dot 3 of 50: never caught');
  expect(told({ ending: 'stoppedBefore' })).toMatch(/stopped before the harm began$/);
});

test('firstDeadline(hours) is three days, or half of what is watched', () => {
  expect([firstDeadline(648), firstDeadline(48)]).toEqual([72, 24]);
});

test('snappedDeadline(hours, watched) keeps to quarters of a day, to hours in a short world, and within it', () => {
  expect([snappedDeadline(70, 648), snappedDeadline(20.4, 48), snappedDeadline(649, 650)]).toEqual([
    72, 20, 648,
  ]);
});
