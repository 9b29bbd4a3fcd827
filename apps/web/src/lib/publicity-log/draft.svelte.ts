/**
 * What a form holds, kept on the phone until it is saved: a page may be killed behind the camera. Nothing is written over
 * what was kept before: each form has a place of its own, and lets go of what it brought back once it keeps it itself.
 */
import { Act, DraftElsewhere, placeOf, StorageFull, type DraftHold } from '@prongsai/outbox';
import { ids } from '#lib/device/ids.ts';
import type { KeptDrafts } from '#lib/outbox/kept-drafts.svelte.ts';
import type { SavedForm } from '#lib/outbox/outbox.svelte.ts';

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
  /** What was kept of it was saved, emptied or brought back in another tab. */
  elsewhere = $state(false);
  readonly key: string;
  readonly #drafts: KeptDrafts;
  readonly #read: (kept: unknown) => T | null;
  readonly #form: DraftForm<T>;
  #recalling: Promise<void> | null = null;
  #isKept = false;
  #hold: DraftHold;
  /** What is kept of the form, without the bytes. */
  #written: string | null = null;
  #act = new Act(ids);

  /** `read` gives what was kept, or null when it is something else. */
  constructor(drafts: KeptDrafts, key: string, read: (kept: unknown) => T | null, form: DraftForm<T>) {
    this.#drafts = drafts;
    this.key = key;
    this.#read = read;
    this.#form = form;
    this.#hold = { place: this.newPlace(), kept: null };
  }

  /** For the save that finishes it; each try takes the same ids. */
  get saved(): SavedForm {
    return { draft: this.#hold, act: this.#act };
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
    this.elsewhere = false;
    this.#isKept = false;
    this.#act = new Act(ids);
    await this.#drafts.drop(this.#hold);
    this.#written = null;
    this.#hold = { ...this.#hold, kept: null };
  }

  /** Says whether that is why it was not saved: then the person is told, and may save it all the same. */
  isElsewhere(error: unknown): boolean {
    if (!(error instanceof DraftElsewhere)) return false;
    this.elsewhere = true;
    this.#hold = { ...this.#hold, kept: null };
    return true;
  }

  /** One in which no form keeps anything yet. */
  newPlace(): string {
    return placeOf(this.key, ids.next());
  }

  async #bringBack(): Promise<void> {
    await leaving.get(this.key);
    const others = (await this.#drafts.all(this.key)).filter(({ key }) => key !== this.#hold.place);
    const readable = others.map(({ key, value }) => ({ place: key, kept: this.#read(value) }));
    const back = readable.find(({ kept }) => kept !== null);
    if (!back?.kept) return;
    this.#hold = { ...this.#hold, kept: back.place };
    this.#isKept = true;
    this.recalled = true;
    const isAlone = !this.#form.dirty;
    this.#form.bringBack(back.kept);
    this.#written = isAlone ? wordsOf(this.#form.held) : null;
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
    // Written again, what another tab has saved or emptied meanwhile would come back.
    if (wordsOf(held) === this.#written) return true;
    await this.#drafts.keep(this.#hold, held);
    this.#hold = { ...this.#hold, kept: this.#hold.place };
    this.#written = wordsOf(held);
    return true;
  }
}

/** Bytes say nothing in it. */
function wordsOf(held: unknown): string {
  return JSON.stringify(held);
}
