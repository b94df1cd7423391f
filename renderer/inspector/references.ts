import { valueAt } from '../store/path.ts';
import type { Json } from '../store/path.ts';
import type { FormSchema } from './formSchema.ts';

/** Something to choose, and the words for it. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Whether a setting names a segment: an identifier of that title (a segment's own id is not in any form). */
export function isSegmentReference({ type, title, pattern }: FormSchema): boolean {
  return type === 'string' && title === 'Segment' && pattern !== undefined;
}

/** The segments of a document. */
export function segmentOptions(document: Json): readonly Option[] {
  const segments = valueAt(document, ['world', 'segments']);
  return (Array.isArray(segments) ? (segments as readonly Json[]) : []).flatMap((segment) => {
    const [id, name] = [valueAt(segment, ['id']), valueAt(segment, ['name'])];
    if (typeof id !== 'string') return [];
    return [{ value: id, label: typeof name === 'string' && name !== '' ? name : id }];
  });
}

/** Words of a closed set as options. */
export function wordOptions({ enum: words = [] }: FormSchema): readonly Option[] {
  return words.map((value) => ({ value, label: sayWord(value) }));
}

/** "group-sequential" as people read it: "group sequential". */
export const sayWord = (word: string) => word.replaceAll('-', ' ');
