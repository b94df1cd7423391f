import type { World } from '../scenario/schema.ts';
import type { Behaviour } from './behaviour.ts';

/** Users of one kind meet the same probabilities, whichever user it is; activity makes no kind. */
export interface UserKind {
  /** Share of all requests that come from this kind, 0 to 1. */
  readonly trafficShare: number;
  readonly isBot: boolean;
  /** What a model's behaviour is toward these users. */
  readonly toward: (behaviour: Behaviour) => Behaviour;
}

/**
 * Means of a standard normal within its quartiles, scaled to variance 1: the lower two are -outer and -inner. With
 * phi the density and z = 0.6745 the upper quartile, 4 phi(z) and 4 (phi(0) - phi(z)) over their root mean square.
 */
const OUTER = 1.3702242491597552;
const INNER = 0.349979295122705;
const DISTANCES = [-OUTER, -INNER, INNER, OUTER];
/** Number of propensities, where people differ. */
export const PROPENSITIES = DISTANCES.length;

/**
 * The kinds of users of a world: people of four equally frequent propensities to succeed (one where they do not
 * differ), then bots, where there are any.
 */
export function userKinds({ propensitySpread, bots }: World['users']): readonly UserKind[] {
  const people = 1 - (bots?.share ?? 0);
  const kinds: UserKind[] =
    propensitySpread === 0
      ? [{ trafficShare: people, isBot: false, toward: (behaviour) => behaviour }]
      : DISTANCES.map((distance) => ({
          trafficShare: people / PROPENSITIES,
          isBot: false,
          toward: (behaviour) => shifted(behaviour, propensitySpread * distance),
        }));
  if (bots) {
    const { share, success } = bots;
    kinds.push({
      trafficShare: share,
      isBot: true,
      toward: (behaviour) => ({ ...behaviour, success, byClicks: false }),
    });
  }
  return kinds;
}

/** Share of all requests that people send, 0 to 1. */
export function peopleShare({ bots }: World['users']): number {
  return 1 - (bots?.share ?? 0);
}

/**
 * Success moved on the logit scale, to first order: the mean over the propensities is then exactly the success
 * given, and it stays within 0 to 1 for shifts below 1.
 */
function shifted(behaviour: Behaviour, shift: number): Behaviour {
  const { success, byClicks } = behaviour;
  return byClicks ? behaviour : { ...behaviour, success: success + shift * success * (1 - success) };
}
