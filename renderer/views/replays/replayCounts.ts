import { shortEnding, verdictKindOf } from '../../runs/endingWords.ts';
import { leafKinds } from '../../runs/runEndings.ts';
import type { LeafKind } from '../../runs/runEndings.ts';
import type { RunSketch } from '../../runs/runSketch.ts';

/** How a run ended, in the terms of the outcome tree. */
export function leafOf({ verdict, decisionHours, onsetHours }: RunSketch): LeafKind {
  const isBad = onsetHours !== null;
  if (verdict === 'promoted') return isBad ? 'badShipped' : 'goodShipped';
  if (verdict === 'undecided') return isBad ? 'badUndecided' : 'goodUndecided';
  if (!isBad) return 'goodStopped';
  return decisionHours !== null && decisionHours > onsetHours ? 'badStopped' : 'badStoppedBefore';
}

/** Whether the verdict has been reached by that hour; a run without one is open until the time is over. */
export function hasEnded({ decisionHours, horizonHours }: RunSketch, hours: number): boolean {
  return hours >= (decisionHours ?? horizonHours);
}

/** What is said of an ending: with the truth what it means, without only what anybody could see. */
export function endingLabel(leaf: LeafKind, truthShown: boolean): string {
  return truthShown ? shortEnding[leaf] : verdictKindOf(leaf).label;
}

/** Some runs that are told alike. */
export interface EndingCount {
  readonly label: string;
  readonly count: number;
  readonly leaves: readonly LeafKind[];
}

/** The runs by how they have ended by that hour, also those ways that none has, and those still open last: together they are all. */
export function countEndings(
  sketches: readonly RunSketch[],
  hours: number,
  truthShown: boolean,
): readonly EndingCount[] {
  const ended = sketches.filter((sketch) => hasEnded(sketch, hours)).map(leafOf);
  const labels = [...new Set(leafKinds.map((leaf) => endingLabel(leaf, truthShown)))];
  const counts = labels.map((label): EndingCount => {
    const leaves = leafKinds.filter((leaf) => endingLabel(leaf, truthShown) === label);
    return { label, leaves, count: ended.filter((leaf) => leaves.includes(leaf)).length };
  });
  const open = sketches.length - ended.length;
  return [...counts, { label: 'still running', leaves: [], count: open }];
}
