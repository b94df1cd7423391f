import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFault } from '../../../sim-core/scenario/jsonFault.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test.each([
  ['{"a": one}', 6],
  ['[1,,2]', 3],
  ['[1 2]', 3],
  ['{"a":1,}', 7],
  ['{a:1}', 1],
  ["{'a':1}", 1],
  ['{"a" 1}', 5],
  ['[01]', 2],
  ['[1.]', 3],
  ['[+1]', 1],
  ['[-]', 2],
  ['[1e+]', 4],
  ['[nul]', 4],
  ['["a\nb"]', 3],
  ['["\\x"]', 3],
  ['["\\u12g4"]', 6],
  ['[1]]', 3],
  ['[1}', 2],
  ['NaN', 0],
  ['[NaN]', 1],
  ['// comment', 0],
])('jsonFault(%j) is %i, where the text goes wrong', (text, index) => {
  expect(jsonFault(text)).toBe(index);
  expect(isJson(text)).toBe(false);
});

test('jsonFault(text) is the length of a text that ends too early, wherever it was cut', () => {
  const text = '{"a": [true, false, null, -1.5e+3, "b\\u00e9\\n"], "c": {}}';
  for (let length = 0; length < text.length; length += 1) {
    expect(jsonFault(text.slice(0, length)), text.slice(0, length)).toBe(length);
  }
  expect(jsonFault(text)).toBeUndefined();
});

test('jsonFault(text) agrees with JSON.parse on what is JSON', () => {
  const damage = fc.record({
    at: fc.nat(1000),
    remove: fc.nat(3),
    insert: fc.string({
      unit: fc.constantFrom(...'{}[],:"\\-+.eE019tfnu \n\u0001a'.split('')),
      maxLength: 3,
    }),
  });
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.array(damage, { maxLength: 2 }), (whole, damages) => {
      let text = whole;
      for (const { at, remove, insert } of damages) {
        const place = at % (text.length + 1);
        text = text.slice(0, place) + insert + text.slice(place + remove);
      }
      const fault = jsonFault(text);
      expect(fault === undefined, text).toBe(isJson(text));
      // What stands before the fault could have gone on to be JSON, so the fault does not move when more is cut.
      expect(jsonFault(text.slice(0, fault)), text).toBeOneOf([fault, undefined]);
    }),
    { seed: 11, numRuns: 2000 },
  );
});
