import type { Traffic } from '../scenario/schema.ts';
import { DAYS, HOURS_PER_WEEK, MINUTES_PER_WEEK } from '../world/week.ts';
import type { CountSeries, WeekPlaces } from './countSeries.ts';
import { isBinLength, placesInWeek, stepOffset, weeksSinceStart } from './countSeries.ts';
import type { BinIntensity } from './tickIntensity.ts';
import { tickIntensityOf } from './tickIntensity.ts';
import type { Trend } from './trend.ts';
import { fitTrend, growthOf } from './trend.ts';
import { weekMoments } from './weekMoments.ts';
import { chooseStep, stepMeans } from './weeklyProfile.ts';

/** What a series of counts says about traffic. */
export interface TrafficFit {
  /** For a scenario with ticks of `tickMinutes`: the world begins at the level at which the data end. */
  readonly traffic: Traffic;
  readonly tickMinutes: number;
  readonly binMinutes: number;
  /** Step of the profile, in minutes. */
  readonly stepMinutes: number;
  /** From the first to the last bin. */
  readonly weeks: number;
  /** Mean requests per second of an ordinary week, at the beginning of the data and at their end. */
  readonly requestsPerSecond: { readonly atStart: number; readonly atEnd: number };
  /** Busiest over quietest hour of the day, mean over the week; undefined if the quietest had no traffic. */
  readonly peakToTrough: number | undefined;
  /** Of bins of `binMinutes`, before it is carried to ticks. */
  readonly binIntensity: BinIntensity;
  /** Whether the counts vary no more than plain Poisson counts may (within two standard errors). */
  readonly plainPoisson: boolean;
  /** Undefined below four weeks. */
  readonly trend: Trend | undefined;
  /** Share of the variance of a week's counts that the profile of all other weeks explains; below 0 it misleads. */
  readonly explained: number;
}

/** The fit, or why there is none. */
export type TrafficFitting =
  | { readonly fit: TrafficFit; readonly refusal?: undefined }
  | { readonly fit?: undefined; readonly refusal: string };

/** A trend is taken into the traffic if chance alone would give it less often than this. */
const TREND_LEVEL = 0.05;
const FEWEST_WEEKS = 2;
const MOST_DISPERSION = 100;
const MOST_REQUESTS_PER_SECOND = 1e9;

/**
 * Fits traffic to counts: an hour-of-week profile (of finer steps where the weeks agree on them), the level, a
 * linear trend where it is significant at 5%, and a random intensity. Dispersion is the variance of a bin's
 * relative intensity beyond Poisson, about the profile; its memory follows from the correlation of neighbouring
 * bins. Both are carried from bins to ticks, so that ticks summed to bins have them again.
 * @param tickMinutes tick of the scenario; a bin is a whole number of them
 * @param stepMinutes step of the profile where it is not to be chosen
 */
export function fitTraffic(series: CountSeries, tickMinutes: number, stepMinutes?: number): TrafficFitting {
  const estimated = estimateTraffic(series, stepMinutes);
  if ('refusal' in estimated) return estimated;
  const { binMinutes } = series;
  const ticksPerBin = binMinutes / tickMinutes;
  if (!Number.isInteger(ticksPerBin)) {
    throw new Error(
      `fitTraffic requires ticks that divide a bin of ${binMinutes} minutes, got ${tickMinutes} minutes`,
    );
  }
  const { places, means, trend, keptTrend, binIntensity } = estimated;
  const growthAtEnd = Math.max(0, 1 + keptTrend * weeksSinceStart(series, series.bins.at(-1)!));
  const atStart = average(means) / (binMinutes * 60);
  const requestsPerSecond = { atStart, atEnd: atStart * growthAtEnd };
  const intensity = tickIntensityOf(binIntensity, tickMinutes / 60, ticksPerBin);
  if (intensity.dispersion > MOST_DISPERSION) {
    return {
      refusal: `requires a dispersion of at most ${MOST_DISPERSION} by tick, got ${intensity.dispersion.toPrecision(3)}`,
    };
  }
  if (!(requestsPerSecond.atEnd > 0 && requestsPerSecond.atEnd <= MOST_REQUESTS_PER_SECOND)) {
    return {
      refusal: `requires a level above 0 and at most ${MOST_REQUESTS_PER_SECOND.toLocaleString('en-US')} requests a second where the data end, got ${requestsPerSecond.atEnd.toPrecision(3)}`,
    };
  }
  const fit: TrafficFit = {
    traffic: {
      requestsPerSecond: rounded(requestsPerSecond.atEnd),
      startsAtHourOfWeek: 0,
      shape: { kind: 'profile', hourOfWeek: weightsOf(series, places, means) },
      trendPerWeek: rounded(keptTrend / growthAtEnd),
      holidays: [],
      bursts: [],
      dispersion: rounded(intensity.dispersion),
      memoryHours: rounded(intensity.memoryHours),
    },
    tickMinutes,
    binMinutes,
    stepMinutes: places.stepMinutes,
    weeks: minutesOf(series) / MINUTES_PER_WEEK,
    requestsPerSecond,
    peakToTrough: peakToTrough(weightsOf(series, places, means)),
    binIntensity,
    plainPoisson: binIntensity.dispersion === 0,
    trend,
    explained: estimated.explained,
  };
  return { fit };
}

interface Estimated {
  readonly places: WeekPlaces;
  readonly means: Float64Array;
  readonly trend: Trend | undefined;
  readonly keptTrend: number;
  readonly binIntensity: BinIntensity;
  readonly explained: number;
}

function estimateTraffic(
  series: CountSeries,
  stepMinutes: number | undefined,
): Estimated | { readonly refusal: string } {
  const refusal = refusalOf(series);
  if (refusal !== undefined) return { refusal };
  const coarsest = placesInWeek(series, Math.max(60, series.binMinutes));
  const trend = fitTrend(series, coarsest);
  const keptTrend = trend && trend.pValue < TREND_LEVEL ? trend.perWeek : 0;
  const growth = growthOf(series, keptTrend);
  const choice = chooseStep(series, growth, stepMinutes);
  const moments = choice && weekMoments(series, choice.places, growth);
  if (!moments) return { refusal: 'requires hours of the week that were counted in two weeks, got none' };
  const { dispersion, lagOneCovariance, poissonError } = moments;
  const binIntensity =
    dispersion > 2 * poissonError
      ? { dispersion, lagOne: Math.min(1, Math.max(0, lagOneCovariance / dispersion)) }
      : { dispersion: 0, lagOne: 0 };
  const means = stepMeans(series, choice.places, growth);
  return { places: choice.places, means, trend, keptTrend, binIntensity, explained: choice.explained };
}

function refusalOf(series: CountSeries): string | undefined {
  const { binMinutes, counts } = series;
  if (!isBinLength(binMinutes)) {
    return `requires bins that divide an hour, or of whole hours that divide a day, got ${binMinutes} minutes`;
  }
  const minutes = minutesOf(series);
  if (minutes < FEWEST_WEEKS * MINUTES_PER_WEEK) {
    const days = Number((minutes / 1440).toFixed(1));
    return `requires counts over at least two weeks (dispersion and memory are told by comparing weeks), got ${days} days`;
  }
  if (!counts.some((count) => count > 0)) return 'requires some traffic, got counts of 0 only';
  const coarsest = placesInWeek(series, Math.max(60, binMinutes));
  const seen = new Set(coarsest.step);
  if (seen.size === coarsest.steps) return undefined;
  const missing = Array.from({ length: coarsest.steps }, (_, step) => step).filter((step) => !seen.has(step));
  const hours = (step: number) =>
    (step * coarsest.stepMinutes + stepOffset(series, coarsest.stepMinutes)) / 60;
  const named = missing.slice(0, 3).map((step) => hourName(hours(step)));
  return `requires a count in every hour of the week (0 where there was no traffic), got none in ${missing.length}: ${named.join(', ')}${missing.length > named.length ? ', …' : ''}`;
}

/** From the beginning of the first bin to the end of the last. */
function minutesOf({ bins, binMinutes }: CountSeries): number {
  return bins.length === 0 ? 0 : (bins.at(-1)! - bins[0]! + 1) * binMinutes;
}

function hourName(hours: number): string {
  const day = DAYS[Math.floor(hours / 24) % 7]!;
  return `${day[0]!.toUpperCase()}${day.slice(1)} ${String(hours % 24).padStart(2, '0')}:00`;
}

/** Weights of mean 1 for every step of the profile; bins longer than an hour are spread evenly over their hours. */
function weightsOf(series: CountSeries, { stepMinutes, steps }: WeekPlaces, means: Float64Array): number[] {
  const mean = average(means);
  if (stepMinutes <= 60) return Array.from(means, (value) => rounded(value / mean));
  const offset = stepOffset(series, stepMinutes);
  return Array.from({ length: HOURS_PER_WEEK }, (_, hour) => {
    const step = Math.floor((hour * 60 - offset + MINUTES_PER_WEEK) / stepMinutes) % steps;
    return rounded(means[step]! / mean);
  });
}

/** Busiest over quietest hour of the day, each a mean over the week. */
function peakToTrough(weights: readonly number[]): number | undefined {
  const perHour = weights.length / HOURS_PER_WEEK;
  const day = new Float64Array(24);
  weights.forEach((weight, step) => (day[Math.floor(step / perHour) % 24]! += weight));
  const trough = Math.min(...day);
  return trough > 0 ? Math.max(...day) / trough : undefined;
}

function average(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Six digits, more than any fit is worth: a profile that a person can read. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
