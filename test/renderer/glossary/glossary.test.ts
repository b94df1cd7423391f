import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { strategies } from '../../../sim-core/index.ts';
import { formSchema } from '../../../renderer/inspector/scenarioForm.ts';
import { glossText, glossary, glossaryEntry, searchGlossary } from '../../../renderer/glossary/glossary.ts';

const root = new URL('../../../', import.meta.url);

/** All sources of the app's words: what it is made of, what it ships with, what the core says of itself. */
function appWords(): string {
  const sources = readdirSync(new URL('renderer/', root), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('glossary/'))
    .map((path) => readFileSync(new URL(`renderer/${path}`, root), 'utf8'));
  const lessons = readdirSync(new URL('assets/lessons/', root)).map((file) =>
    readFileSync(new URL(`assets/lessons/${file}`, root), 'utf8'),
  );
  const told = strategies.flatMap(({ name, summary, blindSpot }) => [name, summary, blindSpot]);
  return [...sources, ...lessons, JSON.stringify(formSchema), ...told].join('\n').toLowerCase();
}

it('glossary entries have an id and words of their own, and lead only to each other', () => {
  const ids = glossary.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const words = glossary.flatMap(({ term, forms = [] }) =>
    [term, ...forms].map((word) => word.toLowerCase()),
  );
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  const unknown = glossary.flatMap(({ see = [] }) => see.filter((id) => !glossaryEntry(id)));
  expect(unknown).toEqual([]);
});

it('glossary entries are sentences, the short one plain', () => {
  for (const { short, long } of glossary) {
    expect(short).toMatch(/^[A-Z0-9].*\.$/);
    expect(long).toMatch(/^.*[.)]$/);
    expect(short.length).toBeLessThan(150);
  }
});

it('glossary entries each have a word that occurs in the app, or are led to by one that has', () => {
  const words = appWords();
  const met = glossary.filter(({ term, forms = [] }) =>
    [term, ...forms].some((word) => words.includes(word.toLowerCase())),
  );
  const found = new Set(met.flatMap(({ id, see = [] }) => [id, ...see]));
  const orphans = glossary.filter(({ id }) => !found.has(id));
  expect(orphans.map(({ id }) => id)).toEqual([]);
});

it('terms that the app names by their id are entries', () => {
  const sources = readdirSync(new URL('renderer/', root), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .map((path) => readFileSync(new URL(`renderer/${path}`, root), 'utf8'));
  const used = sources.flatMap((text) => [...text.matchAll(/<Term id="([^"]+)"/g)].map(([, id]) => id!));
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((id) => !glossaryEntry(id))).toEqual([]);
});

it('words are marked once, the longest first, and never inside another word', () => {
  const text = 'A power cut is not power: the covariate drift, the drift, drifting, and power-ups.';
  expect(glossText(text).filter(({ termId }) => termId !== undefined)).toEqual([
    { text: 'power', termId: 'power' },
    { text: 'covariate drift', termId: 'covariate-drift' },
    { text: 'drift', termId: 'drift' },
  ]);
  expect(
    glossText(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});

it('words that are in nearly every sentence are marked only where that is asked for', () => {
  expect(glossText('The challenger waits.')).toEqual([{ text: 'The challenger waits.' }]);
  expect(glossText('The challenger waits.', true)).toContainEqual({
    text: 'challenger',
    termId: 'challenger',
  });
});

it('the search finds a term by its beginning before one that is only spoken of', () => {
  expect(searchGlossary('pow')[0]?.id).toBe('power');
  expect(searchGlossary('SRM').map(({ id }) => id)).toContain('sample-ratio');
  expect(searchGlossary('zebra')).toEqual([]);
  expect(searchGlossary(' ')).toBe(glossary);
});
