import { schemaAt } from '../inspector/formSchema.ts';
import { formSchema } from '../inspector/scenarioForm.ts';
import { wordsOfKey } from '../inspector/words.ts';
import { valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { outlineItemOf } from '../store/selection.ts';

/**
 * The place of an edit as people call it: "Errors of Challenger", "Canary release", "Traffic". What was taken away
 * is called as before, what was added as after.
 */
export function placeWords(before: Json, after: Json, path: Path): string {
  const item = outlineItemOf(path);
  const document = valueAt(before, item) === undefined ? after : before;
  const whole = nameOf(document, item);
  const lastKey = path.findLastIndex((key) => typeof key === 'string');
  const field = path.slice(0, lastKey + 1);
  if (field.length <= item.length) return whole;
  return item.length < 2 ? nameOf(document, field) : `${nameOf(document, field)} of ${whole}`;
}

function nameOf(document: Json, path: Path): string {
  const name = valueAt(document, [...path, 'name']);
  if (typeof name === 'string' && name !== '' && path.length > 0) return name;
  const key = path.findLast((part) => typeof part === 'string');
  return schemaAt(formSchema, path, document)?.title ?? wordsOfKey(key ?? 'scenario');
}
