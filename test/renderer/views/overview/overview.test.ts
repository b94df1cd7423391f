import { describe, expect, test } from 'vitest';
import {
  flowWords,
  overviewTakeaway,
  reachWords,
} from '../../../../renderer/views/overview/overviewWords.ts';
import { overviewTable } from '../../../../renderer/views/overview/overviewTable.ts';
import { wrapped } from '../../../../renderer/views/overview/PhaseStrip.tsx';
import { plannedPhases } from '../../../../renderer/views/overview/plannedPhases.ts';
import { parseScenario } from '../../../../sim-core/index.ts';
import type { PlanResult } from '../../../../sim-core/index.ts';
import { planResult, probability, quantity } from '../../fixtures/planResult.ts';
import { shippedText } from '../../fixtures/store.ts';

const plan = parseScenario(shippedText('capstone')).scenario!.plans.find(({ id }) => id === 'phased')!;
const phases = plannedPhases(plan);

const result: PlanResult['phases'][number] = {
  strategy: 'shadow',
  reached: probability(0.62),
  visits: quantity(1),
  ending: {
    passed: probability(0.7),
    failed: probability(0.3),
    undecided: probability(0),
    unfinished: null,
  },
  hours: quantity(36),
  sampleSize: { unit: 'pairs', used: null },
  blastRadius: { requests: null, extraFailures: null, harm: null },
};

describe('plannedPhases(plan)', () => {
  test('lays phases end to end, each at its longest', () => {
    expect(phases.map(({ name, fromHours, toHours }) => [name, fromHours, toHours])).toEqual([
      ['Shadow mode', 0, 48],
      ['Canary release', 48, 96],
      ['Canary release', 96, 216],
      ['A/B test', 216, 552],
    ]);
  });
  test('has a step for each share, the last until the phase ends', () => {
    expect(phases[2]!.steps).toEqual([
      { fromHours: 96, toHours: 144, reached: 0.1, unseen: 0 },
      { fromHours: 144, toHours: 192, reached: 0.25, unseen: 0 },
      { fromHours: 192, toHours: 216, reached: 0.5, unseen: 0 },
    ]);
    expect(phases[0]!.steps).toEqual([{ fromHours: 0, toHours: 48, reached: 0, unseen: 0.1 }]);
  });
});

describe('the words of an overview', () => {
  test('say who comes to a phase and how long it lasts, in one unit', () => {
    expect(reachWords(phases[0]!, result)).toBe(
      'reached by 62% (61–63%) of runs; lasts 36 hours (median, 32.4–39.6), planned 48 hours at most',
    );
    expect(reachWords(phases[0]!, { ...result, hours: null })).toBe(
      'reached by 62% (61–63%) of runs; planned 48 hours at most',
    );
  });
  test('say where its endings lead, and leave out what never happens', () => {
    expect(flowWords(phases, 0, result)).toEqual([
      'passes in 70% (69–71%) → phase 2',
      'fails in 30% (29–31%) → everyone keeps the incumbent',
    ]);
    expect(flowWords(phases, 3, result)[0]).toBe('passes in 70% (69–71%) → everyone gets the challenger');
  });
  test('begin with the likeliest ending', () => {
    const tree = {
      bad: {
        share: probability(1),
        shipped: probability(0.3),
        stopped: probability(0.7),
        stoppedBefore: probability(0),
        undecided: probability(0),
      },
      good: null,
    };
    expect(overviewTakeaway(planResult(), tree)).toBe(
      'Canary release stops the harm in 70% (69–71%) of runs and ships the harm in 30% (29–31%) of runs. Where it comes to a verdict, that takes 5 days (median, 4.5–5.5).',
    );
    expect(overviewTakeaway(planResult({ decisionHours: null }), tree)).toMatch(
      /It never comes to a verdict\.$/,
    );
  });
});

test('overviewTable(result, phases, tree) has every phase and every ending once', () => {
  const tree = {
    bad: null,
    good: {
      share: probability(1),
      shipped: probability(0.5),
      stopped: probability(0.1),
      undecided: probability(0.4),
    },
  };
  const { rows, rowKey } = overviewTable(planResult({ phases: [result] }), phases.slice(0, 1), tree);
  expect(rows.map(({ name }) => name)).toEqual([
    '1. Shadow mode',
    '1. Shadow mode: passes',
    '1. Shadow mode: fails',
    '1. Shadow mode: cannot decide',
    '1. Shadow mode: still running at the end',
    'Good challenger (equal or better)',
    'Good challenger (equal or better): Shipped',
    'Good challenger (equal or better): Stopped without cause',
    'Good challenger (equal or better): Undecided',
  ]);
  expect(new Set(rows.map(rowKey)).size).toBe(rows.length);
});

test('wrapped(text, most) breaks at spaces and loses nothing', () => {
  expect(wrapped('one two three', 8)).toEqual(['one two', 'three']);
  expect(wrapped('immeasurable', 4)).toEqual(['immeasurable']);
});
