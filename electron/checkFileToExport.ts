import type { FileToExport } from './contract.ts';
import { checkText } from './checkJournalEntry.ts';
import { plainFileName } from './plainFileName.ts';
import { maximumTextBytes } from './textLimits.ts';

const keys = ['suggestedName', 'content'];

/** What a page may write that is not a scenario; nothing that a system would run. */
const extensions = /\.(?:svg|png|csv|md|json|html)$/;

/** The payload of an export as a FileToExport, or an Error naming what is wrong: whatever a page sends is untrusted. */
export function checkFileToExport(payload: unknown): FileToExport {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw new Error('exportFile requires one file.');
  }
  const unknownKey = Object.keys(payload).find((key) => !keys.includes(key));
  if (unknownKey !== undefined) throw new Error(`exportFile knows no "${unknownKey}".`);
  const { suggestedName, content } = payload as Record<string, unknown>;
  const name = plainFileName(checkText('exportFile', suggestedName));
  if (!extensions.test(name)) {
    throw new Error('exportFile requires a file name that ends in svg, png, csv, md, json or html.');
  }
  if (!(content instanceof Uint8Array) && (typeof content !== 'string' || /\p{Surrogate}/u.test(content))) {
    throw new Error('exportFile requires bytes or a text of whole Unicode characters.');
  }
  if (Buffer.byteLength(content) > maximumTextBytes) {
    throw new Error('The file is larger than 16 MiB and was not saved.');
  }
  return { suggestedName: name, content };
}
