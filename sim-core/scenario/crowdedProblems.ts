import { roles } from '../world/behaviour.ts';
import type { Problem } from './problems.ts';
import { valueAt } from './problems.ts';
import { MAX_SEGMENTS } from './worldSchema.ts';

/** More settings than any object has; they are counted before each of them is named as unknown. */
const MOST_SETTINGS = 1000;

/** Longer lists than the format has are refused for that, whatever is in them. */
const LONGEST_LIST = 2016;

/**
 * The first object with more settings than there can be, or behaviours by segment of more segments than there can be. They are counted before the schema looks into each of them:
 * a record has no bound there.
 * @param value of a scenario file, not yet checked
 */
export function crowdedProblems(value: unknown): Problem[] {
  const problems = segmentProblems(value);
  if (problems.length > 0) return problems;
  const crowd = firstCrowd(value);
  if (!crowd) return [];
  const { path, count } = crowd;
  return path.length === 0
    ? [{ path, message: `The file is not a scenario: it has ${count} settings at the top` }]
    : [{ path, message: `requires at most ${MOST_SETTINGS} settings, got ${count}` }];
}

/** Without recursion, for a file may be nested deeper than a program can call itself. */
function firstCrowd(root: unknown): { readonly path: Problem['path']; readonly count: number } | undefined {
  interface Place {
    readonly value: object;
    readonly within: Place | undefined;
    readonly key: PropertyKey;
  }
  const open: Place[] = [];
  const visit = (value: unknown, key: PropertyKey, within: Place | undefined) => {
    if (typeof value === 'object' && value !== null) open.push({ value, within, key });
  };
  visit(root, '', undefined);
  for (let place = open.pop(); place; place = open.pop()) {
    const { value } = place;
    if (Array.isArray(value)) {
      if (value.length <= LONGEST_LIST)
        for (const [index, entry] of value.entries()) visit(entry, index, place);
      continue;
    }
    const keys = Object.keys(value);
    if (keys.length > MOST_SETTINGS) {
      const path: PropertyKey[] = [];
      for (let at = place; at.within; at = at.within) path.unshift(at.key);
      return { path, count: keys.length };
    }
    for (const key of keys) visit((value as Record<string, unknown>)[key], key, place);
  }
  return undefined;
}

function segmentProblems(value: unknown): Problem[] {
  const records = roles.flatMap((role) => [
    ['world', role, 'segments'],
    ['world', 'predictions', role, 'segments'],
  ]);
  return records.flatMap((path): Problem[] => {
    const record = valueAt(value, path);
    if (typeof record !== 'object' || record === null || Array.isArray(record)) return [];
    const count = Object.keys(record).length;
    return count <= MAX_SEGMENTS
      ? []
      : [{ path, message: `requires at most ${MAX_SEGMENTS} segments, got ${count}` }];
  });
}
