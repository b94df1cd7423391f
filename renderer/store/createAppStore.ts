import { temporal } from 'zundo';
import { createStore } from 'zustand/vanilla';
import type { AppState, Services } from './appState.ts';
import { createCommandSlice } from './commandSlice.ts';
import { createCompareSlice } from './compareSlice.ts';
import { createDocumentSlice } from './documentSlice.ts';
import { createEditSlice, historyOptions } from './editSlice.ts';
import { createRunSettingsSlice } from './runSettingsSlice.ts';
import { createExportSlice } from './exportSlice.ts';
import { createFilesSlice } from './filesSlice.ts';
import { createOpeningSlice } from './openingSlice.ts';
import { createReplaySlice } from './replaySlice.ts';
import { createPinSlice } from './pinSlice.ts';
import { createLessonSlice } from './lessonSlice.ts';
import { createReadingSlice } from './readingSlice.ts';
import { createRunSlice } from './runSlice.ts';
import { createStoredResultSlice } from './storedResultSlice.ts';
import { createSelfTestSlice } from './selfTestSlice.ts';
import { createViewSlice } from './viewSlice.ts';
import { createWhatIfSlice } from './whatIfSlice.ts';

/** The one store of the page, on the services it speaks to; `temporal` holds the edits to undo and redo. */
export function createAppStore(services: Services) {
  return createStore<AppState>()(
    temporal(
      (...api) => ({
        ...createDocumentSlice(services)(...api),
        ...createEditSlice(...api),
        ...createRunSlice(services)(...api),
        ...createRunSettingsSlice(...api),
        ...createReplaySlice(services)(...api),
        ...createCompareSlice(services)(...api),
        ...createExportSlice(services)(...api),
        ...createStoredResultSlice(...api),
        ...createFilesSlice(services)(...api),
        ...createOpeningSlice(services)(...api),
        ...createPinSlice(services)(...api),
        ...createLessonSlice(...api),
        ...createReadingSlice(...api),
        ...createViewSlice(...api),
        ...createCommandSlice(...api),
        ...createSelfTestSlice(services)(...api),
        ...createWhatIfSlice(services)(...api),
      }),
      historyOptions,
    ),
  );
}

/** The store with the history of its edits. */
export type AppStore = ReturnType<typeof createAppStore>;
