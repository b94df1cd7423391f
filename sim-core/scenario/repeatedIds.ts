import { showValue } from './problems.ts';
import type { Problem } from './problems.ts';

/**
 * The entries of a list that have the id of an earlier one.
 * @param name what the list is called in its file, such as "plans"
 */
export function repeatedIds(name: string, entries: readonly { readonly id: string }[]): Problem[] {
  const firstWithId = new Map<string, number>();
  return entries.flatMap(({ id }, index) => {
    const first = firstWithId.get(id);
    if (first === undefined) {
      firstWithId.set(id, index);
      return [];
    }
    const message = `requires an id of its own, got ${showValue(id)}, which ${name}[${first}] has`;
    return [{ path: [name, index, 'id'], message }];
  });
}
