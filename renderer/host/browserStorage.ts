/** Names of the parts of the page's own storage. */
export type StoreName = 'documents' | 'journal';

/** The page's own storage (IndexedDB): records by their `id`, each written whole or not at all. Rejects where it is switched off. */
export interface BrowserStorage {
  get(store: StoreName, id: string): Promise<unknown>;
  getAll(store: StoreName): Promise<unknown[]>;
  /** @param record with the `id` that it is found by */
  put(store: StoreName, record: object): Promise<void>;
  remove(store: StoreName, id: string): Promise<void>;
}

const databaseName = 'rollout-lab';
const databaseVersion = 1;
const storeNames: readonly StoreName[] = ['documents', 'journal'];

export function createBrowserStorage(): BrowserStorage {
  let opening: Promise<IDBDatabase> | undefined;
  const open = () => {
    const forget = () => (opening = undefined);
    // The browser closes it where its data are cleared or its disk fails; neither that nor a failure is a reason not to try again.
    opening ??= openDatabase(forget);
    opening.catch(forget);
    return opening;
  };
  const inStore = async <Value>(
    name: StoreName,
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<Value>,
  ): Promise<Value> => {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode, { durability: 'strict' });
      const request = act(transaction.objectStore(name));
      transaction.addEventListener('complete', () => resolve(request.result));
      transaction.addEventListener('abort', () => reject(errorOf(transaction.error ?? request.error)));
    });
  };
  return {
    get: (name, id) => inStore(name, 'readonly', (store) => store.get(id)),
    getAll: (name) => inStore(name, 'readonly', (store) => store.getAll()),
    put: async (name, record) => {
      await inStore(name, 'readwrite', (store) => store.put(record));
    },
    remove: (name, id) => inStore(name, 'readwrite', (store) => store.delete(id)),
  };
}

function openDatabase(onClosed: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, databaseVersion);
    request.addEventListener('upgradeneeded', () => {
      for (const name of storeNames) request.result.createObjectStore(name, { keyPath: 'id' });
    });
    request.addEventListener('success', () => {
      request.result.addEventListener('close', onClosed);
      resolve(request.result);
    });
    request.addEventListener('error', () => reject(errorOf(request.error)));
    request.addEventListener('blocked', () =>
      reject(new Error('another tab of Rollout Lab is of an older version')),
    );
  });
}

function errorOf(error: DOMException | null): Error {
  if (error?.name === 'QuotaExceededError') return new Error('the storage of this browser is full');
  return new Error(error?.message ?? 'this browser keeps no data for this page');
}
