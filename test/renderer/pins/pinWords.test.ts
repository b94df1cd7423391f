import { describe, expect, test } from 'vitest';
import { ghostsOf } from '../../../renderer/pins/ghostPlans.ts';
import { pinReportMarkdown } from '../../../renderer/pins/pinReport.ts';
import { measureTakeaway } from '../../../renderer/pins/pinTakeaways.ts';
import { pinMeasures } from '../../../renderer/pins/pinMeasures.ts';
import {
  differenceRows,
  pairingSentence,
  planSentences,
  unpairedSentences,
} from '../../../renderer/pins/pinWords.ts';
import { runKey } from '../../../renderer/store/selectors.ts';
import { summarizeRun } from '../../../renderer/simulation/summary.ts';
import type { Answer } from '../../../renderer/store/runState.ts';
import {
  checkScenario,
  compareRuns,
  createSimulationWorker,
  pairingOf,
  parseScenario,
} from '../../../sim-core/index.ts';
import { unpackOutcomes } from '../../../sim-core/outcome/packedOutcomes.ts';
import type { RunSettings, Scenario } from '../../../sim-core/index.ts';
import { shippedText } from '../fixtures/store.ts';

const REPLICATIONS = 400;

/** The shipped story with another share in the canary's last stage, and whatever else is to differ. */
function storyOf(share: number, change: (scenario: Scenario) => unknown = (own) => own): Scenario {
  const story = parseScenario(shippedText('slow-burn')).scenario!;
  const canary = story.plans[1]!;
  const [phase] = canary.phases as unknown as [{ stages: readonly object[] }];
  const stages = [phase.stages[0], { ...phase.stages[1], share }];
  const plans = [story.plans[0], { ...canary, phases: [{ ...phase, stages }] }];
  return checkScenario(change({ ...story, plans } as Scenario)).scenario!;
}

async function play(scenario: Scenario, seed = 1) {
  const settings: RunSettings = { scenario, seed, replications: REPLICATIONS, engine: 'auto' };
  const worker = createSimulationWorker();
  await worker.prepare(settings);
  const outcomes = unpackOutcomes(await worker.play({ from: 0, to: REPLICATIONS }), scenario.plans);
  const summary = summarizeRun(settings, outcomes, true);
  const answer: Answer = { ...summary, settings, key: runKey(scenario, undefined) };
  return { settings, outcomes, answer };
}

type Run = Awaited<ReturnType<typeof play>>;

/** Each plan of a run against the same plan of another. */
function compared(now: Run, before: Run) {
  return now.outcomes.map((outcomes, index) => ({
    now: now.answer.result.plans[index]!,
    pinned: before.answer.result.plans[index]!,
    comparison: compareRuns(
      { settings: now.settings, outcomes },
      { settings: before.settings, outcomes: before.outcomes[index]! },
    ),
  }));
}

const before = await play(storyOf(0.05));
const now = await play(storyOf(0.2));
const [ab, canary] = compared(now, before) as [
  ReturnType<typeof compared>[0],
  ReturnType<typeof compared>[0],
];
const pin = { name: 'As planned', answer: before.answer };

describe('planSentences(comparison, now)', () => {
  test('says who is first now, and how much more often the harm is caught, with intervals', () => {
    const headlines = planSentences(canary.comparison, canary.now).map(({ headline }) => headline);
    expect(headlines[0]).toMatch(
      /^Canary release now catches the harm before the pinned one in \d+ of 100 runs \(\d+ to \d+\)\.$/,
    );
    expect(headlines.at(-1)).toMatch(
      /^Canary release: harm caught in [\d.]+% of runs now, [\d.]+% as pinned: [\d.]+ points more \([\d.]+ to [\d.]+ more\)\.$/,
    );
  });
  test('has nobody first in another world', async () => {
    const wider = await play(storyOf(0.05, (own) => ({ ...own, world: { ...own.world, sharedLuck: 0.9 } })));
    const [, plan] = compared(wider, before);
    expect(
      planSentences(plan!.comparison, plan!.now).every(({ headline }) => !headline.includes('before')),
    ).toBe(true);
  });
});

describe('differenceRows(comparison, now, pinned)', () => {
  const rows = differenceRows(canary.comparison, canary.now, canary.pinned);
  test('tells endings that are met and quantities with their units, and nothing else', () => {
    const titles = rows.map(({ title, unit }) => `${title} (${unit})`);
    expect(titles).toContain('Harm caught (share)');
    expect(titles).toContain('Users reached (users)');
    expect(titles).toContain('Sample (requests)');
    // The challenger is harmful in every world, and a canary runs no model beside.
    expect(titles.filter((title) => /good|gain|model runs/i.test(title))).toEqual([]);
  });
  test('says of an unchanged plan that nothing differs', () => {
    const words = differenceRows(ab.comparison, ab.now, ab.pinned).map((row) => row.words);
    expect(new Set(words.map(({ value }) => value))).toEqual(new Set(['no difference']));
    expect(words.every(({ interval }) => interval === undefined)).toBe(true);
  });
  test('compares no sample in users with one in requests', () => {
    const inUsers = { ...canary.pinned, sampleSize: { ...canary.pinned.sampleSize, unit: 'users' } };
    const sample = differenceRows(canary.comparison, canary.now, inUsers).find(
      ({ key }) => key === 'unitsSeen',
    )!;
    expect(sample).toMatchObject({
      found: undefined,
      words: { value: 'not compared: users as pinned, requests now' },
    });
  });
});

test('ghostsOf(answer, pinned) are the plans of both in which something changed', () => {
  expect([...ghostsOf(now.answer, before.answer).plans.keys()]).toEqual(['canary']);
  expect(ghostsOf(now.answer, now.answer).plans.size).toBe(0);
});

test('unpairedSentences(now, pinned, name) names the plans that only one of the two has', () => {
  expect(unpairedSentences([ab.now, canary.now], [canary.pinned], 'Pin 1')).toEqual([
    'A/B test was not in “Pin 1”: nothing to compare with.',
  ]);
  expect(unpairedSentences([], [ab.pinned, canary.pinned], 'Pin 1')).toEqual([
    'A/B test and Canary release of “Pin 1” are no longer played.',
  ]);
  expect(unpairedSentences([ab.now], [ab.pinned], 'Pin 1')).toEqual([]);
});

describe('pairingSentence(pairing, pin, now, compared)', () => {
  const sentenceOf = (settings: RunSettings, replications = REPLICATIONS) =>
    pairingSentence(
      pairingOf(settings, before.settings),
      pin,
      { seed: settings.seed, replications },
      { now: 40, before: 40 },
    );
  test('says what the runs have in common, and so what can be said', () => {
    expect(sentenceOf(now.settings)).toMatch(/^Each run is set against the same run of “As planned”/);
    const moved = storyOf(0.05, (own) => ({ ...own, tolerance: 0.01 }));
    expect(sentenceOf({ ...now.settings, scenario: moved })).toMatch(/which of them is first cannot be said/);
    expect(sentenceOf({ ...now.settings, seed: 7 })).toMatch(/with seed 1, this run with seed 7/);
  });
  test('says how many runs are compared where not all are', () => {
    expect(sentenceOf(now.settings, 40)).toMatch(/the 40 runs that both have played\.$/);
    expect(sentenceOf({ ...now.settings, seed: 7 }, 40)).not.toMatch(/both have played/);
  });
});

describe('measureTakeaway(measure, plans)', () => {
  test('names what has changed beyond chance, and what has not', () => {
    const measures = pinMeasures(now.answer.result.plans);
    const users = measures.find(({ key }) => key === 'users')!;
    expect(measureTakeaway(users, [ab, canary])).toMatch(
      /^Canary release: [\d,]+ users (fewer|more) \([\d,]+ to [\d,]+ (fewer|more)\)\. For A\/B test no difference beyond chance\.$/,
    );
    expect(measureTakeaway(users, [ab])).toBe('No difference beyond chance for A/B test.');
  });
});

describe('pinReportMarkdown(report)', () => {
  const text = pinReportMarkdown({
    pin: { ...pin, name: 'Plan | 1' },
    answer: now.answer,
    changes: ['Canary release › stage 2 › share: 5% → 20%'],
    pairing: 'Each run against the same run.',
    plans: [ab, canary],
  });
  test('holds both runs, what changed, what came of it, and leaves unchanged plans at a sentence', () => {
    expect(text).toMatch(
      /^# Slow burn: now against “Plan \\\| 1”\n\n- Now: Rollout Lab · Slow burn · 400 replications/,
    );
    expect(text).toContain('\n- Canary release › stage 2 › share: 5% → 20%\n');
    expect(text).toContain('\nA/B test is as pinned: every run came out the same.\n');
    expect(text).toContain('\n### Canary release\n');
    expect(text).not.toContain('### A/B test');
  });
  test('has tables whose rows have as many cells as their head', () => {
    const lines = text.split('\n').filter((line) => line.startsWith('|'));
    expect(lines.length).toBeGreaterThan(5);
    expect(new Set(lines.map((line) => line.replaceAll(String.raw`\|`, '').split('|').length))).toEqual(
      new Set([7]),
    );
    expect(text).not.toMatch(/NaN|undefined|null/);
  });
});
