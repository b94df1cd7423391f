import type { RunSettings } from '../../sim-core/index.ts';
import type { RunRecord } from '../runs/runRecord.ts';
import type { RunSketch } from '../runs/runSketch.ts';
import type { Failure } from '../simulation/failure.ts';
import type { TracedCell } from '../whatIf/tracedCell.ts';

/** One replication opened for reading. */
export interface TraceState {
  readonly planId: string;
  readonly replication: number;
  /** Of the run that it belongs to. */
  readonly settings: RunSettings;
  /** The cell of a study that it is a run of; undefined for the answer's own. */
  readonly cell: TracedCell | undefined;
  readonly status: 'loading' | 'ready' | 'failed';
  /** While another is played, the one before. */
  readonly record: RunRecord | undefined;
  readonly failure: Failure | undefined;
}

/** Runs of one plan played side by side. */
export interface ReplaysState {
  readonly planId: string;
  /** Number of the first; the others follow. */
  readonly first: number;
  readonly settings: RunSettings;
  /** Stopped: what is there stays. */
  readonly status: 'playing' | 'ready' | 'stopped' | 'failed';
  /** Those played so far, in order. */
  readonly sketches: readonly RunSketch[];
  /** What playing them took. */
  readonly milliseconds: number;
  readonly failure: Failure | undefined;
}

/** Single runs played again, and whether the truth is in view with them. */
export interface ReplaySlice {
  readonly trace: TraceState | undefined;
  readonly replays: ReplaysState | undefined;
  /** Whether what only the simulator knows is in view; otherwise all pages show what a real team could see. */
  readonly truthShown: boolean;
  /** Plays one replication of the answer in view again, or of a cell of a study, and shows it. */
  openTrace: (planId: string, replication: number, cell?: TracedCell) => Promise<void>;
  /** Plays twenty runs of a plan side by side, from that replication on. */
  playReplays: (planId: string, first: number) => Promise<void>;
  stopReplays: () => void;
  showTruth: (shown: boolean) => void;
}
