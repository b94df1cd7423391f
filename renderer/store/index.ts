import { useStore } from 'zustand';
import { keepPageClock } from '../clock/pageClock.ts';
import { host } from '../host/host.ts';
import { shippedScenarios } from '../scenarios.ts';
import { createSelfTester, spawnSelfTestWorker } from '../selfTest/selfTester.ts';
import { createClient } from '../simulation/client.ts';
import { createReplayer, spawnReplayWorker } from '../simulation/replayer.ts';
import { spawnWorker } from '../simulation/spawnWorker.ts';
import { createSummarizer, spawnSummaryWorker } from '../simulation/summarizer.ts';
import type { TemporalState } from 'zundo';
import type { AppState } from './appState.ts';
import { runOnEdits } from './automaticRuns.ts';
import { createAppStore } from './createAppStore.ts';
import { keepJournal } from './keepJournal.ts';
import type { History } from './editSlice.ts';

export const appStore = createAppStore({
  client: createClient(spawnWorker, createSummarizer(spawnSummaryWorker)),
  replayer: createReplayer(spawnReplayWorker),
  host,
  clock: keepPageClock(),
  scenarios: shippedScenarios,
  selfTester: createSelfTester(spawnSelfTestWorker),
});

runOnEdits(appStore);

/** Keeps what is edited in case the page ends. */
export const journal = keepJournal(appStore, host);

/** Reads the store in a view; the selector's answer must be the same object while nothing changed. */
export function useApp<Selected>(select: (state: AppState) => Selected): Selected {
  return useStore(appStore, select);
}

/** Reads the steps that can be undone and redone. */
export function useHistory<Selected>(select: (history: TemporalState<History>) => Selected): Selected {
  return useStore(appStore.temporal, select);
}
