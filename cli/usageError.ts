/** A command typed wrongly: one line says what is required; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A file that cannot be used: one line a problem; exit code 1. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}
