import { poisson } from '../random/index.ts';
import type { Random } from '../random/index.ts';
import type { Traffic } from '../scenario/schema.ts';
import { intensityOf } from '../world/intensity.ts';
import { expectedRequests } from '../world/traffic.ts';
import type { CountSeries } from './countSeries.ts';
import type { TrafficFit } from './fitTraffic.ts';

/**
 * Counts as the engine would draw them from traffic, tick by tick, summed to bins: the bins of another series,
 * its gaps included. The traffic begins with bin 0.
 * @param tickMinutes divides a bin
 */
export function synthesizeCounts(
  random: Random,
  traffic: Traffic,
  tickMinutes: number,
  { binMinutes, firstMinuteOfWeek, bins }: Omit<CountSeries, 'counts'>,
): CountSeries {
  const tickHours = tickMinutes / 60;
  const ticksPerBin = binMinutes / tickMinutes;
  const ticks = ((bins.at(-1) ?? -1) + 1) * ticksPerBin;
  const expected = expectedRequests(
    { ...traffic, startsAtHourOfWeek: firstMinuteOfWeek / 60 },
    ticks,
    tickHours,
  );
  const intensity = intensityOf(traffic, tickHours)?.(random, ticks);
  const counts = new Float64Array(bins.length).map((_, index) => {
    const bin = bins[index]!;
    let sum = 0;
    for (let tick = bin * ticksPerBin; tick < (bin + 1) * ticksPerBin; tick += 1) {
      sum += poisson(random, expected[tick]! * (intensity?.[tick] ?? 1));
    }
    return sum;
  });
  return { binMinutes, firstMinuteOfWeek, bins, counts };
}

/** The traffic of a fit from where its data begin, not from where they end. */
export function trafficFromStart({ traffic, requestsPerSecond }: TrafficFit): Traffic {
  const { atStart, atEnd } = requestsPerSecond;
  return {
    ...traffic,
    requestsPerSecond: atStart,
    trendPerWeek: (traffic.trendPerWeek * atEnd) / atStart,
  };
}
