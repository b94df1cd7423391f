import { readFileSync } from 'node:fs';

/** The JSON fragments of a page of docs/, each with the title of its section. */
export function fragmentsOf(page: string): (readonly [title: string, json: string])[] {
  return textOf(page)
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const title = section.slice(0, section.indexOf('\n'));
      return [...section.matchAll(/```json\n(.*?)```/gs)].map(([, json]) => [title, json!] as const);
    });
}

/** A page of docs/ as it is written. */
export function textOf(page: string): string {
  return readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
}
