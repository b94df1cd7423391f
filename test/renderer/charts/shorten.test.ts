import { expect, test } from 'vitest';
import { shorten, shortenTo } from '../../../renderer/charts/shorten.ts';

test('shorten(name, most) keeps what fits and ends the rest with an ellipsis, not after a blank', () => {
  expect(shorten('Canary release', 14)).toBe('Canary release');
  expect(shorten('Canary release', 8)).toBe('Canary…');
});

test('shortenTo(name, width) cuts to the room there is, and leaves a beginning in any case', () => {
  expect(shortenTo('Shadow mode, everything mirrored', 117)).toBe('Shadow mode, e…');
  expect(shortenTo('Shadow mode', 0)).toBe('Sh…');
});
