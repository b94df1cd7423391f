import { valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';

/**
 * What a setting was when the document was opened: entries of lists are told by their id, or by their place while
 * the list has as many. Undefined where there was no such part: then it was added, and there is nothing to go back to.
 */
export function initialValue(opened: Json, document: Json, path: Path): Json | undefined {
  let then: Json | undefined = opened;
  let now: Json | undefined = document;
  for (const key of path) {
    const position: string | number | undefined = typeof key === 'number' ? samePlace(then, now, key) : key;
    if (position === undefined) return undefined;
    then = valueAt(then, [position]);
    now = valueAt(now, [key]);
  }
  return then;
}

function samePlace(then: Json | undefined, now: Json | undefined, index: number): number | undefined {
  if (!Array.isArray(then) || !Array.isArray(now)) return undefined;
  const id = valueAt(now as Json, [index, 'id']);
  if (id === undefined) return then.length === now.length ? index : undefined;
  const before = (then as readonly Json[]).findIndex((entry) => valueAt(entry, ['id']) === id);
  return before === -1 ? undefined : before;
}
