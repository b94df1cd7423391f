import type { MergedList, Merging } from './mergedList.ts';
import { rankIn } from './mergedList.ts';

/**
 * Balanced interleaving (Joachims 2003, "Evaluating retrieval performance using clickthrough data"; in the form of
 * Chapelle, Joachims, Radlinski and Yue 2012, ACM TOIS 30(1)): a coin says whose list goes first, and the
 * lists take turns to append the next document that they have in order. With k the better of the two ranks of the
 * lowest clicked document, the list wins that has more clicked documents among its first k. Two lists at most.
 */
export function balanced(
  incumbent: readonly number[],
  challenger: readonly number[],
  shown: number,
): Merging {
  const merged = (first: 0 | 1): MergedList => {
    const documents = merge(incumbent, challenger, shown, first);
    const ranks = documents.map(
      (document) => [rankIn(incumbent, document), rankIn(challenger, document)] as const,
    );
    return { documents, preferred: (clicked) => preferred(ranks, clicked) };
  };
  return {
    all: () => ([0, 1] as const).map((first) => ({ list: merged(first), probability: 1 / 2 })),
    draw: (uniform) => merged(uniform() < 0.5 ? 1 : 0),
  };
}

function merge(
  incumbent: readonly number[],
  challenger: readonly number[],
  shown: number,
  first: 0 | 1,
): number[] {
  const lists = [incumbent, challenger] as const;
  const at = [0, 0];
  const documents: number[] = [];
  while (at[0]! < incumbent.length && at[1]! < challenger.length && documents.length < shown) {
    const turn = at[0] === at[1] ? first : at[0]! < at[1]! ? 0 : 1;
    const document = lists[turn][at[turn]!]!;
    if (!documents.includes(document)) documents.push(document);
    at[turn]! += 1;
  }
  return documents;
}

function preferred(ranks: readonly (readonly [number, number])[], clicked: readonly boolean[]): number {
  const lowest = clicked.lastIndexOf(true);
  if (lowest < 0) return 0;
  const depth = Math.min(...ranks[lowest]!);
  let lead = 0;
  ranks.forEach(([ofIncumbent, ofChallenger], rank) => {
    if (!clicked[rank]) return;
    if (ofChallenger <= depth) lead += 1;
    if (ofIncumbent <= depth) lead -= 1;
  });
  return lead;
}
