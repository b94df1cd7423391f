import { expect, test } from 'vitest';
import { singularOf, withArticle, wordsOfKey } from '../../../renderer/inspector/words.ts';

test('wordsOfKey(key) writes a key as a label', () => {
  expect(wordsOfKey('hourOfWeek')).toBe('Hour of week');
});
test('withArticle(noun) puts "an" before a vowel', () => {
  expect(['stage', 'interim look'].map(withArticle)).toEqual(['a stage', 'an interim look']);
});
test('singularOf(label) is one of them', () => {
  expect(['Interim looks', 'Steps down', 'Feedback', 'Phases', 'Success'].map(singularOf)).toEqual([
    'interim look',
    'step down',
    'feedback',
    'phase',
    'success',
  ]);
});
