import { balanced } from './balanced.ts';
import type { InterleavingMethod } from './interleavingMethod.ts';
import type { Merging } from './mergedList.ts';
import { optimized } from './optimized.ts';
import { probabilistic } from './probabilistic.ts';
import { teamDraft } from './teamDraft.ts';

/**
 * The merged lists of one query under a method. Where there is no distribution that favours nobody the query is not
 * interleaved: it shows the incumbent's list, and a click on it is nobody's.
 */
export function merge(
  method: InterleavingMethod,
  incumbent: readonly number[],
  challenger: readonly number[],
  shown: number,
): Merging {
  switch (method.kind) {
    case 'team-draft':
      return teamDraft(incumbent, challenger, shown, method.commonPrefix);
    case 'balanced':
      return balanced(incumbent, challenger, shown);
    case 'probabilistic':
      return probabilistic(incumbent, challenger, shown);
    case 'optimized':
      return optimized(incumbent, challenger, shown, method.credit) ?? notInterleaved(incumbent);
  }
}

function notInterleaved(incumbent: readonly number[]): Merging {
  const list = { documents: incumbent, credits: incumbent.map(() => 0) };
  return { all: () => [{ list, probability: 1 }], draw: () => list };
}
