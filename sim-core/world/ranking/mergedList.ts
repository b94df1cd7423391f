/** One list merged from both models', with the reading of its clicks that the method prescribes. */
export type MergedList = { readonly documents: readonly number[] } & (
  | {
      /** What a click on each result is worth to the challenger, in whole numbers; the sum decides. */
      readonly credits: readonly number[];
    }
  | {
      /** Above 0 where these clicks, by position, speak for the challenger, below 0 for the incumbent. */
      preferred(this: void, clicked: readonly boolean[]): number;
    }
);

/** The merged lists of one query. */
export interface Merging {
  /** Draws a list. @param uniform a number from 0 to 1, drawn anew with each call */
  draw(this: void, uniform: () => number): MergedList;
  /** All lists with their probabilities, which sum to 1. */
  all(this: void): readonly WeightedList[];
}

export interface WeightedList {
  readonly list: MergedList;
  readonly probability: number;
}

/** Above 0 where the clicks on a list speak for the challenger, below 0 for the incumbent, 0 where for neither. */
export function preferenceOf(list: MergedList, clicked: readonly boolean[]): number {
  if ('preferred' in list) return list.preferred(clicked);
  return list.credits.reduce((sum, credit, rank) => (clicked[rank] ? sum + credit : sum), 0);
}

/** Rank of a document from 1; one more than the length where the list has it not. */
export function rankIn(list: readonly number[], document: number): number {
  const index = list.indexOf(document);
  return index < 0 ? list.length + 1 : index + 1;
}
