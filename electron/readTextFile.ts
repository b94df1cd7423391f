import { open } from 'node:fs/promises';
import path from 'node:path';
import { explainFileError } from './explainFileError.ts';
import { maximumTextBytes } from './textLimits.ts';

/** Reads a file of at most 16 MiB of valid UTF-8; a byte order mark is dropped. Throws an Error a person understands. */
export async function readTextFile(filePath: string): Promise<string> {
  const name = path.basename(filePath);
  const bytes = await readBytes(filePath).catch((error: unknown) => {
    throw new Error(`"${name}" could not be opened: ${explainFileError(error)}.`, { cause: error });
  });
  if (bytes === undefined) {
    throw new Error(`"${name}" could not be opened: it is larger than 16 MiB, too large for a scenario.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`"${name}" could not be opened: it is not a text file (its bytes are not valid UTF-8).`);
  }
}

/** Undefined where the file is too large: it is then not read at all. */
async function readBytes(filePath: string): Promise<Uint8Array | undefined> {
  const file = await open(filePath, 'r');
  try {
    const { size } = await file.stat();
    return size > maximumTextBytes ? undefined : await file.readFile();
  } finally {
    await file.close();
  }
}
