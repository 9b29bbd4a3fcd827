/** Photos and files chosen for an action that is recorded already, kept on the phone until they are saved. */
import { StorageFull } from '@prongsai/outbox';
import { messages } from '#lib/messages/messages.svelte.ts';
import type { LoggedAction } from '#lib/month/cell-index.ts';
import { Draft, type DraftForm } from './draft.svelte.ts';
import { FileTray } from './file-tray.svelte.ts';
import { keptEvidence, type KeptEvidence } from './kept-form.ts';
import { PhotoTray } from './photo-tray.svelte.ts';
import type { PublicityLogs } from './publicity-logs.svelte.ts';

/** What of an action matters here. */
type Evidenced = Pick<LoggedAction, 'id' | 'photos' | 'files'>;

export class AddingEvidence implements DraftForm<KeptEvidence> {
  readonly tray: PhotoTray;
  readonly files: FileTray;
  readonly draft: Draft<KeptEvidence>;
  /** Being saved, or saved. */
  busy = $state(false);
  /** What went wrong with the saving itself. */
  error = $state<string>();
  #logs: PublicityLogs;
  #action: () => Evidenced;

  constructor(logs: PublicityLogs, action: () => Evidenced) {
    this.#logs = logs;
    this.#action = action;
    this.tray = new PhotoTray(() => action().photos.length);
    this.files = new FileTray(() => action().files.length);
    this.draft = new Draft(logs.drafts, `evidence ${action().id}`, keptEvidence, this);
  }

  get reading(): number {
    return this.tray.reading + this.files.reading;
  }
  get settled(): Promise<unknown> {
    return Promise.all([this.tray.settled, this.files.settled]);
  }
  get dirty(): boolean {
    return this.tray.tiles.length + this.files.ready.length + this.files.reading > 0;
  }
  get held(): KeptEvidence {
    return { photos: this.tray.kept, files: this.files.ready };
  }

  bringBack({ photos, files }: KeptEvidence): void {
    this.tray.restore(photos);
    this.files.restore(files);
  }

  /** Says whether all of it is saved on this phone. */
  async save(): Promise<boolean> {
    this.error = undefined;
    try {
      if (!(await this.draft.isBack()) || this.busy || this.reading > 0) return false;
      this.busy = true;
      await this.#logs.addEvidence(this.#action(), this.held, this.draft.saved);
      return true;
    } catch (error) {
      const t = messages.current.record;
      if (!this.draft.isElsewhere(error)) this.error = error instanceof StorageFull ? t.noRoom : t.notSaved;
      this.busy = false;
      return false;
    }
  }
}
