import { roles } from '../world/behaviour.ts';
import { strategies as registered } from '../strategies/index.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { crowdedProblems } from './crowdedProblems.ts';
import { migrations } from './migrations/index.ts';
import { migrate } from './migrations/migrate.ts';
import type { FileObject, Migration } from './migrations/migration.ts';
import type { NewerFile } from './newerFile.ts';
import { asFarAsKnown } from './newerFile.ts';
import type { Problem } from './problems.ts';
import { listed, problemsOf } from './problems.ts';
import type { FileKind } from './readJsonFile.ts';
import { foreignFormat, readJsonFile } from './readJsonFile.ts';
import { planProblems } from './planProblems.ts';
import { playedFormulaProblems } from './playedFormulas.ts';
import { replicationProblems } from './replicationLimit.ts';
import type { Scenario } from './schema.ts';
import { SCENARIO_FORMAT, SCENARIO_VERSION, scenarioSchema } from './schema.ts';
import { tableProblems } from './tableLimit.ts';
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

const SCENARIO_FILE: FileKind = { format: SCENARIO_FORMAT, noun: 'a scenario' };

/**
 * Reads the text of a scenario file of any version: an older one is taken to the present version, of a newer one is
 * read what this program knows. Never throws for bad input: the problems say what is wrong and where it was written.
 * @param steps from older versions of the format
 */
export function parseScenario(text: string, steps: readonly Migration[] = migrations): Checked {
  const { file, refusal } = readJsonFile(text, SCENARIO_FILE);
  if (!file) return refused([{ path: [], message: refusal }]);
  const crowded = crowdedProblems(file);
  if (Number.isInteger(file['version']) && (file['version'] as number) > SCENARIO_VERSION) {
    return readNewer(file, file['version'] as number, crowded);
  }
  // Before anything of it is copied.
  if (crowded.length > 0) return refused(crowded);
  const migrated = migrate(file, steps);
  const checked = checkScenario(migrated.file);
  if (checked.scenario) return checked;
  return {
    ...checked,
    problems: checked.problems.map((problem) => ({ ...problem, path: migrated.writtenAt(problem.path) })),
  };
}

/** Reads what is known of a file of a newer version; refuses it where that is no scenario. */
function readNewer(file: FileObject, version: number, crowded: readonly Problem[]): Checked {
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
  const foreign = foreignFormat(value, SCENARIO_FILE);
  if (foreign !== undefined) return refused([{ path: [], message: `The file ${foreign}` }]);
  const crowded = crowdedProblems(value);
  if (crowded.length > 0) return refused(crowded);
  const parsed = scenarioSchema(known).safeParse(value);
  if (!parsed.success) return refused(problemsOf(parsed.error.issues, value));
  const scenario = parsed.data as unknown as Scenario;
  const problems = [
    ...prototypeProblems(value as Scenario),
    ...worldProblems(scenario.world),
    ...planProblems(scenario, known),
    ...replicationProblems(scenario),
  ];
  // Only a scenario without another problem can be played at all.
  if (problems.length === 0)
    problems.push(...tableProblems(scenario, known), ...playedFormulaProblems(scenario, known));
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
