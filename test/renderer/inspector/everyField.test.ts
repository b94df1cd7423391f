import { describe, expect, test } from 'vitest';
import { alternativesOf } from '../../../renderer/inspector/formSchema.ts';
import type { FormSchema } from '../../../renderer/inspector/formSchema.ts';
import { formSchema } from '../../../renderer/inspector/scenarioForm.ts';
import { sliderScale } from '../../../renderer/inspector/sliderScale.ts';
import { startingValue } from '../../../renderer/inspector/startingValue.ts';

interface Field {
  readonly path: string;
  readonly schema: FormSchema;
}

/** What the forms show as a field or a part of its own, by its place in the schema. */
function* fieldsOf(schema: FormSchema, path = ''): Generator<Field> {
  for (const way of alternativesOf(schema) ?? []) {
    if (way.under === undefined) continue;
    yield* fieldsOf(way.schema, `${path}|${way.key}`);
  }
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (property.const !== undefined || key === 'id' || key === '$schema') continue;
    yield { path: `${path}/${key}`, schema: property };
    yield* fieldsOf(property, `${path}/${key}`);
  }
  if (schema.items) yield* fieldsOf(schema.items, `${path}[]`);
  if (typeof schema.additionalProperties === 'object')
    yield* fieldsOf(schema.additionalProperties, `${path}{}`);
}

const fields = [...fieldsOf(formSchema)];
const numbers = fields.filter(({ schema }) => schema.type === 'number' || schema.type === 'integer');

/** Bounds this far apart are no range to slide along evenly. */
const DECADES = 1e6;

/** Of these the slider goes around the value, in even steps: no decade of theirs is more likely than another. */
const EVEN = [/Hours$|\/hours$|\/at$|\/seed$/];

describe('every field', () => {
  test('has a label and says what it does', () => {
    expect(fields.length).toBeGreaterThan(300);
    const silent = fields.filter(({ schema }) => !schema.title || !schema.description);
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
  test('that is a number has bounds and a slider between them', () => {
    expect(numbers.length).toBeGreaterThan(150);
    const without = numbers.filter(({ schema }) => !sliderScale(schema, Number(startingValue(schema))));
    expect(without.map(({ path }) => path)).toEqual([]);
  });
  test('that spans decades slides by decades', () => {
    const even = numbers.filter(({ path, schema }) => {
      const range =
        (schema.maximum ?? schema.exclusiveMaximum ?? 0) - (schema.minimum ?? schema.exclusiveMinimum ?? 0);
      return range >= DECADES && schema.scale !== 'logarithmic' && !EVEN.some((name) => name.test(path));
    });
    expect(even.map(({ path }) => path)).toEqual([]);
  });
  test('of errors slides by decades, in percent', () => {
    const errors = numbers.filter(({ path }) => /\/error\|/.test(path) && path.endsWith('/value'));
    expect(errors.length).toBeGreaterThan(1);
    for (const { schema } of errors) expect(schema).toMatchObject({ unit: 'share', scale: 'logarithmic' });
  });
});
