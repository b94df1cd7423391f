import { expectedRequests } from '../../../sim-core/index.ts';
import type { World } from '../../../sim-core/index.ts';
import { formatHours } from '../../format/durations.ts';
import { formatAmount } from '../../format/numbers.ts';
import type { PartPreview } from './PartPreview.tsx';

/** Points that are drawn at most; more than the pixels there are. */
const MOST_POINTS = 400;

/** Requests per hour that the world expects over its horizon: profile, trend, holidays and bursts together. */
export function trafficPreview({ traffic, horizonHours, tickMinutes }: World): PartPreview {
  const tickHours = tickMinutes / 60;
  const ticks = Math.max(1, Math.round(horizonHours / tickHours));
  const requests = expectedRequests(traffic, ticks, tickHours);
  // A point stands for a stretch of ticks and shows their mean, so that no burst falls between two points.
  const stride = Math.ceil(ticks / MOST_POINTS);
  const places: number[] = [];
  const values: number[] = [];
  for (let from = 0; from < ticks; from += stride) {
    const stretch = requests.subarray(from, Math.min(ticks, from + stride));
    places.push(from * tickHours);
    values.push(stretch.reduce((sum, value) => sum + value, 0) / stretch.length / tickHours);
  }
  const total = requests.reduce((sum, value) => sum + value, 0);
  const perHour = requests.map((value) => value / tickHours);
  const [least, most] = perHour.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, 0],
  );
  const say = (value: number) => formatAmount(value);
  const spread = say(least) === say(most) ? 'the same at every hour' : `from ${say(least)} to ${say(most)}`;
  return {
    title: 'Expected requests per hour',
    takeaway: `${say(total / horizonHours)} requests an hour on average, ${spread}; ${say(total)} in ${formatHours(horizonHours)}. Each run draws its own around that.`,
    axis: 'hours since the world began',
    end: horizonHours,
    places,
    lines: [{ name: 'Requests per hour', values }],
    say,
  };
}
