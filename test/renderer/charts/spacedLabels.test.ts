import { expect, test } from 'vitest';
import { spacedLabels } from '../../../renderer/charts/spacedLabels.ts';

const every = (distance: number, ...texts: string[]) =>
  spacedLabels(texts.map((text, index) => ({ at: 40 + index * distance, text })));

test('all labels are written where they have room', () => {
  expect(every(60, '0 h', '100 h', '200 h', '300 h')).toEqual([true, true, true, true]);
  expect(spacedLabels([])).toEqual([]);
});

test('every second is written where neighbours would touch, and every third where these would', () => {
  expect(every(32, '0 h', '100 h', '200 h', '300 h', '400 h')).toEqual([true, false, true, false, true]);
  expect(every(20, '0 h', '1,000 h', '2,000 h', '3,000 h')).toEqual([true, false, false, true]);
});

test('one wide label among narrow ones thins all of them, for they stay evenly spaced', () => {
  expect(every(30, '0', '5', '10,000', '15', '20')).toEqual([true, false, true, false, true]);
});

test('labels at one place leave the first alone', () => {
  expect(every(0, 'a', 'b', 'c')).toEqual([true, false, false]);
});
