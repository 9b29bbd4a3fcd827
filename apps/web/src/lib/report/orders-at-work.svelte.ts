/** The reports that were asked for, looked at again and again while one of them is not written yet. */
import { Asked } from '#lib/api/asked.svelte.ts';
import { reportOrders, type ReportOrder } from './reports.ts';

const EVERY_MS = 1000;
const AT_WORK: readonly ReportOrder['state'][] = ['WAITING', 'WRITING'];

export class OrdersAtWork {
  #asked = new Asked(reportOrders);
  /** Ids of those whose end is to be told. */
  #awaited = new Set<string>();
  /** Waiting, or being written. */
  atWork = $derived((this.#asked.answer ?? []).filter(({ state }) => AT_WORK.includes(state)));
  /** The last one, when it could not be written. */
  failed = $derived(this.#asked.answer?.slice(0, 1).find(({ state }) => state === 'FAILED') ?? null);

  /** Shows what was just asked for. */
  async expect(id: string): Promise<void> {
    this.#awaited.add(id);
    await this.again();
  }

  async again(): Promise<void> {
    await this.#asked.again();
  }

  /** Looks until the returned function is called; tells when one was written. */
  follow(onwritten: () => Promise<void>): () => void {
    const timer = setInterval(() => void this.#look(onwritten), EVERY_MS);
    return () => clearInterval(timer);
  }

  async #look(onwritten: () => Promise<void>): Promise<void> {
    for (const { id } of this.atWork) this.#awaited.add(id);
    if (this.#awaited.size === 0) return;
    await this.again();
    const ended = (this.#asked.answer ?? []).filter(
      ({ id, state }) => this.#awaited.has(id) && !AT_WORK.includes(state),
    );
    for (const { id } of ended) this.#awaited.delete(id);
    if (ended.some(({ state }) => state === 'WRITTEN')) await onwritten();
  }
}
