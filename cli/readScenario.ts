import { closeSync, openSync, readSync } from 'node:fs';
import type { Checked, Problem, Scenario } from '../sim-core/index.ts';
import { MAX_FILE_BYTES, formatProblem, parseScenario } from '../sim-core/index.ts';
import { galleryIds, galleryText } from './gallery.ts';
import { complain } from './print.ts';
import { FileError } from './usageError.ts';

/** What FILE may be, for help. */
export const SCENARIO_FILE =
  'FILE is a scenario file (*.rollout.json) or the id of a shipped scenario (see "rollout-lab scenarios").';

/**
 * Reads a scenario from a file or, where there is no such file, from the gallery by its id. What is only worth
 * saying goes to standard error.
 * @throws FileError with one line a problem
 */
export function readScenario(file: string): Scenario {
  return scenarioOf(file, checkFile(file));
}

/**
 * The scenario of a file that was read. What is only worth saying goes to standard error.
 * @throws FileError with one line a problem
 */
export function scenarioOf(file: string, { scenario, problems, warnings }: Checked): Scenario {
  if (!scenario) throw new FileError(problemLines(file, problems));
  for (const line of problemLines(file, warnings)) complain(`warning: ${line}`);
  return scenario;
}

/** Each problem as "FILE: path requires …". */
export function problemLines(file: string, problems: readonly Problem[]): string[] {
  return problems.map((problem) => `${file}: ${formatProblem(problem)}`);
}

/** The scenario of a file or of the gallery, or all that is wrong with it, that it cannot be read among it. */
export function checkFile(file: string): Checked {
  const { text, problem } = readText(file);
  return problem ? { problems: [problem], warnings: [] } : parseScenario(text);
}

/** What a file holds, or why that cannot be read. */
export type ReadText =
  | { readonly text: string; readonly problem?: undefined }
  | { readonly text?: undefined; readonly problem: Problem };

/** The text of a file, or of the shipped scenario of that id. */
export function readText(file: string): ReadText {
  const refuse = (message: string): ReadText => ({ problem: { path: [], message } });
  try {
    const bytes = readUpTo(file, MAX_FILE_BYTES + 1);
    if (bytes.length > MAX_FILE_BYTES) return refuse('is larger than 16 MiB and was not read');
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR') {
      const shipped = galleryText(file);
      if (shipped !== undefined) return { text: shipped };
    }
    if (code === 'ENOENT') {
      return refuse(`there is no such file, nor a shipped scenario of that id (${galleryIds().join(', ')})`);
    }
    if (code === 'EISDIR') return refuse('is a folder, not a scenario file');
    if (code === 'EACCES' || code === 'EPERM') return refuse('may not be read by you');
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return refuse('is not a text in UTF-8');
    return refuse(`could not be read (${code ?? String(error)})`);
  }
}

/** The first bytes of a file or a pipe: what a device says of its size is nothing to go by. */
function readUpTo(file: string, limit: number): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(limit);
    let filled = 0;
    while (filled < limit) {
      const read = readSync(descriptor, bytes, filled, limit - filled, null);
      if (read === 0) break;
      filled += read;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(descriptor);
  }
}
