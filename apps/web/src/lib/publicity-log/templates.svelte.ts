/** A person's templates on this phone. */
import { ids } from '#lib/device/ids.ts';
import type { KeptDrafts } from '#lib/outbox/kept-drafts.svelte.ts';
import {
  keptTemplates,
  TEMPLATES,
  withoutTemplate,
  withTemplate,
  type Starting,
  type Template,
} from './templates.ts';

export class Templates {
  kept = $state.raw<readonly Template[]>([]);
  #drafts: KeptDrafts;

  constructor(drafts: KeptDrafts) {
    this.#drafts = drafts;
  }

  async recall(): Promise<void> {
    this.kept = keptTemplates(await this.#drafts.value(TEMPLATES));
  }

  /** False when the phone had no room. */
  async keep(name: string, fields: Starting): Promise<boolean> {
    const one = { id: ids.next(), name, fields };
    return this.#change((kept) => withTemplate(kept, one)).then(
      () => true,
      () => false,
    );
  }

  /** Answers with what puts it back. */
  async remove(id: string): Promise<() => Promise<void>> {
    const one = this.kept.find((template) => template.id === id);
    await this.#change((kept) => withoutTemplate(kept, id));
    return () => this.#change((kept) => (one ? withTemplate(kept, one) : kept));
  }

  /** From what is kept now: another tab may have changed it. */
  async #change(change: (kept: readonly Template[]) => readonly Template[]): Promise<void> {
    const changed = change(keptTemplates(await this.#drafts.value(TEMPLATES)));
    await this.#drafts.keepValue(TEMPLATES, changed);
    this.kept = changed;
  }
}
