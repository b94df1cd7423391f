import { expect, test } from 'vitest';
import { warningSentences } from '../../../renderer/layout/warningWords.ts';

const warning = (segment: string) => ({
  path: ['world', 'challenger', 'segments', segment, 'error', 'formula'],
  message: 'gives 1.2 at hours 5; it is taken as 1',
});

test('warningSentences(warnings) names the place and what was done there', () => {
  expect(warningSentences([warning('rare')])).toEqual([
    'Challenger, segments, rare, error, formula gives 1.2 at hours 5; it is taken as 1.',
  ]);
});

test('warningSentences(warnings) counts what it does not list', () => {
  const sentences = warningSentences(['a', 'b', 'c', 'd', 'e'].map(warning));
  expect(sentences).toHaveLength(4);
  expect(sentences[3]).toBe('There are 2 more such places.');
  expect(warningSentences(['a', 'b', 'c', 'd'].map(warning)).at(-1)).toBe('There is 1 more such place.');
});

test('warningSentences(warnings) counts places in lists from 1', () => {
  expect(warningSentences([{ path: ['plans', 0, 'name'], message: 'is odd' }])).toEqual([
    'Plans, 1, name is odd.',
  ]);
});
