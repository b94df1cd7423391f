import type { Decision } from '../strategies/strategy.ts';

/** What one replication of one phase comes to, as named columns of numbers; the phase may be played several times. */
export const phaseColumns = [
  /** How often the phase was played. */
  'visits',
  /** How its last visit ended: `phaseEndings`; NaN if it was never played. */
  'ending',
  /** Hours from the start of the plan to the beginning of the last visit; NaN without one. */
  'startHours',
  /** Hours from the start of the plan to the end of the last visit; NaN without one. */
  'endHours',
  /** Units of the phase's sample that its own traffic gave it, over all visits. */
  'unitsSeen',
  /** Requests that the challenger reached, over all visits. */
  'requests',
  /** Expected failures beyond the incumbent's, over all visits. */
  'extraFailures',
  /** The same, each weighted by the severity of its segment. */
  'harm',
] as const;

export type PhaseColumn = (typeof phaseColumns)[number];

/** A phase that still ran at the horizon has no decision. */
export const phaseEndings = {
  continue: 0,
  promote: 1,
  rollBack: 2,
  inconclusive: 3,
} as const satisfies Record<Decision, number>;

/** One replication's outcome of a phase. */
export type PhaseOutcome = Record<PhaseColumn, number>;

/** The outcomes of one phase, column by column, in the rows of its plan's. */
export type PhaseOutcomes = Readonly<Record<PhaseColumn, Float64Array>>;

/** The outcome of a phase that was never played. */
export const unplayed = (): PhaseOutcome => ({
  visits: 0,
  ending: Number.NaN,
  startHours: Number.NaN,
  endHours: Number.NaN,
  unitsSeen: 0,
  requests: 0,
  extraFailures: 0,
  harm: 0,
});
