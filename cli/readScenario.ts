import { readFileSync, statSync } from 'node:fs';
import type { Problem, Scenario } from '../sim-core/index.ts';
import { formatProblem, parseScenario } from '../sim-core/index.ts';
import { galleryIds, galleryText } from './gallery.ts';
import { FileError } from './usageError.ts';

const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Reads a scenario from a file or, where there is no such file, from the gallery by its id.
 * @throws FileError with one line a problem
 */
export function readScenario(file: string): Scenario {
  const { scenario, problems } = parseScenario(readText(file));
  if (!scenario) throw new FileError(problemLines(file, problems));
  return scenario;
}

/** Each problem as "FILE: path requires …". */
export function problemLines(file: string, problems: readonly Problem[]): string[] {
  return problems.map((problem) => `${file}: ${formatProblem(problem)}`);
}

function readText(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > MAX_BYTES) throw new FileError([`${file}: is larger than 16 MiB and was not read`]);
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof FileError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      const shipped = galleryText(file);
      if (shipped !== undefined) return shipped;
      throw new FileError([
        `${file}: there is no such file, nor a shipped scenario of that id (${galleryIds().join(', ')})`,
      ]);
    }
    if (code === 'EISDIR') throw new FileError([`${file}: is a folder, not a scenario file`]);
    if (code === 'EACCES' || code === 'EPERM') throw new FileError([`${file}: may not be read by you`]);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new FileError([`${file}: is not a text in UTF-8`]);
    throw new FileError([`${file}: could not be read (${code ?? String(error)})`]);
  }
}
