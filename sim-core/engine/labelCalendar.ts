import { log } from '../numeric/index.ts';
import type { Random } from '../random/index.ts';
import type { World } from '../scenario/schema.ts';

/** Labels on their way, one by one: each has its own moment of arrival. For the events engine. */
export class LabelCalendar<Label> {
  readonly #labels: NonNullable<World['labels']>;
  readonly #tickHours: number;
  readonly #random: Random;
  /** By tick of arrival, which is before the horizon. */
  readonly #due: Label[][];
  /** First tick whose arrivals have not been taken out. */
  #next = 0;

  /** @param ticks ticks in the horizon; what arrives later never does */
  constructor(labels: NonNullable<World['labels']>, ticks: number, tickHours: number, random: Random) {
    this.#labels = labels;
    this.#tickHours = tickHours;
    this.#random = random;
    this.#due = Array.from({ length: ticks }, () => []);
  }

  /** Sends off the label of a request of the tick, which may never arrive. */
  send(tick: number, label: Label): void {
    const { meanHours, neverArrives } = this.#labels;
    const moment = tick + this.#random.uniform();
    const delayHours = -meanHours * log(this.#random.uniformOpen());
    if (this.#random.uniform() < neverArrives) return;
    const due = Math.floor(moment + delayHours / this.#tickHours);
    this.#due[due]?.push(label);
  }

  /** Takes out the labels that have arrived by the end of a tick. */
  arrived(tick: number): Label[] {
    const arrived = this.#due.slice(this.#next, tick + 1).flat();
    this.#next = tick + 1;
    return arrived;
  }

  /** Forgets the labels that are out. */
  clear(): void {
    for (const labels of this.#due) labels.length = 0;
  }
}
