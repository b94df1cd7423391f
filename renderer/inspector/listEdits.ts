import { samePath, valueAt } from '../store/path.ts';
import { initialValue } from './initialValue.ts';
import type { Json } from '../store/path.ts';
import type { NodeProps } from './fieldContext.ts';
import { focusWithin } from './focus.ts';
import { messages } from './messages.ts';
import { singularOf, withArticle } from './words.ts';

/** What can be done with the entries of a list, and what is to be said of it. */
export function listEdits({ context, path, schema, label }: NodeProps) {
  const value = valueAt(context.document, path);
  const entries = Array.isArray(value) ? (value as readonly Json[]) : [];
  const singular = (schema.items?.title ?? singularOf(label)).toLowerCase();
  const initial = initialValue(context.opened, context.document, path);
  const own = context.problems.filter((problem) => samePath(problem.path, path));
  return {
    entries,
    singular,
    /** As opened; undefined where there was no such list. */
    initial: Array.isArray(initial) ? (initial as readonly Json[]) : undefined,
    reset: () => context.edit(path, initial),
    addWords: `Add ${withArticle(singular)}`,
    problems: messages(own),
    canAdd: entries.length < (schema.maxItems ?? Infinity),
    add: (entry: Json) => context.edit(path, [...entries, entry]),
    /** What each entry can do. */
    buttons: (index: number) => ({
      name: `${singular} ${index + 1}`,
      isFirst: index === 0,
      isLast: index === entries.length - 1,
      canRemove: entries.length > (schema.minItems ?? 0),
      onMove: (by: number, list: Element | null) => {
        const moved = [...entries];
        moved.splice(index + by, 0, ...moved.splice(index, 1));
        context.edit(path, moved);
        // With the entry, so that it can be moved on.
        focusWithin(list, `[aria-label^="Move ${singular} ${index + by + 1} "]`);
      },
      onRemove: (list: Element | null) => {
        context.edit([...path, index], undefined);
        focusWithin(list, ':scope > .add');
      },
    }),
  };
}
