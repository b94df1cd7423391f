import { describe, expect, test } from 'vitest';
import { lanesOf, pointsOf, readAt } from '../../../renderer/views/traceLanes.ts';
import type { Trace, TraceTick } from '../../../sim-core/index.ts';

/** A tick of one hour; `seen` is the statistic of a look, undefined where nobody looked. */
function tick(hours: number, phase: number | null, seen?: number | null): TraceTick {
  const reading = {
    metric: 'errors per request',
    statisticName: 'z',
    incumbent: 0.02,
    challenger: hours / 100,
    statistic: seen ?? null,
    limit: 3,
  };
  return {
    hours,
    phase,
    exposure: { by: 'request', challenger: 0.1, interleaved: 0, shadowed: 0 },
    requests: 10,
    incumbent: null,
    challenger: null,
    preference: null,
    dashboard: phase === null ? null : reading,
    look: seen === undefined ? null : { ...reading, decision: 'continue', unitsSeen: 5 },
    truth: { incumbentFailure: 0.02, challengerFailure: 0.03, extraFailures: hours },
  };
}

const ticks = [
  tick(0, 0),
  tick(1, 0, 0.05),
  tick(2, 0),
  tick(3, 0, 0.04),
  tick(4, 1, 0.01),
  tick(5, 1, null),
  tick(6, null),
];
const lanes = lanesOf({ ticks } as unknown as Trace);
const seenByTeam = lanes.find(({ title }) => title === 'What the team sees: errors per request')!;
const challenger = seenByTeam.lines.find(({ name }) => name === 'challenger')!;
const judged = lanes.find(({ title }) => title === 'How the plan judges it: z')!;
const statistic = judged.lines.find(({ name }) => name === 'statistic')!;

describe('lanesOf(trace)', () => {
  test('has what the team sees before the truth, and marks the truth as such', () => {
    expect(lanes.map(({ title, isTruth }) => `${isTruth ? 'true' : 'seen'}: ${title}`)).toEqual([
      'seen: Share of traffic',
      'seen: What the team sees: errors per request',
      'seen: How the plan judges it: z',
      'true: Truth: share of requests that fail',
      'true: Truth: extra failures to date',
    ]);
  });
});

describe('pointsOf(line, ticks)', () => {
  test('joins looks across the ticks between them, with a gap at a new phase and where there is no number', () => {
    expect(pointsOf(statistic, ticks).map(({ value }) => value)).toEqual([0.05, 0.04, null, 0.01, null]);
  });
  test('has what the team sees at every tick of the plan, looked at or not', () => {
    expect(pointsOf(challenger, ticks).map(({ value }) => value)).toEqual([
      0,
      0.01,
      0.02,
      0.03,
      null,
      0.04,
      0.05,
      null,
      null,
    ]);
  });
  test('has the truth at every tick', () => {
    const truth = lanes.at(-1)!.lines[0]!;
    expect(pointsOf(truth, ticks).map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});

describe('readAt(line, ticks, index)', () => {
  test('is what the last look of the phase showed', () => {
    expect(readAt(statistic, ticks, 2)).toBe(0.05);
    expect(readAt(statistic, ticks, 4)).toBe(0.01);
  });
  test('is null before the first look, where the look had no number, and after the plan', () => {
    expect(readAt(statistic, ticks, 0)).toBeNull();
    expect(readAt(statistic, ticks, 5)).toBeNull();
    expect(readAt(statistic, ticks, 6)).toBeNull();
  });
});
