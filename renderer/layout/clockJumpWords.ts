import type { ClockJump } from '../clock/pageClock.ts';
import { formatHours } from '../format/durations.ts';

const MS_PER_MINUTE = 60_000;

/** What happened while a run went on, and that it did the run no harm. */
export function clockJumpWords({ kind, milliseconds }: ClockJump): string {
  // The page looks at the clocks every few seconds: it knows no more than the minutes.
  const long = formatHours(Math.round(milliseconds / MS_PER_MINUTE) / 60);
  const happened =
    kind === 'setBack'
      ? `The computer’s clock was set back by ${long}.`
      : `The computer slept, or its clock was set forward: ${long} went by at once.`;
  return `${happened} The run went on; its numbers and the time it says is left are not affected.`;
}
