import type { RunRecord } from '../../runs/runRecord.ts';

/** A moment of a run that goes through all lanes. */
export interface RunMark {
  readonly hours: number;
  readonly text: string;
  readonly kind: 'onset' | 'end';
}

/** Where the harm begins, which only the truth tells, and where the plan ends, with a verdict or without; in order. */
export function marksOf(
  { onsetHours, decisionHours, verdict, endTick, tickHours }: RunRecord,
  truthShown: boolean,
): readonly RunMark[] {
  const end: RunMark =
    decisionHours === null
      ? { hours: endTick * tickHours, text: 'ends undecided', kind: 'end' }
      : { hours: decisionHours, text: verdict === 'promoted' ? 'promoted' : 'rolled back', kind: 'end' };
  if (!truthShown || onsetHours === null) return [end];
  const onset: RunMark = { hours: onsetHours, text: 'harm begins', kind: 'onset' };
  return end.hours < onsetHours ? [end, onset] : [onset, end];
}
