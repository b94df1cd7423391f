import { timeUnit } from './durations.ts';
import { formatAmount } from './numbers.ts';

/** A mean difference in words, with its interval: "41.2 hours sooner", "38.1 to 44.3 sooner". */
export interface DifferenceWords {
  readonly value: string;
  /** Undefined of a single run, which says nothing of it, and where both ends read alike. */
  readonly interval: string | undefined;
}

/** How a difference is counted, and what less and more of it are called. */
interface Direction {
  /** Behind the amount: " hours". */
  readonly suffix: string;
  readonly less: string;
  readonly more: string;
  /** The amount that one of these is. */
  readonly size: number;
}

/** Says by how much one amount is less or more than another, in its unit; hours as a time that comes sooner or later. */
export function amountDifferenceWords(
  difference: number,
  interval: readonly [number, number] | null,
  unit: string,
): DifferenceWords {
  if (unit !== 'hours') {
    return inWords(difference, interval, { suffix: ` ${unit}`, less: 'fewer', more: 'more', size: 1 });
  }
  const [low, high] = interval ?? [difference, difference];
  const { hours, many } = timeUnit(Math.max(Math.abs(low), Math.abs(high)));
  return inWords(difference, interval, { suffix: ` ${many}`, less: 'sooner', more: 'later', size: hours });
}

/** Says by how many percentage points one share is less or more than another; both 0 to 1. */
export function shareDifferenceWords(
  difference: number,
  interval: readonly [number, number] | null,
): DifferenceWords {
  return inWords(difference, interval, { suffix: ' points', less: 'less', more: 'more', size: 0.01 });
}

/** A share beside its difference to another, with the digits that the difference has: "19.7%". */
export function formatShareBeside(share: number): string {
  return `${(100 * share).toFixed(1).replace(/\.0$/, '')}%`;
}

/** An interval on both sides of 0 is told as such, since chance alone may have made it. */
function inWords(
  difference: number,
  interval: readonly [number, number] | null,
  { suffix, less, more, size }: Direction,
): DifferenceWords {
  const [low, high] = interval ?? [difference, difference];
  const scaled = (value: number) => formatAmount(Math.abs(value) / size);
  const side = (value: number) => (value < 0 ? less : more);
  if (difference === 0 && low === 0 && high === 0) return { value: 'no difference', interval: undefined };
  if (difference === 0) {
    const ends = `${scaled(low)}${suffix} ${less} to ${scaled(high)} ${more}`;
    return { value: 'no difference', interval: ends };
  }
  const value = `${scaled(difference)}${suffix} ${side(difference)}`;
  if (!interval) return { value, interval: undefined };
  if (low < 0 && high > 0) {
    return { value, interval: `${scaled(low)} ${less} to ${scaled(high)} ${more}: may be chance` };
  }
  const [near, far] = (difference < 0 ? [high, low] : [low, high]).map(scaled) as [string, string];
  return { value, interval: near === far ? undefined : `${near} to ${far} ${side(difference)}` };
}
