import { describe, expect, test } from 'vitest';
import { isWithin, valueAt, withValueAt } from '../../../renderer/store/path.ts';

const document = { a: { b: [1, 2, 3] }, c: 'd' };

test('valueAt(root, path) is undefined where there is nothing, inherited members included', () => {
  expect(valueAt(document, ['a', 'b', 1])).toBe(2);
  expect(valueAt(document, ['a', 'x', 1])).toBeUndefined();
  expect(valueAt(document, ['a', 'toString'])).toBeUndefined();
});

describe('withValueAt(root, path, value)', () => {
  test('changes a copy and shares the rest', () => {
    const changed = withValueAt(document, ['a', 'b', 1], 7) as typeof document;
    expect(changed).toEqual({ a: { b: [1, 7, 3] }, c: 'd' });
    expect(document.a.b[1]).toBe(2);
  });
  test('removes a key or a list entry with undefined', () => {
    expect(withValueAt(document, ['c'], undefined)).toEqual({ a: { b: [1, 2, 3] } });
    expect(withValueAt(document, ['a', 'b', 0], undefined)).toEqual({ a: { b: [2, 3] }, c: 'd' });
  });
  test('appends to a list at its length', () => {
    expect(withValueAt(document, ['a', 'b', 3], 4)).toEqual({ a: { b: [1, 2, 3, 4] }, c: 'd' });
  });
  test('throws on a path through something that has no parts', () => {
    expect(() => withValueAt(document, ['c', 'x'], 1)).toThrow(
      'withValueAt requires an object or a list at "x", got "d"',
    );
  });
});

test('isWithin(path, base) holds for the place itself and what is in it', () => {
  expect(isWithin(['a', 'b'], ['a'])).toBe(true);
  expect(isWithin(['a'], ['a'])).toBe(true);
  expect(isWithin(['a'], ['a', 'b'])).toBe(false);
  expect(isWithin(['plans', 1], ['plans', 0])).toBe(false);
});
