import { log } from '../numeric/index.ts';
import { findRoot } from './findRoot.ts';
import { normalQuantile } from './normalQuantile.ts';
import type { SequentialWalk } from './sequentialWalk.ts';
import { continueBetween, exitAbove, walkStart } from './sequentialWalk.ts';

/** Looks closer together than this part of the information are taken to be so far apart: it makes bounds higher, never lower. */
const LEAST_GROWTH = 1.01;
const PRECISION = 1e-9;

/**
 * Bounds of a two-sided group sequential test, look by look, where neither the times of looks nor the information at them is
 * known before: each look spends what the risk of one tail has grown by, given the looks before it. Source: Lan and DeMets
 * 1983, Biometrika 70, 659-663; spent by one clock with correlations by another: Lan and DeMets 1989, "Group sequential
 * procedures: calendar versus information time", Statistics in Medicine 8, 1191-1198.
 */
export class SpendingBounds {
  #walk: SequentialWalk = walkStart;
  #last: { readonly time: number; readonly bound: number } | undefined;
  #spent = 0;

  /**
   * The z to exceed at the next look, Infinity where nothing may be spent yet.
   * @param information above 0, in any unit: two looks are correlated by the root of the ratio of theirs
   * @param spendable risk of one tail that may be spent by now, 0 to below 0.5 and not less than before
   */
  next(information: number, spendable: number): number {
    if (!(information > 0 && spendable >= this.#spent && spendable < 0.5)) {
      throw new RangeError(
        `SpendingBounds requires information above 0 and a risk from ${this.#spent} to below 0.5, got ${information} and ${spendable}`,
      );
    }
    let time = information;
    if (this.#last) {
      const { time: before, bound } = this.#last;
      time = Math.max(information, before * LEAST_GROWTH);
      this.#walk = continueBetween(this.#walk, {
        time: before,
        nextTime: time,
        lower: -bound,
        upper: bound,
        drift: 0,
      });
    }
    const due = spendable - this.#spent;
    const bound = due > 0 ? this.#boundOf(time, due) : Infinity;
    this.#spent = spendable;
    this.#last = { time, bound };
    return bound;
  }
  /** The z that is exceeded with probability `due` by those that have not been stopped. */
  #boundOf(time: number, due: number): number {
    // That is at most the probability to exceed it anyhow, and less than that by at most what both tails have spent.
    const highest = -normalQuantile(due);
    const lowest = -normalQuantile(Math.min(due + 2 * this.#spent, 0.999));
    return findRoot((z) => log(exitAbove(this.#walk, time, z, 0)) - log(due), lowest, highest, PRECISION);
  }
}
