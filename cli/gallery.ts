import { readFileSync } from 'node:fs';

const assets = new URL('../../assets/', import.meta.url);

/** Ids of the shipped scenarios, in the order in which their stories are told. */
export function galleryIds(): string[] {
  const entries = JSON.parse(readFileSync(new URL('gallery.json', assets), 'utf8')) as { id: string }[];
  return entries.map(({ id }) => id);
}

/** The text of a shipped scenario; undefined for an id that is none. */
export function galleryText(id: string): string | undefined {
  return galleryIds().includes(id)
    ? readFileSync(new URL(`scenarios/${id}.rollout.json`, assets), 'utf8')
    : undefined;
}
