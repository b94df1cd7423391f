import { parentPort, workerData } from 'node:worker_threads';
import { diceOf, mutateBytes, mutateStructure } from '../sim-core/robustness/mutateText.ts';
import { receive, textOf } from '../sim-core/robustness/soundness.ts';

/** What a worker is to do. */
export interface MutationTask {
  readonly texts: readonly string[];
  readonly from: number;
  readonly to: number;
  /** The seed at hand and the count of those done: the watchdog sees them while the worker is busy. */
  readonly progress: Int32Array;
}

/** What came of it. */
export interface MutationReport {
  readonly seen: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  readonly slowestSeed: number;
  readonly failures: readonly string[];
}

/** A mutated text of a seed: one in four in its structure, the rest in its bytes. */
function mutantOf(texts: readonly string[], seed: number): string | undefined {
  const dice = diceOf(seed);
  const text = texts[dice(texts.length)]!;
  return dice(4) === 0 ? mutateStructure(text, dice) : textOf(mutateBytes(text, dice));
}

const { texts, from, to, progress } = workerData as MutationTask;
const seen: Record<string, number> = {};
const failures: string[] = [];
let slowestMs = 0;
let slowestSeed = from;
for (let seed = from; seed < to; seed += 1) {
  Atomics.store(progress, 0, seed);
  const mutant = mutantOf(texts, seed);
  const begun = performance.now();
  try {
    const became = mutant === undefined ? 'no text' : receive(mutant);
    seen[became] = (seen[became] ?? 0) + 1;
  } catch (error) {
    if (failures.length < 20) failures.push(`seed ${seed}: ${String(error)}`);
  }
  const took = performance.now() - begun;
  if (took > slowestMs) [slowestMs, slowestSeed] = [took, seed];
}
const report: MutationReport = { seen, slowestMs, slowestSeed, failures };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
parentPort!.postMessage(report);
