import { describe, expect, test } from 'vitest';
import {
  detectionTakeaway,
  reachTakeaway,
  sampleTakeaway,
  truthSentence,
  verdictTakeaway,
} from '../../../renderer/views/takeaways.ts';
import type { PlanResult } from '../../../sim-core/index.ts';
import { nothingToDetect, openTruth, planResult, probability, quantity } from '../fixtures/planResult.ts';

const canary = planResult({ caught: 0.1 });
const shadow = planResult({ id: 'shadow', name: 'Shadow mode', caught: 0.94 });

describe('verdictTakeaway(plans)', () => {
  test('names the plan that catches most with its interval, and the one that catches least', () => {
    expect(verdictTakeaway([canary, shadow])).toBe(
      'Shadow mode catches the harm in 94% of runs (93–95%), Canary release in 10%.',
    );
  });
  test('says one sentence for all where they do not differ', () => {
    expect(verdictTakeaway([shadow, { ...shadow, id: 'other', name: 'Other' }])).toBe(
      'Every plan catches the harm in 94% of runs.',
    );
  });
  test('speaks of shipping where the challenger is better', () => {
    const better = planResult({
      truth: { class: 'better', onsetHours: null, offlineClass: null, chances: null },
      ...nothingToDetect,
      verdict: { promoted: probability(0.86), rolledBack: probability(0), undecided: probability(0.14) },
    });
    expect(verdictTakeaway([better])).toBe('Canary release ships the better model in 86% of runs (85–87%).');
  });
  test('says that nothing has been played without plans', () => {
    expect(verdictTakeaway([])).toBe('Nothing has been played yet.');
  });
});

describe('detectionTakeaway(plans)', () => {
  test('names the first to catch in half of the runs, and the most blind', () => {
    expect(detectionTakeaway([canary, shadow])).toBe(
      'Shadow mode is the first to have caught it in half of the runs, 4 days after the harm began; Canary release never catches it in 90% of runs.',
    );
  });
  test('says so where no plan catches half', () => {
    expect(detectionTakeaway([canary])).toBe(
      'No plan catches the harm in half of the runs; Canary release never catches it in 90% of runs.',
    );
  });
  test('tells never caught from stopped before the harm', () => {
    const early = planResult({ caught: 0.1, missed: probability(0.6), stoppedBeforeOnset: probability(0.3) });
    expect(detectionTakeaway([early])).toMatch(/never catches it in 60% of runs\.$/);
  });
  test('says why there is nothing to catch', () => {
    expect(detectionTakeaway([planResult(nothingToDetect)])).toBe(
      'The challenger does no harm in this world, so there is nothing to catch.',
    );
  });
});

describe('reachTakeaway(plans, reach, population)', () => {
  const { blastRadius } = shadow;
  const harmless = {
    ...shadow,
    blastRadius: { ...blastRadius, users: quantity(0), extraFailures: quantity(0) },
  };
  test('compares what 1 run in 20 reaches, and says of those that reach none what holds for the other 19', () => {
    expect(reachTakeaway([canary, harmless], 'users', 100_000)).toBe(
      'In 1 run in 20 Canary release reaches 20,000 users or more. In at least 19 of 20 runs Shadow mode reaches nobody.',
    );
    expect(reachTakeaway([canary, harmless], 'extraFailures', 100_000)).toBe(
      'In 1 run in 20 Canary release causes 600 extra failures or more. In at least 19 of 20 runs Shadow mode causes no extra failure.',
    );
  });
  test('speaks of several plans that reach none in the plural', () => {
    expect(reachTakeaway([harmless, { ...harmless, name: 'Other' }], 'users', 100_000)).toBe(
      'In at least 19 of 20 runs Shadow mode and Other reach nobody.',
    );
  });
  test('takes rounding noise for nothing', () => {
    const noise = { ...shadow, blastRadius: { ...blastRadius, extraFailures: quantity(4e-12) } };
    expect(reachTakeaway([noise], 'extraFailures', 100_000)).toBe(
      'In at least 19 of 20 runs Shadow mode causes no extra failure.',
    );
  });
  test('does not round users up to all there are', () => {
    const most = { ...shadow, blastRadius: { ...blastRadius, users: quantity(49_993) } };
    expect(reachTakeaway([most], 'users', 100_000)).toContain('reaches 99,990 users or more');
  });
});

describe('sampleTakeaway(plans)', () => {
  const sized = (change: Partial<PlanResult['sampleSize']>, rest: Parameters<typeof planResult>[0] = {}) =>
    planResult({
      caught: 0.9,
      ...rest,
      sampleSize: { ...canary.sampleSize, unit: 'users', used: quantity(500), required: 400, ...change },
    });
  test('names the plan that decides on too few, and those whose evidence does not hold the harm', () => {
    const blind = sized({ required: null, effect: 'unseen' }, { name: 'Interleaved test' });
    expect(sampleTakeaway([canary, blind])).toBe(
      'Canary release decides on 20,000 requests where theory asks for 60,000: too few to tell the mean effect from chance. For Interleaved test no sample would do: the harm does not show in its evidence.',
    );
  });
  test('names the others that decide on too few', () => {
    const other = planResult({
      id: 'other',
      name: 'Other',
      sampleSize: { ...canary.sampleSize, required: 40_000 },
    });
    expect(sampleTakeaway([other, canary])).toMatch(
      /^Canary release decides .* chance\. Other has too few as well\.$/,
    );
  });
  test('names those whose sample is large enough', () => {
    expect(sampleTakeaway([sized({})])).toBe(
      'Canary release sees at least the sample that theory asks for at the mean effect within its hours.',
    );
  });
  test('does not call a sample enough without saying that the plan misses the harm all the same', () => {
    expect(sampleTakeaway([sized({}, { caught: 0.08 })])).toBe(
      'Canary release sees the sample that theory asks for at the mean effect within its hours, yet misses the harm in 92% of runs.',
    );
  });
  test('says that there is nothing to see where the models are equal', () => {
    expect(sampleTakeaway([sized({ required: null, effect: 'none' }, nothingToDetect)])).toBe(
      'The models do not differ, so no sample would show a difference.',
    );
  });
  test('does not call a gate blind that acts only on harm', () => {
    const truth = { class: 'better', onsetHours: null, offlineClass: null, chances: null } as const;
    const gate = sized({ required: null, effect: 'unseen' }, { ...nothingToDetect, truth });
    expect(sampleTakeaway([gate])).toBe(
      'For Canary release theory asks for no sample: its evidence holds no harm, and no gain to act on.',
    );
  });
  test('says when there are fewer users than theory asks for', () => {
    expect(sampleTakeaway([sized({ required: 120_000, available: 100_000 })])).toBe(
      'Canary release would need 120,000 users, more than the 100,000 there are.',
    );
  });
});

describe('where the truth differs from run to run', () => {
  const open = planResult({ caught: 0.1, truth: openTruth });

  test('verdictTakeaway(plans) speaks of the challenger, which is neither', () => {
    expect(verdictTakeaway([open])).toBe('Canary release ships the challenger in 80% of runs (79–81%).');
  });
  test('detectionTakeaway(plans) speaks of the runs in which it is harmful', () => {
    expect(detectionTakeaway([open])).toBe(
      'No plan catches the harm in half of the runs in which it is harmful; Canary release never catches it in 90% of these.',
    );
  });
  test('sampleTakeaway(plans) says of which runs a plan misses the harm', () => {
    const { sampleSize } = planResult();
    expect(sampleTakeaway([{ ...open, sampleSize: { ...sampleSize, required: 100 } }])).toMatch(
      /yet misses the harm in 90% of the runs in which there is one\.$/,
    );
  });
  test('truthSentence(truth) says how the drawn worlds divide, the likeliest first', () => {
    expect(truthSentence(openTruth)).toBe(
      'In truth the challenger is better in 70% (69–71%) of the drawn worlds, harmful in 30% (29–31%). Detection counts only those in which it is harmful. At the point estimates it is better.',
    );
  });
});

test.each([
  [
    { class: 'harmful', onsetHours: 24.5, offlineClass: null, chances: null },
    'In truth the challenger is harmful, from 24.5 hours on.',
  ],
  [
    { class: 'harmful', onsetHours: 0, offlineClass: null, chances: null },
    'In truth the challenger is harmful from the start.',
  ],
  [
    { class: 'better', onsetHours: null, offlineClass: null, chances: null },
    'In truth the challenger is better.',
  ],
  [
    { class: 'harmful', onsetHours: 0, offlineClass: 'equal', chances: null },
    'In truth the challenger is harmful from the start. Offline tests would have called it as good as the incumbent.',
  ],
  [
    { class: 'equal', onsetHours: null, offlineClass: null, chances: null },
    'In truth the challenger is as good as the incumbent.',
  ],
] as const)('truthSentence(%o) is "%s"', (truth, sentence) => {
  expect(truthSentence(truth)).toBe(sentence);
});
