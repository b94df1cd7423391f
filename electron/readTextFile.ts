import path from 'node:path';
import { explainFileError } from './explainFileError.ts';
import { hashOf, type FileState } from './fileState.ts';
import { readRegularFile } from './readRegularFile.ts';
import { maximumTextBytes } from './textLimits.ts';

/** A file that was read. */
export interface ReadFile {
  readonly text: string;
  /** The file as it was then, to notice later what others have made of it. */
  readonly state: FileState;
}

/** Reads a file of at most 16 MiB of valid UTF-8; a byte order mark is dropped. Throws an Error a person understands. */
export async function readTextFile(filePath: string): Promise<ReadFile> {
  const name = path.basename(filePath);
  const read = await readRegularFile(filePath, maximumTextBytes).catch((error: unknown) => {
    throw new Error(`"${name}" could not be opened: ${explainFileError(error)}.`, { cause: error });
  });
  if (read === undefined) {
    throw new Error(`"${name}" could not be opened: it is larger than 16 MiB, too large for a scenario.`);
  }
  const { bytes, size, mtimeMs } = read;
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      state: { size, mtimeMs, hash: hashOf(bytes) },
    };
  } catch {
    throw new Error(`"${name}" could not be opened: it is not a text file (its bytes are not valid UTF-8).`);
  }
}
