import type { EngineName } from '../engine/engine.ts';

/** Standard errors by which a simulated figure may miss its closed form. */
export const SELF_TEST_LIMIT = 4;

/** One quantity, computed and simulated. */
export interface SelfTestComparison {
  /** What was computed, in words. */
  readonly quantity: string;
  /** What the figure is computed from, in words. */
  readonly source: string;
  readonly engine: EngineName;
  readonly expected: number;
  readonly simulated: number;
  /** Of the simulated figure about the expected one. */
  readonly standardError: number;
  /** Distance between the two in standard errors. */
  readonly deviations: number;
  readonly ok: boolean;
}

/** Compares a figure with its closed form; one that is no number does not hold. */
export function compare(
  figure: Pick<
    SelfTestComparison,
    'quantity' | 'source' | 'engine' | 'expected' | 'simulated' | 'standardError'
  >,
): SelfTestComparison {
  const deviations = (figure.simulated - figure.expected) / figure.standardError;
  return { ...figure, deviations, ok: Math.abs(deviations) <= SELF_TEST_LIMIT };
}
