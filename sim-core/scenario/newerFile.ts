import type * as z from 'zod';
import type { FileObject } from './migrations/migration.ts';
import { unknownKeys } from './problems.ts';

/** What of a file from a newer Rollout Lab this one does not know. */
export interface NewerFile {
  /** The version of the file format that it says. */
  readonly version: number;
  /** Where the settings stand that were left out; a copy saved by this program is without them. */
  readonly lost: readonly (readonly PropertyKey[])[];
}

/** How deep unknown keys can lie within what becomes known once others are left out. */
const MAX_ROUNDS = 20;
/** Most objects that hold unknown keys; with more of them it is another kind of file. */
const MAX_UNKNOWN = 2000;

/**
 * A file of a newer version as far as this program knows it: unknown keys left out.
 * @param file as written, its version higher than the schema's
 * @param version the one that the schema knows
 */
export function asFarAsKnown(
  file: FileObject,
  schema: z.ZodType,
  version: number,
): { readonly known: FileObject; readonly lost: NewerFile['lost'] } {
  let known: FileObject = { ...file, version };
  const lost: (readonly PropertyKey[])[] = [];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { error } = schema.safeParse(known);
    const found = error ? unknownKeys(error.issues) : [];
    if (found.length === 0 || found.length > MAX_UNKNOWN) break;
    for (const { path, keys } of found) {
      known = withoutKeys(known, path, new Set(keys)) as FileObject;
      lost.push(...keys.map((key) => [...path, key]));
    }
  }
  return { known, lost };
}

/** A value without some keys of an object in it; what lies on the way there is copied, nothing changed in place. */
function withoutKeys(value: unknown, path: readonly PropertyKey[], keys: ReadonlySet<string>): unknown {
  const [first, ...rest] = path;
  if (first === undefined) {
    return Object.fromEntries(Object.entries(value as FileObject).filter(([key]) => !keys.has(key)));
  }
  if (Array.isArray(value)) {
    return value.map((entry: unknown, index) => (index === first ? withoutKeys(entry, rest, keys) : entry));
  }
  return Object.fromEntries(
    Object.entries(value as FileObject).map(([key, entry]) => [
      key,
      key === first ? withoutKeys(entry, rest, keys) : entry,
    ]),
  );
}
