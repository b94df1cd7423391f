import { textOf, valueAt } from '../store/path.ts';
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
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, FormSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: FormSchema | boolean;
  readonly items?: FormSchema;
  readonly oneOf?: readonly FormSchema[];
  readonly anyOf?: readonly FormSchema[];
}

/** One of several ways in which a setting can be written. */
export interface Alternative {
  /** Its constant, such as "curve"; "number" for a plain number. */
  readonly key: string;
  /** Under which name the value keeps the constant, such as "kind" or "strategy"; undefined for a plain number. */
  readonly under: string | undefined;
  readonly schema: FormSchema;
}

/** The ways in which a setting can be written, in order; undefined where there is but one. */
export function alternativesOf(schema: FormSchema): readonly Alternative[] | undefined {
  const ways = (schema.oneOf ?? schema.anyOf)?.flatMap((one) => one.oneOf ?? one.anyOf ?? [one]);
  return ways?.map((way) => {
    const [under, constant] = Object.entries(way.properties ?? {}).find(
      ([, property]) => property.const !== undefined,
    ) ?? [undefined, undefined];
    return { key: textOf(constant?.const ?? way.type), under, schema: way };
  });
}

/**
 * Of several alternatives the one that a value is written in: told by its constant (kind, strategy), or the number
 * where it may be a number and is no object. Undefined where it is none of them.
 */
export function chosenAlternative(
  alternatives: readonly Alternative[],
  value: Json | undefined,
): Alternative | undefined {
  if (value === undefined) return undefined;
  return alternatives.find(({ key, under }) =>
    under === undefined ? typeof value !== 'object' : valueAt(value, [under]) === key,
  );
}

/** The description of a value as it is written: of its alternative, where there are several. */
export function alternativeFor(schema: FormSchema, value: Json | undefined): FormSchema {
  const alternatives = alternativesOf(schema);
  return (alternatives && chosenAlternative(alternatives, value)?.schema) ?? schema;
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
