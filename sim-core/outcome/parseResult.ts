import { fileText } from '../scenario/fileText.ts';
import type { Problem } from '../scenario/problems.ts';
import { listed, problemsOf } from '../scenario/problems.ts';
import type { FileKind } from '../scenario/readJsonFile.ts';
import { readJsonFile } from '../scenario/readJsonFile.ts';
import { repeatedIds } from '../scenario/repeatedIds.ts';
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
  const repeated = repeatedIds('plans', parsed.data.plans);
  if (repeated.length > 0) return { problems: listed(repeated, 'problems') };
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
