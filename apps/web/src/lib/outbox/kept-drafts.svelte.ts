/** What forms hold until it is saved, and the few words beside it that no form waits for. */
import { endDraft, keepDraft, withRoom, type Draft, type DraftHold } from '@prongsai/outbox';
import type { Phone } from '../device/phone.ts';

export class KeptDrafts {
  #phone: Phone;
  /** The latest writing of each form; an older one that is late writes nothing, nor does one whose form was saved. */
  #latest = new Map<string, object>();

  constructor(phone: Phone) {
    this.#phone = phone;
  }

  /** Until a save finishes it. Throws StorageFull. */
  keep(hold: DraftHold, value: unknown): Promise<void> {
    const writing = {};
    this.#latest.set(hold.place, writing);
    const isWanted = (): boolean => this.#latest.get(hold.place) === writing;
    return keepDraft(this.#phone, hold, $state.snapshot(value), isWanted);
  }

  /** The form is being saved: nothing of it is kept any more. */
  end({ place }: DraftHold): void {
    this.#latest.delete(place);
  }

  /** What a person has emptied. */
  async drop(hold: DraftHold): Promise<void> {
    this.end(hold);
    await this.#phone.storage.write((tx) => endDraft(tx, hold));
  }

  /** All that forms have kept under the key, newest first. */
  async all(key: string): Promise<Draft[]> {
    const places = await this.#phone.storage.read((tx) => tx.drafts.keys(key));
    const drafts = await Promise.all(places.map((place) => this.#at(place)));
    const order = ({ savedAt, key: place }: Draft): string => `${savedAt} ${place}`;
    return drafts.filter((draft) => draft !== undefined).sort((a, b) => (order(a) > order(b) ? -1 : 1));
  }

  /** What is no form’s; the latest stands. */
  async value(place: string): Promise<unknown> {
    return (await this.#at(place))?.value;
  }

  async keepValue(place: string, value: unknown): Promise<void> {
    const kept = {
      key: place,
      value: $state.snapshot(value),
      savedAt: this.#phone.clock.now().toISOString(),
    };
    await withRoom(this.#phone, (tx) => tx.drafts.put(kept));
  }

  /** Undefined also when the browser has lost the file behind it, which nothing brings back. */
  async #at(place: string): Promise<Draft | undefined> {
    try {
      return await this.#phone.storage.read((tx) => tx.drafts.get(place));
    } catch (error) {
      if (!(error instanceof Error && error.name === 'NotReadableError')) throw error;
      await this.#phone.storage.write((tx) => tx.drafts.delete(place));
      return undefined;
    }
  }
}
