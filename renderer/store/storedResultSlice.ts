import type { StateCreator } from 'zustand/vanilla';
import { formatProblem, parseResult, serializeResult } from '../../sim-core/index.ts';
import type { SimulationResult } from '../../sim-core/index.ts';
import type { AppState } from './appState.ts';

/** A result that was read from a file; the open document stays beside it. */
export interface StoredResult {
  readonly fileName: string;
  readonly result: SimulationResult;
}

export interface StoredResultSlice {
  readonly storedResult: StoredResult | undefined;
  /** Shows the result of a file's text, or its problems. */
  showStoredResult: (text: string, fileName: string) => void;
  closeStoredResult: () => void;
  /** Writes the result in view to a file that is asked for. */
  saveResult: () => Promise<void>;
}

/** Results that leave the app as files and come back. */
export const createStoredResultSlice: StateCreator<AppState, [], [], StoredResultSlice> = (set, get) => ({
  storedResult: undefined,

  showStoredResult: (text, fileName) => {
    const { result, problems } = parseResult(text);
    if (result) set({ storedResult: { fileName, result } });
    else set({ refused: { fileName, problems: problems.map(formatProblem) } });
  },
  closeStoredResult: () => set({ storedResult: undefined }),
  saveResult: async () => {
    const { run, document } = get();
    const { answer } = run;
    if (!answer) return;
    const stem = document.fileName.replace(/(\.rollout)?\.json$/, '');
    await get().exportFile(`${stem}.rollout-result.json`, () => serializeResult(answer.result));
  },
});
