import type { World } from './schema.ts';

/**
 * Whether a request that did not err can fail to succeed. Where it cannot, errors are all there is to count; where a ranking is
 * clicked on and nothing else says what a success is, clicks do.
 */
export function successVaries({ incumbent, challenger, ranking, drifts, feedbacks }: World): boolean {
  const given = [incumbent, challenger]
    .flatMap((model) => [model, ...Object.values(model.segments)])
    .flatMap(({ success }) => (success === undefined ? [] : [success]));
  if (given.some((success) => success !== 1)) return true;
  if ([...drifts, ...feedbacks].some(({ quantity }) => quantity === 'success')) return true;
  return ranking !== undefined && incumbent.success === undefined;
}
