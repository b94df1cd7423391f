/** Whole numbers from 0 by key, where most keys have none. */
export interface SparseNumbers {
  get(key: number): number | undefined;
  set(key: number, value: number): unknown;
}

/** Keys beyond which a Map takes more memory than a place for each, and from 2^24 entries on cannot be made. */
const MOST_MAPPED = 8 * 1024 * 1024;

/** @param keys that there can be, 0 to below it; values are below 2^31 - 1 */
export function sparseNumbers(keys: number): SparseNumbers {
  return keys <= MOST_MAPPED ? new Map<number, number>() : new NumberedPlaces(keys);
}

class NumberedPlaces implements SparseNumbers {
  /** One more than the number, 0 where there is none. */
  readonly #values: Int32Array;

  constructor(keys: number) {
    this.#values = new Int32Array(keys);
  }

  get(key: number): number | undefined {
    const value = this.#values[key]!;
    return value === 0 ? undefined : value - 1;
  }

  set(key: number, value: number): void {
    this.#values[key] = value + 1;
  }
}
