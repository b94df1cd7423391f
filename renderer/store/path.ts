/** A value as JSON has it: what an edited scenario is until the core has checked it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Keys and list positions from the top of a document. */
export type Path = readonly (string | number)[];

/** The keys of an object with their values; none where it is something else. */
export function membersOf(value: Json | undefined): { readonly [key: string]: Json } {
  return isObject(value) ? value : {};
}

export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text that a value is; empty where it is something else. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** The value at a path; undefined where there is none. */
export function valueAt(root: Json | undefined, path: Path): Json | undefined {
  let value: Json | undefined = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, Json>)[key];
  }
  return value;
}

/**
 * A copy with another value at a path; undefined removes the key or the list entry. What is not on the path is
 * shared with the original.
 * @throws RangeError if the path leads through something that is neither an object nor a list
 */
export function withValueAt(root: Json, path: Path, value: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) {
    if (value === undefined) throw new RangeError('withValueAt requires a value for the whole document');
    return value;
  }
  if (typeof root !== 'object' || root === null) {
    throw new RangeError(`withValueAt requires an object or a list at "${key}", got ${JSON.stringify(root)}`);
  }
  const child = (root as Record<string | number, Json>)[key];
  const next = rest.length === 0 ? value : withValueAt(child ?? {}, rest, value);
  if (Array.isArray(root)) {
    const copy: Json[] = [...(root as readonly Json[])];
    if (next === undefined) copy.splice(Number(key), 1);
    else copy[Number(key)] = next;
    return copy;
  }
  const copy: Record<string, Json> = { ...(root as Record<string, Json>) };
  if (next === undefined) delete copy[key];
  else copy[key] = next;
  return copy;
}

/** Whether two paths are the same place. */
export function samePath(a: readonly PropertyKey[], b: readonly PropertyKey[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

/** Whether `path` is `base` or lies within it. */
export function isWithin(path: readonly PropertyKey[], base: readonly PropertyKey[]): boolean {
  return path.length >= base.length && base.every((key, index) => key === path[index]);
}
