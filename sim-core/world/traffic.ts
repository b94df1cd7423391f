import { memoize } from '../memoize.ts';
import { cosine } from '../numeric/index.ts';
import type { Traffic } from '../scenario/schema.ts';
import { DAYS, HOURS_PER_WEEK } from './week.ts';

const SECONDS_PER_HOUR = 3600;

/** A tick of 11 minutes is a rounded number of hours; sixty of them begin the twelfth hour all the same. */
const ROUNDING_HOURS = 1e-9;

/**
 * Expected requests in every tick, before the random intensity. A tick takes the ordinary rate of its first
 * moment (cycle or profile, holidays, trend); bursts count by the parts of the tick that they cover, multiplied by each
 * other only where they overlap, so that none is too short to be seen. The mean over a whole week without trend, holidays and bursts is
 * `requestsPerSecond`.
 */
export function expectedRequests(traffic: Traffic, ticks: number, tickHours: number): Float64Array {
  return requestsOf({ traffic, ticks, tickHours });
}

/** The check of a scenario and the world made from it ask for the same. */
const requestsOf = memoize(computeRequests, { keep: 2 });

interface Horizon {
  readonly traffic: Traffic;
  readonly ticks: number;
  readonly tickHours: number;
}

function computeRequests({ traffic, ticks, tickHours }: Horizon): Float64Array {
  const relative = relativeRate(traffic);
  const perTick = traffic.requestsPerSecond * SECONDS_PER_HOUR * tickHours;
  const requests = Float64Array.from({ length: ticks }, (_, tick) => perTick * relative(tick * tickHours));
  if (traffic.bursts.length > 0) {
    const factors = burstFactors(traffic.bursts, ticks, tickHours);
    for (let tick = 0; tick < ticks; tick += 1) requests[tick]! *= factors[tick]!;
  }
  return requests;
}

/** What bursts multiply every tick by: the product of those in force, averaged over the time of the tick. */
function burstFactors(bursts: Traffic['bursts'], ticks: number, tickHours: number): Float64Array {
  const inTicks = (hours: number) => {
    const nearest = Math.round(hours / tickHours);
    return Math.abs(hours - nearest * tickHours) < ROUNDING_HOURS ? nearest : hours / tickHours;
  };
  const spans = bursts.map(({ atHours, hours, factor }) => ({
    from: inTicks(atHours),
    to: inTicks(atHours + hours),
    factor,
  }));
  const edges = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].sort((one, two) => one - two);
  const factors = new Float64Array(ticks);
  const ordinary = new Float64Array(ticks).fill(1);
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const to = edges[index + 1]!;
    const inForce = spans.filter((span) => span.from <= from && span.to >= to);
    if (inForce.length === 0) continue;
    const product = inForce.reduce((all, { factor }) => all * factor, 1);
    for (let tick = Math.floor(from); tick < Math.min(ticks, to); tick += 1) {
      const part = Math.min(to, tick + 1) - Math.max(from, tick);
      factors[tick]! += product * part;
      ordinary[tick]! -= part;
    }
  }
  // What rounding leaves of a tick is no time without a burst: an outage lets nothing through.
  return factors.map(
    (factor, tick) => factor + (ordinary[tick]! * tickHours < ROUNDING_HOURS ? 0 : ordinary[tick]!),
  );
}

/** The ordinary rate at an hour of the world relative to its mean over the first week; bursts are left out. */
export function relativeRate(traffic: Traffic): (hours: number) => number {
  const { startsAtHourOfWeek, trendPerWeek, holidays } = traffic;
  const weekly = weeklyRate(traffic);
  const ordinary = (hours: number) => {
    const holiday = holidays.find(
      ({ atHours, hours: length }) =>
        hours + ROUNDING_HOURS >= atHours && hours + ROUNDING_HOURS < atHours + length,
    );
    const clock = hours + startsAtHourOfWeek;
    if (!holiday) return weekly(clock);
    const day = Math.floor((clock + ROUNDING_HOURS) / 24);
    return weekly(clock + 24 * (DAYS.indexOf(holiday.likeDay) - day));
  };
  if (trendPerWeek === 0) return ordinary;
  return (hours) => ordinary(hours) * Math.max(0, 1 + (trendPerWeek * hours) / HOURS_PER_WEEK);
}

/** The rate at an hour after some Monday 00:00, relative to the weekly mean. */
function weeklyRate({ shape }: Traffic): (hours: number) => number {
  if (shape.kind === 'profile') {
    const { hourOfWeek } = shape;
    const mean = hourOfWeek.reduce((sum, weight) => sum + weight, 0) / hourOfWeek.length;
    const stepsPerHour = hourOfWeek.length / HOURS_PER_WEEK;
    return (hours) =>
      hourOfWeek[Math.floor(((hours + ROUNDING_HOURS) % HOURS_PER_WEEK) * stepsPerHour)]! / mean;
  }
  const { dailyAmplitude, peakHour, weekendFactor } = shape;
  const weekMean = (5 + 2 * weekendFactor) / 7;
  return (hours) => {
    const day = Math.floor((hours + ROUNDING_HOURS) / 24) % 7;
    const daily = 1 + dailyAmplitude * cosine((2 * Math.PI * (hours - peakHour)) / 24);
    return (daily * (day >= 5 ? weekendFactor : 1)) / weekMean;
  };
}
