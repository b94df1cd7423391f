import { worldParts } from '../outline/worldParts.ts';
import type { Json, Path } from './path.ts';
import { valueAt } from './path.ts';

/** The item of the outline that a place belongs to: "world/traffic" of "world/traffic/bursts/0". */
export function outlineItemOf(path: Path): Path {
  const [top, part, index] = path;
  if (top === 'plans') return typeof part === 'number' ? ['plans', part] : [];
  if (top !== 'world') return [];
  const known = worldParts.find(({ key }) => key === part);
  if (known?.kind === 'single') return ['world', known.key];
  return known && typeof index === 'number' ? ['world', known.key, index] : ['world'];
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
