import { regularizedBeta } from '../statistics/index.ts';
import type { CountSeries, WeekPlaces } from './countSeries.ts';
import { weeksSinceStart } from './countSeries.ts';
import { stepMeans } from './weeklyProfile.ts';

/** A straight line through the level of the weeks. */
export interface Trend {
  /** Change per week as a part of the level at the beginning of bin 0. */
  readonly perWeek: number;
  readonly standardError: number;
  /** Two-sided, by Student's t, the line against no change. */
  readonly pValue: number;
}

/** Fewest weeks that show a trend and how far it can be trusted. */
const FEWEST_WEEKS = 4;
const ROUNDS = 30;
/** A line that would end below this is not followed further down: nothing can be divided by a level of 0. */
const LEAST_LEVEL = 0.01;

/** Level of every bin relative to the beginning of bin 0. */
export function growthOf(series: CountSeries, perWeek: number): Float64Array {
  const growth = new Float64Array(series.bins.length).fill(1);
  if (perWeek === 0) return growth;
  return growth.map((_, index) =>
    Math.max(LEAST_LEVEL, 1 + perWeek * weeksSinceStart(series, series.bins[index]!)),
  );
}

/**
 * The linear trend: requests of each week over what the profile expects of its bins, regressed on time (least
 * squares); profile and trend in turns until they agree. Weeks that lie alike, one after the other, say less than
 * their number: the standard error grows by the lag-one correlation of their residuals (Bartlett 1935). Undefined
 * below four weeks of which half the bins were counted.
 */
export function fitTrend(series: CountSeries, places: WeekPlaces): Trend | undefined {
  let trend: Trend | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = trend?.perWeek ?? 0;
    const means = stepMeans(series, places, growthOf(series, before));
    trend = lineThrough(weekLevels(series, places, means));
    if (!trend || Math.abs(trend.perWeek - before) < 1e-9) break;
  }
  return trend;
}

interface WeekLevel {
  readonly weeks: number;
  readonly level: number;
}

function weekLevels(series: CountSeries, { step }: WeekPlaces, means: Float64Array): WeekLevel[] {
  const { bins, counts, binMinutes } = series;
  const binsPerWeek = 10_080 / binMinutes;
  const levels: WeekLevel[] = [];
  for (let from = 0; from < bins.length;) {
    const week = Math.floor(bins[from]! / binsPerWeek);
    let [total, expected, time, to] = [0, 0, 0, from];
    for (; to < bins.length && Math.floor(bins[to]! / binsPerWeek) === week; to += 1) {
      const mean = means[step[to]!]!;
      total += counts[to]!;
      expected += mean;
      time += mean * weeksSinceStart(series, bins[to]!);
    }
    if (to - from >= binsPerWeek / 2 && expected > 0) {
      levels.push({ weeks: time / expected, level: total / expected });
    }
    from = to;
  }
  return levels;
}

function lineThrough(points: readonly WeekLevel[]): Trend | undefined {
  const count = points.length;
  if (count < FEWEST_WEEKS) return undefined;
  const average = (value: (point: WeekLevel) => number) =>
    points.reduce((sum, point) => sum + value(point), 0) / count;
  const middle = average(({ weeks }) => weeks);
  const level = average((point) => point.level);
  const spread = average(({ weeks }) => (weeks - middle) * (weeks - middle));
  const slope = average((point) => (point.weeks - middle) * (point.level - level)) / spread;
  const start = level - slope * middle;
  if (!(start > 0)) return undefined;
  const rest = points.map((point) => point.level - level - slope * (point.weeks - middle));
  const squares = rest.reduce((sum, value) => sum + value * value, 0);
  const products = rest.reduce((sum, value, index) => sum + value * (rest[index + 1] ?? 0), 0);
  const alike = squares > 0 ? Math.min(0.95, Math.max(0, products / squares)) : 0;
  const freedom = count - 2;
  const error = Math.sqrt((squares / freedom / (count * spread)) * ((1 + alike) / (1 - alike)));
  const t = error > 0 ? slope / error : slope === 0 ? 0 : Number.POSITIVE_INFINITY;
  return {
    perWeek: slope / start,
    standardError: error / start,
    pValue: regularizedBeta(freedom / (freedom + t * t), freedom / 2, 0.5),
  };
}
