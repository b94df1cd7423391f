import { describe, expect, test } from 'vitest';
import { lanesOf, marksOf, pointsOf, readAt, withoutCommonEnd } from '../../../renderer/views/traceLanes.ts';
import type { Trace, TraceTick } from '../../../sim-core/index.ts';

/** A tick of one hour; `seen` is the statistic of a look, undefined where nobody looked. */
function tick(hours: number, phase: number | null, seen?: number | null, statisticName = 'z'): TraceTick {
  const reading = {
    comparisons: [
      { metric: 'errors per request', incumbent: 0.02, challenger: hours / 100, statistic: seen ?? null },
      { metric: 'slow answers per request', incumbent: 0.1, challenger: 0.1, statistic: 0.5 },
    ],
    statisticName,
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
const judged = lanes.find(({ title }) => title.startsWith('How the plan judges it: z'))!;
const statistic = judged.lines.find(({ name }) => name === 'errors')!;

describe('lanesOf(trace)', () => {
  test('has what the team sees before the truth, and marks the truth as such', () => {
    expect(lanes.map(({ title, isTruth }) => `${isTruth ? 'true' : 'seen'}: ${title}`)).toEqual([
      'seen: Share of traffic',
      'seen: What the team sees: errors per request',
      'seen: What the team sees: slow answers per request',
      'seen: How the plan judges it: z (higher is stronger)',
      'true: Truth: share of requests that fail',
      'true: Truth: extra failures to date',
    ]);
  });
});

describe('the lane of a statistic', () => {
  test('has a line for each metric and the limit', () => {
    expect(judged.lines.map(({ name }) => name)).toEqual(['limit', 'errors', 'slow answers']);
    expect(pointsOf(judged.lines[2]!, ticks).flatMap(({ value }) => value ?? [])).toEqual([
      0.5, 0.5, 0.5, 0.5,
    ]);
  });
  test('has another limit for a metric with one of its own', () => {
    const plain = tick(0, 0, 0.2, 'p-value');
    const look = plain.look!;
    const [errors, slow] = look.comparisons;
    const gated = {
      ...plain,
      look: {
        ...look,
        comparisons: [errors, { ...slow, judgedBy: { statisticName: 'p-value', limit: 0.0005 } }],
      },
    };
    const lane = lanesOf({ ticks: [gated] } as unknown as Trace).find(({ title }) =>
      title.startsWith('How the plan judges it'),
    )!;
    expect(lane.lines.map(({ name }) => name)).toEqual([
      'limit',
      'limit of slow answers',
      'errors',
      'slow answers',
    ]);
    expect(pointsOf(lane.lines[1]!, [gated] as unknown as typeof ticks)[0]!.value).toBe(0.0005);
  });
  test('is another one for a metric that is judged by another statistic', () => {
    const plain = tick(0, 0, 0.002, 'expected loss');
    const look = plain.look!;
    const [errors, slow] = look.comparisons;
    const byP = { ...slow, judgedBy: { statisticName: 'p-value', limit: 0.05 } };
    const mixed = { ...plain, look: { ...look, comparisons: [errors, byP] } };
    const own = lanesOf({ ticks: [mixed] } as unknown as Trace).filter(({ title }) =>
      title.startsWith('How the plan judges it'),
    );
    expect(own.map(({ title }) => title)).toEqual([
      'How the plan judges it: expected loss (lower is stronger)',
      'How the plan judges it: p-value (logarithmic, lower is stronger)',
    ]);
    expect(
      own.map(({ lines }) =>
        lines.map((line) => pointsOf(line, [mixed] as unknown as typeof ticks)[0]!.value),
      ),
    ).toEqual([
      [3, 0.002],
      [0.05, 0.5],
    ]);
  });
  test('of a p-value is logarithmic, and does not share an axis with another statistic', () => {
    const phased = lanesOf({
      ticks: [tick(0, 0, 2), tick(1, 1, 1e-9, 'p-value')],
    } as unknown as Trace).filter(({ title }) => title.startsWith('How the plan judges it'));
    expect(phased.map(({ logarithmic }) => logarithmic)).toEqual([false, true]);
    expect(phased[1]!.format(1e-9)).toBe('< 0.0001');
    expect(pointsOf(phased[0]!.lines[1]!, [tick(1, 1, 1e-9, 'p-value')])[0]!.value).toBeNull();
  });
});

test('withoutCommonEnd(names) keeps what tells them apart, and never nothing', () => {
  expect(withoutCommonEnd(['errors per request', 'slow answers per request'])).toEqual([
    'errors',
    'slow answers',
  ]);
  expect(withoutCommonEnd(['errors', 'slow errors'])).toEqual(['errors', 'slow errors']);
  expect(withoutCommonEnd(['errors per request'])).toEqual(['errors per request']);
});

describe('marksOf(trace, truthShown)', () => {
  const trace = { ticks, tickHours: 1, onsetHours: 2, verdict: 'undecided', decisionHours: null };
  test('marks where an undecided plan ends', () => {
    expect(marksOf(trace as unknown as Trace, false)).toEqual([
      { hours: 6, text: 'ends undecided', kind: 'end' },
    ]);
  });
  test('marks the end of the world for a plan that is still running then', () => {
    const endless = { ...trace, ticks: ticks.slice(0, 3) } as unknown as Trace;
    expect(marksOf(endless, false)[0]!.hours).toBe(3);
  });
  test('has the harm last where the plan ends before it', () => {
    const early = { ...trace, verdict: 'rolledBack', decisionHours: 1 } as unknown as Trace;
    expect(marksOf(early, true).map(({ kind }) => kind)).toEqual(['end', 'onset']);
  });
  test('marks the verdict, and with the truth where the harm begins', () => {
    const decided = { ...trace, verdict: 'rolledBack', decisionHours: 5 } as unknown as Trace;
    expect(marksOf(decided, true).map(({ hours, text }) => `${text} ${hours}`)).toEqual([
      'harm begins 2',
      'rolled back 5',
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
