import { checkScenario, parseScenario } from '../../sim-core/index.ts';
import type { AppState, OpenDocument } from './appState.ts';
import { editsOf } from './editSlice.ts';
import type { Json } from './path.ts';
import { hasUnsavedChanges } from './selectors.ts';

/** What stands in a journal: enough to go on where the page ended. */
interface JournalContent {
  readonly version: 1;
  readonly fileName: string;
  readonly filePath?: string;
  readonly draft: Json;
  /** Absent where the document never was a file. */
  readonly saved?: Json;
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
  const content: JournalContent = {
    version: 1,
    fileName: document.fileName,
    ...(document.filePath !== undefined && { filePath: document.filePath }),
    draft: edits.draft,
    ...(document.saved !== undefined && { saved: document.saved }),
  };
  return JSON.stringify(content);
}

/** The document with its edits that a journal kept; undefined where the text is none of ours. */
export function documentOfJournal(text: string): OpenDocument | undefined {
  try {
    return documentOf(JSON.parse(text) as JournalContent);
  } catch {
    // No JSON, or nested deeper than can be written again: none of ours.
    return undefined;
  }
}

function documentOf(content: JournalContent): OpenDocument | undefined {
  if (content?.version !== 1 || typeof content.fileName !== 'string' || content.draft === undefined)
    return undefined;
  // An earlier version of the app may have kept it: what can be brought forward is.
  const saved = content.saved && parseScenario(JSON.stringify(content.saved)).scenario;
  const brought = parseScenario(JSON.stringify(content.draft)).scenario as unknown as Json | undefined;
  const draft = brought ?? content.draft;
  const checked = checkScenario(draft);
  const opened = saved ?? checked.scenario;
  if (!opened) return undefined;
  return {
    document: {
      id: Symbol('document'),
      fileName: content.fileName,
      filePath: content.filePath,
      opened,
      saved: saved as unknown as Json | undefined,
    },
    edits: editsOf(draft, checked),
  };
}
