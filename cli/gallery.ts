import { readFileSync, readdirSync } from 'node:fs';

const folder = new URL('../../assets/scenarios/', import.meta.url);
const ENDING = '.rollout.json';

/** Ids of the shipped scenarios, in alphabetical order. */
export function galleryIds(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .sort();
}

/** The text of a shipped scenario; undefined for an id that is none. */
export function galleryText(id: string): string | undefined {
  return galleryIds().includes(id) ? readFileSync(new URL(id + ENDING, folder), 'utf8') : undefined;
}
