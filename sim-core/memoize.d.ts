/**
 * Keeps the last few results of an expensive pure function, so that editing one part of a world does not
 * compute the others again.
 */
export declare function memoize<Input, Output>(
  compute: (input: Input) => Output,
  {
    keep,
  }: {
    readonly keep: number;
  },
): (input: Input) => Output;
