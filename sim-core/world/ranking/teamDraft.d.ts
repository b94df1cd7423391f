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
export declare function teamDraft(
  incumbent: readonly number[],
  challenger: readonly number[],
  shown: number,
  coin: () => boolean,
): Interleaving;
/** Every interleaving team draft can show for two lists, with its probability; they sum to 1. */
export declare function allTeamDrafts(
  incumbent: readonly number[],
  challenger: readonly number[],
  shown: number,
): {
  readonly interleaving: Interleaving;
  readonly probability: number;
}[];
