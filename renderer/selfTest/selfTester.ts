import { selfTestParts } from '../../sim-core/index.ts';
import type { SelfTestComparison } from '../../sim-core/index.ts';
import { connect } from '../simulation/connect.ts';

/** What a worker that plays the self-test does for its page. */
export interface SelfTestWorker {
  /** Plays the part of that number, from 0. */
  compare(part: number): readonly SelfTestComparison[];
}

/** Plays the self-test where it does not hold up the page. */
export interface SelfTester {
  /**
   * Plays one part after the other and tells what each came to. Ends without a word once the signal is aborted; rejects
   * when its worker dies.
   */
  play(signal: AbortSignal, onPart: (comparisons: readonly SelfTestComparison[]) => void): Promise<void>;
}

/** Starts the web worker that plays the self-test. */
export function spawnSelfTestWorker(): Worker {
  return new Worker(new URL('./selfTest.worker.ts', import.meta.url), { type: 'module' });
}

/** A self-tester on a way of making its worker, which lives as long as one play. */
export function createSelfTester(spawn: () => Worker): SelfTester {
  return {
    async play(signal, onPart) {
      const { remote, died, end } = connect<SelfTestWorker>(spawn());
      const aborted = new Promise<undefined>((resolve) => {
        signal.addEventListener('abort', () => resolve(undefined), { once: true });
      });
      try {
        for (const part of selfTestParts.keys()) {
          const comparisons = await Promise.race([remote.compare(part), died, aborted]);
          if (comparisons === undefined || signal.aborted) return;
          onPart(comparisons);
        }
      } finally {
        end();
      }
    },
  };
}
