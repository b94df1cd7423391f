import { formatAmount, formatShare, formatWhole } from '../../format/numbers.ts';
import { valueAt } from '../../store/path.ts';
import type { Json } from '../../store/path.ts';
import { isInPercent } from '../NumberInput.tsx';
import type { FormSchema } from '../formSchema.ts';
import type { KeptWithin, QuantityPreview } from './quantityPreview.ts';

/** A value of a preview as people read it, to three digits: "2.35%", "120 ms". */
export function sayValue(schema: FormSchema): (value: number) => string {
  if (isInPercent(schema)) return (value) => formatShare(Number(value.toPrecision(3)));
  return (value) => `${formatAmount(value)}${schema.unit ? ` ${schema.unit}` : ''}`;
}

/** A place on the axis: "48 h", "25%". */
export function sayPlace(over: QuantityPreview['over']): (place: number) => string {
  return over === 'share'
    ? (share) => formatShare(Number(share.toPrecision(3)))
    : (hours) => `${formatAmount(hours)} h`;
}

/** A quantity's preview in one sentence or two. */
export function quantityTakeaway(
  preview: QuantityPreview,
  say: (value: number) => string,
  quantity: Json,
): string {
  const { values, resulting } = preview;
  return [measuredWords(preview, say, quantity) ?? courseWords(preview, say, values), resultingWords()]
    .filter((part) => part !== undefined)
    .join(' ');

  function resultingWords(): string | undefined {
    if (!resulting) return undefined;
    return `With drifts and feedback added, the challenger answering everyone: ${courseWords(preview, say, resulting)}`;
  }
}

function courseWords(
  { places, over }: QuantityPreview,
  say: (value: number) => string,
  values: readonly (number | undefined)[],
): string {
  const known = values.flatMap((value, index) =>
    value === undefined ? [] : [{ value, at: places[index]! }],
  );
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last) return 'No value anywhere.';
  const [lowest, highest] = known.reduce(
    ([low, high], one) => [one.value < low.value ? one : low, one.value > high.value ? one : high],
    [first, first],
  );
  const place = sayPlace(over);
  if (say(lowest.value) === say(highest.value)) {
    return `${say(first.value)} at every ${over === 'share' ? 'share' : 'hour'}.`;
  }
  const ends = `${say(first.value)} at ${place(first.at)}, ${say(last.value)} at ${place(last.at)}`;
  const isInside = ({ at }: { at: number }) => at !== first.at && at !== last.at;
  const extremes = [
    ...(isInside(lowest) && lowest.value < Math.min(first.value, last.value)
      ? [`lowest ${say(lowest.value)} at ${place(lowest.at)}`]
      : []),
    ...(isInside(highest) && highest.value > Math.max(first.value, last.value)
      ? [`highest ${say(highest.value)} at ${place(highest.at)}`]
      : []),
  ];
  return `${[ends, ...extremes].join('; ')}.`;
}

function measuredWords(
  { interval, values }: QuantityPreview,
  say: (value: number) => string,
  quantity: Json,
): string | undefined {
  const [value] = values;
  if (!interval || value === undefined) return undefined;
  const [trials, events] = [valueAt(quantity, ['trials']), valueAt(quantity, ['events'])];
  const source =
    typeof trials === 'number' && typeof events === 'number'
      ? ` (${formatWhole(events)} of ${formatWhole(trials)})`
      : '';
  const use =
    valueAt(quantity, ['uncertainty']) === 'drawn'
      ? 'Every run draws its own truth from there.'
      : 'Every run takes what was measured as the truth.';
  return `${say(value)} was measured${source}; the truth is likely (95%) from ${say(interval[0])} to ${say(interval[1])}. ${use}`;
}

/** Where values had to be kept within bounds, as a warning. */
export function keptWords(
  { side, bound, from, to }: KeptWithin,
  over: QuantityPreview['over'],
  say: (value: number) => string,
): string {
  const place = sayPlace(over);
  const where = from === to ? `at ${place(from)}` : `between ${place(from)} and ${place(to)}`;
  if (side === 'none') return `Has no value ${where}.`;
  return `Goes ${side} ${say(bound)} ${where}; it is taken as ${say(bound)} there.`;
}
