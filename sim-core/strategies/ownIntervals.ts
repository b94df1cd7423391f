import type { Interval, Proportion } from '../statistics/index.ts';
import { wilsonInterval } from '../statistics/index.ts';
import type { Comparison } from './strategy.ts';

type OwnIntervals = NonNullable<Comparison['ownIntervals']>;

/** Wilson's interval of each model's share; none where nothing was counted, or where the share is not of counts. */
export function intervalsOfShares(
  incumbent: Proportion | undefined,
  challenger: Proportion | undefined,
): OwnIntervals {
  return { incumbent: endsOf(intervalOf(incumbent)), challenger: endsOf(intervalOf(challenger)) };
}

/** The ends of intervals that were found otherwise. */
export function intervalsOf(incumbent: Interval | undefined, challenger: Interval | undefined): OwnIntervals {
  return { incumbent: endsOf(incumbent), challenger: endsOf(challenger) };
}

function intervalOf(share: Proportion | undefined): Interval | undefined {
  // Late labels take failures of earlier requests off: until they are in, fewer than none may have succeeded.
  if (!share || share.events < 0 || share.events > share.units) return undefined;
  return wilsonInterval(share.events, share.units);
}

function endsOf(interval: Interval | undefined): OwnIntervals['incumbent'] {
  return interval ? [interval.low, interval.high] : null;
}
