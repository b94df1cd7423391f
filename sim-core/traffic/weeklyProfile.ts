import type { CountSeries, WeekPlaces } from './countSeries.ts';
import { placesInWeek } from './countSeries.ts';

/** Steps of a weekly profile, in minutes, that a scenario can hold. */
const STEPS = [60, 30, 20, 15, 10, 5] as const;

/** Mean count of a bin in every step of the week at a growth of 1; NaN where nothing was counted. */
export function stepMeans(
  { counts }: CountSeries,
  { steps, step }: WeekPlaces,
  growth: Float64Array,
): Float64Array {
  const total = new Float64Array(steps);
  const exposure = new Float64Array(steps);
  for (let index = 0; index < counts.length; index += 1) {
    total[step[index]!]! += counts[index]!;
    exposure[step[index]!]! += growth[index]!;
  }
  return total.map((sum, place) => sum / exposure[place]!);
}

/** How well a profile of some step predicts weeks that it was not made of. */
export interface StepChoice {
  readonly places: WeekPlaces;
  /** Share of the variance of the counts of a week that the profile of all other weeks explains. */
  readonly explained: number;
}

/**
 * The step whose profile best predicts, bin by bin, a week left out of it (squared error): steps finer than an
 * hour are taken only where the weeks agree on what happens within one. Undefined where no step of the week was
 * counted in two weeks.
 * @param only the one step to consider
 */
export function chooseStep(series: CountSeries, growth: Float64Array, only?: number): StepChoice | undefined {
  const { binMinutes } = series;
  const possible = binMinutes > 60 ? [binMinutes] : STEPS.filter((step) => step % binMinutes === 0);
  const steps = possible
    .filter((step) => step === (only ?? step))
    .filter((step, index) => index === 0 || isCovered(placesInWeek(series, step)));
  // Every candidate is judged on the bins that the finest of them can predict.
  const finest = leaveWeekOut(series, placesInWeek(series, steps.at(-1)!), growth);
  const judged = new Uint8Array(growth.length).map((_, index) => (Number.isNaN(finest(index)) ? 0 : 1));
  let best: StepChoice | undefined;
  for (const stepMinutes of steps) {
    const places = placesInWeek(series, stepMinutes);
    const explained = explainedShare(series.counts, leaveWeekOut(series, places, growth), judged);
    if (explained !== undefined && (best === undefined || explained > best.explained)) {
      best = { places, explained };
    }
  }
  return best;
}

/** Whether every step of the week was counted. */
function isCovered({ step, steps }: WeekPlaces): boolean {
  return new Set(step).size === steps;
}

/** Predicts a bin by the mean of its step in all other weeks; NaN where there is none. */
function leaveWeekOut(
  { counts }: CountSeries,
  { steps, step, week }: WeekPlaces,
  growth: Float64Array,
): (index: number) => number {
  const weeks = (week.at(-1) ?? 0) + 1;
  const total = new Float64Array(steps);
  const exposure = new Float64Array(steps);
  const weekTotal = new Float64Array(steps * weeks);
  const weekExposure = new Float64Array(steps * weeks);
  for (let index = 0; index < counts.length; index += 1) {
    const place = step[index]!;
    const cell = week[index]! * steps + place;
    total[place]! += counts[index]!;
    exposure[place]! += growth[index]!;
    weekTotal[cell]! += counts[index]!;
    weekExposure[cell]! += growth[index]!;
  }
  return (index) => {
    const place = step[index]!;
    const cell = week[index]! * steps + place;
    const others = exposure[place]! - weekExposure[cell]!;
    // What rounding leaves of a step that no other week has is not exposure.
    if (others < 1e-9 * exposure[place]!) return Number.NaN;
    return (growth[index]! * (total[place]! - weekTotal[cell]!)) / others;
  };
}

/** Share of the variance of the judged counts that predictions explain; undefined where none is judged. */
function explainedShare(
  counts: Float64Array,
  predict: (index: number) => number,
  judged: Uint8Array,
): number | undefined {
  let number = 0;
  let sum = 0;
  for (let index = 0; index < counts.length; index += 1) {
    number += judged[index]!;
    sum += judged[index]! * counts[index]!;
  }
  if (number === 0) return undefined;
  let error = 0;
  let variation = 0;
  for (let index = 0; index < counts.length; index += 1) {
    if (judged[index] === 0) continue;
    const missed = counts[index]! - predict(index);
    const away = counts[index]! - sum / number;
    error += missed * missed;
    variation += away * away;
  }
  return variation === 0 ? 0 : 1 - error / variation;
}
