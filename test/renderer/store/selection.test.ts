import { describe, expect, test } from 'vitest';
import { existingSelection, outlineItemOf } from '../../../renderer/store/selection.ts';

test.each([
  [
    ['world', 'traffic', 'bursts', 0, 'hours'],
    ['world', 'traffic'],
  ],
  [
    ['world', 'segments', 1, 'share'],
    ['world', 'segments', 1],
  ],
  [['world', 'horizonHours'], ['world']],
  [
    ['plans', 2, 'phases', 0],
    ['plans', 2],
  ],
  [['plans'], []],
  [['seed'], []],
])('outlineItemOf(%j) is %j', (path, item) => {
  expect(outlineItemOf(path)).toEqual(item);
});

describe('existingSelection(draft, place, otherwise)', () => {
  const draft = { world: { segments: [1, 2], users: {} }, plans: [1] };
  test('is the item of the place', () => {
    expect(existingSelection(draft, ['world', 'segments', 1, 'share'])).toEqual(['world', 'segments', 1]);
  });
  test('is the entry before, where the last is no more', () => {
    expect(existingSelection(draft, ['world', 'segments', 2])).toEqual(['world', 'segments', 1]);
  });
  test('is what was selected where there is nothing near, or else the scenario', () => {
    expect(existingSelection(draft, ['world', 'capacity'], ['world', 'users'])).toEqual(['world', 'users']);
    expect(existingSelection(draft, ['world', 'drifts', 0], ['world', 'ranking'])).toEqual([]);
  });
});
