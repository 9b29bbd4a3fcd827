/**
 * What a form holds, kept on the phone until it is saved: a page may be killed behind the camera. Nothing is written over
 * what was kept before, unless it is back in the form.
 */
import { StorageFull } from '@prongsai/outbox';
import type { PublicityLogs } from './publicity-logs.svelte.ts';

/** After the last touch. */
export const KEEP_AFTER_MS = 700;

/** Forms that were left while something was still being made ready, by key: the next one of that key waits for it. */
const leaving = new Map<string, Promise<void>>();

export interface DraftForm<T> {
  /** Takes in what was kept, beside what stands in the form by now; what is there already is not taken in twice. */
  bringBack(kept: T): void;
  readonly held: T;
  /** Something stands in it that is not saved. */
  readonly dirty: boolean;
  /** It is being saved, or was. */
  readonly busy: boolean;
  /** How many photos and files are still being made ready. */
  readonly reading: number;
  /** Resolves when they are. */
  readonly settled: Promise<unknown>;
}

export class Draft<T> {
  /** Something came back that was kept before. */
  recalled = $state(false);
  /** The phone had no room to keep it: it stands on the screen only. */
  unkept = $state(false);
  readonly key: string;
  readonly #logs: PublicityLogs;
  readonly #read: (kept: unknown) => T | null;
  readonly #form: DraftForm<T>;
  #recalling: Promise<void> | null = null;
  #isKept = false;

  /** `read` gives what was kept, or null when it is something else. */
  constructor(logs: PublicityLogs, key: string, read: (kept: unknown) => T | null, form: DraftForm<T>) {
    this.#logs = logs;
    this.key = key;
    this.#read = read;
    this.#form = form;
  }

  /** Resolves when what was kept is back in the form. Rejects when the store cannot be read; it may be asked again. */
  recall(): Promise<void> {
    if (this.#recalling) return this.#recalling;
    const recalling = this.#bringBack();
    recalling.catch(() => (this.#recalling = null));
    return (this.#recalling = recalling);
  }

  /** False when something comes back only now: it is looked at before it is saved. Rejects as `recall` does. */
  async isBack(): Promise<boolean> {
    const before = this.recalled;
    await this.recall();
    return before === this.recalled;
  }

  /** Somebody else has kept something for this form. */
  recallAnew(): Promise<void> {
    this.#recalling = null;
    return this.recall();
  }

  /** Keeps what stands in the form, as far as the phone has room; says whether it is kept. */
  async keep(): Promise<boolean> {
    if (!this.#form.dirty && !this.#isKept) return false;
    try {
      await this.recall();
      return await this.#keep();
    } catch (error) {
      this.unkept = error instanceof StorageFull;
      return false;
    }
  }

  /** The form is left: what is still being made ready is kept as well. */
  async leave(): Promise<void> {
    const left = this.#leave();
    leaving.set(this.key, left);
    await left;
    if (leaving.get(this.key) === left) leaving.delete(this.key);
  }

  async #leave(): Promise<void> {
    await this.keep();
    if (this.#form.reading === 0) return;
    await this.#form.settled;
    await this.keep();
  }

  /** What a person has emptied does not come back. */
  async drop(): Promise<void> {
    this.recalled = false;
    this.#isKept = false;
    await this.#logs.dropDraft(this.key);
  }

  async #bringBack(): Promise<void> {
    await leaving.get(this.key);
    const kept = this.#read(await this.#logs.draft(this.key));
    if (!kept) return;
    this.#isKept = true;
    this.recalled = true;
    this.#form.bringBack(kept);
  }

  async #keep(): Promise<boolean> {
    const { busy, dirty, held } = this.#form;
    if (busy) return false;
    this.unkept = false;
    if (!dirty) {
      await this.drop();
      return false;
    }
    this.#isKept = true;
    await this.#logs.keepDraft(this.key, held);
    return true;
  }
}
