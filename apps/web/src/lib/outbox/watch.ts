/** Reading the store again whenever it changes, in this tab or another. */
import { ROW_KINDS, type SyncRow, type SyncRowKind } from '@prongsai/contract';
import type { Meta, OutboxState } from '@prongsai/outbox';
import type { News, Part } from '../device/news.ts';
import type { PhoneStorage } from '../device/storage.ts';

export const EMPTY_STATE: OutboxState = { ops: [], acknowledged: [], attention: [], uploads: [] };
const UNSENT = ['ops', 'acknowledged', 'attention', 'uploads'] as const;
const EVERYTHING: ReadonlySet<Part> = new Set<Part>(['meta', ...UNSENT, 'rows']);
const WATCHED = new Set<Part>([...EVERYTHING, ...ROW_KINDS]);

/** What was read, at one moment; what has not changed is left out. */
export interface Found {
  meta?: Meta | null;
  unsent: Partial<OutboxState>;
  rows: { [K in SyncRowKind]?: readonly SyncRow[] };
}

/** What was written is read this much later: until then whoever wrote it has said so, and a slow phone has drawn it. */
const LOOK_AFTER_MS = 100;
/** A store that failed is asked again after this. */
const AGAIN_MS = 1000;
/** Thousands of rows take a slow phone long to read and to show: then it has this many times as long for the rest. */
const REST = 2;
/** While rows by the hundred thousand come from the beginning, they are looked at now and then only: each look reads all. */
const REST_OPEN = 20;
const LONGEST_REST_MS = 15_000;

/** Hands over what changed, all of one transaction together, so that nothing is seen twice or not at all. */
export class Watch {
  #storage: PhoneStorage;
  #take: (found: Found) => void;
  #stop: () => void;
  #changed = new Set<Part>();
  #turn: Promise<void> = Promise.resolve();
  /** Until the next look; undefined while none is on its way. */
  #next: ReturnType<typeof setTimeout> | undefined;
  #restUntil = 0;
  #snapshotOpen = false;
  #stopped = false;

  constructor(storage: PhoneStorage, news: News, take: (found: Found) => void) {
    this.#storage = storage;
    this.#take = take;
    this.#stop = news.listen((parts) => {
      for (const part of parts) if (WATCHED.has(part)) this.#changed.add(part);
      // While more keeps coming, a look is not put off again and again.
      if (this.#next === undefined) this.#lookIn(LOOK_AFTER_MS);
    });
  }

  /** Hands over everything. Throws when the store cannot be read. */
  begin(): Promise<void> {
    const first = readParts(this.#storage, () => EVERYTHING).then((found) => this.#hand(found));
    this.#turn = first.catch(() => undefined);
    return first;
  }

  /** Now rather than in its time; resolves when what was written until now has been handed over. */
  look(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#lookOnce());
    return this.#turn;
  }

  stop(): void {
    this.#stop();
    this.#stopped = true;
    clearTimeout(this.#next);
  }

  async #lookOnce(): Promise<void> {
    clearTimeout(this.#next);
    this.#next = undefined;
    if (this.#changed.size === 0 || this.#stopped) return;
    const parts = new Set<Part>();
    const takeParts = (): ReadonlySet<Part> => {
      for (const part of this.#changed) parts.add(part);
      this.#changed.clear();
      return parts;
    };
    const began = performance.now();
    try {
      this.#hand(await readParts(this.#storage, takeParts));
      setTimeout(() => this.#rest(began));
    } catch {
      for (const part of parts) this.#changed.add(part);
      this.#lookIn(AGAIN_MS);
    }
  }

  #hand(found: Found): void {
    if (found.meta !== undefined) this.#snapshotOpen = found.meta?.snapshotOpen ?? false;
    this.#take(found);
  }

  #lookIn(ms: number): void {
    clearTimeout(this.#next);
    this.#next = setTimeout(() => this.#lookUnlessResting(), ms);
  }

  #lookUnlessResting(): void {
    const rest = this.#restUntil - performance.now();
    if (rest > 0) this.#lookIn(rest);
    else void this.look();
  }

  /** Called when it has been shown. */
  #rest(began: number): void {
    const now = performance.now();
    const rest = (this.#snapshotOpen ? REST_OPEN : REST) * (now - began);
    this.#restUntil = now + Math.min(rest, LONGEST_REST_MS);
  }
}

/** Everything unsent or lately sent. */
export async function readState(storage: PhoneStorage): Promise<OutboxState> {
  return { ...EMPTY_STATE, ...(await readParts(storage, () => new Set(UNSENT))).unsent };
}

/**
 * Which parts to read is asked once the transaction has begun: whatever was written before it has been told of by then,
 * so that an operation which just went from one store to another is not missed in both.
 */
function readParts(storage: PhoneStorage, partsToRead: () => ReadonlySet<Part>): Promise<Found> {
  return storage.read(async (tx) => {
    const meta = await tx.meta.get();
    const parts = partsToRead();
    const [unsent, rows] = await Promise.all([
      each(
        UNSENT.filter((name) => parts.has(name)),
        (name) => tx[name].all(),
      ),
      each(
        ROW_KINDS.filter((kind) => parts.has('rows') || parts.has(kind)),
        (kind) => tx.rows.all(kind),
      ),
    ]);
    return { ...(parts.has('meta') && { meta: meta ?? null }), unsent, rows };
  });
}

async function each<N extends string>(names: readonly N[], read: (name: N) => Promise<unknown>) {
  const found = await Promise.all(names.map(async (name) => ({ [name]: await read(name) })));
  return Object.assign({}, ...found);
}
