import { checkScenario, formatProblem } from '../../sim-core/index.ts';
import { samePath, valueAt, withValueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { schemaAt } from './formSchema.ts';
import { formSchema } from './scenarioForm.ts';
import { startOf } from './starts.ts';

/** Settings that are brought into line with one choice at the most. */
const MOST_MENDED = 6;

/**
 * The document with another word chosen, and the settings beside it brought into line where the core says that they
 * are not: a gradual drift takes hours and a sudden one none. What nothing helps stays, with its problem beside it.
 */
export function withWordChosen(document: Json, path: Path, word: string): Json {
  const before = problemsOf(document).map(formatProblem);
  let chosen = withValueAt(document, path, word);
  let problems = problemsOf(chosen);
  const settled = new Set<PropertyKey>([path.at(-1)!]);
  for (let mended = 0; mended < MOST_MENDED; mended += 1) {
    const beside = problems.find(
      (problem) =>
        problem.path.length === path.length &&
        samePath(problem.path.slice(0, -1), path.slice(0, -1)) &&
        !settled.has(problem.path.at(-1)!) &&
        !before.includes(formatProblem(problem)),
    );
    if (!beside) return chosen;
    const place = beside.path as Path;
    settled.add(place.at(-1)!);
    for (const candidate of otherValues(chosen, place)) {
      const other = withValueAt(chosen, place, candidate);
      const left = problemsOf(other);
      if (left.some((problem) => samePath(problem.path, place))) continue;
      chosen = other;
      problems = left;
      break;
    }
  }
  return chosen;
}

function problemsOf(document: Json) {
  return checkScenario(document).problems;
}

/** What else a setting could be: begun, left out, or another word. */
function otherValues(document: Json, path: Path): readonly (Json | undefined)[] {
  const schema = schemaAt(formSchema, path, document);
  const key = path.at(-1);
  const parent = schemaAt(formSchema, path.slice(0, -1), document);
  if (!schema || typeof key !== 'string') return [];
  if (schema.enum) return schema.enum;
  if (valueAt(document, path) === undefined) return [startOf(document, path, schema)];
  const isOptional = !parent?.required?.includes(key) && schema.default === undefined;
  return isOptional ? [undefined] : [];
}
