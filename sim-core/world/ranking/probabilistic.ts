import type { MergedList, Merging, WeightedList } from './mergedList.ts';

/** A document of rank r is picked with a weight of 1 / r^3, as in the source. */
const weightOfRank = (rank: number) => 1 / (rank * rank * rank);

/** Expectations closer to 0 than this are a tie that rounding has moved. */
const ROUNDING = 1e-12;

/**
 * Probabilistic interleaving (Hofmann, Whiteson and de Rijke 2011, "A probabilistic method for inferring preferences
 * from clicks", CIKM): for each place a fair coin picks a list, which draws one of its documents
 * that are not shown yet, by rank. Clicks are read in expectation over all assignments of the shown documents to lists
 * that could have led to them, so every document may be anyone's. The lists drawn from are those that the models show.
 */
export function probabilistic(
  incumbent: readonly number[],
  challenger: readonly number[],
  shown: number,
): Merging {
  const candidates = [...new Set([...incumbent, ...challenger])];
  const weights = [incumbent, challenger].map((list) =>
    candidates.map((document) => {
      const index = list.indexOf(document);
      return index < 0 ? 0 : weightOfRank(index + 1);
    }),
  ) as [number[], number[]];
  const length = Math.min(shown, candidates.length);
  return {
    all: () => allLists(candidates, weights, length),
    draw: (uniform) => drawList(candidates, weights, length, uniform),
  };
}

/** @param shares by position, the probability that its document is the challenger's */
function listOf(documents: readonly number[], shares: readonly number[]): MergedList {
  return { documents, preferred: (clicked) => expectedSign(shares.filter((_, rank) => clicked[rank])) };
}

/** Expected sign of the challenger's clicks less the incumbent's, each click the challenger's with its probability. */
export function expectedSign(shares: readonly number[]): number {
  // mass[n]: probability that n of the clicks so far are the challenger's.
  const mass = [1];
  for (const share of shares) {
    mass.push(0);
    for (let own = mass.length - 1; own >= 0; own -= 1) {
      mass[own] = mass[own]! * (1 - share) + (own > 0 ? mass[own - 1]! * share : 0);
    }
  }
  const sign = mass.reduce((sum, chance, own) => sum + chance * Math.sign(2 * own - shares.length), 0);
  return Math.abs(sign) < ROUNDING ? 0 : sign;
}

function drawList(
  candidates: readonly number[],
  weights: readonly [readonly number[], readonly number[]],
  length: number,
  uniform: () => number,
): MergedList {
  const isLeft = candidates.map(() => true);
  const documents: number[] = [];
  const shares: number[] = [];
  const [ofIncumbent, ofChallenger] = weights;
  while (documents.length < length) {
    let own = 0;
    let other = 0;
    for (let index = 0; index < isLeft.length; index += 1) {
      if (!isLeft[index]) continue;
      own += ofIncumbent[index]!;
      other += ofChallenger[index]!;
    }
    // A list with nothing left is not asked.
    const asksChallenger = own === 0 || (other > 0 && uniform() < 0.5);
    const asked = asksChallenger ? ofChallenger : ofIncumbent;
    let left = uniform() * (asksChallenger ? other : own);
    let picked = -1;
    for (let index = 0; index < asked.length && left >= 0; index += 1) {
      if (!isLeft[index] || asked[index] === 0) continue;
      picked = index;
      left -= asked[index]!;
    }
    const incumbents = own > 0 ? ofIncumbent[picked]! / own : 0;
    const challengers = other > 0 ? ofChallenger[picked]! / other : 0;
    shares.push(challengers / (incumbents + challengers));
    documents.push(candidates[picked]!);
    isLeft[picked] = false;
  }
  return listOf(documents, shares);
}

function allLists(
  candidates: readonly number[],
  weights: readonly [readonly number[], readonly number[]],
  length: number,
): WeightedList[] {
  const found: WeightedList[] = [];
  const extend = (
    documents: readonly number[],
    shares: readonly number[],
    left: readonly number[],
    probability: number,
  ) => {
    if (documents.length === length) {
      found.push({ list: listOf(documents, shares), probability });
      return;
    }
    const [own, other] = weights.map((side) => left.reduce((sum, index) => sum + side[index]!, 0)) as [
      number,
      number,
    ];
    for (const index of left) {
      const ofIncumbent = own > 0 ? weights[0][index]! / own : 0;
      const ofChallenger = other > 0 ? weights[1][index]! / other : 0;
      const asked = (own > 0 ? 1 : 0) + (other > 0 ? 1 : 0);
      const both = ofIncumbent + ofChallenger;
      extend(
        [...documents, candidates[index]!],
        [...shares, ofChallenger / both],
        left.filter((one) => one !== index),
        (probability * both) / asked,
      );
    }
  };
  extend(
    [],
    [],
    candidates.map((_, index) => index),
    1,
  );
  return found;
}
