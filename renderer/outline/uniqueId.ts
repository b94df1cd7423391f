import { valueAt } from '../store/path.ts';
import type { Json } from '../store/path.ts';

/** Longest identifier of the file format. */
const MAX_LENGTH = 60;

/** An identifier made of a name that no entry has: "Canary release 2" becomes "canary-release-2". */
export function uniqueId(name: string, entries: readonly Json[]): string {
  const base =
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, MAX_LENGTH - 4) || 'part';
  return firstFree(base, '-', new Set(entries.map((entry) => valueAt(entry, ['id']))));
}

/** A name that no entry has: "Drift", then "Drift 2". */
export function uniqueName(name: string, entries: readonly Json[]): string {
  return firstFree(name, ' ', new Set(entries.map((entry) => valueAt(entry, ['name']))));
}

function firstFree(base: string, between: string, taken: ReadonlySet<Json | undefined>): string {
  if (!taken.has(base)) return base;
  let count = 2;
  while (taken.has(`${base}${between}${count}`)) count += 1;
  return `${base}${between}${count}`;
}
