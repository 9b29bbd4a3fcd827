/** Calls, closings and openings of months on this phone. Each verb resolves once it is saved on this phone. */
import type { MonthException } from '@prongsai/contract';
import type { MonthClosing } from '@prongsai/domain';
import { closingsOf, marksByMonth, type PlacedMark } from '#lib/month/closings.ts';
import type { Outbox } from '#lib/outbox/outbox.svelte.ts';

export class MonthMarks {
  #outbox: Outbox;
  #marks = $derived.by(() => {
    const seqs = new Map(this.#outbox.ops.map(({ entityId, seq }) => [entityId, seq]));
    return marksByMonth(this.#outbox.rows, (id) => seqs.get(id));
  });
  #closings = $derived(closingsOf(this.#marks));

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  /** Every call for a month, oldest first. */
  calls(month: string): readonly PlacedMark[] {
    return this.#marks.get(month)?.filter(({ mark }) => mark === 'CALL') ?? [];
  }

  /** The latest call for a month. */
  lastCall(month: string): PlacedMark | null {
    return this.calls(month).at(-1) ?? null;
  }

  /** When and by whom a month was closed, and with which exceptions; null while it is open (CLOSE3). */
  closing(month: string): MonthClosing<PlacedMark> | null {
    return this.#closings.get(month) ?? null;
  }

  callOnUnits(month: string, words: string): Promise<string> {
    return this.#outbox.make('callOnUnits', { month, words: words.trim() || null });
  }

  closeMonth(month: string, exceptions: MonthException[]): Promise<string> {
    return this.#outbox.make('closeMonth', { month, exceptions });
  }

  openMonth(month: string, words: string): Promise<string> {
    return this.#outbox.make('openMonth', { month, words });
  }

  fateOf(id: string) {
    return this.#outbox.fateOf(id);
  }
}
