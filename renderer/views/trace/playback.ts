import type { RunRecord } from '../../runs/runRecord.ts';

/** Steps that a whole run is made of at most: fewer ticks are stepped one by one. */
const MOST_STEPS = 720;
/** Lengths that a step may have, in hours; ticks divide most of them. */
const STEP_HOURS = [1 / 12, 1 / 4, 1 / 2, 1, 2, 3, 6, 12, 24, 48, 96, 168];
/** Simulated hours that may pass in a second. */
const SPEEDS = [1 / 4, 1, 3, 6, 12, 24, 72, 168, 336, 720];
/** Seconds that playing up to the verdict should take at the middle speed. */
const SECONDS = 12;

/** Ticks that one step takes: one, or as many as make the run no more than some hundred steps. */
export function stepTicks({ ticks, tickHours }: Pick<RunRecord, 'ticks' | 'tickHours'>): number {
  const shortest = (ticks * tickHours) / MOST_STEPS;
  const hours = STEP_HOURS.find((length) => length >= shortest) ?? shortest;
  return Math.max(1, Math.round(hours / tickHours));
}

/** Hours a second to choose from, slow, middle and fast. */
export function speedsOf({
  endTick,
  tickHours,
}: Pick<RunRecord, 'endTick' | 'tickHours'>): readonly [number, number, number] {
  const wanted = (endTick * tickHours) / SECONDS;
  const above = SPEEDS.findIndex((speed) => speed >= wanted);
  const middle = Math.min(SPEEDS.length - 2, Math.max(1, above < 0 ? SPEEDS.length : above));
  return [SPEEDS[middle - 1]!, SPEEDS[middle]!, SPEEDS[middle + 1]!];
}

/** Where playing stops: at the end of the plan, or, from there on, at the end of what is shown. */
export function stopOf(played: number, endTick: number, last: number): number {
  return played < endTick ? Math.min(endTick, last) : last;
}

/** Where a key moves to, in ticks played; undefined for a key that moves nothing. */
export function movedBy(key: string, played: number, step: number, last: number): number | undefined {
  const to = {
    ArrowRight: played + step,
    ArrowUp: played + step,
    ArrowLeft: played - step,
    ArrowDown: played - step,
    PageUp: played + 10 * step,
    PageDown: played - 10 * step,
    Home: 0,
    End: last,
  }[key];
  return to === undefined ? undefined : Math.min(last, Math.max(0, to));
}
