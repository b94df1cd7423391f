import { describe, expect, test } from 'vitest';
import { recordLanes, withoutCommonEnd } from '../../../renderer/runs/recordLanes.ts';
import { bandAt, valueAt } from '../../../renderer/runs/runRecord.ts';
import type { Trace, TraceTick } from '../../../sim-core/index.ts';

/** A tick of one hour; `seen` is the statistic of a look, undefined where nobody looked. */
function tick(hours: number, phase: number | null, seen?: number | null, statisticName = 'z'): TraceTick {
  const reading = {
    comparisons: [
      {
        metric: 'errors per request',
        incumbent: 0.02,
        challenger: hours / 100,
        statistic: seen ?? null,
        ownIntervals: { incumbent: null, challenger: [hours / 200, hours / 50] as const },
      },
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
const lanes = recordLanes({ ticks } as unknown as Trace);
const seenByTeam = lanes.find(({ title }) => title === 'What the team sees: errors per request')!;
const challenger = seenByTeam.lines.find(({ name }) => name === 'challenger')!;
const judged = lanes.find(({ title }) => title.startsWith('How the plan judges it: z'))!;
const statistic = judged.lines.find(({ name }) => name === 'errors')!;

describe('recordLanes(trace)', () => {
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
    expect([...judged.lines[2]!.values]).toEqual([Number.NaN, 0.5, 0.5, 0.5, 0.5, 0.5, Number.NaN]);
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
    const lane = recordLanes({ ticks: [gated] } as unknown as Trace).find(({ title }) =>
      title.startsWith('How the plan judges it'),
    )!;
    expect(lane.lines.map(({ name }) => name)).toEqual([
      'limit',
      'limit of slow answers',
      'errors',
      'slow answers',
    ]);
    expect(lane.lines[1]!.values[0]).toBe(0.0005);
  });
  test('is another one for a metric that is judged by another statistic', () => {
    const plain = tick(0, 0, 0.002, 'expected loss');
    const look = plain.look!;
    const [errors, slow] = look.comparisons;
    const byP = { ...slow, judgedBy: { statisticName: 'p-value', limit: 0.05 } };
    const mixed = { ...plain, look: { ...look, comparisons: [errors, byP] } };
    const own = recordLanes({ ticks: [mixed] } as unknown as Trace).filter(({ title }) =>
      title.startsWith('How the plan judges it'),
    );
    expect(own.map(({ title }) => title)).toEqual([
      'How the plan judges it: expected loss (lower is stronger)',
      'How the plan judges it: p-value (logarithmic, lower is stronger)',
    ]);
    expect(own.map(({ lines }) => lines.map(({ values }) => values[0]))).toEqual([
      [3, 0.002],
      [0.05, 0.5],
    ]);
  });
  test('of a p-value is logarithmic, and does not share an axis with another statistic', () => {
    const phased = recordLanes({
      ticks: [tick(0, 0, 2), tick(1, 1, 1e-9, 'p-value')],
    } as unknown as Trace).filter(({ title }) => title.startsWith('How the plan judges it'));
    expect(phased.map(({ logarithmic }) => logarithmic)).toEqual([false, true]);
    expect(phased.map(({ unit }) => unit)).toEqual(['amount', 'pValue']);
    expect([...phased[0]!.lines[1]!.values]).toEqual([2, Number.NaN]);
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

describe('the values of a line', () => {
  test('hold from look to look, begin anew with a phase, and are none where the look had none', () => {
    expect([...statistic.values]).toEqual([Number.NaN, 0.05, 0.05, 0.04, 0.01, Number.NaN, Number.NaN]);
  });
  test('are what the team sees at every tick of the plan, looked at or not', () => {
    expect([...challenger.values]).toEqual([0, 0.01, 0.02, 0.03, 0.04, 0.05, Number.NaN]);
  });
  test('are the truth at every tick', () => {
    expect([...lanes.at(-1)!.lines[0]!.values]).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
  test('are written as amounts where they are no shares', () => {
    const plain = tick(0, 0);
    const comparisons = plain.dashboard!.comparisons.map((comparison, index) =>
      index === 0 ? { ...comparison, isAmount: true as const } : comparison,
    );
    const priced = { ...plain, dashboard: { ...plain.dashboard!, comparisons } };
    const [, errors, slow] = recordLanes({ ticks: [priced] } as unknown as Trace);
    expect([errors!.unit, slow!.unit]).toEqual(['amount', 'rate']);
  });
  test('have the interval of each model that has one', () => {
    expect(challenger.band!.high[3]).toBe(0.06);
    expect(seenByTeam.lines.find(({ name }) => name === 'incumbent')!.band).toBeUndefined();
  });
});

describe('valueAt(lane, line, played)', () => {
  test('is that of the tick that ended, and none before the first', () => {
    expect(valueAt(seenByTeam, challenger, 0)).toBeUndefined();
    expect(valueAt(seenByTeam, challenger, 3)).toBe(0.02);
    expect(bandAt(seenByTeam, challenger, 3)).toEqual([0.01, 0.04]);
    expect(valueAt(seenByTeam, challenger, 7)).toBeUndefined();
    expect(bandAt(seenByTeam, challenger, 7)).toBeUndefined();
  });
  test('is, of what holds over a tick, that of the tick that begins', () => {
    const [exposure] = lanes;
    expect(valueAt(exposure!, exposure!.lines[0]!, 0)).toBe(0.1);
    expect(valueAt(exposure!, exposure!.lines[0]!, 7)).toBe(0.1);
  });
});
