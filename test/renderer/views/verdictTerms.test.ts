import { expect, test } from 'vitest';
import { endingsOf, likeliestEnding, toldTruth } from '../../../renderer/views/verdictTerms.ts';
import { nothingToDetect, openTruth, planResult, probability } from '../fixtures/planResult.ts';

test('endingsOf(plan) tells a harmful world as caught, stopped early, undecided and shipped', () => {
  const endings = endingsOf(planResult({ caught: 0.4 }));
  expect(endings.map(({ key, probability: { estimate } }) => [key, estimate])).toEqual([
    ['caught', 0.4],
    ['stoppedEarly', 0],
    ['undecided', 0.1],
    ['shipped', 0.5],
  ]);
});

test('endingsOf(plan) tells a better world as shipped, undecided and refused', () => {
  const plan = planResult({
    truth: { class: 'better', onsetHours: null, offlineClass: null, chances: null },
    ...nothingToDetect,
    verdict: { promoted: probability(0.7), rolledBack: probability(0.05), undecided: probability(0.25) },
  });
  expect(endingsOf(plan).map(({ key, worth }) => `${key} ${worth}`)).toEqual([
    'shipped good',
    'undecided open',
    'refused bad',
  ]);
});

test('endingsOf(plan) leaves out what nothing was counted for', () => {
  const verdict = { promoted: null, rolledBack: null, undecided: null };
  expect(endingsOf(planResult({ verdict, ...nothingToDetect }))).toEqual([]);
});

test('likeliestEnding(plan) is the ending of the largest probability', () => {
  expect(likeliestEnding(planResult({ caught: 0.4 }))?.key).toBe('shipped');
  expect(likeliestEnding(planResult({ caught: 0.8 }))?.key).toBe('caught');
});

test('likeliestEnding(plan) is undefined before anything was played', () => {
  const verdict = { promoted: null, rolledBack: null, undecided: null };
  expect(likeliestEnding(planResult({ verdict, ...nothingToDetect }))).toBeUndefined();
});

test('endingsOf(plan) tells no good from bad where the truth differs from run to run, and sums to 1', () => {
  const endings = endingsOf(planResult({ caught: 0.4, truth: openTruth }));
  expect(endings.map(({ label, probability: { estimate } }) => [label, estimate])).toEqual([
    ['Shipped', 0.5],
    ['Undecided', 0.1],
    ['Rolled back', 0.4],
  ]);
});

test.each([
  ['harmful', 'the one truth there is', planResult().truth],
  ['open', 'the runs differ', openTruth],
  [
    'better',
    'all runs are alike, whatever the point estimates',
    {
      ...openTruth,
      class: 'harmful',
      chances: { harmful: probability(0), equal: probability(0), better: probability(1) },
    },
  ],
  ['better', 'nothing was played', { ...openTruth, chances: { harmful: null, equal: null, better: null } }],
] as const)('toldTruth(truth) is "%s" where %s', (told, _, truth) => {
  expect(toldTruth(truth)).toBe(told);
});
