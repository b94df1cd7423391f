import { isObject, membersOf, valueAt } from '../store/path.ts';
import type { Json } from '../store/path.ts';
import { alternativesOf } from './formSchema.ts';
import type { Alternative, FormSchema } from './formSchema.ts';

/** Out of how many a rate was measured, when nothing is known of it but the rate. */
const TRIALS = 1000;

/**
 * A value in another of the ways in which it can be written: what it was survives where the other way has a place
 * for it, the rest starts anew.
 *
 * @param start what the other way starts from
 */
export function rewritten(value: Json | undefined, to: Alternative, start: Json): Json {
  const amount = amountOf(value);
  const begun = amount === undefined ? start : withAmount(start, to.schema, amount);
  if (!isObject(begun) || !isObject(value)) return begun;
  const kept = Object.entries(to.schema.properties ?? {}).flatMap(([key, schema]): [string, Json][] => {
    const before = valueAt(value, [key]);
    return before !== undefined && fits(before, schema) ? [[key, before]] : [];
  });
  return { ...begun, ...Object.fromEntries(kept) };
}

/** The number that a quantity is or begins with, however it is written; undefined where there is none. */
function amountOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  const at = (...path: (string | number)[]) => {
    const found = valueAt(value, path);
    return typeof found === 'number' ? found : undefined;
  };
  const formula = valueAt(value, ['formula']);
  if (typeof formula === 'string' && formula.trim() !== '' && Number.isFinite(Number(formula))) {
    return Number(formula);
  }
  const events = at('events');
  const trials = at('trials');
  if (events !== undefined && trials !== undefined && trials > 0) {
    return Number((events / trials).toPrecision(6));
  }
  return at('points', 0, 'value') ?? at('value');
}

/** The quantity with that number where its way of being written has a place for it. */
function withAmount(start: Json, { type, properties = {} }: FormSchema, amount: number): Json {
  if (type === 'number') return amount;
  const { points, formula, trials, value } = properties;
  return {
    ...membersOf(start),
    ...(points && { points: [{ at: 0, value: amount }] }),
    ...(formula && { formula: String(amount) }),
    ...(trials && { events: Math.round(amount * TRIALS), trials: TRIALS }),
    ...(value && { value: amount }),
  };
}

/** Whether a value is of the kind that a setting takes; its bounds are the core's to check. */
function fits(value: Json, schema: FormSchema): boolean {
  if (schema.const !== undefined) return value === schema.const;
  const alternatives = alternativesOf(schema);
  if (alternatives) return alternatives.some((alternative) => fits(value, alternative.schema));
  if (schema.enum) return typeof value === 'string' && schema.enum.includes(value);
  if (schema.type === 'number' || schema.type === 'integer') return typeof value === 'number';
  if (schema.type === 'array') {
    return Array.isArray(value) && value.every((entry: Json) => !schema.items || fits(entry, schema.items));
  }
  if (schema.type !== 'object') return typeof value === schema.type;
  return (
    isObject(value) &&
    Object.entries(value).every(([key, part]) => {
      const property = schema.properties?.[key];
      return property ? fits(part, property) : typeof schema.additionalProperties === 'object';
    })
  );
}
