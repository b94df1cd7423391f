import { log, maximizeLinear } from '../../numeric/index.ts';
import { MAX_SHOWN } from '../../scenario/rankingSchema.ts';
import type { OptimizedCredit } from './interleavingMethod.ts';
import type { Merging, WeightedList } from './mergedList.ts';
import { rankIn } from './mergedList.ts';

/** Whole multiple of the inverse of every rank up to one beyond the longest list. */
const INVERSES = leastCommonMultiple(MAX_SHOWN + 1);

/**
 * Optimized interleaving (Radlinski and Craswell 2013, "Optimized interleaving for online retrieval evaluation", WSDM): a
 * list may continue with the best document of either list that is not shown yet; a click is worth
 * what its document's two ranks say. Of all distributions over these lists under which a user who clicks on a place
 * whatever it shows prefers nobody, the one of greatest expected sensitivity. Undefined where there is none, as can
 * happen with credits that are only a sign.
 */
export function optimized(
  incumbent: readonly number[],
  challenger: readonly number[],
  shown: number,
  credit: OptimizedCredit,
): Merging | undefined {
  // In an order that does not depend on which list is whose: equal rankers get equal chances.
  const lists = allowedLists(incumbent, challenger, shown).sort(byDocuments);
  const worth = (document: number) =>
    creditOf(credit, rankIn(incumbent, document), rankIn(challenger, document));
  const credits = lists.map((documents) => documents.map(worth));
  const largest = Math.max(1, ...credits.flat().map(Math.abs));
  const places = lists[0]!.map((_, place) => credits.map((ofList) => ofList[place]! / largest));
  const probabilities = maximizeLinear(
    credits.map(sensitivity),
    [lists.map(() => 1), ...places],
    [1, ...places.map(() => 0)],
  );
  if (!probabilities) return undefined;
  const all = lists
    .map((documents, index): WeightedList => ({
      list: { documents, credits: credits[index]! },
      probability: probabilities[index]!,
    }))
    .filter(({ probability }) => probability > 0);
  return {
    all: () => all,
    draw(uniform) {
      let left = uniform();
      return (all.find(({ probability }) => (left -= probability) < 0) ?? all.at(-1)!).list;
    },
  };
}

/** What a click is worth to the challenger, as a whole number. */
function creditOf(credit: OptimizedCredit, ofIncumbent: number, ofChallenger: number): number {
  switch (credit) {
    case 'linear':
      return ofIncumbent - ofChallenger;
    case 'inverse':
      return INVERSES / ofChallenger - INVERSES / ofIncumbent;
    case 'binary':
      return Math.sign(ofIncumbent - ofChallenger);
  }
}

/**
 * How much one click tells: the entropy of its winner where it falls on a place of rank r in proportion to 1 / r, times the
 * chance that it has a winner.
 */
function sensitivity(credits: readonly number[]): number {
  let wins = 0;
  let losses = 0;
  let all = 0;
  credits.forEach((credit, index) => {
    const chance = 1 / (index + 1);
    all += chance;
    if (credit > 0) wins += chance;
    if (credit < 0) losses += chance;
  });
  if (wins === 0 || losses === 0) return 0;
  const share = wins / (wins + losses);
  return -(share * log(share) + (1 - share) * log(1 - share)) * ((wins + losses) / all);
}

function allowedLists(
  incumbent: readonly number[],
  challenger: readonly number[],
  shown: number,
): number[][] {
  const found: number[][] = [];
  const extend = (documents: readonly number[]) => {
    const isNew = (document: number) => !documents.includes(document);
    const next = [incumbent.find(isNew), challenger.find(isNew)].filter((document) => document !== undefined);
    if (documents.length === shown || next.length === 0) found.push([...documents]);
    else for (const document of new Set(next)) extend([...documents, document]);
  };
  extend([]);
  return found;
}

function byDocuments(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((document, index) => document !== other[index]);
  return one[place]! - other[place]!;
}

function leastCommonMultiple(last: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let multiple = 1;
  for (let number = 2; number <= last; number += 1) multiple *= number / divisor(multiple, number);
  return multiple;
}
