import type { LinkedAnswer, LinkedQuantity } from '../../../sim-core/index.ts';
import { formatAmount, formatExact, formatProbability, formatShare } from '../../format/numbers.ts';
import type { FormSchema } from '../formSchema.ts';

/** One of the linked quantities as a field. */
export interface LinkedRow {
  readonly quantity: LinkedQuantity;
  readonly label: string;
  readonly help: string;
  /** How it is read and written, and within which bounds. */
  readonly schema: FormSchema;
}

export const LEAST_POWER = 0.01;
export const MOST_POWER = 0.9999;

/** The linked quantities of a phase, in the order in which they follow from each other. */
export function linkedRows(unit: string, { sizing }: LinkedAnswer): readonly LinkedRow[] {
  const [least, greatest] = sizing.range;
  return [
    {
      quantity: 'traffic',
      label: 'Traffic',
      help: 'Mean requests per second.',
      schema: { type: 'number', unit: 'requests/s', exclusiveMinimum: 0, maximum: 1e9 },
    },
    {
      quantity: 'share',
      label: 'Share',
      help: 'Of the traffic, that the phase gives to the challenger or to the test.',
      schema: { type: 'number', unit: 'share', exclusiveMinimum: 0, maximum: 1 },
    },
    {
      quantity: 'hours',
      label: 'Duration',
      help: 'Hours in which the sample comes.',
      schema: { type: 'number', unit: 'hours', exclusiveMinimum: 0, maximum: 20_000 },
    },
    {
      quantity: 'sample',
      label: 'Sample',
      help: 'Units that come and are counted.',
      schema: { type: 'number', unit, exclusiveMinimum: 0, maximum: 1e15 },
    },
    {
      quantity: 'effect',
      label: 'Difference',
      help: `In ${sizing.measure}: the challenger’s less the incumbent’s.`,
      schema: {
        type: 'number',
        ...(sizing.isShare && { unit: 'points' }),
        ...(Number.isFinite(least) && { minimum: least }),
        ...(Number.isFinite(greatest) && { maximum: greatest }),
      },
    },
    {
      quantity: 'power',
      label: 'Power',
      help: 'Chance that the phase finds that difference.',
      schema: { type: 'number', unit: 'share', minimum: LEAST_POWER, maximum: MOST_POWER },
    },
  ];
}

/** The value of a quantity in an answer; undefined where it is unattainable. */
export function valueOf(quantity: LinkedQuantity, answer: LinkedAnswer): number | undefined {
  return quantity === 'effect' ? answer.difference : answer[quantity];
}

/** What was solved for, as people read it. */
export function sayLinked(quantity: LinkedQuantity, value: number, schema: FormSchema): string {
  switch (quantity) {
    case 'power':
      return value >= MOST_POWER ? 'above 99.99%' : formatProbability(value);
    case 'share':
      return formatShare(Number(value.toPrecision(3)));
    case 'sample':
      return `${formatAmount(Math.ceil(value))} ${schema.unit ?? ''}`;
    case 'effect':
      return schema.unit === 'points'
        ? `${Number((value * 100).toPrecision(3))} points`
        : formatAmount(value);
    case 'hours':
      return `${formatExact(Number(value.toPrecision(6)))} h`;
    case 'traffic':
      return `${formatAmount(value)} ${schema.unit ?? ''}`;
  }
}

/** Whether a typed value can be asked about; the reason where it cannot. */
export function problemWith(
  value: unknown,
  { minimum, exclusiveMinimum, maximum, unit }: FormSchema,
): string | undefined {
  const say = (bound: number) => (unit === 'share' || unit === 'points' ? formatShare(bound) : String(bound));
  if (typeof value !== 'number') return 'Requires a number.';
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return `Requires more than ${say(exclusiveMinimum)}.`;
  if (minimum !== undefined && value < minimum) return `Requires at least ${say(minimum)}.`;
  if (maximum !== undefined && value > maximum) return `Requires at most ${say(maximum)}.`;
  return undefined;
}

/** A solved share or traffic as it is put into the plan: rounded up, so that the sample still suffices. */
export function roundedUp(value: number, most: number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 2);
  return Math.min(most, Number((Math.ceil(value / unit - 1e-9) * unit).toPrecision(12)));
}

/** The answer in one sentence or two. */
export function linkedTakeaway(unit: string, answer: LinkedAnswer): string {
  const { sizing, gateName, expected, required } = answer;
  const say = (value: number) => formatAmount(Math.ceil(value));
  const rate = (value: number) =>
    sizing.isShare ? formatShare(Number(value.toPrecision(3))) : formatAmount(value);
  const { baseline, measure } = sizing;
  const difference = answer.difference ?? sizing.difference;
  const compared =
    baseline === 0 && sizing.isShare
      ? `Compared: ${measure}, a difference of ${rate(difference)}.`
      : `Compared: ${measure}, ${rate(baseline)} with the incumbent and ${rate(baseline + difference)} with the challenger.`;
  const comes = `The gate “${gateName}” can expect ${say(expected)} ${unit}`;
  const takes = required === undefined ? '.' : `; finding this difference takes ${say(required)}.`;
  return `${compared} ${comes}${takes}`;
}
