import { expect, test } from 'vitest';
import { countingOf } from '../../../sim-core/world/counting.ts';

test('countingOf(filters, role, isBot) is nothing to reckon with where there are no filters', () => {
  expect(countingOf([], 'challenger', false)).toBeUndefined();
});

test('countingOf(filters, role, isBot) is the product of what the filters that apply let through', () => {
  const filters = [
    { model: 'challenger', requests: 'bots', share: 0.75 },
    { model: 'both', requests: 'errors', share: 0.5 },
    { model: 'incumbent', requests: 'everyone', share: 0.2 },
  ] as const;
  expect(countingOf([...filters], 'challenger', true)).toEqual({ errors: 0.125, others: 0.25 });
  expect(countingOf([...filters], 'challenger', false)).toEqual({ errors: 0.5, others: 1 });
  expect(countingOf([...filters], 'incumbent', true)).toEqual({ errors: 0.4, others: 0.8 });
});
