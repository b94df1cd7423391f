import { describe, expect, test } from 'vitest';
import { momentSentence } from '../../../renderer/runs/momentWords.ts';
import { recordRun } from '../../../renderer/runs/recordRun.ts';
import { sketchRun } from '../../../renderer/runs/runSketch.ts';
import { formatRate, lengthName, momentName, withinSentence } from '../../../renderer/runs/runWords.ts';
import { createSimulationWorker, parseScenario } from '../../../sim-core/index.ts';
import type { RunSettings, Trace } from '../../../sim-core/index.ts';
import { shippedText } from '../fixtures/store.ts';

function settingsOf(text: string): RunSettings {
  const { scenario, problems } = parseScenario(text);
  if (!scenario) throw new Error(JSON.stringify(problems));
  return { scenario, seed: 1, replications: 10, engine: 'auto' };
}

const slowBurn = settingsOf(shippedText('slow-burn'));
const traceOf = (settings: RunSettings, planId: string, replication: number) =>
  createSimulationWorker().trace(settings, planId, replication) as Trace;
const canary = recordRun(traceOf(slowBurn, 'canary', 0), slowBurn.scenario);

describe('recordRun(trace, scenario)', () => {
  test('has a value for each tick of each line, and ends where the verdict is', () => {
    expect(canary.ticks).toBe(1344);
    for (const { lines } of canary.lanes) {
      for (const { values } of lines) expect(values.length).toBe(canary.ticks);
    }
    expect(canary.endTick * canary.tickHours).toBe(canary.decisionHours);
    expect(canary.visits).toEqual([{ phase: 0, strategy: 'canary', from: 0, to: canary.endTick }]);
  });
  test('tells what happened: the beginning, each gate by its name, the end, and where harm begins', () => {
    expect(canary.events.map(({ tick, kind, outcome, title }) => [tick / 2, kind, outcome, title])).toEqual([
      [0, 'phase', undefined, 'Canary release begins'],
      [24, 'gate', 'goesOn', '“1% for 24 h” passed, the phase goes on'],
      [24.5, 'onset', undefined, 'In truth the challenger turns harmful'],
      [72, 'gate', 'passed', '“5% for 48 h” passed, the phase ends'],
      [72, 'end', undefined, 'Promoted'],
    ]);
    expect(canary.events[1]!.detail).toMatch(
      /^From here the challenger answers 5% of requests\. Errors per request: [\d.]+% against [\d.]+%, standard errors worse -?[\d.]+ \(limit 3\)$/,
    );
    expect(canary.events.at(-1)!.detail).toBe('From here the challenger answers 100% of requests');
  });
  test('tells phases by their number where there are several, and a phase that begins again anew', () => {
    const text = JSON.parse(shippedText('slow-burn')) as { plans: object[] };
    const neverGoodEnough = {
      kind: 'threshold',
      metric: 'errors',
      baseline: { kind: 'fixed', rate: 0.000_001 },
      everyHours: 24,
      rollsBack: { kind: 'most-recent', failures: 1, checks: 1 },
    };
    text.plans = [
      {
        id: 'two',
        name: 'Two',
        phases: [
          { strategy: 'shadow', hours: 24, leadsTo: { failed: 'next' } },
          {
            strategy: 'canary',
            stages: [{ share: 0.1, hours: 24 }],
            gates: [neverGoodEnough],
            leadsTo: { failed: 'back' },
          },
        ],
      },
    ];
    const settings = settingsOf(JSON.stringify(text));
    const record = recordRun(traceOf(settings, 'two', 0), settings.scenario);
    expect(record.visits.slice(0, 4).map(({ phase: index, from, to }) => [index, from, to])).toEqual([
      [0, 0, 48],
      [1, 48, 96],
      [0, 96, 144],
      [1, 144, 192],
    ]);
    expect(record.events.filter(({ kind }) => kind === 'phase')[1]!.title).toBe(
      'Phase 2 of 2 begins: canary release',
    );
    expect(record.events.at(-1)!.title).toBe('The time is over without a verdict');
  });
});

describe('momentSentence(record, played, truthShown)', () => {
  test('says where the plan is, what is read, and with the truth what it has cost', () => {
    expect(momentSentence(canary, 96, true)).toMatch(
      /^Hour 48: canary release, challenger answers 5%; errors per request [\d.]+% against [\d.]+%; standard errors worse -?[\d.]+ \(limit 3\); in truth [\d.]+ extra failures so far\.$/,
    );
    expect(momentSentence(canary, 96, false)).not.toContain('truth');
  });
  test('has nothing to read before the first tick, and knows when the plan is over', () => {
    expect(momentSentence(canary, 0, true)).toBe(
      'Hour 0: canary release, challenger answers 1%; in truth no extra failures so far.',
    );
    expect(momentSentence(canary, canary.ticks, false)).toBe(
      'Day 28: the plan is over, challenger answers 100%.',
    );
  });
});

test('momentName(hours) goes from hours to days and the hours beyond', () => {
  expect([0, 37, 24.5, 72, 109.5].map(momentName)).toEqual([
    'hour 0',
    'hour 37',
    'hour 24.5',
    'day 3',
    'day 4 and 13.5 h',
  ]);
});

test('withinSentence(name) keeps abbreviations', () => {
  expect(['Canary release', 'A/B test'].map(withinSentence)).toEqual(['canary release', 'A/B test']);
});

test('sketchRun(trace, points) has the run’s start, its end and its shares in between', () => {
  const trace = traceOf(slowBurn, 'canary', 0);
  const { points, horizonHours, verdict } = sketchRun(trace, 29);
  expect(verdict).toBe('promoted');
  expect(horizonHours).toBe(672);
  expect(points.map(({ hours }) => hours)).toEqual(Array.from({ length: 29 }, (_, day) => day * 24));
  expect(points.slice(0, 5).map(({ reached }) => reached)).toEqual([0.01, 0.05, 0.05, 1, 1]);
  expect(points[0]!.extraFailures).toBe(0);
  expect(points.at(-1)!.extraFailures).toBe(trace.ticks.at(-1)!.truth.extraFailures);
  expect(sketchRun(traceOf(slowBurn, 'shadow', 0), 3).points[0]).toMatchObject({ reached: 0, unseen: 0.1 });
});

test('lengthName(hours) has one hour as an hour', () => {
  expect([0.25, 1, 12, 168].map(lengthName)).toEqual(['15 minutes', '1 hour', '12 hours', '7 days']);
});

test('formatRate(rate) keeps what tells rates apart, near nothing and near all', () => {
  expect([0, 0.000_084_4, 0.0241, 0.4213, 0.9987, 1].map(formatRate)).toEqual([
    '0%',
    '0.00844%',
    '2.41%',
    '42.1%',
    '99.87%',
    '100%',
  ]);
});
