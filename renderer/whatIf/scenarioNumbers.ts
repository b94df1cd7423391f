import type { Scenario } from '../../sim-core/index.ts';
import { placeOf } from '../changes/changeWords.ts';
import { alternativeFor } from '../inspector/formSchema.ts';
import type { FormSchema } from '../inspector/formSchema.ts';
import { formSchema } from '../inspector/scenarioForm.ts';
import type { Json, Path } from '../store/path.ts';

/** A number of a scenario that can be set to another. */
export interface ScenarioNumber {
  readonly path: Path;
  readonly schema: FormSchema;
  readonly value: number;
  /** From the whole to the part: "Canary release", "stage 1", "share". */
  readonly place: readonly string[];
}

/** What says how a scenario is run and is no part of its world or plans. */
const SETTINGS_OF_RUNS = new Set(['seed', 'replications', 'version']);

/** Longest list of plain numbers that is told one by one; a profile of the week is drawn, not numbered. */
const MOST_NUMBERS = 24;

const found = new WeakMap<Scenario, readonly ScenarioNumber[]>();

/** All numbers of a scenario that can be swept, in the order of the file; found once for the same object. */
export function scenarioNumbers(scenario: Scenario): readonly ScenarioNumber[] {
  const before = found.get(scenario);
  if (before) return before;
  const numbers = findNumbers(scenario);
  found.set(scenario, numbers);
  return numbers;
}

function findNumbers(scenario: Scenario): readonly ScenarioNumber[] {
  const document = scenario as unknown as Json;
  const numbers: ScenarioNumber[] = [];
  const visit = (value: Json, schema: FormSchema, path: Path) => {
    const own = alternativeFor(schema, value);
    if (typeof value === 'number') {
      if (own.const === undefined) numbers.push({ path, schema: own, value, place: placeOf(document, path) });
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
  return numbers;
}

/** Words for a number in one line: "Canary release › stage 1 › share". */
export function numberName({ place }: ScenarioNumber): string {
  return place.join(' › ');
}
