/** One database per person (C8): nobody's unsent work is in reach of another's session. */
import { openDB, type IDBPDatabase, type IDBPTransaction, type OpenDBCallbacks } from 'idb';
import { News } from './news.ts';

const VERSION = 1;
/** The stores, and what their values are kept by. */
const KEYS = {
  meta: 'key',
  ops: 'opId',
  acknowledged: 'opId',
  attention: 'opId',
  uploads: 'sha256',
  /** ArrayBuffers, read by key only: iOS breaks Blobs and index reads (C9). */
  blobs: 'sha256',
  thumbnails: 'sha256',
  drafts: 'key',
  rows: ['kind', 'id'],
};
export type StoreName = keyof typeof KEYS;
export const STORES = Object.keys(KEYS) as StoreName[];
export type Open = IDBPTransaction<unknown, string[], 'readwrite'>;

export class PersonDatabase {
  readonly name: string;
  /** What was written, in this tab and in others. */
  readonly news: News;
  #opening: Promise<IDBPDatabase> | null = null;
  #wasOpen = false;
  #open = new Set<Open>();

  constructor(personId: string) {
    this.name = `prongsai-${personId}`;
    this.news = new News(this.name);
  }

  /** The connection; opened when there is none. When there was one, everything may be other than it was. */
  open(): Promise<IDBPDatabase> {
    if (this.#opening) return this.#opening;
    const letGo = (): void => this.#letGo(opening);
    // Whoever wants to delete or change the store in another tab waits for this one.
    const opening = opened(this.name, { blocking: letGo, terminated: letGo });
    opening.then(() => this.#told(), letGo);
    return (this.#opening = opening);
  }

  /** Lets go of the connection, also of one that is slow in coming; the next use opens another. */
  close(): void {
    if (this.#opening) this.#letGo(this.#opening);
  }

  /** A transaction over all stores on the connection, which ends when the page is left. */
  begin(connection: IDBPDatabase, mode: IDBTransactionMode): Open {
    // A save is on the disk before the person is told so; browsers default to less (C1).
    const options = { durability: 'strict' } as const;
    const open = connection.transaction<string[], 'readwrite'>(STORES, mode as 'readwrite', options);
    const ended = (): void => void this.#open.delete(open);
    this.#open.add(open);
    open.done.then(ended, ended);
    return open;
  }

  /**
   * The page is left. A browser may keep it just as it stands, and WebKit keeps its transactions too: every other
   * page would wait for them. Who was in one tries again when the page is shown again (C10).
   */
  leave(): void {
    for (const open of this.#open) giveUp(open);

    this.close();
  }

  #told(): void {
    if (this.#wasOpen) this.news.here(STORES);
    this.#wasOpen = true;
  }

  #letGo(opening: Promise<IDBPDatabase>): void {
    if (this.#opening === opening) this.#opening = null;
    opening.then(
      (connection) => connection.close(),
      () => undefined,
    );
  }
}

/** What is given up on must not happen afterwards. */
export function giveUp(open: Open): void {
  try {
    open.abort();
  } catch {
    // It has ended by itself.
  }
}

async function opened(name: string, events: OpenDBCallbacks<unknown>): Promise<IDBPDatabase> {
  try {
    return await openDB(name, VERSION, { ...events, upgrade: makeStores });
  } catch (error) {
    if (!(error instanceof Error && error.name === 'VersionError')) throw error;
    // A newer app was here: its stores have all that this one knows of.
    return openDB(name, undefined, events);
  }
}

function makeStores(connection: IDBPDatabase): void {
  for (const [store, keyPath] of Object.entries(KEYS)) connection.createObjectStore(store, { keyPath });
}
