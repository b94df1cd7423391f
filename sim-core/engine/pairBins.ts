import type { Random } from '../random/index.ts';
import { binomial, hypergeometric, multinomial } from '../random/index.ts';
import type { PredictionCounts } from '../strategies/evidence.ts';
import type { PredictionGroup } from '../world/predictions.ts';
import { dealOut } from './dealOut.ts';

/**
 * The bins that both models predict on pairs of one group of segments, as numbers. On the share of shared luck one
 * number decides both bins, as quantiles of the two distributions; on the rest they are independent.
 */
export class PairBins {
  readonly #shares: PredictionGroup['shares'];
  readonly #sharedLuck: number;
  /** Bins that one number can decide for both, the incumbent's and the challenger's, and how likely. */
  readonly #joint: { readonly incumbent: number; readonly challenger: number; readonly share: number }[] = [];
  readonly #weights: Float64Array;
  /** Pairs drawn and not yet taken: by entry of `#joint`, and by bin where the models' luck is their own. */
  readonly #shared: Float64Array;
  readonly #ofIncumbent: Float64Array;
  readonly #ofChallenger: Float64Array;
  #sharing = 0;
  #left = 0;

  constructor({ shares }: PredictionGroup, sharedLuck: number) {
    this.#shares = shares;
    this.#sharedLuck = sharedLuck;
    let [start, ofIncumbent, ofChallenger] = [0, 0, 0];
    for (
      let incumbent = 0, challenger = 0;
      incumbent < shares.incumbent.length && challenger < shares.challenger.length;
    ) {
      const [endOfIncumbent, endOfChallenger] = [
        ofIncumbent + shares.incumbent[incumbent]!,
        ofChallenger + shares.challenger[challenger]!,
      ];
      const end = Math.min(endOfIncumbent, endOfChallenger);
      this.#joint.push({ incumbent, challenger, share: end - start });
      start = end;
      if (endOfIncumbent === end) [incumbent, ofIncumbent] = [incumbent + 1, endOfIncumbent];
      if (endOfChallenger === end) [challenger, ofChallenger] = [challenger + 1, endOfChallenger];
    }
    this.#weights = Float64Array.from(this.#joint, ({ share }) => Math.max(0, share));
    this.#shared = new Float64Array(this.#joint.length);
    this.#ofIncumbent = new Float64Array(shares.incumbent.length);
    this.#ofChallenger = new Float64Array(shares.challenger.length);
  }

  /** Draws the bins of a number of pairs and adds them to the counts; they can be taken afterwards. */
  draw(random: Random, pairs: number, { incumbent, challenger }: PredictionCounts): void {
    this.#left = pairs;
    this.#sharing = binomial(random, pairs, this.#sharedLuck);
    multinomial(random, this.#sharing, this.#weights, this.#shared);
    multinomial(random, pairs - this.#sharing, this.#shares.incumbent, this.#ofIncumbent);
    multinomial(random, pairs - this.#sharing, this.#shares.challenger, this.#ofChallenger);
    this.#shared.forEach((count, entry) => this.#addShared({ incumbent, challenger }, entry, count));
    this.#ofIncumbent.forEach((count, bin) => (incumbent[bin]! += count));
    this.#ofChallenger.forEach((count, bin) => (challenger[bin]! += count));
  }

  /** Takes the bins of some of the pairs drawn, any of them, and adds them to the counts. */
  take(random: Random, pairs: number, counts: PredictionCounts): void {
    const sharing = hypergeometric(random, this.#left, this.#sharing, pairs);
    this.#left -= pairs;
    this.#sharing -= sharing;
    dealOut(random, this.#shared, sharing, (entry, count) => this.#addShared(counts, entry, count));
    dealOut(random, this.#ofIncumbent, pairs - sharing, (bin, count) => (counts.incumbent[bin]! += count));
    dealOut(random, this.#ofChallenger, pairs - sharing, (bin, count) => (counts.challenger[bin]! += count));
  }

  #addShared(counts: PredictionCounts, entry: number, count: number): void {
    const { incumbent, challenger } = this.#joint[entry]!;
    counts.incumbent[incumbent]! += count;
    counts.challenger[challenger]! += count;
  }
}
