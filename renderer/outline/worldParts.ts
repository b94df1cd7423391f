import { formSchema } from '../inspector/scenarioForm.ts';
import type { FormSchema } from '../inspector/formSchema.ts';

/** A part of a world that is an item of the outline: once, or once for each entry of a list. */
export interface WorldPart {
  readonly key: string;
  readonly kind: 'single' | 'list';
  /** Of the part, or of one entry of the list. */
  readonly schema: FormSchema;
  /** What people call it, or one of it. */
  readonly title: string;
  /** Fewest there have to be: 0 for what a world need not have. */
  readonly fewest: number;
}

/** The parts of a world, as its description has them. */
export const worldParts: readonly WorldPart[] = partsOf(formSchema.properties?.['world'] ?? {});

function partsOf({ properties = {}, required = [] }: FormSchema): WorldPart[] {
  return Object.entries(properties).flatMap(([key, schema]): WorldPart[] => {
    const { title = key, items } = schema;
    if (schema.properties) {
      const isNeeded = required.includes(key) || schema.default !== undefined;
      return [{ key, kind: 'single', schema, title, fewest: isNeeded ? 1 : 0 }];
    }
    if (!items?.properties) return [];
    const one = items.title ?? title.replace(/s$/, '');
    return [{ key, kind: 'list', schema: items, title: one, fewest: schema.minItems ?? 0 }];
  });
}
