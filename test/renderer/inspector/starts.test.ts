import { describe, expect, test } from 'vitest';
import { alternativesOf, chosenAlternative, schemaAt } from '../../../renderer/inspector/formSchema.ts';
import type { FormSchema } from '../../../renderer/inspector/formSchema.ts';
import { formSchema } from '../../../renderer/inspector/scenarioForm.ts';
import { nextEntry, rewrittenAt, startOf } from '../../../renderer/inspector/starts.ts';
import { valueAt, withValueAt } from '../../../renderer/store/path.ts';
import type { Json, Path } from '../../../renderer/store/path.ts';
import { checkScenario, formatProblem, parseScenario } from '../../../sim-core/index.ts';
import { shippedText } from '../fixtures/store.ts';

const opened = (id: string) => parseScenario(shippedText(id)).scenario as unknown as Json;
const problemsOf = (document: Json) => checkScenario(document).problems.map(formatProblem);

/** Every setting that there is in a document or that could be, with its place. */
function* settingsOf(document: Json, schema: FormSchema, path: Path): Generator<[Path, FormSchema]> {
  const value = valueAt(document, path);
  const alternatives = alternativesOf(schema);
  const written = (alternatives && chosenAlternative(alternatives, value)?.schema) ?? schema;
  yield [path, schema];
  for (const [key, property] of Object.entries(written.properties ?? {})) {
    if (value !== undefined) yield* settingsOf(document, property, [...path, key]);
  }
  if (Array.isArray(value) && written.items && value.length < 30) {
    for (const index of value.keys()) yield* settingsOf(document, written.items, [...path, index]);
  }
}

const scenarios = ['slow-burn', 'needle'].map((id): [string, Json] => [id, opened(id)]);

/** What other settings have to say first: no start is valid without. */
const NEEDS: readonly RegExp[] = [
  /requires a world with a ranking/,
  /requires to be left out unless comparisons holds/,
  /requires hours before the first stage that are counted/,
];
const unexpected = (problems: readonly string[]) =>
  problems.filter((problem) => !NEEDS.some((need) => need.test(problem)));

describe('startOf(document, path, schema)', () => {
  test.each(scenarios)('is valid for every part that %s leaves out', (_, document) => {
    const absent = [...settingsOf(document, formSchema, [])].filter(
      ([path, { properties, oneOf, anyOf }]) =>
        valueAt(document, path) === undefined && (properties ?? oneOf ?? anyOf),
    );
    expect(absent.length).toBeGreaterThan(5);
    const problems = absent.flatMap(([path, schema]) =>
      problemsOf(withValueAt(document, path, startOf(document, path, schema))),
    );
    expect(unexpected(problems)).toEqual([]);
  });
  test('begins a phase with what its strategy proposes for what the other phases leave of the horizon', () => {
    const [, document] = scenarios[0]!;
    const short = withValueAt(document, ['world', 'horizonHours'], 384);
    const path = ['plans', 0, 'phases', 1];
    const schema = schemaAt(formSchema, ['plans', 0, 'phases'], short)?.items;
    const shadow = schema?.oneOf?.find(({ properties }) => properties?.['strategy']?.const === 'shadow');
    const phase = startOf(short, path, shadow!);
    expect(phase).toMatchObject({ strategy: 'shadow', hours: 48, carriesEvidence: false });
    expect(problemsOf(withValueAt(short, path, phase))).toEqual([]);
  });
  test('takes fewer hours where a day does not fit', () => {
    const [, document] = scenarios[0]!;
    const short = withValueAt(document, ['plans', 0, 'phases', 0, 'hours'], 20);
    const path = ['plans', 0, 'phases', 0, 'looks'];
    const naive = alternativesOf(schemaAt(formSchema, path.slice(0, -1), short)!.properties!['looks']!)!;
    const looks = rewrittenAt(
      short,
      path,
      {},
      naive.find(({ key }) => key === 'naive')!,
    );
    expect(looks).toEqual({ kind: 'naive', everyHours: 12 });
  });
});

describe('rewrittenAt(document, path, schema, to)', () => {
  test.each(scenarios)('is valid in every kind that a setting of %s can be written in', (_, document) => {
    const written = [...settingsOf(document, formSchema, [])].flatMap(([path, schema]) =>
      (alternativesOf(schema) ?? []).map((to) => {
        const value = rewrittenAt(document, path, schema, to);
        return { path, to, value, problems: problemsOf(withValueAt(document, path, value)) };
      }),
    );
    expect(written.length).toBeGreaterThan(20);
    for (const { to, value } of written) expect(chosenAlternative([to], value)).toBe(to);
    expect(unexpected(written.flatMap(({ problems }) => problems))).toEqual([]);
  });
});

describe('nextEntry(document, path, schema)', () => {
  const [, document] = scenarios[0]!;
  test('is as the last where that can be', () => {
    const path = ['plans', 1, 'phases', 0, 'stages'];
    const schema = schemaAt(formSchema, path, document)!.items!;
    expect(nextEntry(document, path, schema)).toMatchObject({ share: 0.05, hours: 48 });
  });
  test('goes on as the last two do where the last cannot be twice', () => {
    const path = ['world', 'incumbent', 'error', 'points'];
    const curve = { kind: 'curve', over: 'hours', points: [10, 15].map((at) => ({ at, value: 0.02 })) };
    const curved = withValueAt(document, path.slice(0, -1), curve);
    const schema = schemaAt(formSchema, path, curved)!.items!;
    expect(nextEntry(curved, path, schema)).toEqual({ at: 20, value: 0.02 });
  });
});
