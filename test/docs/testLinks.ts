import { readFileSync } from 'node:fs';

/** A test that a page names, as a link: [title](../test/…). */
export interface TestLink {
  readonly title: string;
  readonly file: string;
}

/** The tests that a piece of a page names. */
export function testLinksIn(markdown: string): TestLink[] {
  return [...markdown.matchAll(/\[(.+?)\]\(\.\.\/(test\/[\w/.-]+)\)/g)].map(([, title = '', file = '']) => ({
    title,
    file,
  }));
}

/** Whether the file has a test of that title. */
export function isThere({ title, file }: TestLink): boolean {
  const source = readFileSync(file, 'utf8');
  return source.includes(`'${title}'`) || source.includes(`"${title}"`);
}
