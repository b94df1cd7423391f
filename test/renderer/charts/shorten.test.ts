import { expect, test } from 'vitest';
import { shorten, wrapTo } from '../../../renderer/charts/shorten.ts';

test('shorten(name, most) keeps what fits and ends the rest with an ellipsis, not after a blank', () => {
  expect(shorten('Canary release', 14)).toBe('Canary release');
  expect(shorten('Canary release', 8)).toBe('Canary…');
});

test('wrapTo(name, width, lines) breaks between words, so that names that begin alike stay apart, and cuts what is left', () => {
  expect(wrapTo('Shadow mode', 117, 2)).toEqual(['Shadow mode']);
  expect(wrapTo('Looks every day, each time at 5%', 126, 2)).toEqual(['Looks every day,', 'each time at 5%']);
  expect(wrapTo('Looks every day, by a test that allows it', 126, 2)).toEqual([
    'Looks every day,',
    'by a test that…',
  ]);
  expect(wrapTo('Looks every day, each time at 5%', 126, 1)).toEqual(['Looks every day…']);
});

test('wrapTo leaves a beginning of a word that is wider than the label, in any case', () => {
  expect(wrapTo('Gegenüberstellung', 40, 2)).toEqual(['Gege…']);
  expect(wrapTo('Shadow', 0, 1)).toEqual(['Sh…']);
});
