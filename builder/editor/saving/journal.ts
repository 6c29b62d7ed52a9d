import type { Flow } from '../../../engine/browser.ts';

/** What was on screen and may not have reached the server. `revision` is the one it was based on. */
export interface JournalEntry {
  flowId: string;
  document: Flow;
  revision: number;
  /** Epoch milliseconds. */
  at: number;
}

const storeName = 'drafts';

/** Keeps the newest unsaved draft of each flow in the browser, so that not even a killed tab loses an edit. */
export const journal = {
  async write(entry: JournalEntry): Promise<void> {
    await inStore('readwrite', (drafts) => drafts.put(entry));
  },
  async read(flowId: string): Promise<JournalEntry | undefined> {
    const found: unknown = await inStore('readonly', (drafts) => drafts.get(flowId));
    // Only `write` puts anything into this store.
    return found as JournalEntry | undefined;
  },
  async clear(flowId: string): Promise<void> {
    await inStore('readwrite', (drafts) => drafts.delete(flowId));
  },
};

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('switchyard', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'flowId' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The journal did not open.'));
  });
  return opened;
}

/** A browser that refuses storage (private windows, a full disk) still edits and saves; it only has no journal. */
async function inStore<Result>(
  mode: IDBTransactionMode,
  act: (drafts: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result | undefined> {
  try {
    const database = await open();
    return await new Promise<Result>((resolve, reject) => {
      const request = act(database.transaction(storeName, mode).objectStore(storeName));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('The journal refused.'));
    });
  } catch {
    return undefined;
  }
}
