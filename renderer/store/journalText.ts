import { checkScenario, isFileSize, parseScenario } from '../../sim-core/index.ts';
import type { NewerFile } from '../../sim-core/index.ts';
import type { AppState } from './appState.ts';
import type { OpenDocument } from './documentState.ts';
import { editsOf } from './editSlice.ts';
import { isObject, membersOf } from './path.ts';
import type { Json } from './path.ts';
import { hasUnsavedChanges, isOnlyHere } from './selectors.ts';

/** What stands in a journal: enough to go on where the page ended. */
interface JournalContent {
  readonly version: 1;
  readonly fileName: string;
  readonly filePath?: string;
  readonly draft: Json;
  /** Absent where the document never was a file. */
  readonly saved?: Json;
  /** What a field resets to, where nothing was saved. */
  readonly opened?: Json;
  readonly newer?: NewerFile;
  /** Present where its file held something else or was gone: then it is unsaved without an edit. */
  readonly differsFromFile?: true;
}

/** The document whose edits would be lost with the page; undefined where there are none. In a lesson, the one before it counts first. */
export function unsavedWork({
  document,
  edits,
  lesson,
}: Pick<AppState, 'document' | 'edits' | 'lesson'>): OpenDocument | undefined {
  if (lesson && hasUnsavedChanges(lesson.before)) return lesson.before;
  return hasUnsavedChanges({ document, edits }) ? { document, edits } : undefined;
}

/** A document with its edits as the text that a journal keeps. */
export function journalTextOf({ document, edits }: OpenDocument): string {
  const { fileName, filePath, saved, newer } = document;
  const opened = document.opened as unknown as Json;
  const content: JournalContent = {
    version: 1,
    fileName,
    ...(filePath !== undefined && { filePath }),
    draft: edits.draft,
    ...(newer !== undefined && { newer }),
    ...(isOnlyHere({ document }) && { differsFromFile: true }),
  };
  const text = JSON.stringify({ ...content, ...(saved === undefined ? { opened } : { saved }) });
  // What fields reset to is given up before the edits are; but half-typed ones cannot be shown without it.
  return isFileSize(text) || !edits.checked.scenario ? text : JSON.stringify(content);
}

/** The document with its edits that a journal kept; undefined where the text is none of ours. */
export function documentOfJournal(text: string): OpenDocument | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return isContent(content) ? documentOf(content) : undefined;
  } catch {
    // No JSON, or nested deeper than can be written again: none of ours.
    return undefined;
  }
}

/** Whether it is a journal's content; scenarios in it may still be anything. */
function isContent(content: unknown): content is JournalContent {
  const { version, fileName, filePath, draft, newer } = membersOf(content as Json);
  return (
    version === 1 &&
    isName(fileName) &&
    (filePath === undefined || (typeof filePath === 'string' && filePath !== '')) &&
    isObject(draft) &&
    (newer === undefined || isNewer(newer))
  );
}

/** Whether a system may call a file so; some take all but what ends a name or a folder's. */
function isName(name: Json | undefined): boolean {
  return typeof name === 'string' && name !== '' && !name.includes('/') && !name.includes('\0');
}

function isNewer(newer: Json): boolean {
  const { version, lost } = membersOf(newer);
  return (
    typeof version === 'number' &&
    Number.isSafeInteger(version) &&
    Array.isArray(lost) &&
    lost.every(
      (path: Json) =>
        Array.isArray(path) && path.every((key) => typeof key === 'string' || typeof key === 'number'),
    )
  );
}

function documentOf({
  fileName,
  filePath,
  newer,
  differsFromFile,
  ...content
}: JournalContent): OpenDocument | undefined {
  // An earlier version of the app may have kept it: what can be brought forward is.
  const scenarioOf = (kept: Json | undefined) => kept && parseScenario(JSON.stringify(kept)).scenario;
  const saved = scenarioOf(content.saved);
  const draft = (scenarioOf(content.draft) as unknown as Json | undefined) ?? content.draft;
  const checked = checkScenario(draft);
  const opened = saved ?? scenarioOf(content.opened) ?? checked.scenario;
  if (!opened) return undefined;
  return {
    document: {
      id: Symbol('document'),
      fileName,
      filePath,
      opened,
      saved: saved as unknown as Json | undefined,
      ...(newer !== undefined && { newer }),
      ...(differsFromFile === true && { differsFromFile }),
    },
    edits: editsOf(draft, checked),
  };
}
