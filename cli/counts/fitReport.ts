import type { FitErrors, TrafficFit } from '../../sim-core/index.ts';
import { harmlessText } from '../../sim-core/index.ts';
import { duration, number, percent } from '../words.ts';
import type { BinnedSeries } from './binnedSeries.ts';
import type { ReadCounts } from './readCounts.ts';
import { showOffset } from './times.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const LISTED_GAPS = 10;

/** All that there is to report of a file. */
export interface FittedFile {
  readonly file: string;
  readonly read: ReadCounts;
  readonly binned: BinnedSeries;
  readonly fit: TrafficFit;
  /** Undefined for a series too long to be synthesized again. */
  readonly errors: FitErrors | undefined;
}

/** The fit as a person reads it: what was counted and left out, what was found, how far to trust it. */
export function fitReport(fitted: FittedFile): string {
  const { file, binned, fit } = fitted;
  return [
    `${harmlessText(file)}: ${number(binned.series.bins.length)} counts of ${minutes(fit.binMinutes)}, ${binned.from} to ${binned.to} (${number(fit.weeks)} weeks).`,
    ...repairs(fitted).map((line) => `  ${line}`),
    '',
    'Traffic',
    ...traffic(fitted).map((line) => `  ${line}`),
    '',
    'How good is it',
    ...goodness(fitted).map((line) => `  ${line}`),
    '',
    `For a world with ticks of ${minutes(fit.tickMinutes)}; --json prints the traffic of a scenario.`,
  ].join('\n');
}

/** What was repaired or left out, a line each. */
function repairs({ read, binned }: FittedFile): string[] {
  const { gaps } = binned;
  const missing = gaps.reduce((sum, { bins }) => sum + bins, 0);
  const longest = [...gaps].sort((a, b) => b.bins - a.bins).slice(0, LISTED_GAPS);
  return [
    `Clock: ${read.zoneMinutes === undefined ? 'as written, without an offset' : `UTC${showOffset(read.zoneMinutes)} all year`}; a time is the beginning of its bin.`,
    ...(read.carriedRows > 0
      ? [
          `${number(read.carriedRows)} rows have another offset and were carried to it: daylight saving shifts their hours in the profile.`,
        ]
      : []),
    ...(read.unsortedRows > 0
      ? [`${number(read.unsortedRows)} rows came before an earlier one; all were sorted.`]
      : []),
    ...(binned.addedRows > 0
      ? [`${number(binned.addedRows)} rows were added to another row of their minute.`]
      : []),
    ...(binned.shiftedCounts > 0
      ? [`${number(binned.shiftedCounts)} counts stand off the grid of bins and were taken for the nearest.`]
      : []),
    ...(read.fractionalRows > 0
      ? [
          `${number(read.fractionalRows)} counts are no whole numbers; dispersion takes them for counts all the same.`,
        ]
      : []),
    ...read.windows.map(({ typed }) => `Left out: ${typed}.`),
    ...(read.windows.length > 0 ? [`Left out by windows: ${number(read.excludedRows)} rows.`] : []),
    ...(binned.partialBins > 0 ? [`Left out: ${number(binned.partialBins)} bins counted only in part.`] : []),
    gaps.length === 0
      ? 'No gaps.'
      : `Left out: ${number(gaps.length)} ${gaps.length === 1 ? 'gap' : 'gaps'}, ${number(missing)} bins together${gaps.length > LISTED_GAPS ? '; the longest' : ''}: ${longest.map(({ from, bins }) => `${from} (${number(bins)})`).join(', ')}.`,
  ];
}

function traffic({ fit, errors }: FittedFile): string[] {
  const { traffic: found, requestsPerSecond, binIntensity, peakToTrough } = fit;
  const kept = found.trendPerWeek !== 0;
  return [
    `${number(found.requestsPerSecond)} requests a second in an ordinary week${kept ? ` where the data end (${number(requestsPerSecond.atStart)} where they begin)` : ''}.`,
    trendLine(fit),
    `Busiest hour of the day over the quietest: ${peakToTrough === undefined ? 'none, the quietest has no traffic' : `${number(peakToTrough)}${error(errors?.peakToTrough)}`}.`,
    `Profile by steps of ${minutes(fit.stepMinutes)}, relative to the mean of the week:`,
    ...profileLines(fit).map((line) => `  ${line}`),
    fit.plainPoisson
      ? 'Dispersion 0: the counts vary no more than plain Poisson counts do.'
      : `Dispersion of ${minutes(fit.binMinutes)}: ${number(binIntensity.dispersion)}${error(errors?.dispersion)}; correlation of neighbours ${number(binIntensity.lagOne)}${error(errors?.lagOne)}.`,
    ...(fit.plainPoisson
      ? []
      : [
          `By ticks of ${minutes(fit.tickMinutes)} that is a dispersion of ${number(found.dispersion)} and a memory of ${duration(found.memoryHours)}.`,
        ]),
  ];
}

function trendLine({ trend, traffic: { trendPerWeek } }: TrafficFit): string {
  if (!trend) return 'Trend: none fitted, for four weeks are needed.';
  const change = `${percent(trend.perWeek)} a week (standard error ${percent(trend.standardError)})`;
  return trendPerWeek === 0
    ? `Trend: none taken, for ${change} is not significant at 5%.`
    : `Trend: ${change} of the level where the data begin, ${percent(trendPerWeek)} of that where they end.`;
}

function profileLines({ traffic: { shape } }: TrafficFit): string[] {
  if (shape.kind !== 'profile') return [];
  const perDay = shape.hourOfWeek.length / 7;
  return DAYS.map((day, index) => {
    const weights = shape.hourOfWeek.slice(index * perDay, (index + 1) * perDay);
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / perDay;
    const peak = Math.max(...weights);
    const minute = (weights.indexOf(peak) * 1440) / perDay;
    const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return `${day.padEnd(9)} ${mean.toFixed(2)}, most ${peak.toFixed(2)} at ${clock}, least ${Math.min(...weights).toFixed(2)}`;
  });
}

function goodness({ fit, errors }: FittedFile): string[] {
  return [
    fit.explained > 0
      ? `The profile of all other weeks explains ${percent(fit.explained)} of the variance of a week's counts.`
      : 'The profile of all other weeks predicts a week no better than its mean: a flat shape would do as well.',
    errors
      ? `± is the standard deviation over fits of ${errors.replicas} series synthesized from this fit, with the same gaps.`
      : 'The series is too long to be synthesized again; its sampling error is small.',
    ...(fit.traffic.memoryHours > 84 && !fit.plainPoisson
      ? ['The memory is longer than half a week: weeks are not independent, and the dispersion is too low.']
      : []),
  ];
}

function error(moments: FitErrors['dispersion'] | undefined): string {
  if (!moments || moments.count < 2) return '';
  return ` ± ${number(Math.sqrt(moments.m2 / (moments.count - 1)))}`;
}

function minutes(length: number): string {
  return length % 60 === 0 && length > 60
    ? `${length / 60} hours`
    : length === 60
      ? '1 hour'
      : `${length} min`;
}
