import { isAbsolute } from 'node:path';
import type { JournalEntry, ShownDocument } from './contract.ts';
import { maximumTextBytes } from './textLimits.ts';

const maxLength = 4096;

/** The payload of writeJournal, or an Error naming what is wrong: whatever a page sends is untrusted. */
export function checkJournalEntry(payload: unknown): JournalEntry {
  const { name, path, text } = recordOf('writeJournal', payload, ['name', 'path', 'text']);
  const entry = { name: checkText('writeJournal', name), ...pathOf('writeJournal', path) };
  if (typeof text !== 'string') throw new Error('writeJournal requires a text.');
  if (Buffer.byteLength(text, 'utf8') > maximumTextBytes) {
    throw new Error('The scenario is larger than 16 MiB and was not kept.');
  }
  return { ...entry, text };
}

/** The payload of showDocument, or an Error naming what is wrong. */
export function checkShownDocument(payload: unknown): ShownDocument {
  const { name, path, edited } = recordOf('showDocument', payload, ['name', 'path', 'edited']);
  if (typeof edited !== 'boolean') throw new Error('showDocument requires edited to be true or false.');
  return { name: checkText('showDocument', name), ...pathOf('showDocument', path), edited };
}

/** A text that is not empty and no longer than a path can be, or an Error naming what is wrong. */
export function checkText(call: string, text: unknown): string {
  if (typeof text === 'string' && text !== '' && text.length <= maxLength) return text;
  throw new Error(`${call} requires a text of 1 to ${maxLength} characters.`);
}

function recordOf(call: string, payload: unknown, keys: readonly string[]): Record<string, unknown> {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw new Error(`${call} requires one object.`);
  }
  const unknownKey = Object.keys(payload).find((key) => !keys.includes(key));
  if (unknownKey !== undefined) throw new Error(`${call} knows no "${unknownKey}".`);
  return payload as Record<string, unknown>;
}

function pathOf(call: string, value: unknown): { path?: string } {
  if (value === undefined) return {};
  const filePath = checkText(call, value);
  if (isAbsolute(filePath) && !filePath.includes('\0')) return { path: filePath };
  throw new Error(`${call} requires a path that is absolute, or none.`);
}
