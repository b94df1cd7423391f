import type { Alternative } from './formSchema.ts';
import { sayWord } from './references.ts';
import { capitalised } from './words.ts';

/** What people call an alternative: its title, or the word for it. */
export function nameOf({ key, under, schema }: Alternative): string {
  return under !== undefined && schema.title !== undefined ? schema.title : capitalised(sayWord(key));
}
