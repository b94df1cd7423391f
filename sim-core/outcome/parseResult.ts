import { PROGRAM_VERSION } from '../programVersion.ts';
import { scenarioHash } from '../scenario/hash.ts';
import { fileText } from '../scenario/fileText.ts';
import type { Problem } from '../scenario/problems.ts';
import { listed, problemsOf } from '../scenario/problems.ts';
import type { FileKind } from '../scenario/readJsonFile.ts';
import { readJsonFile } from '../scenario/readJsonFile.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { SimulationResult } from './result.ts';
import { RESULT_FORMAT, RESULT_VERSION, resultSchema } from './resultSchema.ts';

const RESULT_FILE: FileKind = { format: RESULT_FORMAT, noun: 'a result' };

/** Either the result or everything that is wrong with the text. */
export type CheckedResult =
  | { readonly result: SimulationResult; readonly problems: readonly [] }
  | { readonly result?: undefined; readonly problems: readonly Problem[] };

/**
 * Reads the text of a result file (`*.rollout-result.json`). Never throws for bad input: the problems say what is wrong
 * and where. A result of a newer version is refused: half of an answer is none.
 */
export function parseResult(text: string): CheckedResult {
  const { file, refusal } = readJsonFile(text, RESULT_FILE);
  if (!file) return { problems: [{ path: [], message: refusal }] };
  const { version } = file;
  if (Number.isInteger(version) && (version as number) > RESULT_VERSION) {
    const message = `The file was written by a newer Rollout Lab (version ${version as number}); this one reads version ${RESULT_VERSION}`;
    return { problems: [{ path: [], message }] };
  }
  const parsed = resultSchema.safeParse(file);
  if (!parsed.success) return { problems: listed(problemsOf(parsed.error.issues, file), 'problems') };
  return { result: parsed.data, problems: [] };
}

/** Whether a text says that it is a result, whatever else is wrong with it. */
export function isResultText(text: string): boolean {
  return readJsonFile(text, RESULT_FILE).file !== undefined;
}

/** The text of a result file; reading it again gives the same result. */
export function serializeResult(result: SimulationResult): string {
  return fileText(result);
}

/** Something in which a stored result and a scenario differ. */
export interface Misfit {
  /** Where the result says it. */
  readonly path: readonly PropertyKey[];
  /** A sentence. */
  readonly sentence: string;
  /** Whether the numbers would come out otherwise for that reason, or may; where not, it is only worth knowing. */
  readonly changesNumbers: 'yes' | 'perhaps' | 'no';
}

/** Whether playing the scenario would give the numbers of a result, by what was found to differ. */
export function fitOf(misfits: readonly Misfit[]): 'fits' | 'may not fit' | 'does not fit' {
  const found = new Set(misfits.map(({ changesNumbers }) => changesNumbers));
  if (found.has('yes')) return 'does not fit';
  return found.has('perhaps') ? 'may not fit' : 'fits';
}

/** What of a stored result no longer fits a scenario: whether playing it as it says would give these numbers. */
export function misfitsOf(result: SimulationResult, scenario: Scenario): Misfit[] {
  const misfits: Misfit[] = [];
  const add = (changesNumbers: Misfit['changesNumbers'], path: readonly PropertyKey[], sentence: string) =>
    misfits.push({ changesNumbers, path, sentence });
  const hash = scenarioHash(scenario);
  if (result.scenario.hash !== hash) {
    add(
      'yes',
      ['scenario', 'hash'],
      `The scenario is another or has changed since: its world, plans or tolerance are not those of the result (${hash} now, ${result.scenario.hash} then).`,
    );
  }
  if (result.seed !== scenario.seed) {
    add('yes', ['seed'], `The result is of seed ${result.seed}; the scenario says ${scenario.seed}.`);
  }
  if (result.replications !== scenario.replications) {
    add(
      result.stoppedBy === 'precision' ? 'no' : 'yes',
      ['replications'],
      `The result is of ${result.replications} replications; the scenario says ${scenario.replications}.`,
    );
  }
  if (result.programVersion !== PROGRAM_VERSION) {
    add(
      'perhaps',
      ['programVersion'],
      `The result was played by Rollout Lab ${result.programVersion}; this is ${PROGRAM_VERSION}, which may come to other numbers.`,
    );
  }
  if (result.partial) {
    add(
      'no',
      ['partial'],
      'The run was stopped before its end; the intervals are as wide as that leaves them.',
    );
  }
  const played = new Set(result.plans.map(({ id }) => id));
  const left = scenario.plans.filter(({ id }) => !played.has(id));
  if (left.length > 0 && left.length < scenario.plans.length) {
    const names = left.slice(0, 5).map(({ id }) => `"${id}"`);
    const more = left.length - names.length;
    add(
      'no',
      ['plans'],
      `The result has nothing of ${left.length === 1 ? 'the plan' : 'the plans'} ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
    );
  }
  if (result.scenario.name !== scenario.name) {
    add(
      'no',
      ['scenario', 'name'],
      `The scenario was called ${JSON.stringify(result.scenario.name)}; now it is ${JSON.stringify(scenario.name)}.`,
    );
  }
  return misfits;
}
