/** How two ranked lists are merged into the one that a session is shown, and how its clicks are read. */
export type InterleavingMethod =
  | {
      readonly kind: 'team-draft';
      /** Who is credited for leading results on which both lists agree. */
      readonly commonPrefix: 'drafting-team' | 'nobody';
      readonly coins: Coins;
    }
  | { readonly kind: 'balanced'; readonly coins: Coins }
  | { readonly kind: 'probabilistic' }
  | { readonly kind: 'optimized'; readonly credit: OptimizedCredit };

/** Whether coins are tossed anew in each session, or once for all sessions of a user in a phase. */
export type Coins = 'each-session' | 'each-user';

/** What a click on a document is worth by its two ranks: their difference, that of their inverses, or its sign. */
export type OptimizedCredit = 'linear' | 'inverse' | 'binary';

/** The method of an exposure that names none. */
export const TEAM_DRAFT = {
  kind: 'team-draft',
  commonPrefix: 'drafting-team',
  coins: 'each-session',
} as const satisfies InterleavingMethod;

/** Equal keys mean that sessions are shown the same lists and their clicks read alike. */
export function methodKey(method: InterleavingMethod): string {
  switch (method.kind) {
    case 'team-draft':
      return `team-draft ${method.commonPrefix}`;
    case 'optimized':
      return `optimized ${method.credit}`;
    case 'balanced':
    case 'probabilistic':
      return method.kind;
  }
}

/** Whether a user's coins are tossed once for the whole phase. */
export function hasStickyCoins(method: InterleavingMethod): boolean {
  return (method.kind === 'team-draft' || method.kind === 'balanced') && method.coins === 'each-user';
}

/** Most coins that one list of the method takes, where coins are all it takes. */
export function coinsTossed(method: InterleavingMethod, shown: number): number {
  return method.kind === 'balanced' ? 1 : Math.ceil(shown / 2);
}
