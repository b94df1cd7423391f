import { textOf, valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';

/** The place of a scenario in another document: entries of lists are found by their ids, where they have them. */
export function placeInDraft(scenario: Json, path: Path, draft: Json): Path {
  const place: (string | number)[] = [];
  path.forEach((key, index) => {
    const id = typeof key === 'number' ? textOf(valueAt(scenario, [...path.slice(0, index + 1), 'id'])) : '';
    const entries = valueAt(draft, place);
    const found =
      id !== '' && Array.isArray(entries)
        ? (entries as readonly Json[]).findIndex((entry) => valueAt(entry, ['id']) === id)
        : -1;
    place.push(found >= 0 ? found : key);
  });
  return place;
}
