import { checkJournalEntry } from './checkJournalEntry.ts';
import type { JournalEntry } from './contract.ts';
import type { FileState } from './fileState.ts';

/** What the file of a journal holds. */
export interface JournalContent extends JournalEntry {
  /** When it was written, in ms since 1970. */
  readonly keptAtMs: number;
  /** The document's file as the program had last read or written it. */
  readonly fileState?: FileState;
}

/** The end of the year 9999 in ms since 1970: later times have no date that people write. */
const latestMs = Date.UTC(10_000, 0);

/** What a journal's bytes hold, or an Error naming what is wrong: disks fail, and a damaged journal must stop nothing. */
export function checkJournalFile(bytes: Uint8Array): JournalContent {
  const content: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (typeof content !== 'object' || content === null) throw new Error('A journal requires an object.');
  // What a later version may have added is left out.
  const { keptAtMs, name, path, text, fileState } = content as Record<string, unknown>;
  if (typeof keptAtMs !== 'number' || !(keptAtMs >= 0 && keptAtMs < latestMs)) {
    throw new Error('A journal requires the time at which it was written.');
  }
  const entry = checkJournalEntry({ name, text, ...(path !== undefined && { path }) });
  return { keptAtMs, ...entry, ...(fileState !== undefined && { fileState: checkFileState(fileState) }) };
}

function checkFileState(value: unknown): FileState {
  if (typeof value === 'object' && value !== null) {
    const { size, mtimeMs, hash } = value as Record<string, unknown>;
    const isSound =
      Number.isSafeInteger(size) &&
      (size as number) >= 0 &&
      Number.isFinite(mtimeMs) &&
      typeof hash === 'string' &&
      /^[0-9a-f]{64}$/.test(hash);
    if (isSound) return { size: size as number, mtimeMs: mtimeMs as number, hash };
  }
  throw new Error('A journal requires a size, a time and a hash of its document’s file, or none of them.');
}
