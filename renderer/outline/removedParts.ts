import { membersOf, textOf, valueAt, withValueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { entriesAt } from './entriesAt.ts';
import { largest } from './newParts.ts';
import type { Added } from './newParts.ts';
import { uniqueId, uniqueName } from './uniqueId.ts';
import { worldParts } from './worldParts.ts';

/** Whether an item of the outline is of a kind that can be taken away, and whether it can be now. */
export function removal(document: Json, path: Path): 'never' | 'not the last' | 'possible' {
  const [top, key] = path;
  const part = top === 'world' ? worldParts.find((known) => known.key === key) : undefined;
  if (part?.kind === 'single') return part.fewest === 0 ? 'possible' : 'never';
  if (typeof path.at(-1) !== 'number') return 'never';
  const fewest = part?.fewest ?? 1;
  return entriesAt(document, path.slice(0, -1)).length > fewest ? 'possible' : 'not the last';
}

/**
 * The document without an item. What is left of a segment's share goes to the largest of the others, and what the
 * models do in it goes with it; a drift that was about it alone stays, for a person to decide.
 */
export function withoutPart(document: Json, path: Path): Json {
  const without = withValueAt(document, path, undefined);
  const [, list, index] = path;
  if (list !== 'segments' || typeof index !== 'number') return without;
  const segment = valueAt(document, path);
  const share = valueAt(segment, ['share']);
  const id = valueAt(segment, ['id']);
  const segments = entriesAt(without, ['world', 'segments']);
  const heir = ['world', 'segments', largest(segments, 'share'), 'share'];
  const own = valueAt(without, heir);
  const shared =
    typeof own === 'number' && typeof share === 'number'
      ? withValueAt(without, heir, Number((own + share).toPrecision(12)))
      : without;
  return typeof id === 'string' ? withoutReferences(shared, id) : shared;
}

function withoutReferences(document: Json, id: string): Json {
  let left = document;
  for (const model of ['incumbent', 'challenger']) {
    const path = ['world', model, 'segments', id];
    if (valueAt(left, path) !== undefined) left = withValueAt(left, path, undefined);
  }
  for (const list of ['drifts', 'feedbacks']) {
    entriesAt(left, ['world', list]).forEach((_, index) => {
      const path = ['world', list, index, 'segments'];
      const ids = entriesAt(left, path);
      const others = ids.filter((other) => other !== id);
      if (others.length > 0 && others.length < ids.length) left = withValueAt(left, path, others);
    });
  }
  return left;
}

/** With a second plan like one that there is, after all of them. */
export function withDuplicate(document: Json, path: Path): Added {
  const plans = entriesAt(document, ['plans']);
  const index = Number(path.at(-1));
  const plan = plans[index];
  const name = uniqueName(`${textOf(valueAt(plan, ['name']))} (copy)`, plans);
  const copy = { ...membersOf(plan), name, id: uniqueId(name, plans) };
  return {
    document: withValueAt(document, ['plans', plans.length], copy),
    path: ['plans', plans.length],
  };
}
