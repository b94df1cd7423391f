import { describe, expect, test } from 'vitest';
import {
  detectionTakeaway,
  reachTakeaway,
  sampleTakeaway,
  truthSentence,
  verdictTakeaway,
} from '../../../renderer/views/takeaways.ts';
import { nothingToDetect, planResult, probability, quantity } from '../fixtures/planResult.ts';

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
      truth: { class: 'better', onsetHours: null },
      detection: nothingToDetect,
      verdict: { promoted: probability(0.86), rolledBack: probability(0), undecided: probability(0.14) },
    });
    expect(verdictTakeaway([better])).toBe('Canary release ships the better model in 86% of runs (85–87%).');
  });
  test('says that nothing has been played without plans', () => {
    expect(verdictTakeaway([])).toBe('Nothing has been played yet.');
  });
});

describe('detectionTakeaway(plans)', () => {
  test('names the first to catch in half of its runs, and the most blind', () => {
    expect(detectionTakeaway([canary, shadow])).toBe(
      'Shadow mode is first to have caught it in half of its runs, 4 days after it began; Canary release never catches it in 90% of runs.',
    );
  });
  test('says so where no plan catches half', () => {
    expect(detectionTakeaway([canary])).toBe(
      'No plan has caught the harm in half of its runs by the end; Canary release never catches it in 90% of runs.',
    );
  });
  test('says why there is nothing to catch', () => {
    expect(detectionTakeaway([planResult({ detection: nothingToDetect })])).toBe(
      'The challenger does no harm in this world, so there is nothing to catch.',
    );
  });
});

describe('reachTakeaway(plans, reach)', () => {
  test('compares what 1 run in 20 reaches', () => {
    const { blastRadius } = shadow;
    const harmless = {
      ...shadow,
      blastRadius: { ...blastRadius, users: quantity(0), extraFailures: quantity(0) },
    };
    expect(reachTakeaway([canary, harmless], 'users')).toBe(
      'In 1 run in 20 Canary release reaches 20,000 users or more, Shadow mode nobody.',
    );
    expect(reachTakeaway([canary, harmless], 'extraFailures')).toBe(
      'In 1 run in 20 Canary release causes 600 extra failures or more, Shadow mode none.',
    );
  });
});

describe('sampleTakeaway(plans)', () => {
  test('names the plan that decides on too few, and those that see no effect', () => {
    const blind = planResult({
      name: 'Interleaved test',
      sampleSize: { unit: 'sessions', used: quantity(100), required: null },
    });
    expect(sampleTakeaway([canary, blind])).toBe(
      'Canary release decides on 20,000 requests where theory asks for 60,000: too few to tell the mean effect from chance. Interleaved test cannot see the effect, whatever the sample.',
    );
  });
  test('says so where all samples are large enough', () => {
    const enough = planResult({ sampleSize: { unit: 'users', used: quantity(500), required: 400 } });
    expect(sampleTakeaway([enough])).toBe(
      'Every plan that can see the effect sees at least the sample that theory asks for at its mean.',
    );
  });
});

test.each([
  [{ class: 'harmful', onsetHours: 24.5 }, 'In truth the challenger is harmful, from 24.5 hours on.'],
  [{ class: 'harmful', onsetHours: 0 }, 'In truth the challenger is harmful from the start.'],
  [{ class: 'better', onsetHours: null }, 'In truth the challenger is better.'],
  [{ class: 'equal', onsetHours: null }, 'In truth the challenger is as good as the incumbent.'],
] as const)('truthSentence(%o) is "%s"', (truth, sentence) => {
  expect(truthSentence(truth)).toBe(sentence);
});
