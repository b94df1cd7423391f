import type { SequentialBoundary, SequentialInflation } from '../../sim-core/index.ts';
import type { Arguments, Option, Topic } from '../command.ts';
import { toggle } from '../command.ts';

/** The one of the three that was left out. */
export type SolvedFor = 'total' | 'power' | 'effect';

/** What a calculator comes to; null where there is no such number, with the reason in words. */
export interface SizeAnswer {
  readonly solvedFor: SolvedFor;
  /** Of what the sample is made: users, sessions, pairs, requests. */
  readonly unit: string;
  readonly total: number | null;
  /** Null where every unit serves both models. */
  readonly perArm: { readonly incumbent: number; readonly challenger: number } | null;
  readonly power: number | null;
  readonly effect: number | null;
  readonly reason: string | null;
  /** Where the test looks in between. */
  readonly sequential?: {
    readonly boundary: SequentialBoundary;
    readonly looks: number;
    readonly inflation: number | null;
    readonly critical: readonly number[];
    readonly expectedTotal: SequentialInflation['expected'] | null;
  };
  /** What else was given or found, by its name in the object that is printed. */
  readonly more: Readonly<Record<string, number | string | null>>;
}

/** One calculator. */
export interface SizeKind extends Topic {
  /** Bad input throws a UsageError. */
  solve(typed: Arguments): SizeAnswer;
}

/** The switch that prints an object, of which `keys` are the first. */
export function jsonOption(keys: string): Option {
  return toggle(`print ${keys}`);
}
