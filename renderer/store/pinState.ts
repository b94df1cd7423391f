import type { RunComparison, SimulationResult } from '../../sim-core/index.ts';
import type { Failure } from '../simulation/failure.ts';
import type { Answer } from './runState.ts';

/** Most runs that can be pinned; more could not be told apart in a chart. */
export const MAX_PINS = 4;

/** An answer that was kept to compare later ones with. */
export interface PinnedRun {
  /** Counts up; no two pins of a session have the same. */
  readonly id: number;
  readonly name: string;
  readonly answer: Answer;
  /** The file that was open. */
  readonly fileName: string;
  /**
   * Whether its single runs are kept beside its summary: they made room for a later pin (dropped), alone are more than
   * there is room for (too large), or went with their worker (lost).
   */
  readonly outcomes: 'kept' | 'dropped' | 'tooLarge' | 'lost';
}

/** The answer in view against a pinned one. */
export interface PinComparisonState {
  readonly pinId: number;
  /** The result that was or is to be compared. */
  readonly result: SimulationResult;
  /** Lost: the single runs of one of the two are no longer kept. */
  readonly status: 'loading' | 'ready' | 'lost' | 'failed';
  /** What is known so far, which may be of a part of the same run; undefined before there is anything. */
  readonly plans: readonly RunComparison[] | undefined;
  readonly failure: Failure | undefined;
}

export type Comparing = 'plans' | 'pin';

/** Runs that were pinned, and what became different since. */
export interface PinState {
  /** In the order in which they were pinned. */
  readonly pins: readonly PinnedRun[];
  /** The pin that answers are compared with; undefined for none. */
  readonly comparedPin: number | undefined;
  readonly pinComparison: PinComparisonState | undefined;
  /** What the comparison is of: two plans of the answer, or the answer and a pinned run. */
  readonly comparing: Comparing;

  showComparing: (comparing: Comparing) => void;
  /**
   * Pins the answer in view, finished or partial, unless it is pinned already, and compares with it from then on.
   * Nothing without an answer, and beyond MAX_PINS.
   */
  pinRun: () => Promise<void>;
  renamePin: (id: number, name: string) => void;
  unpin: (id: number) => void;
  /** Makes the inputs of a pinned run those of the document again, which can be undone. */
  restorePin: (id: number) => void;
  choosePin: (id: number | undefined) => void;
  /** Compares a result with a pin, unless it has that already. */
  compareWithPin: (result: SimulationResult, pinId: number) => Promise<void>;
}
