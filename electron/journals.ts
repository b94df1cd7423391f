import { randomUUID } from 'node:crypto';
import type { JournalEntry } from './contract.ts';
import type { FileState } from './fileState.ts';
import type { JournalFile, JournalFiles } from './journalFiles.ts';

/** Which window keeps which journal, and which is offered what an earlier page left behind. */
export interface Journals {
  /** A page begins in the window: the journals whose pages are no more, each offered in one window only. */
  begin(owner: object): Promise<JournalFile[]>;
  /** @param fileState of the document's file, to notice after a crash what others have made of it */
  write(owner: object, entry: JournalEntry, fileState?: FileState): Promise<void>;
  /** There is nothing unsaved in the window. */
  clear(owner: object): Promise<void>;
  /** Removes a journal that was offered in the window. */
  discard(owner: object, id: string): Promise<void>;
  /** The window is gone: what it was offered may be offered elsewhere, and what it kept as well. */
  release(owner: object): void;
}

export function createJournals(files: JournalFiles): Journals {
  const owned = new Map<object, string>();
  const offered = new Map<string, object>();
  const queues = new Map<object, Promise<unknown>>();

  /** One after the other: an older state must not overtake a newer one on its way to the disk. */
  const inTurn = <Value>(owner: object, action: () => Promise<Value>): Promise<Value> => {
    const next = (queues.get(owner) ?? Promise.resolve()).then(action, action);
    queues.set(owner, next);
    return next;
  };
  const release = (owner: object) => {
    owned.delete(owner);
    for (const [id, other] of offered) if (other === owner) offered.delete(id);
  };

  return {
    begin: (owner) =>
      inTurn(owner, async () => {
        release(owner);
        const kept = await files.list();
        const taken = new Set([...owned.values(), ...offered.keys()]);
        const free = kept.filter(({ id }) => !taken.has(id));
        for (const { id } of free) offered.set(id, owner);
        return free;
      }),
    write: (owner, entry, fileState) =>
      inTurn(owner, async () => {
        const id = owned.get(owner) ?? randomUUID();
        owned.set(owner, id);
        await files.write(id, { ...entry, ...(fileState && { fileState }) });
      }),
    clear: (owner) =>
      inTurn(owner, async () => {
        const id = owned.get(owner);
        if (id !== undefined) await files.remove(id);
      }),
    discard: (owner, id) =>
      inTurn(owner, async () => {
        if (offered.get(id) !== owner) throw new Error('There are no such kept edits.');
        await files.remove(id);
        offered.delete(id);
      }),
    release: (owner) => {
      release(owner);
      queues.delete(owner);
    },
  };
}
