import type { RunSettings } from '../../sim-core/index.ts';
import type { ClockJump } from '../clock/pageClock.ts';
import type { Failure } from '../simulation/failure.ts';
import type { Summary } from '../simulation/summary.ts';

/** A run, its progress and what it has brought so far. */
export interface RunState {
  readonly status: 'idle' | 'running' | 'paused' | 'finished' | 'failed';
  /** Whether it goes no further than a preview for now. */
  readonly preview: boolean;
  readonly done: number;
  /** All replications; at most, where a precision is wanted. */
  readonly total: number;
  /** How many it will come to, by the precision so far. */
  readonly expected: number;
  /** Half the width of the widest interval of a verdict's share, 0 to 0.5; undefined before there is one. */
  readonly halfWidth: number | undefined;
  /** What is left of it or of its preview, by the pace so far; undefined before there is a pace. */
  readonly millisecondsLeft: number | undefined;
  readonly failure: Failure | undefined;
  /** Workers that stopped and were replaced, in words. */
  readonly lostWorkers: readonly string[];
  /** The last time that the clocks jumped while it went on. */
  readonly clockJump: ClockJump | undefined;
  /** The answer in view, which may be of an earlier run; undefined until there is one. */
  readonly answer: Answer | undefined;
}

/** A result and what it is the result of. */
export interface Answer extends Summary {
  readonly settings: RunSettings;
  /** Identifies scenario, seed and replications; differs from the document's when the answer is stale. */
  readonly key: string;
  /** Whether it is the preview of a run. */
  readonly isPreview?: boolean;
}

/** Playing the document: one run at a time. */
export interface RunSlice {
  readonly run: RunState;
  /** Plays the document in place of what goes on; a preview waits at its end until nothing is edited for a moment. */
  startRun: (options?: { readonly preview?: boolean }) => Promise<void>;
  /** Abandons what goes on and starts a preview when nothing is edited for a blink. */
  previewSoon: () => void;
  /** Finishes what is being played and waits; the workers wait too. */
  pauseRun: () => void;
  resumeRun: () => void;
  /** Ends the run and keeps what is done. */
  cancelRun: () => void;
  /** Ends the run and keeps nothing of it. */
  abandonRun: () => void;
}
