import { membersOf } from '../store/path.ts';
import type { Json } from '../store/path.ts';
import { alternativesOf } from './formSchema.ts';
import type { FormSchema } from './formSchema.ts';
import { isSegmentReference } from './references.ts';

/** What a number starts at in its unit, where the schema has no default; a share on a logarithmic scale is a small one. */
const BY_UNIT: Readonly<Record<string, number>> = { h: 24, share: 0.5, points: 0.01, ms: 100, x: 2 };
const SMALL_SHARE = 0.01;
/** What a count that spans decades starts at. */
const COUNT = 100;

/** What in a document a new value has to fit. */
export interface Circumstances {
  /** What numbers of a unit start at. */
  readonly byUnit?: Readonly<Record<string, number>>;
  /** A segment that there is. */
  readonly segment?: string | undefined;
}

/**
 * A value to start from where there was none: defaults, and for what is required and has none something ordinary
 * within its bounds. What may be left out is.
 */
export function startingValue(schema: FormSchema, circumstances: Circumstances = {}): Json {
  if (schema.const !== undefined) return schema.const;
  const [first] = alternativesOf(schema) ?? [];
  if (schema.default !== undefined && !schema.properties) return schema.default;
  if (first) return startingValue(first.schema, circumstances);
  if (schema.enum) return schema.enum[0] ?? '';
  if (schema.properties) {
    const { required = [], default: given } = schema;
    const entries = Object.entries(schema.properties)
      .filter(([key, property]) => required.includes(key) || property.default !== undefined)
      .map(([key, property]): [string, Json] => [key, startingValue(property, circumstances)]);
    return { ...Object.fromEntries(entries), ...membersOf(given) };
  }
  if (schema.type === 'object') return {};
  if (schema.type === 'array') {
    const { items, minItems = 0 } = schema;
    return items ? Array.from({ length: minItems }, () => startingValue(items, circumstances)) : [];
  }
  if (schema.type === 'number' || schema.type === 'integer') return startingNumber(schema, circumstances);
  if (schema.type === 'boolean') return false;
  return (isSegmentReference(schema) ? circumstances.segment : schema.title) ?? '';
}

function startingNumber(schema: FormSchema, { byUnit = {} }: Circumstances): number {
  const { unit = '', scale, type } = schema;
  if (unit === 'share' && scale === 'logarithmic') return within(schema, SMALL_SHARE);
  return within(
    schema,
    byUnit[unit] ?? BY_UNIT[unit] ?? (scale === 'logarithmic' && type === 'integer' ? COUNT : 1),
  );
}

/** The number, or the nearest that the bounds allow; the middle where one that is excluded is nearest. */
function within(schema: FormSchema, value: number): number {
  const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  const low = schema.minimum ?? exclusiveMinimum;
  const high = schema.maximum ?? exclusiveMaximum;
  const inside = Math.min(high, Math.max(low, value));
  return inside <= exclusiveMinimum || inside >= exclusiveMaximum ? (low + high) / 2 : inside;
}
