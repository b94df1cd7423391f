import { FileError } from '../usageError.ts';

/** Most problems of a file that are listed one by one. */
const MOST_LINES = 20;

/** Collects what is wrong with a file: a hostile one can have millions of problems, and nobody reads them. */
export class ProblemList {
  readonly #file: string;
  readonly #lines: string[] = [];
  #more = 0;

  constructor(file: string) {
    this.#file = file;
  }

  add(line: number, message: string): void {
    if (this.#lines.length < MOST_LINES) this.#lines.push(`${this.#file}: line ${line} ${message}`);
    else this.#more += 1;
  }

  /** @throws FileError if anything was added */
  throwIfAny(): void {
    if (this.#lines.length === 0) return;
    const more = this.#more === 0 ? [] : [`${this.#file}: has ${this.#more} more problems`];
    throw new FileError([...this.#lines, ...more]);
  }
}
