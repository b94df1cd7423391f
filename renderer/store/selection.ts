import type { Json, Path } from './path.ts';
import { valueAt } from './path.ts';

/** Parts of the world that are one item each in the outline, if there. */
const PARTS = new Set(['traffic', 'users', 'capacity', 'labels', 'ranking', 'incumbent', 'challenger']);

/** Lists of the world whose entries are items of the outline. */
const LISTS = new Set(['segments', 'drifts', 'feedbacks', 'filters']);

/** The item of the outline that a place belongs to: "world/traffic" of "world/traffic/bursts/0". */
export function outlineItemOf(path: Path): Path {
  const [top, part, index] = path;
  if (top === 'plans') return typeof part === 'number' ? ['plans', part] : [];
  if (top !== 'world') return [];
  if (typeof part === 'string' && PARTS.has(part)) return ['world', part];
  if (typeof part === 'string' && LISTS.has(part) && typeof index === 'number') return ['world', part, index];
  return ['world'];
}

/**
 * What to select: the item of a place; where that is no more, its neighbour, and where there is none, `otherwise`,
 * or the scenario itself.
 */
export function existingSelection(draft: Json, place: Path, otherwise: Path = []): Path {
  const item = outlineItemOf(place);
  if (valueAt(draft, item) !== undefined) return item;
  const index = item.at(-1);
  if (typeof index === 'number' && index > 0) {
    return existingSelection(draft, [...item.slice(0, -1), index - 1], otherwise);
  }
  return valueAt(draft, otherwise) === undefined ? [] : otherwise;
}
