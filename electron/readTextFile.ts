import { open } from 'node:fs/promises';
import path from 'node:path';
import { explainFileError } from './explainFileError.ts';
import { hashOf, type FileState } from './fileState.ts';
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
  const read = await readBytes(filePath).catch((error: unknown) => {
    throw new Error(`"${name}" could not be opened: ${explainFileError(error)}.`, { cause: error });
  });
  if (read === undefined) {
    throw new Error(`"${name}" could not be opened: it is larger than 16 MiB, too large for a scenario.`);
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(read.bytes), state: read.state };
  } catch {
    throw new Error(`"${name}" could not be opened: it is not a text file (its bytes are not valid UTF-8).`);
  }
}

/** Undefined where the file is too large: it is then not read at all. */
async function readBytes(filePath: string): Promise<{ bytes: Uint8Array; state: FileState } | undefined> {
  const file = await open(filePath, 'r');
  try {
    const { size, mtimeMs } = await file.stat();
    if (size > maximumTextBytes) return undefined;
    const bytes = await file.readFile();
    return { bytes, state: { size, mtimeMs, hash: hashOf(bytes) } };
  } finally {
    await file.close();
  }
}
