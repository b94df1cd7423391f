import { roles } from '../world/behaviour.ts';
import type { Problem } from './problems.ts';
import { valueAt } from './problems.ts';
import { MAX_SEGMENTS } from './worldSchema.ts';

/**
 * Behaviours by segment of more segments than there can be. They are counted before the schema looks into each of them:
 * a record has no bound there.
 * @param value of a scenario file, not yet checked
 */
export function crowdedProblems(value: unknown): Problem[] {
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
