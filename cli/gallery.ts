import { readFileSync } from 'node:fs';

const assets = new URL('../../assets/', import.meta.url);

/** Ids of the shipped scenarios, in the order in which their stories are told. */
export function galleryIds(): string[] {
  return JSON.parse(readFileSync(new URL('gallery.json', assets), 'utf8')) as string[];
}

/** The text of a shipped scenario; undefined for an id that is none. */
export function galleryText(id: string): string | undefined {
  return galleryIds().includes(id)
    ? readFileSync(new URL(`scenarios/${id}.rollout.json`, assets), 'utf8')
    : undefined;
}
