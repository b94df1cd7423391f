import { chosenAlternative } from '../inspector/formSchema.ts';
import type { Alternative } from '../inspector/formSchema.ts';
import { textOf, valueAt } from '../store/path.ts';
import type { Json } from '../store/path.ts';

/** Places of what is the same entry in an older and a newer list; undefined where it is not in one of them. */
export type EntryPair = readonly [before: number | undefined, after: number | undefined];

/**
 * Which entries of two lists are the same ones, in the order of the newer list with what was removed where it was:
 * those of the same id; without ids those that are equal as they stand, then those of the same name, then those that
 * are written in the same way (a phase of the same strategy), each in order.
 */
export function alignEntries(
  before: readonly Json[],
  after: readonly Json[],
  alternatives: readonly Alternative[] | undefined,
): readonly EntryPair[] {
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  /** Pairs what is left in order, never across a pair that was found before. */
  const pairBy = (key: (entry: Json) => string | undefined, inOrder: boolean) => {
    after.forEach((entry, index) => {
      const own = key(entry);
      if (own === undefined || partners.has(index)) return;
      const partner = before.findIndex(
        (candidate, place) =>
          !taken.has(place) && key(candidate) === own && (!inOrder || crossesNone(partners, place, index)),
      );
      if (partner < 0) return;
      partners.set(index, partner);
      taken.add(partner);
    });
  };
  const hasIds = [...before, ...after].every((entry) => textOf(valueAt(entry, ['id'])) !== '');
  if (hasIds) pairBy((entry) => textOf(valueAt(entry, ['id'])), false);
  else {
    for (const [place, index] of longestCommon(before.map(textOfEntry), after.map(textOfEntry))) {
      partners.set(index, place);
      taken.add(place);
    }
    pairBy((entry) => textOf(valueAt(entry, ['name'])) || undefined, true);
    pairBy((entry) => (alternatives ? chosenAlternative(alternatives, entry)?.key : 'entry'), true);
  }
  return merged(before.length, after.length, partners);
}

function textOfEntry(entry: Json): string {
  return JSON.stringify(entry);
}

function crossesNone(partners: ReadonlyMap<number, number>, place: number, index: number): boolean {
  for (const [otherIndex, otherPlace] of partners) {
    if (otherIndex < index !== otherPlace < place) return false;
  }
  return true;
}

/** The longest common subsequence of two lists, as pairs of places. */
function longestCommon(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [number, number])[] {
  // lengths[i][j]: of the longest one from place i and j on.
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] =
        before[i] === after[j]
          ? lengths[i + 1]![j + 1]! + 1
          : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return pairs;
}

function merged(before: number, after: number, partners: ReadonlyMap<number, number>): readonly EntryPair[] {
  const kept = new Set(partners.values());
  const pairs: EntryPair[] = [];
  let place = 0;
  const removeUpTo = (end: number) => {
    for (; place < end; place += 1) if (!kept.has(place)) pairs.push([place, undefined]);
  };
  for (let index = 0; index < after; index += 1) {
    const partner = partners.get(index);
    if (partner !== undefined) removeUpTo(partner);
    pairs.push([partner, index]);
  }
  removeUpTo(before);
  return pairs;
}
