import { constants, type Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';

/** The bytes of a file and what the system says of it. */
export interface RegularFile {
  readonly bytes: Uint8Array;
  readonly size: number;
  /** Since 1970, by the file system's clock, in ms. */
  readonly mtimeMs: number;
}

/**
 * Reads a file of at most so many bytes. Folders, pipes and devices are refused: a device may have no end, and a pipe that nobody
 * writes to would stop one of the few threads that all work on files shares.
 *
 * @returns undefined where there are more bytes, of which none beyond the bound is read
 * @throws {Error} of the system, or with the code ENOTREG
 */
export async function readRegularFile(
  filePath: string,
  maximumBytes: number,
): Promise<RegularFile | undefined> {
  // Asked before it is opened, which sets something off in some devices; and again after, for it may be another by then.
  requireRegular(await stat(filePath));
  // Opening a pipe would wait. Windows has neither such pipes nor the flag.
  const file = await open(filePath, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await file.stat();
    requireRegular(stats);
    if (stats.size > maximumBytes) return undefined;
    const chunks: Buffer[] = [];
    let read = 0;
    // Not trusted to be as large as the system says: some files of its own say nothing.
    for await (const chunk of file.createReadStream({ end: maximumBytes, autoClose: false })) {
      chunks.push(chunk as Buffer);
      read += (chunk as Buffer).length;
    }
    if (read > maximumBytes) return undefined;
    return { bytes: Buffer.concat(chunks), size: stats.size, mtimeMs: stats.mtimeMs };
  } finally {
    await file.close();
  }
}

function requireRegular(stats: Stats): void {
  if (stats.isFile()) return;
  const code = stats.isDirectory() ? 'EISDIR' : 'ENOTREG';
  throw Object.assign(new Error('It is no regular file.'), { code });
}
