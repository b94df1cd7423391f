import { compareRuns } from '../../sim-core/index.ts';
import type { PlanOutcomes, RunComparison, RunSettings, SimulationResult } from '../../sim-core/index.ts';

/** Keeps the outcomes of results beyond the latest, as long as their worker lives and there is room. */
export interface PinKeeper {
  pin(result: SimulationResult): Promise<PinnedResult>;
  unpin(result: SimulationResult): Promise<void>;
  /** Each plan of a result against the same plan of a pinned one; undefined where either is no longer kept. */
  compare(result: SimulationResult, pinned: SimulationResult): Promise<readonly RunComparison[] | undefined>;
}

/** What came of pinning a result. */
export interface PinnedResult {
  readonly outcomes: Pinning['outcomes'];
  /** Pinned results whose outcomes had to make room. */
  readonly dropped: readonly SimulationResult[];
}

/** A run as a worker keeps it. */
export interface KeptRun {
  /** The number of the summary that was made of it. */
  readonly number: number;
  readonly settings: RunSettings;
  readonly outcomes: readonly PlanOutcomes[];
}

/** What came of pinning a run. */
export interface Pinning {
  /** Gone: other outcomes have taken their place. Too large: they alone would fill the memory for pins. */
  readonly outcomes: 'kept' | 'gone' | 'tooLarge';
  /** Numbers of pinned runs whose outcomes had to make room. */
  readonly dropped: readonly number[];
}

/** Memory for the outcomes of pinned runs: four runs of 50 plans and 10,000 replications, and room to spare. */
export const PINNED_BYTES = 256 * 2 ** 20;

/** Outcomes of pinned runs by number; the oldest make room for the newest. */
export class PinnedOutcomes {
  readonly #runs = new Map<number, KeptRun>();
  readonly #room: number;

  constructor(room = PINNED_BYTES) {
    this.#room = room;
  }

  /** Keeps a run, undefined where it is kept no longer. */
  pin(run: KeptRun | undefined): Pinning {
    if (!run) return { outcomes: 'gone', dropped: [] };
    const size = bytesOf(run);
    if (size > this.#room) return { outcomes: 'tooLarge', dropped: [] };
    const dropped: number[] = [];
    this.#runs.delete(run.number);
    for (const [number] of this.#runs) {
      if (this.#size() + size <= this.#room) break;
      this.#runs.delete(number);
      dropped.push(number);
    }
    this.#runs.set(run.number, run);
    return { outcomes: 'kept', dropped };
  }

  unpin(number: number): void {
    this.#runs.delete(number);
  }

  /** Each plan that both runs have, now against then; undefined where one of them is kept no longer. */
  compare(now: KeptRun | undefined, pinned: number): readonly RunComparison[] | undefined {
    const before = this.#runs.get(pinned);
    if (!now || !before) return undefined;
    return now.outcomes.flatMap((outcomes) => {
      const then = before.outcomes.find(({ planId }) => planId === outcomes.planId);
      return then
        ? [compareRuns({ settings: now.settings, outcomes }, { settings: before.settings, outcomes: then })]
        : [];
    });
  }

  #size(): number {
    let size = 0;
    for (const run of this.#runs.values()) size += bytesOf(run);
    return size;
  }
}

function bytesOf({ outcomes }: KeptRun): number {
  let bytes = 0;
  for (const { replications, columns } of outcomes) {
    bytes += replications.byteLength;
    for (const column of Object.values(columns)) bytes += column.byteLength;
  }
  return bytes;
}
