import type { HostApi, JournalEntry, KeptJournal } from '../../electron/contract.ts';
import { newId, type KnownTexts } from './browserDocuments.ts';
import type { BrowserStorage } from './browserStorage.ts';

/** A journal with the text that the page last read or wrote at its path; another version may have written anything else. */
type StoredJournal = Omit<KeptJournal, 'name' | 'text'> & {
  readonly name: unknown;
  readonly text: unknown;
  readonly base?: string;
};

type BrowserJournal = Pick<HostApi, 'beginJournal' | 'writeJournal' | 'clearJournal' | 'discardJournal'>;

/** How long the page before, which may be just ending, is waited for. */
const PATIENCE_MS = 1000;

/**
 * Unsaved work in the page's own storage. A page holds a lock on its journal as long as it lives, which the browser takes away when
 * the page ends in whatever way; so a journal without a lock is that of a page that is no more.
 */
export function createBrowserJournal(storage: BrowserStorage, known: KnownTexts): BrowserJournal {
  const ownId = newId();
  const offered = new Set<string>();
  let queue: Promise<unknown> = hold(ownId);

  /** One after the other: an older state must not overtake a newer one. */
  const inTurn = <Value>(action: () => Promise<Value>): Promise<Value> => {
    const next = queue.then(action, action);
    queue = next;
    return next;
  };
  return {
    beginJournal: async () => {
      const all = (await storage.getAll('journal')) as StoredJournal[];
      const free = await Promise.all(
        all.map(async (journal) => (journal.id !== ownId && (await hold(journal.id)) ? [journal] : [])),
      );
      const found = free.flat().sort((one, other) => other.keptAtMs - one.keptAtMs);
      return found.map(({ base, ...kept }) => {
        const journal = { ...kept, name: textFrom(kept.name), text: textFrom(kept.text) };
        offered.add(journal.id);
        if (journal.path !== undefined && base !== undefined) known.set(journal.path, base);
        return journal;
      });
    },
    writeJournal: ({ name, path, text }: JournalEntry) =>
      inTurn(async () => {
        const base = path === undefined ? undefined : known.get(path);
        const entry: StoredJournal = {
          id: ownId,
          keptAtMs: Date.now(),
          name,
          text,
          ...(path !== undefined && { path }),
          ...(base !== undefined && { base }),
        };
        await storage.put('journal', entry).catch((error: unknown) => {
          throw new Error(
            `Unsaved edits could not be kept: ${error instanceof Error ? error.message : String(error)}.`,
            {
              cause: error,
            },
          );
        });
      }),
    clearJournal: () => inTurn(() => storage.remove('journal', ownId)),
    discardJournal: (id) =>
      inTurn(async () => {
        if (!offered.has(id)) throw new Error('There are no such kept edits.');
        await storage.remove('journal', id);
      }),
  };
}

/** What was stored as text, and anything else as the text that it is written as. */
function textFrom(stored: unknown): string {
  return typeof stored === 'string' ? stored : (JSON.stringify(stored) ?? 'nothing');
}

/** Holds a journal until the page ends; false where another page holds it. Without locks, every journal counts as free. */
function hold(id: string): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const untilThePageEnds = new Promise<never>(() => {});
    navigator.locks
      .request(`rollout-lab.journal.${id}`, { signal: AbortSignal.timeout(PATIENCE_MS) }, () => {
        resolve(true);
        return untilThePageEnds;
      })
      .catch(() => resolve(false));
  });
}
