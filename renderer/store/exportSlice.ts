import type { StateCreator } from 'zustand/vanilla';
import type { AppState, Services } from './appState.ts';
import { wordsOf } from './errorWords.ts';

type ExportSlice = Pick<AppState, 'exportFile'>;

/** Pictures and tables that leave the app as files. */
export function createExportSlice({
  host,
}: Pick<Services, 'host'>): StateCreator<AppState, [], [], ExportSlice> {
  return (set) => ({
    exportFile: async (suggestedName, contentOf) => {
      try {
        await host.exportFile({ suggestedName, content: await contentOf() });
      } catch (error) {
        set({ fileFailure: wordsOf(error) });
      }
    },
  });
}
