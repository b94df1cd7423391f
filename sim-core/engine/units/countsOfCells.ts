import type { EvidenceNeeds } from '../../strategies/evidence.ts';
import type { Role } from '../../world/behaviour.ts';
import { SERVED_OUTCOMES, countedCells, tellsLatency } from '../../world/cells.ts';
import type { Regime } from '../../world/compile.ts';
import type { DrawnCells, Stretch } from '../servedDraw.ts';
import type { SuccessLevel, SuccessValues } from './successValues.ts';

/** Requests of one model, by what the team counts of them. */
export interface CountedRequests {
  readonly successes: readonly SuccessLevel[];
  readonly errors: number;
  /** Counted requests that neither succeeded nor erred. */
  readonly failures: number;
  readonly uncounted: number;
}

/** Reads drawn cells as the team counts them, successes by what they are worth where it counts that. */
export class CountsOfCells {
  readonly #values: SuccessValues | undefined;

  constructor({ units }: EvidenceNeeds, values: SuccessValues) {
    this.#values = units?.value ? values : undefined;
  }

  /** Whether a block of ticks can be read at once. */
  areSteady(regime: Regime): boolean {
    return this.#values?.areSteady(regime) ?? true;
  }

  /** @param kind the kind of users that the requests are of; left out, they are of all */
  of(
    regime: Regime,
    role: Role,
    kind: number | undefined,
    stretch: Stretch,
    { cells, width, gained }: DrawnCells,
  ): CountedRequests {
    const outcome = (index: number) =>
      tellsLatency(width) ? cells[2 * index]! + cells[2 * index + 1]! : cells[index]!;
    const { error, success, failure } = SERVED_OUTCOMES;
    const counted = countedCells(width);
    const successes = outcome(success) + gained;
    return {
      successes: this.#values?.divide(regime, role, kind, stretch, successes) ?? [
        { value: Number.NaN, count: successes },
      ],
      errors: outcome(error),
      failures: outcome(failure) - gained,
      uncounted: width > counted ? cells[counted]! : 0,
    };
  }
}

/** All requests, counted or not. */
export function requestsOf({ successes, errors, failures, uncounted }: CountedRequests): number {
  return successes.reduce((sum, { count }) => sum + count, errors + failures + uncounted);
}
