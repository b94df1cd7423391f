import type { Page } from 'playwright-core';
import type { DocumentToSave, HostMenu, KeptJournal, MenuCommand } from '../../electron/contract.ts';

/** Stands for Electron's preload script: a file to open, edits of before, and in `window` what was asked of it. */
export async function installHost(
  page: Page,
  text: string,
  kept: readonly KeptJournal[] = [],
): Promise<void> {
  await page.addInitScript(
    ([opened, keptEdits]) => {
      const listeners = new Set<(command: MenuCommand) => void>();
      const saved: unknown[] = [];
      /** What is journalled; null once it was cleared. */
      const journal: unknown[] = [];
      Object.assign(window, {
        rolloutLabHost: {
          platform: 'electron',
          openScenario: async () => ({
            path: '/home/me/mine.rollout.json',
            name: 'mine.rollout.json',
            text: opened,
          }),
          saveScenario: async (document: DocumentToSave) => {
            saved.push(document);
            return { path: document.path ?? '/home/me/new.rollout.json', name: 'new.rollout.json' };
          },
          listRecent: async () => [{ id: 'a1', name: 'before.rollout.json', place: '/home/me' }],
          lookOutside: async () => (window as { outsideState?: string }).outsideState ?? 'same',
          openAgain: async () => ({
            path: '/home/me/mine.rollout.json',
            name: 'mine.rollout.json',
            text: opened,
          }),
          acceptOpened: async () => {},
          beginJournal: async () => keptEdits,
          writeJournal: async (entry: unknown) => {
            journal.push(entry);
          },
          clearJournal: async () => {
            journal.push(null);
          },
          discardJournal: async () => {},
          exportFile: async (file: { suggestedName: string }) => {
            saved.push(file);
            return { name: file.suggestedName };
          },
          showDocument: async (shown: unknown) => {
            Object.assign(window, { shown });
          },
          stayOpen: async () => {
            Object.assign(window, { stayed: true });
          },
          showMenus: async (menus: HostMenu[]) => {
            Object.assign(window, { menus });
          },
          onMenuCommand: (listener: (command: MenuCommand) => void) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
          },
        },
        choose: (command: MenuCommand) => listeners.forEach((listener) => listener(command)),
        saved,
        journal,
      });
    },
    [text, kept] as const,
  );
}

/** Chooses a command of the host's menus. */
export const choose = (page: Page, command: MenuCommand) =>
  page.evaluate((chosen) => {
    (window as unknown as { choose: (command: MenuCommand) => void }).choose(chosen);
  }, command);
