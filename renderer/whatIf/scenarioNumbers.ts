import type { Scenario } from '../../sim-core/index.ts';
import { alternativeFor, schemaAt } from '../inspector/formSchema.ts';
import type { FormSchema } from '../inspector/formSchema.ts';
import { segmentOptions } from '../inspector/references.ts';
import { formSchema } from '../inspector/scenarioForm.ts';
import { capitalised, singularOf, wordsOfKey } from '../inspector/words.ts';
import { textOf, valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';

/** A number of a scenario that can be set to another. */
export interface ScenarioNumber {
  readonly path: Path;
  readonly schema: FormSchema;
  readonly value: number;
  /** From the whole to the part: "Canary release", "Stage 1", "Share". */
  readonly place: readonly string[];
}

/** What says how a scenario is run and is no part of its world or plans. */
const SETTINGS_OF_RUNS = new Set(['seed', 'replications', 'version']);

/** Longest list of plain numbers that is told one by one; a profile of the week is drawn, not numbered. */
const MOST_NUMBERS = 24;

/** All numbers of a scenario that can be swept, in the order of the file. */
export function scenarioNumbers(scenario: Scenario): readonly ScenarioNumber[] {
  const document = scenario as unknown as Json;
  const found: ScenarioNumber[] = [];
  const visit = (value: Json, schema: FormSchema, path: Path) => {
    const own = alternativeFor(schema, value);
    if (typeof value === 'number') {
      if (own.const === undefined) found.push({ path, schema: own, value, place: placeOf(document, path) });
    } else if (Array.isArray(value)) {
      const entries = value as readonly Json[];
      if (typeof entries[0] === 'number' && entries.length > MOST_NUMBERS) return;
      entries.forEach((entry, index) => visit(entry, own.items ?? {}, [...path, index]));
    } else if (typeof value === 'object' && value !== null) {
      const { properties, additionalProperties } = own;
      for (const [key, part] of Object.entries(value)) {
        if (path.length === 0 && SETTINGS_OF_RUNS.has(key)) continue;
        const described =
          properties?.[key] ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
        if (described && part !== undefined) visit(part, described, [...path, key]);
      }
    }
  };
  visit(document, formSchema, []);
  return found;
}

/** Words for a number in one line: "Canary release › Stage 1 › Share". */
export function numberName({ place }: ScenarioNumber): string {
  return place.join(' › ');
}

/** The names of what a path leads through, without what only holds what comes next. */
function placeOf(document: Json, path: Path): readonly string[] {
  const words = path.flatMap((key, index): string[] => {
    const above = path.slice(0, index);
    const here = path.slice(0, index + 1);
    if (typeof key === 'number') return isOnlyPhase(document, above) ? [] : [entryName(document, here)];
    const schema = schemaAt(formSchema, here, document);
    const parent = schemaAt(formSchema, above, document);
    if (!parent?.properties) return [segmentName(document, key)];
    const holdsOthers = schema?.items !== undefined || schema?.additionalProperties !== undefined;
    const isContainer = key === 'world' || (holdsOthers && !schema?.properties);
    return isContainer ? [] : [parent.properties[key]?.title ?? wordsOfKey(key)];
  });
  // The rate of the traffic is called after it.
  return words.filter((word, index) => word !== words[index - 1]);
}

function isOnlyPhase(document: Json, list: Path): boolean {
  const entries = valueAt(document, list);
  return list.at(-1) === 'phases' && Array.isArray(entries) && entries.length === 1;
}

function entryName(document: Json, path: Path): string {
  const name = textOf(valueAt(document, [...path, 'name']));
  if (name !== '') return name;
  const list = schemaAt(formSchema, path.slice(0, -1), document);
  const kind = singularOf(list?.title ?? wordsOfKey(String(path.at(-2))));
  return `${capitalised(kind)} ${Number(path.at(-1)) + 1}`;
}

function segmentName(document: Json, id: string): string {
  return segmentOptions(document).find(({ value }) => value === id)?.label ?? id;
}
