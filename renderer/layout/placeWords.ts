import { schemaAt } from '../inspector/formSchema.ts';
import { formSchema } from '../inspector/scenarioForm.ts';
import { wordsOfKey } from '../inspector/words.ts';
import { valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { outlineItemOf } from '../store/selection.ts';

/**
 * The place of an edit as people call it: "Challenger, errors", "Canary release", "Traffic". What was taken away
 * is called as before, what was added as after.
 */
export function placeWords(before: Json, after: Json, path: Path): string {
  const item = outlineItemOf(path);
  const document = valueAt(before, item) === undefined ? after : before;
  const whole = itemName(document, item);
  const field = fieldTitle(document, path, item.length);
  if (field === undefined) return whole;
  return item.length < 2 ? field : `${whole}, ${field.charAt(0).toLowerCase()}${field.slice(1)}`;
}

function itemName(document: Json, item: Path): string {
  if (item.length === 0) return 'Scenario';
  const name = valueAt(document, [...item, 'name']);
  if (typeof name === 'string' && name !== '') return name;
  const key = item.findLast((part) => typeof part === 'string');
  return schemaAt(formSchema, item, document)?.title ?? wordsOfKey(key ?? '');
}

/** The title of the innermost setting on a path that has one, within an item of so many keys. */
function fieldTitle(document: Json, path: Path, within: number): string | undefined {
  for (let length = path.length; length > within; length -= 1) {
    const title = schemaAt(formSchema, path.slice(0, length), document)?.title;
    if (typeof path[length - 1] === 'string' && title !== undefined) return title;
  }
  return undefined;
}
