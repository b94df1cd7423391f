import type { World } from '../scenario/schema.ts';
import type { Role } from './behaviour.ts';

/** Probability that a served request reaches the team's counts, by how it ends. */
export interface Counting {
  readonly errors: number;
  readonly others: number;
}

/** Nothing reaches them. */
export const UNCOUNTED: Counting = { errors: 0, others: 0 };

/**
 * What a world's filters leave in the counts of the requests that a model served to one kind of users. Filters act
 * independently of one another, so what passes several is the product. Undefined in a world without filters.
 */
export function countingOf(filters: World['filters'], role: Role, isBot: boolean): Counting | undefined {
  if (filters.length === 0) return undefined;
  let errors = 1;
  let others = 1;
  for (const { model, requests, share } of filters) {
    if (model !== 'both' && model !== role) continue;
    if (requests === 'bots' && !isBot) continue;
    errors *= 1 - share;
    if (requests !== 'errors') others *= 1 - share;
  }
  return { errors, others };
}
