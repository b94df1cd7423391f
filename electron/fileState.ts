import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { readRegularFile } from './readRegularFile.ts';
import { maximumTextBytes } from './textLimits.ts';

/** A file as it was when this program last read or wrote it. */
export interface FileState {
  readonly size: number;
  /** Since 1970, by the file system's clock, in ms. */
  readonly mtimeMs: number;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly hash: string;
}

/** What became of a file: gone where it or its folder is no longer there or can no longer be read. */
export type FileFate = 'same' | 'changed' | 'gone';

/**
 * Holds a file against what was known of it. Size and time answer first; only where they differ, or where `thorough` asks
 * for it, is the content read: a file that was merely touched has not changed. Where nothing is known, it counts as changed.
 */
export async function fateOf(
  filePath: string,
  known: FileState | undefined,
  { thorough = false } = {},
): Promise<FileFate> {
  try {
    const stats = await stat(filePath);
    if (!stats.isFile() || stats.size !== known?.size) return 'changed';
    if (!thorough && stats.mtimeMs === known.mtimeMs) return 'same';
    const now = await readRegularFile(filePath, maximumTextBytes);
    return now !== undefined && hashOf(now.bytes) === known.hash ? 'same' : 'changed';
  } catch {
    return 'gone';
  }
}

/** SHA-256 of bytes, or of a text as UTF-8, in hexadecimal. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
