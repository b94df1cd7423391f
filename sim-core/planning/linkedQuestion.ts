import { log } from '../numeric/index.ts';
import type { Contrast, Sizing } from '../strategies/strategy.ts';
import type { PlannedPhase, SizedPhase, Supply } from './phaseSizing.ts';

/** What goes together in a test: any one of them follows from the others. */
export const linkedQuantities = ['traffic', 'share', 'hours', 'sample', 'effect', 'power'] as const;
export type LinkedQuantity = (typeof linkedQuantities)[number];

/** What is given; what is solved for is taken from here too, as where to begin. */
export interface LinkedQuestion extends Supply {
  readonly solveFor: LinkedQuantity;
  /**
   * The challenger's less the incumbent's, with the supply given; with another it is the same part of this world's. Left out,
   * this world's.
   */
  readonly difference?: number | undefined;
  /** Chance to find it, above 0 and below 1. */
  readonly power: number;
  /** Units, where they are given: then power and effect follow from them, and the supply is what brings them. */
  readonly sample?: number | undefined;
}

/** What was compared: the contrast without its formula, so that it can be sent from a worker. */
export type Compared = Omit<Contrast, 'required'>;

/** What the question comes to; undefined is only what is unattainable, and why is said then. */
export interface LinkedAnswer {
  readonly sizing: Compared;
  /** The gate that has the sample, in words. */
  readonly gateName: string;
  readonly traffic: number | undefined;
  readonly share: number | undefined;
  readonly hours: number | undefined;
  /** With the supply of the answer. */
  readonly difference: number | undefined;
  readonly power: number | undefined;
  /** Units that the supply can be expected to bring. */
  readonly expected: number;
  /** Units that finding the difference with the power takes. */
  readonly required: number | undefined;
  /** Units that the answer is about: those given, or those that come and are taken alike. */
  readonly sample: number | undefined;
  /** Why what is solved for has no number, as a sentence. */
  readonly unattainable: string | undefined;
}

/** A question on its way to its answer. */
export interface Asked {
  readonly phase: PlannedPhase;
  readonly question: LinkedQuestion;
  readonly difference: number;
  /** As given, with nothing solved. */
  readonly answer: LinkedAnswer;
  readonly given: SizedPhase;
}

export function comparedBy(sizing: Sizing): Compared {
  const { measure, isShare, baseline, difference, range, worseSign, level, source } = sizing;
  return { measure, isShare, baseline, difference, range, worseSign, level, source };
}

/** Units for a difference; undefined where it is none that the test acts on. */
export function requiredFor(sizing: Sizing, difference: number, power: number): number | undefined {
  const [least, greatest] = sizing.range;
  if (difference === 0 || difference < least || difference > greatest) return undefined;
  return sizing.required(difference, power);
}

/** Why no sample finds a difference. */
export function noSample({ range, worseSign }: Sizing, difference: number): string {
  if (difference === 0)
    return 'The models do not differ in what is compared: no sample shows a difference that is not there.';
  const [least, greatest] = range;
  if (
    (worseSign > 0 && least === 0 && difference < 0) ||
    (worseSign < 0 && greatest === 0 && difference > 0)
  ) {
    return 'It looks for harm only: a challenger that is better goes through, whatever the sample.';
  }
  return difference < least || difference > greatest
    ? 'There can be no such difference.'
    : 'No sample is known to suffice.';
}

/** How much more it takes than comes, as a logarithm: above 0 it is too few, Infinity where nothing suffices. */
export function logRatio(required: number | undefined, expected: number): number {
  if (required === undefined || !(expected > 0)) return Infinity;
  return log(Math.max(required, Number.MIN_VALUE) / expected);
}
