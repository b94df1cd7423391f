import { formatAmount, formatInterval } from './numbers.ts';

/** A unit of time in which numbers of one size are best read. */
export interface TimeUnit {
  readonly hours: number;
  readonly short: string;
  readonly one: string;
  readonly many: string;
}

const minutes: TimeUnit = { hours: 1 / 60, short: 'min', one: 'minute', many: 'minutes' };
const hoursUnit: TimeUnit = { hours: 1, short: 'h', one: 'hour', many: 'hours' };
const days: TimeUnit = { hours: 24, short: 'd', one: 'day', many: 'days' };

/** The unit in which a duration is said: minutes below 2 hours, hours below 3 days, then days. */
export function timeUnit(hours: number): TimeUnit {
  const size = Math.abs(hours);
  if (size > 0 && size < 2) return minutes;
  return size < 72 ? hoursUnit : days;
}

/** "45 min", "31 hours", "9.1 days". */
export function formatHours(hours: number): string {
  return formatIn(hours, timeUnit(hours));
}

/** A duration in a given unit: "1 day", "9.1 days". */
export function formatIn(hours: number, unit: TimeUnit): string {
  const amount = formatAmount(hours / unit.hours);
  return `${amount} ${amount === '1' ? unit.one : unit.many}`;
}

/**
 * An interval of durations in the unit of its middle, without the unit: "8.8–9.4", or "8.8 or more" where it is
 * open above. Undefined where both ends read alike.
 */
export function formatHoursInterval(low: number, high: number | null, unit: TimeUnit): string | undefined {
  const told = (hours: number) => formatAmount(hours / unit.hours);
  return formatInterval(told(low), high === null ? null : told(high));
}

/** What is left of a run: "about 12 s left", "about 3 min left". */
export function formatTimeLeft(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 1.5) return 'about 1 s left';
  if (seconds < 90) return `about ${Math.round(seconds)} s left`;
  return `about ${Math.round(seconds / 60)} min left`;
}
