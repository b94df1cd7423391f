import { membersOf } from '../store/path.ts';
import type { Json } from '../store/path.ts';
import { alternativesOf } from './formSchema.ts';
import type { FormSchema } from './formSchema.ts';

/** What a number starts at in its unit, where the schema has no default; a share on a logarithmic scale is a small one. */
const BY_UNIT: Readonly<Record<string, number>> = { share: 0.5, points: 0.01, ms: 100, x: 2 };
const SMALL_SHARE = 0.01;
/** What a count that spans decades starts at. */
const COUNT = 100;

/**
 * A value to start from where there was none: defaults, and for what is required and has none something ordinary
 * within its bounds. What may be left out is.
 *
 * @param hours what a number of hours starts at: hours have to fit into others
 */
export function startingValue(schema: FormSchema, hours = 24): Json {
  if (schema.const !== undefined) return schema.const;
  const [first] = alternativesOf(schema) ?? [];
  if (schema.default !== undefined && !schema.properties) return schema.default;
  if (first) return startingValue(first.schema, hours);
  if (schema.enum) return schema.enum[0] ?? '';
  if (schema.properties) {
    const { required = [], default: given } = schema;
    const entries = Object.entries(schema.properties)
      .filter(([key, property]) => required.includes(key) || property.default !== undefined)
      .map(([key, property]): [string, Json] => [key, startingValue(property, hours)]);
    return { ...Object.fromEntries(entries), ...membersOf(given) };
  }
  if (schema.type === 'object') return {};
  if (schema.type === 'array') {
    const { items, minItems = 0 } = schema;
    return items ? Array.from({ length: minItems }, () => startingValue(items, hours)) : [];
  }
  if (schema.type === 'number' || schema.type === 'integer') return startingNumber(schema, hours);
  if (schema.type === 'boolean') return false;
  return schema.title ?? '';
}

function startingNumber(schema: FormSchema, hours: number): number {
  const { unit = '', scale, type } = schema;
  if (unit === 'h') return within(schema, hours);
  if (unit === 'share' && scale === 'logarithmic') return within(schema, SMALL_SHARE);
  return within(schema, BY_UNIT[unit] ?? (scale === 'logarithmic' && type === 'integer' ? COUNT : 1));
}

/** The number, or the nearest that the bounds allow; the middle where one that is excluded is nearest. */
function within(schema: FormSchema, value: number): number {
  const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  const low = schema.minimum ?? exclusiveMinimum;
  const high = schema.maximum ?? exclusiveMaximum;
  const inside = Math.min(high, Math.max(low, value));
  return inside <= exclusiveMinimum || inside >= exclusiveMaximum ? (low + high) / 2 : inside;
}
