import { cosine } from '../numeric/index.ts';
import type { Traffic } from '../scenario/schema.ts';

const SECONDS_PER_HOUR = 3600;
const HOURS_PER_WEEK = 168;

/** A tick of 11 minutes is a rounded number of hours; sixty of them begin the twelfth hour all the same. */
const ROUNDING_HOURS = 1e-9;

/**
 * Expected requests in every tick, before the random intensity. The world starts on a Monday at 00:00; a tick
 * takes the rate of its first moment. The mean over a whole week is `requestsPerSecond`.
 */
export function expectedRequests(traffic: Traffic, ticks: number, tickHours: number): Float64Array {
  const relative = relativeRate(traffic);
  const perTick = traffic.requestsPerSecond * SECONDS_PER_HOUR * tickHours;
  return Float64Array.from({ length: ticks }, (_, tick) => perTick * relative(tick * tickHours));
}

/** The rate at an hour relative to the weekly mean. */
export function relativeRate({ shape }: Traffic): (hours: number) => number {
  if (shape.kind === 'profile') {
    const mean = shape.hourOfWeek.reduce((sum, weight) => sum + weight, 0) / HOURS_PER_WEEK;
    return (hours) => shape.hourOfWeek[Math.floor((hours + ROUNDING_HOURS) % HOURS_PER_WEEK)]! / mean;
  }
  const { dailyAmplitude, peakHour, weekendFactor } = shape;
  const weekMean = (5 + 2 * weekendFactor) / 7;
  return (hours) => {
    const day = Math.floor((hours + ROUNDING_HOURS) / 24) % 7;
    const daily = 1 + dailyAmplitude * cosine((2 * Math.PI * (hours - peakHour)) / 24);
    return (daily * (day >= 5 ? weekendFactor : 1)) / weekMean;
  };
}
