import { exp, expm1 } from '../numeric/index.ts';
import type { World } from '../scenario/schema.ts';

/**
 * How long labels are on their way. A request comes at a uniform moment of its tick, its label an exponential time
 * later, but for a share that never arrives. The exponential is memoryless: labels still out are alike however long
 * they have been, so one number is all there is to know of them and draws of whole blocks stay exact.
 */
export class LabelDelay {
  /** Share of labels that arrive at all, 0 to 1. */
  readonly arrives: number;
  /** Mean delays in a tick. */
  readonly #step: number;
  /** Chance that a label which arrives at all is out when its request's own tick ends. */
  readonly #outAfterOwnTick: number;
  /** Chance that one that is out still is a tick later. */
  readonly #survival: number;

  /** @param tickHours length of a tick in hours */
  constructor({ meanHours, neverArrives }: NonNullable<World['labels']>, tickHours: number) {
    this.arrives = 1 - neverArrives;
    // Beyond all numbers a label is there at once, and still takes no time in no tick.
    this.#step = Math.min(Number.MAX_VALUE, tickHours / meanHours);
    this.#outAfterOwnTick = -expm1(-this.#step) / this.#step;
    this.#survival = exp(-this.#step);
  }

  /** Chance that a label which arrives at all is out when the tick ends that comes `ticks` after its request's own. */
  outAfter(ticks: number): number {
    return ticks === 0 ? this.#outAfterOwnTick : this.#outAfterOwnTick * exp(-ticks * this.#step);
  }

  /** Chance that a label which is out and arrives at all does so within a number of ticks. */
  arrivesWithin(ticks: number): number {
    return -expm1(-ticks * this.#step);
  }

  /**
   * Chance that a label which arrives at all is out at the end of ticks [from, to), its request being any of those in
   * them; 0 where there are none.
   * @param weightOf how many of the requests a tick holds, in any unit
   */
  meanOut(weightOf: (tick: number) => number, from: number, to: number): number {
    if (to === from + 1) return this.#outAfterOwnTick;
    let whole = 0;
    let stillOut = 0;
    let out = this.#outAfterOwnTick;
    for (let tick = to - 1; tick >= from; tick -= 1) {
      const weight = weightOf(tick);
      whole += weight;
      stillOut += weight * out;
      out *= this.#survival;
    }
    return whole > 0 ? Math.min(1, stillOut / whole) : 0;
  }
}
