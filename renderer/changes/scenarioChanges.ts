import diff from 'microdiff';
import { alternativesOf, schemaAt } from '../inspector/formSchema.ts';
import { formSchema } from '../inspector/scenarioForm.ts';
import { isObject, membersOf, valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { alignEntries } from './alignEntries.ts';

/** One thing that differs between two scenarios. */
export interface ScenarioChange {
  /** Moved: a list has the same entries in another order. */
  readonly kind: 'changed' | 'added' | 'removed' | 'moved';
  /** Where it is in the older scenario; of what was added, where it would be. */
  readonly before: Path;
  /** Where it is in the newer scenario; of what was removed, where it would be. */
  readonly after: Path;
}

/** Keys that say nothing of the scenario itself. */
const SILENT = new Set(['$schema', 'format', 'version']);

/**
 * What differs between two checked scenarios, and nothing else: entries of lists are found by their ids or by what
 * they are, so that a stage put first is one that was added and not a change of all others; what is written in another
 * way (a curve instead of a number) has changed as a whole, as has a list of plain numbers.
 */
export function scenarioChanges(before: Json, after: Json): readonly ScenarioChange[] {
  const moved: ScenarioChange[] = [];
  const [older, newer] = comparable(before, after, { before, after, places: [[], []], moved });
  const found = diff(membersOf(older), membersOf(newer), { cyclesFix: false }).map(({ type, path }) => ({
    kind: ({ CREATE: 'added', REMOVE: 'removed', CHANGE: 'changed' } as const)[type],
    before: placeOf(path, 0),
    after: placeOf(path, 1),
  }));
  return [...wholeLists(found), ...moved];
}

/** More changes than these within one list are told as one of the list. */
const MOST_IN_A_LIST = 6;

/** What has changed in so many places of a list, such as a curve that was drawn anew, as one change. */
function wholeLists(changes: readonly ScenarioChange[]): readonly ScenarioChange[] {
  const listOf = (path: Path) =>
    path.slice(
      0,
      path.findLastIndex((key) => typeof key === 'number'),
    );
  const keyOf = ({ after }: ScenarioChange) => listOf(after).join('/');
  const counts = new Map<string, number>();
  for (const change of changes) counts.set(keyOf(change), (counts.get(keyOf(change)) ?? 0) + 1);
  const told = new Set<string>();
  return changes.flatMap((change): readonly ScenarioChange[] => {
    const key = keyOf(change);
    // Plans, segments and other parts of the outline are told one by one.
    if (counts.get(key)! <= MOST_IN_A_LIST || listOf(change.after).length < MIN_DEPTH) return [change];
    if (told.has(key)) return [];
    told.add(key);
    return [{ kind: 'changed', before: listOf(change.before), after: listOf(change.after) }];
  });
}

/** Lists of the outline are no deeper than "world/segments". */
const MIN_DEPTH = 3;

interface Walk {
  readonly before: Json;
  readonly after: Json;
  readonly places: readonly [Path, Path];
  readonly moved: ScenarioChange[];
}

/** A pair of values with lists as objects by "place before:place after", and what has to be compared whole as text. */
function comparable(older: Json, newer: Json, walk: Walk): readonly [Json, Json] {
  if (Array.isArray(older) && Array.isArray(newer) && areParts(older) && areParts(newer)) {
    return lists(older as readonly Json[], newer as readonly Json[], walk);
  }
  if (isObject(older) && isObject(newer) && isWrittenAlike(walk)) {
    const [one, two]: [Record<string, Json>, Record<string, Json>] = [{}, {}];
    for (const key of new Set([...Object.keys(older), ...Object.keys(newer)])) {
      if (walk.places[0].length === 0 && SILENT.has(key)) continue;
      put(one, two, key, older[key], newer[key], within(walk, key, key));
    }
    return [one, two];
  }
  return [leaf(older), leaf(newer)];
}

function lists(older: readonly Json[], newer: readonly Json[], walk: Walk): readonly [Json, Json] {
  const items = schemaAt(formSchema, walk.places[1], walk.after)?.items;
  const pairs = alignEntries(older, newer, items && alternativesOf(items));
  const [one, two]: [Record<string, Json>, Record<string, Json>] = [{}, {}];
  for (const [place, index] of pairs) {
    const valueBefore = place === undefined ? undefined : older[place];
    const valueAfter = index === undefined ? undefined : newer[index];
    const next = within(walk, place ?? older.length, index ?? newer.length);
    put(one, two, `${place ?? ''}:${index ?? ''}`, valueBefore, valueAfter, next);
  }
  const kept = pairs.flatMap(([place, index]) => (place === undefined || index === undefined ? [] : [place]));
  if (kept.some((place, index) => index > 0 && place < kept[index - 1]!)) {
    walk.moved.push({ kind: 'moved', before: walk.places[0], after: walk.places[1] });
  }
  return [one, two];
}

function put(
  one: Record<string, Json>,
  two: Record<string, Json>,
  key: string,
  older: Json | undefined,
  newer: Json | undefined,
  walk: Walk,
): void {
  if (older !== undefined && newer !== undefined) [one[key], two[key]] = comparable(older, newer, walk);
  else if (older !== undefined) one[key] = leaf(older);
  else if (newer !== undefined) two[key] = leaf(newer);
}

function within(
  { places: [older, newer], ...walk }: Walk,
  before: string | number,
  after: string | number,
): Walk {
  return {
    ...walk,
    places: [
      [...older, before],
      [...newer, after],
    ],
  };
}

/** A value that is compared whole. */
function leaf(value: Json): Json {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

function areParts(list: readonly Json[]): boolean {
  return list.every(isObject);
}

/** Whether both are written in the same one of the ways in which the setting can be written. */
function isWrittenAlike({ before, after, places }: Walk): boolean {
  return schemaAt(formSchema, places[0], before) === schemaAt(formSchema, places[1], after);
}

/** A path of the comparable form as one of the older (0) or newer (1) scenario. */
function placeOf(path: readonly (string | number)[], side: 0 | 1): Path {
  return path.map((key) => {
    const match = /^(\d*):(\d*)$/.exec(String(key));
    if (!match) return key;
    const [, older, newer] = match;
    const own = [older, newer][side]!;
    return Number(own === '' ? [newer, older][side] : own);
  });
}

/** The value that a change is from and to; undefined where there is none. */
export function valuesOf(
  { kind, before, after }: ScenarioChange,
  older: Json,
  newer: Json,
): readonly [Json | undefined, Json | undefined] {
  return [
    kind === 'added' ? undefined : valueAt(older, before),
    kind === 'removed' ? undefined : valueAt(newer, after),
  ];
}
