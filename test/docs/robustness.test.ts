import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isThere, testLinksIn } from './testLinks.ts';

const text = readFileSync('docs/robustness.md', 'utf8');
const faults = text.slice(text.indexOf('\n## Faults'), text.indexOf('\n## Mutated files'));
const rows = [...faults.matchAll(/^\| (?!What |-)(.+?) \|.*$/gm)].map(([row, fault = '']) => ({
  row,
  fault,
}));

test('docs/robustness.md has a table of faults', () => {
  expect(rows.length).toBeGreaterThan(5);
});

test.each(rows)('docs/robustness.md names tests that exist for: $fault', ({ row }) => {
  const links = testLinksIn(row);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((link) => !isThere(link))).toEqual([]);
});
