import { expect, test } from 'vitest';
import { harmlessText } from '../../../sim-core/index.ts';

test.each([
  ['\u001b[31mred\r', String.raw`\u001b[31mred\r`],
  ['two\nlines\tand a \u0000', String.raw`two\nlines\tand a \u0000`],
  ['\u007f\u0085\u009b2J', String.raw`\u007f\u0085\u009b2J`],
  ['a\u2028b\u202egnp.json\u2066', String.raw`a\u2028b\u202egnp.json\u2066`],
  // Windows' paths, people's languages and what joins them are no orders.
  ['C:\\plans\\Größe 👩\u200d💻 می\u200cخواهم.json', 'C:\\plans\\Größe 👩\u200d💻 می\u200cخواهم.json'],
])('harmlessText(%j) shows the orders in a text and leaves the rest', (text, shown) => {
  expect(harmlessText(text)).toBe(shown);
});
