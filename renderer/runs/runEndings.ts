import { truthCodes, verdictCodes } from '../../sim-core/index.ts';
import type { PlanOutcomes } from '../../sim-core/index.ts';

/**
 * How one replication ended, in the terms of the outcome tree: whether the challenger was bad (harmful) or good (equal or
 * better) in it, and what the plan did with it. `badStoppedBefore` is rolled back before there was any harm.
 */
export const leafKinds = [
  'badShipped',
  'badStopped',
  'badStoppedBefore',
  'badUndecided',
  'goodShipped',
  'goodStopped',
  'goodUndecided',
] as const;
export type LeafKind = (typeof leafKinds)[number];

/** Where no replication of that number was played. */
const NOT_PLAYED = 255;

/** How every replication of a plan ended: by its number, an index into `leafKinds`. */
export type RunEndings = Uint8Array;

/** Reads the endings off the outcomes of a plan; a run that was stopped may lack replications in between. */
export function runEndings({ replications, columns }: PlanOutcomes): RunEndings {
  const endings = new Uint8Array((replications.at(-1) ?? -1) + 1).fill(NOT_PLAYED);
  for (let row = 0; row < replications.length; row += 1) {
    const isBad = columns.truth[row] === truthCodes.harmful;
    const verdict = columns.verdict[row];
    const kind: LeafKind =
      verdict === verdictCodes.promoted
        ? isBad
          ? 'badShipped'
          : 'goodShipped'
        : verdict === verdictCodes.undecided
          ? isBad
            ? 'badUndecided'
            : 'goodUndecided'
          : !isBad
            ? 'goodStopped'
            : columns.decisionHours[row]! > columns.onsetHours[row]!
              ? 'badStopped'
              : 'badStoppedBefore';
    endings[replications[row]!] = leafKinds.indexOf(kind);
  }
  return endings;
}

/** A kind of run that people look for: some leaves of the tree together. */
export interface RunKind {
  readonly key: string;
  /** As in "runs that are promoted". */
  readonly label: string;
  /** Whether only the truth tells such a run from others. */
  readonly isTruth: boolean;
  readonly leaves: readonly LeafKind[];
}

/** The kinds, those that anybody can see first. */
export const runKinds: readonly RunKind[] = [
  { key: 'promoted', label: 'promoted', isTruth: false, leaves: ['badShipped', 'goodShipped'] },
  {
    key: 'rolledBack',
    label: 'rolled back',
    isTruth: false,
    leaves: ['badStopped', 'badStoppedBefore', 'goodStopped'],
  },
  { key: 'undecided', label: 'undecided', isTruth: false, leaves: ['badUndecided', 'goodUndecided'] },
  { key: 'caught', label: 'harm caught', isTruth: true, leaves: ['badStopped'] },
  { key: 'missed', label: 'harm missed', isTruth: true, leaves: ['badShipped', 'badUndecided'] },
  { key: 'falseAlarm', label: 'false alarm', isTruth: true, leaves: ['badStoppedBefore', 'goodStopped'] },
];

/** How the replication of that number ended; undefined where none was played. */
export function endingOf(endings: RunEndings | undefined, replication: number): LeafKind | undefined {
  return leafKinds[endings?.[replication] ?? NOT_PLAYED];
}

/** How many replications were played at all. */
export function countPlayed(endings: RunEndings): number {
  let count = 0;
  for (const code of endings) if (code !== NOT_PLAYED) count += 1;
  return count;
}

/** How many replications ended so. */
export function countOf(endings: RunEndings, leaves: readonly LeafKind[]): number {
  const isMeant = memberTable(leaves);
  let count = 0;
  for (const code of endings) if (isMeant[code]) count += 1;
  return count;
}

/**
 * The next replication after `from` (before it, for a step of -1) that ended so.
 * @returns its number; undefined where there is none
 */
export function nextOf(
  endings: RunEndings,
  leaves: readonly LeafKind[],
  from: number,
  step: 1 | -1 = 1,
): number | undefined {
  const isMeant = memberTable(leaves);
  for (let at = from + step; at >= 0 && at < endings.length; at += step) {
    if (isMeant[endings[at]!]) return at;
  }
  return undefined;
}

/** Position of a replication among those that ended so, from 1: "the third of 412". */
export function positionOf(endings: RunEndings, leaves: readonly LeafKind[], replication: number): number {
  return countOf(endings.subarray(0, replication + 1), leaves);
}

function memberTable(leaves: readonly LeafKind[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const leaf of leaves) table[leafKinds.indexOf(leaf)] = 1;
  return table;
}
