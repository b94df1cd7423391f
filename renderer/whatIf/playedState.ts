import type { Study } from '../store/whatIfState.ts';
import type { Design } from './design.ts';

/** Whether what is set up was played: not at all, in part, or through. */
export function playedState(
  study: Study | undefined,
  stale: boolean,
  design: Design | undefined,
): 'new' | 'partial' | 'done' {
  if (!study || stale || !design || study.design.key !== design.key || study.cells.size === 0) return 'new';
  return design.next(study.cells) === undefined ? 'done' : 'partial';
}
