import type { Json } from '../store/path.ts';

/** The part of a JSON Schema that a form is made of: the core's own description of a setting. */
export interface FormSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  /** Behind the number; "share" is shown in percent, so are "points". */
  readonly unit?: string;
  readonly scale?: 'linear' | 'logarithmic';
  readonly const?: Json;
  readonly enum?: readonly string[];
  readonly default?: Json;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, FormSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: FormSchema | boolean;
  readonly items?: FormSchema;
  readonly oneOf?: readonly FormSchema[];
  readonly anyOf?: readonly FormSchema[];
}

/**
 * Of several alternatives the one that a value is written in: told by its constant (kind, strategy), or the number
 * where it may be a number and is no object.
 */
export function alternativeFor(schema: FormSchema, value: Json | undefined): FormSchema {
  const alternatives = (schema.oneOf ?? schema.anyOf)?.flatMap((one) => one.oneOf ?? one.anyOf ?? [one]);
  if (!alternatives) return schema;
  const number = alternatives.find(({ type }) => type === 'number');
  if (number && typeof value !== 'object') return number;
  const chosen = alternatives.find(({ properties = {} }) =>
    Object.entries(properties).some(
      ([key, property]) =>
        property.const !== undefined &&
        typeof value === 'object' &&
        value !== null &&
        (value as Readonly<Record<string, Json>>)[key] === property.const,
    ),
  );
  return chosen ?? schema;
}

/** The description of the setting at a place in a document; undefined where the schema has none. */
export function schemaAt(
  root: FormSchema,
  path: readonly (string | number)[],
  document: Json | undefined,
): FormSchema | undefined {
  let schema: FormSchema | undefined = alternativeFor(root, document);
  let value = document;
  for (const key of path) {
    value =
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string | number, Json>>)[key]
        : undefined;
    const { properties, items, additionalProperties }: FormSchema = schema;
    const next: FormSchema | undefined =
      typeof key === 'number'
        ? items
        : (properties?.[key] ??
          (typeof additionalProperties === 'object' ? additionalProperties : undefined));
    if (!next) return undefined;
    schema = alternativeFor(next, value);
  }
  return schema;
}

/** An entry to add to a list: required numbers as in the entry before, or the least that is allowed. */
export function startingValue(schema: FormSchema): Json {
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0] ?? '';
  if (schema.properties) {
    const required = schema.required ?? [];
    return Object.fromEntries(
      Object.entries(schema.properties)
        .filter(([key]) => required.includes(key))
        .map(([key, property]) => [key, startingValue(property)]),
    );
  }
  if (schema.type === 'array') return [];
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum ?? 1;
  return '';
}
