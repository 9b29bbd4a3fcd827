/** One database per person (C8): nobody's unsent work is in reach of another's session. */
import { openDB, type IDBPDatabase, type OpenDBCallbacks } from 'idb';
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

export class PersonDatabase {
  readonly name: string;
  /** What was written, in this tab and in others. */
  readonly news: News;
  #opening: Promise<IDBPDatabase> | null = null;
  #wasOpen = false;

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
