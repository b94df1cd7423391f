import type { FormulaVariables } from '../formula/formula.ts';
import type { World } from '../scenario/schema.ts';
import type { Role } from './behaviour.ts';
import { behavioursOf } from './behaviour.ts';
import { NOTHING_WAITS } from './load.ts';

/**
 * What comes of a model's error and success in a segment once drifts and feedback are added and both are kept
 * within 0 and 1, on idle machines; undefined for a segment that there is not.
 * @param where `share` is what the challenger has answered since `sinceStart` began
 */
export function sampleBehaviour(
  world: World,
  role: Role,
  segment: string,
  where: readonly Omit<FormulaVariables, 'segment'>[],
): { readonly error: readonly number[]; readonly success: readonly number[] } | undefined {
  const index = world.segments.findIndex(({ id }) => id === segment);
  if (index === -1) return undefined;
  const at = behavioursOf(world);
  const sampled = where.map(({ hours, sinceStart, share, load }) =>
    at(role, index, hours, {
      sinceStart,
      share,
      load,
      servedHours: share * sinceStart,
      queues: NOTHING_WAITS,
    }),
  );
  return { error: sampled.map(({ error }) => error), success: sampled.map(({ success }) => success) };
}
