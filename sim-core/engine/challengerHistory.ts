import type { Exposure } from '../strategies/strategy.ts';
import type { ChallengerUse } from '../world/challengerUse.ts';
import { WITHOUT_CHALLENGER, servedBefore } from '../world/challengerUse.ts';
import { TEAM_DRAFT } from '../world/ranking/interleavingMethod.ts';

/** Keeps account of how the challenger was used while a plan is played. */
export class ChallengerHistory {
  readonly #tickHours: number;
  #use = WITHOUT_CHALLENGER;

  constructor(tickHours: number) {
    this.#tickHours = tickHours;
  }

  /** The use from a tick on; the same object for as long as the exposure stays the same. */
  under(
    { challenger, interleaved, interleaving = TEAM_DRAFT, shadowed, repeated = 0 }: Exposure,
    tick: number,
  ): ChallengerUse {
    const use = this.#use;
    if (
      use.challenger !== challenger ||
      use.interleaved !== interleaved ||
      use.interleaving !== interleaving ||
      use.shadowed !== shadowed ||
      use.repeated !== repeated
    ) {
      this.#use = {
        challenger,
        interleaved,
        interleaving,
        shadowed,
        repeated,
        // It starts where it first runs, seen or unseen.
        startTick: use.startTick ?? (challenger + interleaved + shadowed > 0 ? tick : undefined),
        fromTick: tick,
        servedHours: servedBefore(use, tick * this.#tickHours, this.#tickHours),
      };
    }
    return this.#use;
  }
}
