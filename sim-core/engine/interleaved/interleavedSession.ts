import type { Random } from '../../random/index.ts';
import type { PreferenceCounts } from '../../strategies/evidence.ts';
import type { Behaviour } from '../../world/behaviour.ts';
import { playClicks } from '../../world/ranking/clicks.ts';
import type { InterleavingMethod } from '../../world/ranking/interleavingMethod.ts';
import { coinsAsNumbers } from '../../world/ranking/mergedTruth.ts';
import { preferenceOf } from '../../world/ranking/mergedList.ts';

/** What an interleaved session comes to; in an error nobody is shown anything. */
export type InterleavedOutcome = 'error' | Exclude<keyof PreferenceCounts, 'sessions'>;

/** Both models toward the user of a session. */
export interface SessionModels {
  readonly incumbent: Behaviour;
  readonly challenger: Behaviour;
  /** Bots click on nothing, or on anything. */
  readonly isBot: boolean;
}

/**
 * Plays one interleaved session: draws a query, the merged list and the clicks on it.
 * @param coins how the user's coins fell, where they are tossed once for all sessions
 */
export function playInterleavedSession(
  random: Random,
  { incumbent, challenger, isBot }: SessionModels,
  interleaving: InterleavingMethod,
  coins: number | undefined,
): InterleavedOutcome {
  const { ranking } = incumbent;
  if (!ranking) throw new Error('an interleaved exposure requires a world with a ranking');
  if (random.uniform() < incumbent.error) return 'error';
  if (random.uniform() < challenger.error || isBot) return 'ties';
  const { queries, clickModel } = ranking;
  const index = Math.floor(random.uniform() * queries.length);
  const merging = ranking.merged(interleaving).merging(index);
  const list = merging.draw(coins === undefined ? () => random.uniform() : coinsAsNumbers(coins));
  const clicked = playClicks(random, list.documents, queries[index]!.grades, clickModel);
  const preference = preferenceOf(list, clicked);
  return preference > 0 ? 'challengerWins' : preference < 0 ? 'incumbentWins' : 'ties';
}
