import type { SweptNumber } from '../../sim-core/index.ts';
import { formatAmount, formatExact, formatShare } from '../format/numbers.ts';
import { isInPercent } from '../inspector/NumberInput.tsx';
import type { FormSchema } from '../inspector/formSchema.ts';
import { numberAt } from './design.ts';
import type { ScenarioNumber } from './scenarioNumbers.ts';
import { numberName } from './scenarioNumbers.ts';

/** What a swept number is called, written and worth now. */
export interface SweptWords {
  /** "Canary release › stage 1 › share". */
  readonly name: string;
  /** What the axis counts, behind the name: "requests/s"; empty where values say it themselves. */
  readonly unit: string;
  /** As in the scenario. */
  readonly now: number;
  readonly schema: FormSchema;
  format(this: void, value: number): string;
}

const EFFECT_SCHEMA: FormSchema = { type: 'number', minimum: 0, unit: 'x' };

/** Words for what is swept; undefined where the scenario has no such number. */
export function sweptWords(swept: SweptNumber, numbers: readonly ScenarioNumber[]): SweptWords | undefined {
  if (swept.kind === 'effect') {
    return {
      name: 'Size of the effect',
      unit: '',
      now: 1,
      schema: EFFECT_SCHEMA,
      format: (value) => `${formatAmount(value)}×`,
    };
  }
  const number = numberAt(numbers, swept.path);
  if (!number) return undefined;
  const { schema, value } = number;
  return {
    name: numberName(number),
    unit: isInPercent(schema) ? '' : (schema.unit ?? ''),
    now: value,
    schema,
    format: (own) =>
      isInPercent(schema) ? formatShare(Number(own.toPrecision(3))) : formatExact(Number(own.toPrecision(4))),
  };
}

/** A value with its unit: "12 requests/s", "5%", "1.5×". */
export function sayValue({ format, unit }: SweptWords, value: number): string {
  return unit === '' || unit === 'x'
    ? `${format(value)}${unit === 'x' ? '×' : ''}`
    : `${format(value)} ${unit}`;
}

/** The value of the scenario with its unit, nothing rounded away: "2.3148 requests/s". */
export function sayNow(words: SweptWords): string {
  const { schema, now } = words;
  return sayValue({ ...words, format: isInPercent(schema) ? formatShare : formatExact }, now);
}
