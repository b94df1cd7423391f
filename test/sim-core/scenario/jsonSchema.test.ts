import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { parseScenario, scenarioJsonSchema } from '../../../sim-core/index.ts';
import { shippedTexts } from './shipped.ts';

interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

const published = JSON.parse(
  readFileSync(new URL('../../../assets/scenario.schema.json', import.meta.url), 'utf8'),
) as Schema;

test('assets/scenario.schema.json is what scenarioJsonSchema() gives (else run scripts/writeScenarioSchema.mjs)', () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
});

describe('the published JSON Schema', () => {
  const validator = z.fromJSONSchema(published as z.core.JSONSchema.JSONSchema);

  test.each([...shippedTexts.keys()])('accepts the shipped scenario %s', (id) => {
    expect(validator.safeParse(JSON.parse(shippedTexts.get(id)!)).error).toBeUndefined();
  });

  test('refuses what the parser refuses and a schema can say', () => {
    const text = shippedTexts.get('slow-burn')!;
    for (const broken of [
      text.replace('"share": 0.01', '"share": 1.2'),
      text.replace('"share": 0.01', '"share": "1%"'),
      text.replace('"strategy": "ab"', '"strategy": "blue-green"'),
      text.replace('"seed": 1', '"sead": 1'),
      text.replace('"version": 1', '"version": 0'),
      text.replace('"id": "everyone"', '"id": "Everyone"'),
    ]) {
      expect(broken).not.toBe(text);
      expect(parseScenario(broken).scenario).toBeUndefined();
      expect(validator.safeParse(JSON.parse(broken)).success).toBe(false);
    }
  });

  test('describes every property for an editor: a title and a description', () => {
    const undescribed: string[] = [];
    let properties = 0;
    const visit = (schema: Schema, path: string) => {
      for (const [key, property] of Object.entries(schema.properties ?? {})) {
        properties += 1;
        if (!property.title || !property.description) undescribed.push(`${path}.${key}`);
        visit(property, `${path}.${key}`);
      }
      if (schema.items) visit(schema.items, `${path}[]`);
      if (typeof schema.additionalProperties === 'object') visit(schema.additionalProperties, `${path}{}`);
      for (const alternative of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) visit(alternative, path);
    };
    visit(published, '');
    expect(undescribed).toEqual([]);
    expect(properties).toBeGreaterThan(60);
  });

  test('allows no key that it does not describe', () => {
    const loose: string[] = [];
    const visit = (value: unknown, path: string) => {
      if (typeof value !== 'object' || value === null) return;
      const { properties, additionalProperties } = value as Schema;
      if (properties && path !== '.properties' && additionalProperties !== false) loose.push(path);
      for (const [key, entry] of Object.entries(value)) visit(entry, `${path}.${key}`);
    };
    visit(published, '');
    expect(loose).toEqual([]);
  });
});
