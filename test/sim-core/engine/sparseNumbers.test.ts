import { expect, test } from 'vitest';
import { sparseNumbers } from '../../../sim-core/engine/sparseNumbers.ts';

test.each([100, 30_000_000])('sparseNumbers(%s) keeps numbers by key, 0 among them', (keys) => {
  const numbers = sparseNumbers(keys);
  expect(numbers.get(keys - 1)).toBeUndefined();
  numbers.set(keys - 1, 0);
  numbers.set(0, 2 ** 31 - 2);
  expect([numbers.get(keys - 1), numbers.get(0), numbers.get(1)]).toEqual([0, 2 ** 31 - 2, undefined]);
});
