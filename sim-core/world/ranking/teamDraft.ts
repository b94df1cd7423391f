/** An interleaved list: the documents shown, and which team owns each (0 incumbent, 1 challenger). */
export interface Interleaving {
  readonly documents: readonly number[];
  readonly owners: readonly (0 | 1)[];
}

/**
 * Team-draft interleaving (Radlinski, Kurup and Joachims 2008, "How does clickthrough data reflect retrieval
 * quality?", Algorithm 2): the team with fewer picks goes, a coin decides when they are equal, and each
 * appends its best document that is not yet in the list. A team with nothing left drops out.
 * @param coin true when the challenger goes first; called only when both have as many picks
 */
export function teamDraft(
  incumbent: readonly number[],
  challenger: readonly number[],
  shown: number,
  coin: () => boolean,
): Interleaving {
  const lists = [incumbent, challenger] as const;
  const documents: number[] = [];
  const owners: (0 | 1)[] = [];
  const picks = [0, 0];
  const next = (team: 0 | 1) => lists[team].find((document) => !documents.includes(document));
  while (documents.length < shown) {
    const best = [next(0), next(1)] as const;
    if (best[0] === undefined && best[1] === undefined) break;
    let team: 0 | 1;
    if (best[0] === undefined) team = 1;
    else if (best[1] === undefined) team = 0;
    else if (picks[0] !== picks[1]) team = picks[0]! < picks[1]! ? 0 : 1;
    else team = coin() ? 1 : 0;
    documents.push(best[team]!);
    owners.push(team);
    picks[team]! += 1;
  }
  return { documents, owners };
}

/** Every interleaving team draft can show for two lists, with its probability; they sum to 1. */
export function allTeamDrafts(
  incumbent: readonly number[],
  challenger: readonly number[],
  shown: number,
): { readonly interleaving: Interleaving; readonly probability: number }[] {
  const found: { interleaving: Interleaving; probability: number }[] = [];
  const lists = [incumbent, challenger] as const;
  const documents: number[] = [];
  const owners: (0 | 1)[] = [];
  const best = (team: 0 | 1) => lists[team].find((document) => !documents.includes(document));
  const pick = (team: 0 | 1, document: number, lead: number, probability: number) => {
    documents.push(document);
    owners.push(team);
    draft(lead + (team === 1 ? 1 : -1), probability);
    documents.pop();
    owners.pop();
  };
  // lead: picks of the challenger less those of the incumbent.
  const draft = (lead: number, probability: number) => {
    const own = documents.length < shown ? best(0) : undefined;
    const other = documents.length < shown ? best(1) : undefined;
    if (own === undefined && other === undefined) {
      found.push({ interleaving: { documents: [...documents], owners: [...owners] }, probability });
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
