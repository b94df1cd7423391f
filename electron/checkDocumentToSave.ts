import type { DocumentToSave } from './contract.ts';
import { checkText } from './checkJournalEntry.ts';
import { plainFileName } from './plainFileName.ts';
import { maximumTextBytes } from './textLimits.ts';

const keys = ['path', 'suggestedName', 'text', 'saveAs', 'overwrite'];

/** The payload of a save as a DocumentToSave, or an Error naming what is wrong: whatever a page sends is untrusted. */
export function checkDocumentToSave(payload: unknown): DocumentToSave {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw new Error('saveScenario requires one document.');
  }
  const unknownKey = Object.keys(payload).find((key) => !keys.includes(key));
  if (unknownKey !== undefined) throw new Error(`saveScenario knows no "${unknownKey}".`);
  const { path, suggestedName, text, saveAs, overwrite } = payload as Record<string, unknown>;

  if (path !== undefined && typeof path !== 'string') {
    throw new Error('saveScenario requires a path that is text, or none.');
  }
  if (saveAs !== undefined && typeof saveAs !== 'boolean') {
    throw new Error('saveScenario requires saveAs to be true or false, or absent.');
  }
  if (overwrite !== undefined && typeof overwrite !== 'boolean') {
    throw new Error('saveScenario requires overwrite to be true or false, or absent.');
  }
  if (typeof text !== 'string' || /\p{Surrogate}/u.test(text)) {
    throw new Error('saveScenario requires a text of whole Unicode characters.');
  }
  if (Buffer.byteLength(text, 'utf8') > maximumTextBytes) {
    throw new Error('The scenario is larger than 16 MiB and was not saved.');
  }
  return {
    suggestedName: plainFileName(checkText('saveScenario', suggestedName)),
    text,
    ...(path === undefined ? {} : { path }),
    ...(saveAs === undefined ? {} : { saveAs }),
    ...(overwrite === undefined ? {} : { overwrite }),
  };
}
