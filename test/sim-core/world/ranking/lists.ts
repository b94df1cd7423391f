import type { MergedList, Merging } from '../../../../sim-core/world/ranking/mergedList.ts';
import { preferenceOf } from '../../../../sim-core/world/ranking/mergedList.ts';

/** "abcd" as documents 0, 1, 2, 3. */
export const letters = (documents: string) => Array.from(documents, (letter) => letter.charCodeAt(0) - 97);

/** The documents of a list as letters. */
export const written = ({ documents }: MergedList) =>
  documents.map((document) => String.fromCharCode(97 + document)).join('');

/** All lists with their probabilities, those that show the same and read clicks alike together. */
export function distribution(
  merging: Merging,
  name: (list: MergedList) => string = written,
): Record<string, number> {
  const shares: Record<string, number> = {};
  for (const { list, probability } of merging.all()) {
    shares[name(list)] = (shares[name(list)] ?? 0) + probability;
  }
  return shares;
}

/** How much the first list is preferred where exactly one document is clicked: its wins and half the ties less 1/2. */
export function firstPreferredBy(merging: Merging, clickedDocument: number): number {
  return merging.all().reduce((sum, { list, probability }) => {
    const clicked = list.documents.map((document) => document === clickedDocument);
    return sum - (probability * Math.sign(preferenceOf(list, clicked))) / 2;
  }, 0);
}
