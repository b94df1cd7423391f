import type * as z from 'zod';
/** One thing wrong with a scenario file: where, and what is required instead. */
export interface Problem {
  /** Keys and list positions from the top of the file; empty for the file as a whole. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
}
/** "plans[1].phases[0].share"; empty for the file as a whole. */
export declare function formatPath(path: readonly PropertyKey[]): string;
/** The line a person reads: "plans[1].phases[0].share requires a number from 0 to 1, got 1.2". */
export declare function formatProblem({ path, message }: Problem): string;
/** Something in the file as a reader would recognise it, cut to a length that fits a line. */
export declare function showValue(value: unknown): string;
/** Turns the schema's issues into problems, one for each wrong place. */
export declare function problemsOf(issues: readonly z.core.$ZodIssue[], input: unknown): Problem[];
