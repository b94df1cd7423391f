import { formatHours } from '../../format/durations.ts';
import { formatAmount } from '../../format/numbers.ts';
import type { RunRecord } from '../../runs/runRecord.ts';

/** What happened in the run, in one or two sentences; without the truth only what the team knew. */
export function runTakeaway(record: RunRecord, truthShown: boolean): string {
  const { verdict, decisionHours, onsetHours, lanes, plan } = record;
  const when = decisionHours === null ? '' : ` after ${formatHours(decisionHours)}`;
  const does = {
    promoted: `promotes the challenger${when}`,
    rolledBack: `rolls the challenger back${when}`,
    undecided: 'reaches no verdict',
  }[verdict];
  const seen = `${plan.name} ${does}.`;
  if (!truthShown) return seen;
  const harm = lanes.find(({ kind }) => kind === 'harm')?.lines[0]?.values.at(-1) ?? 0;
  const failures =
    harm >= 0.5
      ? `${formatAmount(harm)} extra failures by the end`
      : harm <= -0.5
        ? `${formatAmount(-harm)} failures avoided by the end`
        : 'no extra failures';
  const onset =
    onsetHours === null
      ? 'The challenger does no harm'
      : onsetHours === 0
        ? 'The challenger is harmful from the start'
        : `The challenger turns harmful after ${formatHours(onsetHours)}`;
  return `${seen} ${onset}; ${failures}.`;
}
