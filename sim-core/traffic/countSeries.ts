import { MINUTES_PER_WEEK } from '../world/week.ts';

/** Counts of requests in bins of one length, in the order of time; a bin that is not listed is a gap. */
export interface CountSeries {
  /** Whole minutes: a divisor of 60, or whole hours that divide a day. */
  readonly binMinutes: number;
  /** Minutes from a Monday 00:00 to the beginning of bin 0, from 0 to below 10,080. */
  readonly firstMinuteOfWeek: number;
  /** Numbers of the bins that were counted, 0 or more, increasing, over less than 32,000 weeks. */
  readonly bins: Int32Array;
  /** Requests in each of them, 0 or more. */
  readonly counts: Float64Array;
}

/** Whether an hour is a whole number of such bins, or a day a whole number of such hours. */
export function isBinLength(minutes: number): boolean {
  return minutes >= 1 && minutes <= 60 ? 60 % minutes === 0 : minutes % 60 === 0 && 1440 % minutes === 0;
}

/** Where every bin of a series lies: in which step of the week, and in which week. */
export interface WeekPlaces {
  readonly stepMinutes: number;
  readonly steps: number;
  readonly step: Int16Array;
  readonly week: Int16Array;
}

/** Places the bins of a series in steps of the week: 60 minutes or less, or as long as a longer bin. */
export function placesInWeek(series: CountSeries, stepMinutes: number): WeekPlaces {
  const { bins, binMinutes, firstMinuteOfWeek } = series;
  const offset = stepOffset(series, stepMinutes);
  const step = new Int16Array(bins.length);
  const week = new Int16Array(bins.length);
  for (let index = 0; index < bins.length; index += 1) {
    const minute = firstMinuteOfWeek - offset + bins[index]! * binMinutes;
    step[index] = Math.floor((minute % MINUTES_PER_WEEK) / stepMinutes);
    week[index] = Math.floor(minute / MINUTES_PER_WEEK);
  }
  return { stepMinutes, steps: MINUTES_PER_WEEK / stepMinutes, step, week };
}

/** Minutes after Monday 00:00 at which the first step begins: bins longer than an hour may begin at any hour. */
export function stepOffset({ firstMinuteOfWeek }: CountSeries, stepMinutes: number): number {
  return stepMinutes > 60 ? firstMinuteOfWeek % stepMinutes : 0;
}

/** Weeks from the beginning of bin 0 to the middle of a bin. */
export function weeksSinceStart({ binMinutes }: CountSeries, bin: number): number {
  return ((bin + 0.5) * binMinutes) / MINUTES_PER_WEEK;
}
