import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pictures } from '../pictures/guide.ts';

const page = readFileSync(new URL('../../docs/app.md', import.meta.url), 'utf8');
const shown = [...page.matchAll(/!\[(?<shows>[^\]]*)\]\(pictures\/(?<name>[^)]*)\.png\)/g)].map(
  ({ groups }) => ({ ...groups }),
);

test('docs/app.md shows every picture that `npm run pictures` takes, and no other', () => {
  const byName = (one: { name?: string }, other: { name?: string }) =>
    (one.name ?? '').localeCompare(other.name ?? '');
  const taken = pictures.map(({ name, shows }) => ({ shows, name }));
  expect(shown.toSorted(byName)).toEqual(taken.toSorted(byName));
});

test.for(pictures)('docs/pictures/$name.png is there', ({ name }) => {
  expect(existsSync(new URL(`../../docs/pictures/${name}.png`, import.meta.url))).toBe(true);
});
