import { valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';

/** The entries of a list; none where there is no list. */
export function entriesAt(document: Json, path: Path): readonly Json[] {
  const value = valueAt(document, path);
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
