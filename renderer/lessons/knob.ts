import { formatExact } from '../format/numbers.ts';
import { valueAt, withValueAt } from '../store/path.ts';
import type { Json } from '../store/path.ts';
import type { LessonEdit } from './lesson.ts';

/** The document with what the lesson changes. */
export function changedDraft(draft: Json, edits: readonly LessonEdit[]): Json {
  return edits.reduce((before, { path, value }) => withValueAt(before, path, value), draft);
}

/** What an edit changes, for people: from what and to what, where that can be said in a word. */
export function editWords(
  draft: Json,
  { path, value }: LessonEdit,
): { from: string; to: string } | undefined {
  const to = wordOf(value);
  if (to === undefined) return undefined;
  const before = valueAt(draft, path);
  return { from: before === undefined ? 'not set' : (wordOf(before) ?? 'a formula'), to };
}

function wordOf(value: Json): string | undefined {
  if (typeof value === 'number') return formatExact(value);
  return typeof value === 'string' ? value : undefined;
}
