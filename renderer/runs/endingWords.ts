import type { OutcomeTree, ProbabilityEstimate } from '../../sim-core/index.ts';
import type { LeafKind, RunKind } from './runEndings.ts';
import { runKinds } from './runEndings.ts';

/** What became of a run, as in "How run 17 ends: rolled back, the harm is caught". */
export const endingWords: Readonly<Record<LeafKind, string>> = {
  badShipped: 'a harmful challenger is promoted, the harm is missed',
  badStopped: 'rolled back, the harm is caught',
  badStoppedBefore: 'rolled back before there is any harm, a false alarm',
  badUndecided: 'no verdict on a harmful challenger, the harm is missed',
  goodShipped: 'a good challenger is promoted',
  goodStopped: 'a good challenger is rolled back, a false alarm',
  goodUndecided: 'no verdict on a good challenger',
};

/** The same in two words at most, for a small picture. */
export const shortEnding: Readonly<Record<LeafKind, string>> = {
  badShipped: 'harm shipped',
  badStopped: 'harm caught',
  badStoppedBefore: 'false alarm',
  badUndecided: 'undecided',
  goodShipped: 'shipped',
  goodStopped: 'false alarm',
  goodUndecided: 'undecided',
};

/** What anybody can see of an ending. */
export function verdictKindOf(leaf: LeafKind): RunKind {
  return runKinds.find(({ isTruth, leaves }) => !isTruth && leaves.includes(leaf))!;
}

/** Share of all runs that end so, as the tree has it. */
export function leafShare(tree: OutcomeTree | undefined, leaf: LeafKind): ProbabilityEstimate | undefined {
  const { bad, good } = tree ?? {};
  return {
    badShipped: bad?.shipped,
    badStopped: bad?.stopped,
    badStoppedBefore: bad?.stoppedBefore,
    badUndecided: bad?.undecided,
    goodShipped: good?.shipped,
    goodStopped: good?.stopped,
    goodUndecided: good?.undecided,
  }[leaf];
}
