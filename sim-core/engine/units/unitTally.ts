import type { Role } from '../../world/behaviour.ts';
import type { ArmSums } from './unitSums.ts';
import { addNumber, emptyArmSums } from './unitSums.ts';

/** What is counted of a unit, and of a user also before the split. */
const columns = [
  'requests',
  'uncounted',
  'successes',
  'errors',
  'value',
  'successesBefore',
  'errorsBefore',
  'valueBefore',
] as const;
export type Column = (typeof columns)[number];

/** Arms of units as bytes; a unit without one is in no sum. */
const codes: Readonly<Record<Role, number>> = { incumbent: 1, challenger: 2 };

/** The counts of units one by one, each at a place of its own. */
export class UnitTally {
  readonly #value: boolean;
  readonly #columns = Object.fromEntries(columns.map((name) => [name, new Float64Array(64)])) as Record<
    Column,
    Float64Array
  >;
  #arms = new Uint8Array(64);
  #count = 0;

  /** @param value whether anybody counts what successes are worth */
  constructor(value: boolean) {
    this.#value = value;
  }

  get count(): number {
    return this.#count;
  }

  /** A place for one more unit, which has no arm yet. */
  open(): number {
    const place = this.#count;
    if (place === this.#arms.length) {
      for (const name of columns) this.#columns[name] = longer(this.#columns[name], Float64Array);
      this.#arms = longer(this.#arms, Uint8Array);
    }
    this.#count += 1;
    return place;
  }

  /** Forgets all units. */
  clear(): void {
    for (const name of columns) this.#columns[name].fill(0, 0, this.#count);
    this.#arms.fill(0, 0, this.#count);
    this.#count = 0;
  }

  assign(place: number, role: Role): void {
    this.#arms[place] = codes[role];
  }

  add(place: number, column: Column, amount: number): void {
    this.#columns[column][place]! += amount;
  }

  at(place: number, column: Column): number {
    return this.#columns[column][place]!;
  }

  /** Adds the units that have a request to the sums of their arms. */
  addTo(sums: ArmSums): ArmSums {
    const of = this.#columns;
    const any = (count: number) => (count > 0 ? 1 : 0);
    for (let place = 0; place < this.#count; place += 1) {
      const arm = this.#arms[place]!;
      const requests = of.requests[place]!;
      if (arm === 0 || requests === 0) continue;
      const successes = of.successes[place]!;
      const errors = of.errors[place]!;
      const successesBefore = of.successesBefore[place]!;
      const errorsBefore = of.errorsBefore[place]!;
      const into = arm === codes.challenger ? sums.challenger : sums.incumbent;
      into.exposed += 1;
      into.requests += requests;
      into.squaredRequests += requests * requests;
      addNumber(into.successes, successes, successesBefore, requests);
      addNumber(into.errors, errors, errorsBefore, requests);
      addNumber(into.value, of.value[place]!, of.valueBefore[place]!, requests);
      addNumber(into.withSuccess, any(successes), any(successesBefore), requests);
      addNumber(into.withError, any(errors), any(errorsBefore), requests);
    }
    return sums;
  }

  /** Sums over all units that have an arm and a request. */
  sums(): ArmSums {
    return this.addTo(emptyArmSums(this.#value));
  }
}

function longer<Values extends Float64Array | Uint8Array>(
  values: Values,
  Kind: new (length: number) => Values,
): Values {
  const copy = new Kind(2 * values.length);
  copy.set(values);
  return copy;
}
