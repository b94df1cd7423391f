import { expect, test } from 'vitest';
import { jsonPieces } from '../../cli/printJson.ts';

test('jsonPieces(value) are the text that JSON.stringify lays out, and none of them is a whole list', () => {
  const value = {
    name: 'a "b"\n',
    nothing: null,
    left: undefined,
    none: [],
    empty: {},
    nested: { list: [1, [2]], deep: { er: true } },
    numbers: Array.from({ length: 1000 }, (_, index) => index / 3),
    objects: [{ a: 1 }, {}, { b: [{ c: 'd' }] }, null],
  };
  const pieces = [...jsonPieces(value)];
  expect(pieces.join('')).toBe(`${JSON.stringify(value, null, 2)}\n`);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(200);
});
