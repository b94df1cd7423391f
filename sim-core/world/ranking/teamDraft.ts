import type { Merging, MergedList, WeightedList } from './mergedList.ts';

/**
 * Team-draft interleaving (Radlinski, Kurup and Joachims 2008, "How does clickthrough data reflect retrieval
 * quality?", Algorithm 2): the team with fewer picks goes, a coin decides when they are equal, and each
 * appends its best document that is not yet in the list and is credited for its clicks. A team with nothing left drops
 * out.
 * @param commonPrefix whether leading results on which the lists agree are shown before the draft begins, for nobody
 */
export function teamDraft(
  incumbent: readonly number[],
  challenger: readonly number[],
  shown: number,
  commonPrefix: 'drafting-team' | 'nobody' = 'drafting-team',
): Merging {
  const prefix = commonPrefix === 'nobody' ? agreement(incumbent, challenger, shown) : 0;
  return {
    all: () => allDrafts(incumbent, challenger, shown, prefix),
    draw: (uniform) => drawDraft(incumbent, challenger, shown, prefix, uniform),
  };
}

/** Leading results that both lists have in the same places. */
function agreement(incumbent: readonly number[], challenger: readonly number[], shown: number): number {
  let length = 0;
  while (length < shown && length < incumbent.length && incumbent[length] === challenger[length]) length += 1;
  return length;
}

function drawDraft(
  incumbent: readonly number[],
  challenger: readonly number[],
  shown: number,
  prefix: number,
  uniform: () => number,
): MergedList {
  const lists = [incumbent, challenger] as const;
  const documents = incumbent.slice(0, prefix);
  const credits = documents.map(() => 0);
  const picks = [0, 0];
  const next = (team: 0 | 1) => lists[team].find((document) => !documents.includes(document));
  while (documents.length < shown) {
    const best = [next(0), next(1)] as const;
    if (best[0] === undefined && best[1] === undefined) break;
    let team: 0 | 1;
    if (best[0] === undefined) team = 1;
    else if (best[1] === undefined) team = 0;
    else if (picks[0] !== picks[1]) team = picks[0]! < picks[1]! ? 0 : 1;
    else team = uniform() < 0.5 ? 1 : 0;
    documents.push(best[team]!);
    credits.push(team === 1 ? 1 : -1);
    picks[team]! += 1;
  }
  return { documents, credits };
}

/** Every list that a draft can come to. */
function allDrafts(
  incumbent: readonly number[],
  challenger: readonly number[],
  shown: number,
  prefix: number,
): WeightedList[] {
  const found: WeightedList[] = [];
  const lists = [incumbent, challenger] as const;
  const documents: number[] = incumbent.slice(0, prefix);
  const credits: number[] = documents.map(() => 0);
  const best = (team: 0 | 1) => lists[team].find((document) => !documents.includes(document));
  const pick = (team: 0 | 1, document: number, lead: number, probability: number) => {
    const credit = team === 1 ? 1 : -1;
    documents.push(document);
    credits.push(credit);
    draft(lead + credit, probability);
    documents.pop();
    credits.pop();
  };
  // lead: picks of the challenger less those of the incumbent.
  const draft = (lead: number, probability: number) => {
    const own = documents.length < shown ? best(0) : undefined;
    const other = documents.length < shown ? best(1) : undefined;
    if (own === undefined && other === undefined) {
      found.push({ list: { documents: [...documents], credits: [...credits] }, probability });
    } else if (own === undefined) pick(1, other!, lead, probability);
    else if (other === undefined) pick(0, own, lead, probability);
    else if (lead > 0) pick(0, own, lead, probability);
    else if (lead < 0) pick(1, other, lead, probability);
    else {
      pick(0, own, lead, probability / 2);
      pick(1, other, lead, probability / 2);
    }
  };
  draft(0, 1);
  return found;
}
