import { describe, expect, test } from 'vitest';
import type { PairedDifference, PlanComparison, Race } from '../../../sim-core/index.ts';
import {
  comparisonSentences,
  differenceWords,
  isWorthTelling,
  notComparedWords,
  pairWith,
  plansToCompare,
  runsOf,
} from '../../../renderer/views/comparisonWords.ts';
import { probability } from '../fixtures/planResult.ts';

const names = ['Canary release', 'A/B test'] as const;
const plans = [{ id: 'ab' }, { id: 'canary' }, { id: 'shadow' }];

const race = (first: number, second: number, together: number, neither: number, firstAlone = 0): Race => ({
  counted: 400,
  first: { ...probability(first), low: first - 0.03, high: first + 0.03 },
  second: probability(second),
  firstAlone: probability(firstAlone),
  secondAlone: probability(0),
  together: probability(together),
  neither: probability(neither),
});
const noRace = { notCompared: 'neverHarmful' } as const;
const comparison = (races: Partial<PlanComparison['races']>) =>
  ({ races: { catchesHarm: noRace, shipsGood: noRace, decides: noRace, ...races } }) as PlanComparison;

const difference = (mean: number, interval: PairedDifference['interval']): PairedDifference => ({
  counted: 400,
  mean,
  interval,
  firstLower: probability(0.5),
  secondLower: probability(0.5),
  same: probability(0),
});

describe('plansToCompare(plans, chosen)', () => {
  test('are the first two before anybody chose, and where a chosen plan is gone', () => {
    expect(plansToCompare(plans, undefined)).toEqual(['ab', 'canary']);
    expect(plansToCompare(plans, ['shadow', 'gone'])).toEqual(['ab', 'canary']);
  });
  test('are those chosen', () => {
    expect(plansToCompare(plans, ['shadow', 'ab'])).toEqual(['shadow', 'ab']);
  });
  test('are none of one plan', () => {
    expect(plansToCompare(plans.slice(0, 1), undefined)).toBeUndefined();
  });
});

test('pairWith(pair, place, id) changes one place, and swaps rather than have a plan twice', () => {
  expect(pairWith(['ab', 'canary'], 0, 'shadow')).toEqual(['shadow', 'canary']);
  expect(pairWith(['ab', 'canary'], 1, 'shadow')).toEqual(['ab', 'shadow']);
  expect(pairWith(['ab', 'canary'], 0, 'canary')).toEqual(['canary', 'ab']);
  expect(pairWith(['ab', 'canary'], 1, 'ab')).toEqual(['canary', 'ab']);
});

test.each([
  [{ estimate: 0.83, low: 0.801, high: 0.857 }, '83 of 100 runs (80 to 86)'],
  [{ estimate: 0.002, low: 0.0005, high: 0.0072 }, '2 of 1,000 runs (1 to 7)'],
  [{ estimate: 0.999, low: 0.9944, high: 0.9998 }, '999 of 1,000 runs (994 to 1,000)'],
  [{ estimate: 0, low: 0, high: 0.0038 }, 'none of the runs (at most 4 of 1,000)'],
  [{ estimate: 1, low: 0.9962, high: 1 }, 'all runs (at least 996 of 1,000)'],
])('runsOf(share) of %o is "%s"', (share, words) => {
  expect(runsOf(share)).toBe(words);
});

describe('comparisonSentences(comparison, names, truth)', () => {
  test('says who catches the harm first, and what becomes of the other runs', () => {
    const sentences = comparisonSentences(
      comparison({ catchesHarm: race(0.83, 0.1, 0.02, 0.05, 0.7) }),
      names,
      'harmful',
    );
    expect(sentences).toEqual([
      {
        headline: 'Canary release catches the harm before A/B test in 83 of 100 runs (80 to 86).',
        rest: 'A/B test never does in 70 of 100; A/B test is first in 10 of 100; both catch it at the same time in 2 of 100; neither catches it in 5 of 100.',
      },
    ]);
  });
  test('says of either plan in how many runs it never comes to it', () => {
    const both = { ...race(0.5, 0.4, 0, 0.1, 0.3), secondAlone: probability(0.4) };
    const [sentence] = comparisonSentences(comparison({ catchesHarm: both }), names, 'harmful');
    expect(sentence!.rest).toBe(
      'A/B test never does in 30 of 100; A/B test is first in 40 of 100, and Canary release never does in these; neither catches it in 10 of 100.',
    );
  });
  test('lets the plan lead that is more often first', () => {
    const [sentence] = comparisonSentences(
      comparison({ catchesHarm: race(0.3, 0.6, 0, 0.1) }),
      names,
      'harmful',
    );
    expect(sentence!.headline).toBe(
      'A/B test catches the harm before Canary release in 60 of 100 runs (59 to 61).',
    );
  });
  test('says so where the other plan never comes to it at all', () => {
    const [sentence] = comparisonSentences(
      comparison({ catchesHarm: race(0.6, 0, 0, 0.4, 0.6) }),
      names,
      'harmful',
    );
    expect(sentence!.rest).toBe('A/B test never does in these; neither catches it in 40 of 100.');
  });
  test('says so where none is ever first', () => {
    expect(comparisonSentences(comparison({ decides: race(0, 0, 1, 0) }), names, 'harmful')).toEqual([
      {
        headline:
          'Neither Canary release nor A/B test reaches a verdict (right or wrong) before the other in any run.',
        rest: 'Both reach one at the same time in all runs.',
      },
    ]);
  });
  test('says so where neither ever comes to it', () => {
    expect(comparisonSentences(comparison({ catchesHarm: race(0, 0, 0, 1) }), names, 'harmful')).toEqual([
      { headline: 'Neither Canary release nor A/B test catches the harm in any run.', rest: '' },
    ]);
  });
  test('calls a good challenger what it is', () => {
    const headline = (truth: 'better' | 'equal') =>
      comparisonSentences(comparison({ shipsGood: race(0.5, 0, 0, 0.5) }), names, truth)[0]!.headline;
    expect(headline('better')).toMatch(
      /^Canary release ships the better model before A\/B test in 50 of 100/,
    );
    expect(headline('equal')).toMatch(/^Canary release ships the harmless model before/);
  });
  test('names the runs that it counts where the truth differs from run to run', () => {
    const sentences = comparisonSentences(
      comparison({ catchesHarm: race(0.5, 0.2, 0, 0.3), shipsGood: race(0.5, 0.5, 0, 0) }),
      names,
      'open',
    );
    expect(sentences[0]!.headline).toMatch(
      /^Where the challenger is harmful, Canary release catches the harm before/,
    );
    expect(sentences[0]!.rest).toMatch(/Counted over the 400 such runs\.$/);
    expect(sentences[1]!.headline).toMatch(/^Where it is good, Canary release ships the good challenger/);
  });
  test('says nothing of what there is nothing to come to', () => {
    expect(comparisonSentences(comparison({}), names, 'better')).toEqual([]);
  });
});

describe('differenceWords(difference, quantity)', () => {
  test('says which way a difference goes, and its interval the same way', () => {
    expect(differenceWords(difference(-1200, [-1300, -1100]), 'users')).toEqual({
      value: '1,200 users fewer',
      interval: '1,100 to 1,300 fewer',
    });
    expect(differenceWords(difference(1200, [1100, 1300]), 'users')).toEqual({
      value: '1,200 users more',
      interval: '1,100 to 1,300 more',
    });
  });
  test('tells times in one unit, as sooner and later', () => {
    expect(differenceWords(difference(-96, [-120, -72]), 'decisionHours')).toEqual({
      value: '4 days sooner',
      interval: '3 to 5 sooner',
    });
  });
  test('says that chance may have made what lies on both sides of none', () => {
    expect(differenceWords(difference(2, [-1, 5]), 'extraFailures')).toEqual({
      value: '2 failures more',
      interval: '1 fewer to 5 more: may be chance',
    });
  });
  test('has no interval where both ends read alike', () => {
    expect(differenceWords(difference(1200, [1199.9, 1200.1]), 'users').interval).toBeUndefined();
  });
  test('says that there is no difference, and has no interval of one pair', () => {
    expect(differenceWords(difference(0, [0, 0]), 'users')).toEqual({
      value: 'no difference',
      interval: undefined,
    });
    expect(differenceWords(difference(3, null), 'users')).toEqual({
      value: '3 users more',
      interval: undefined,
    });
  });
});

test('isWorthTelling(difference) leaves out what has nothing to do with this challenger', () => {
  expect(isWorthTelling(difference(1, null))).toBe(true);
  expect(isWorthTelling({ notCompared: 'neverBothCatch' })).toBe(true);
  expect(isWorthTelling({ notCompared: 'neverHarmful' })).toBe(false);
  expect(isWorthTelling({ notCompared: 'neverBetter' })).toBe(false);
});

test('notComparedWords(reason) is a reason in plain words', () => {
  expect(notComparedWords('neverBothCatch')).toBe('in no run do both catch the harm');
});
