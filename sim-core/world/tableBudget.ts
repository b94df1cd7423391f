import type { RateTable } from './rateTable.ts';

/** Bytes of tables that a world keeps at the most; what is asked for again beyond that is made again. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Something that is kept for its bytes. */
interface Kept {
  readonly bytes: number;
  readonly forget: () => boolean;
}

/** Keeps account of what the tables of a world take, and has the oldest forgotten where they take too much. */
export class TableBudget {
  readonly #mostBytes: number;
  readonly #kept = new Set<Kept>();
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /**
   * @param forget called when there is no room; says whether it was forgotten, for what is in use is not
   * @returns what takes it off the account
   */
  keep(bytes: number, forget: () => boolean): () => void {
    const entry: Kept = { bytes, forget };
    this.#kept.add(entry);
    this.#bytes += bytes;
    for (const oldest of this.#kept) {
      if (this.#bytes <= this.#mostBytes || oldest === entry) break;
      if (oldest.forget()) this.#drop(oldest);
    }
    return () => this.#drop(entry);
  }

  #drop(entry: Kept): void {
    if (this.#kept.delete(entry)) this.#bytes -= entry.bytes;
  }
}

/** Bytes of a table's rows; of tables by kind of users as if they were there. */
export function tableBytes({ rates, expected }: RateTable, kinds = 1): number {
  const rows = [...rates, ...expected].reduce((sum, row) => sum + row.byteLength, 0);
  return kinds === 1 ? rows : rows * (1 + kinds);
}
