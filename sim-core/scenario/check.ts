import { roles } from '../world/behaviour.ts';
import { strategies as registered } from '../strategies/index.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { crowdedProblems } from './crowdedProblems.ts';
import { jsonFault } from './jsonFault.ts';
import { migrations } from './migrations/index.ts';
import { migrate } from './migrations/migrate.ts';
import type { FileObject, Migration } from './migrations/migration.ts';
import type { NewerFile } from './newerFile.ts';
import { asFarAsKnown } from './newerFile.ts';
import type { Problem } from './problems.ts';
import { problemsOf, showValue } from './problems.ts';
import { planProblems } from './planProblems.ts';
import type { Scenario } from './schema.ts';
import { SCENARIO_FORMAT, SCENARIO_VERSION, scenarioSchema } from './schema.ts';
import { worldProblems, worldWarnings } from './worldProblems.ts';

/** Either the scenario or everything that is wrong with the text. */
export type Checked =
  | {
      readonly scenario: Scenario;
      readonly problems: readonly [];
      /** What is not wrong and still worth saying, such as a formula whose values had to be kept within 0 to 1. */
      readonly warnings: readonly Problem[];
      /** Where a newer Rollout Lab wrote it: what was left out. The file is not to be written over. */
      readonly newer?: NewerFile;
    }
  | {
      readonly scenario?: undefined;
      readonly problems: readonly Problem[];
      readonly warnings: readonly [];
      readonly newer?: undefined;
    };

/** Longest text of a scenario that is read, in characters. */
export const MAX_TEXT_LENGTH = 16 * 1024 * 1024;

/** Most problems that are listed one by one. */
const MAX_PROBLEMS = 100;

/**
 * Reads the text of a scenario file of any version: an older one is taken to the present version, of a newer one is
 * read what this program knows. Never throws for bad input: the problems say what is wrong and where it was written.
 * @param steps from older versions of the format
 */
export function parseScenario(text: string, steps: readonly Migration[] = migrations): Checked {
  if (text.length > MAX_TEXT_LENGTH) {
    return refuse(`is larger than ${MAX_TEXT_LENGTH / 1024 / 1024} million characters and was not read`);
  }
  // Windows editors begin a file in UTF-8 with a byte order mark, which JSON does not know.
  const json = text.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return refuse(`is not valid JSON (${jsonComplaint(json)})`);
  }
  const foreign = foreignFormat(value);
  if (foreign) return refuse(foreign);
  const file = value as FileObject;
  if (Number.isInteger(file['version']) && (file['version'] as number) > SCENARIO_VERSION) {
    return readNewer(file, file['version'] as number);
  }
  const migrated = migrate(file, steps);
  const checked = checkScenario(migrated.file);
  if (checked.scenario) return checked;
  return {
    ...checked,
    problems: checked.problems.map((problem) => ({ ...problem, path: migrated.writtenAt(problem.path) })),
  };
}

/** Reads what is known of a file of a newer version; refuses it where that is no scenario. */
function readNewer(file: FileObject, version: number): Checked {
  const crowded = crowdedProblems(file);
  const read =
    crowded.length > 0
      ? { known: file, lost: [] }
      : asFarAsKnown(file, scenarioSchema(registered), SCENARIO_VERSION);
  const checked = crowded.length > 0 ? refused(crowded) : checkScenario(read.known);
  if (!checked.scenario) {
    return {
      ...checked,
      problems: [
        {
          path: [],
          message: `The file was written by a newer Rollout Lab (version ${version}); this one reads version ${SCENARIO_VERSION} and cannot make sense of it`,
        },
        ...checked.problems,
      ],
    };
  }
  const ignored = read.lost.map((path) => ({
    path,
    message: 'is not known to this version and was left out',
  }));
  return {
    ...checked,
    newer: { version, lost: read.lost },
    warnings: [
      {
        path: ['version'],
        message: `is ${version}, of a newer Rollout Lab; this one reads version ${SCENARIO_VERSION}, and what it does not know it leaves out`,
      },
      ...listed(ignored, 'settings that were left out'),
      ...checked.warnings,
    ],
  };
}

/** Checks a value that came from JSON; fills in the defaults. */
export function checkScenario(value: unknown, known: readonly Strategy[] = registered): Checked {
  const foreign = foreignFormat(value);
  if (foreign) return refuse(foreign);
  const crowded = crowdedProblems(value);
  if (crowded.length > 0) return refused(crowded);
  const parsed = scenarioSchema(known).safeParse(value);
  if (!parsed.success) return refused(problemsOf(parsed.error.issues, value));
  const scenario = parsed.data as unknown as Scenario;
  const problems = [
    ...prototypeProblems(value as Scenario),
    ...worldProblems(scenario.world),
    ...planProblems(scenario, known),
  ];
  return problems.length > 0
    ? refused(problems)
    : { scenario, problems: [], warnings: worldWarnings(scenario.world) };
}

/** Zod's record leaves a key "__proto__" out without a word; it would be the id of a segment that cannot be. */
function prototypeProblems({ world }: Scenario): Problem[] {
  const bySegment = roles.flatMap((role) => [
    { path: [role], segments: world[role]?.segments },
    { path: ['predictions', role], segments: world.predictions?.[role]?.segments },
  ]);
  return bySegment
    .filter(({ segments }) => Object.hasOwn(segments ?? {}, '__proto__'))
    .map(({ path }) => ({
      path: ['world', ...path, 'segments', '__proto__'],
      message: `requires the id of a segment (${world.segments
        .slice(0, 10)
        .map(({ id }) => id)
        .join(', ')})`,
    }));
}

function refused(problems: readonly Problem[]): Checked {
  return { problems: listed(problems, 'problems'), warnings: [] };
}

/** A hostile file can have millions of them; nobody reads them. */
function listed(problems: readonly Problem[], noun: string): readonly Problem[] {
  const more = problems.length - MAX_PROBLEMS;
  return more > 0
    ? [...problems.slice(0, MAX_PROBLEMS), { path: [], message: `The file has ${more} more ${noun}` }]
    : problems;
}

function foreignFormat(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'is not a scenario: it requires an object at the top';
  }
  const { format } = value as Record<string, unknown>;
  if (format === undefined)
    return `is not a scenario: the key "format" is missing (it requires "${SCENARIO_FORMAT}")`;
  if (format !== SCENARIO_FORMAT)
    return `is not a scenario: its format is ${showValue(format)}, not "${SCENARIO_FORMAT}"`;
  return undefined;
}

function refuse(message: string): Checked {
  return refused([{ path: [], message: `The file ${message}` }]);
}

function jsonComplaint(text: string): string {
  if (text.trim() === '') return 'it is empty';
  const fault = jsonFault(text);
  if (fault === text.length) return 'it ends too early, as a truncated file does';
  const before = text.slice(0, fault).split('\n');
  return `a character is out of place in line ${before.length}, column ${before.at(-1)!.length + 1}`;
}
