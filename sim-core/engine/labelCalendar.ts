import { log } from '../numeric/index.ts';
import type { Random } from '../random/index.ts';
import type { World } from '../scenario/schema.ts';

/** Labels on their way, one by one: each has its own moment of arrival. For the events engine. */
export class LabelCalendar<Label> {
  readonly #labels: NonNullable<World['labels']>;
  readonly #tickHours: number;
  readonly #random: Random;
  readonly #byTick = new Map<number, Label[]>();

  constructor(labels: NonNullable<World['labels']>, tickHours: number, random: Random) {
    this.#labels = labels;
    this.#tickHours = tickHours;
    this.#random = random;
  }

  /** Sends off the label of a request of the tick, which may never arrive. */
  send(tick: number, label: Label): void {
    const { meanHours, neverArrives } = this.#labels;
    const moment = tick + this.#random.uniform();
    const delayHours = -meanHours * log(this.#random.uniformOpen());
    if (this.#random.uniform() < neverArrives) return;
    const due = Math.floor(moment + delayHours / this.#tickHours);
    const ofTick = this.#byTick.get(due);
    if (ofTick) ofTick.push(label);
    else this.#byTick.set(due, [label]);
  }

  /** Takes out the labels that have arrived by the end of a tick. */
  arrived(tick: number): Label[] {
    const arrived: Label[] = [];
    for (const [due, labels] of this.#byTick) {
      if (due > tick) continue;
      arrived.push(...labels);
      this.#byTick.delete(due);
    }
    return arrived;
  }

  /** Forgets the labels that are out. */
  clear(): void {
    this.#byTick.clear();
  }
}
