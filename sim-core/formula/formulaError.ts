/** A formula that cannot be understood; the message completes "requires …". */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  /** Where in the text the trouble is, in characters from its beginning; undefined where it is in no one place. */
  readonly at: number | undefined;

  constructor(message: string, at?: number) {
    super(message);
    this.at = at;
  }
}
