/** The photos that stand so, page after page. Each list has its own, so that no page lands in another list. */
import { Asked } from '#lib/api/asked.svelte.ts';
import { sentenceOf } from '#lib/person/door.svelte.ts';
import type { ReportPhotoPage } from './report-photos.ts';

export class PhotoList {
  /** All that was fetched, under what was last said of the whole. */
  readonly asked: Asked<ReportPhotoPage>;
  /** More is on its way. */
  busy = $state(false);
  /** Why no more came. */
  trouble = $state<string | null>(null);
  readonly #ask: (after: string | null) => Promise<ReportPhotoPage>;

  /** `ask` gives those that follow, or the first. Asks at once. */
  constructor(ask: (after: string | null) => Promise<ReportPhotoPage>) {
    this.#ask = ask;
    this.asked = new Asked(() => ask(null));
  }

  /** Those that follow are put behind what is shown, unless something was decided about that meanwhile. */
  async more(): Promise<void> {
    const shown = this.asked.answer;
    if (shown === null || this.busy) return;
    [this.busy, this.trouble] = [true, null];
    try {
      const next = await this.#ask(shown.pageInfo.endCursor);
      if (this.asked.answer === shown)
        this.asked.answer = { ...next, nodes: [...shown.nodes, ...next.nodes] };
    } catch (error) {
      this.trouble = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  }
}
