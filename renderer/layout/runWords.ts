import { formatTimeLeft } from '../format/durations.ts';
import { formatWhole } from '../format/numbers.ts';
import type { RunState } from '../store/runState.ts';
import { PREVIEW_REPLICATIONS } from '../store/runSlice.ts';

/** A preview of which more than this is left is said to be slow. */
const SLOW_MS = 3000;

/** "±1.4 points": half the width of an interval of a share; with more digits where it is narrow. */
export function formatHalfWidth(halfWidth: number): string {
  const points = 100 * halfWidth;
  return `±${points.toFixed(points < 0.095 ? 2 : 1)} points`;
}

/** How far the run is, piece by piece: "1,240 of 5,000", "±1.4 points", "about 12 s left". */
export function progressWords(run: RunState, precision: number | undefined): readonly string[] {
  const { status, done, total, halfWidth, millisecondsLeft, answer } = run;
  const width = done > 0 && halfWidth !== undefined ? [formatHalfWidth(halfWidth)] : [];
  const count = `${formatWhole(done)} of ${precision === undefined ? '' : 'at most '}${formatWhole(total)}`;
  switch (status) {
    case 'running':
      if (run.preview && done >= previewGoal(run)) return ['preview', count, ...width];
      return [
        ...(run.preview ? ['preview'] : []),
        count,
        ...width,
        millisecondsLeft === undefined ? 'starting' : formatTimeLeft(millisecondsLeft),
      ];
    case 'paused':
      return ['paused', count, ...width];
    case 'finished': {
      if (answer?.result.stoppedBy === 'precision')
        return [`${formatWhole(done)} replications`, ...width, 'as precise as wanted'];
      return done < total
        ? [`stopped at ${count}`, ...width]
        : [
            `${formatWhole(done)} replications`,
            ...width,
            ...(precision === undefined ? [] : ['less precise than wanted']),
          ];
    }
    case 'failed':
      return ['the run failed'];
    case 'idle':
      return [answer ? 'not run again yet' : 'not run yet'];
  }
}

/** What the numbers in view are of while a run goes on; undefined while there is none. */
export function runNoteWords(
  run: RunState,
  isStale: boolean,
  precision: number | undefined,
): string | undefined {
  const { status, answer, preview, millisecondsLeft = 0, total } = run;
  if (status !== 'running' && status !== 'paused') return undefined;
  const isOfRun = answer !== undefined && answer.result.partial && !isStale;
  if (isOfRun) {
    const { replications } = answer.result;
    if (status === 'paused') return `Paused: the first ${formatWhole(replications)} runs`;
    if (answer.isPreview) {
      const width = run.halfWidth === undefined ? '' : `, ${formatHalfWidth(run.halfWidth)}`;
      const most = precision === undefined ? '' : 'at most ';
      return `Preview: ${formatWhole(replications)} of ${most}${formatWhole(total)} runs${width}`;
    }
    return `So far: the first ${formatWhole(replications)} runs`;
  }
  if (status === 'paused') return 'Paused before the first numbers';
  const before = answer && isStale ? '; these results are from before' : '';
  if (preview && millisecondsLeft > SLOW_MS) {
    return `Slow to play: the preview takes ${formatTimeLeft(millisecondsLeft).replace(' left', '')} more${before}`;
  }
  if (preview) return `Preview on its way${before}`;
  return answer ? 'Running; these results are from before' : 'Running; the first numbers are on their way';
}

function previewGoal({ expected }: RunState): number {
  return Math.min(expected, PREVIEW_REPLICATIONS);
}
