import { createStore } from 'zustand/vanilla';
import type { AppState, Services } from './appState.ts';
import { createDocumentSlice } from './documentSlice.ts';
import { createRunSlice } from './runSlice.ts';
import { createViewSlice } from './viewSlice.ts';

/** The one store of the page, on the services it speaks to. */
export function createAppStore(services: Services) {
  return createStore<AppState>()((...api) => ({
    ...createDocumentSlice(services)(...api),
    ...createRunSlice(services)(...api),
    ...createViewSlice(...api),
  }));
}
