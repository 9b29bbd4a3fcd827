/** What people do to a publicity log from the phone. Each verb resolves once it is saved on this phone. */
import type {
  ActionRow,
  ChangeActionPayload,
  CoveredAction,
  MonthKey,
  RecordActionPayload,
} from '@prongsai/contract';
import { fileFault, nextPlace, photoFault, type Fault } from '@prongsai/domain';
import type { ChosenFile, Fate, ShrunkPhoto, TakingBack } from '@prongsai/outbox';
import type { KeptDrafts } from '#lib/outbox/kept-drafts.svelte.ts';
import type { Outbox, SavedForm } from '#lib/outbox/outbox.svelte.ts';
import type { LoggedAction, LoggedFile, LoggedPhoto } from '#lib/month/cell-index.ts';
import type { SeenAction } from './kept-form.ts';

/** The part of an action that a person fills in. */
export type ActionWords = Omit<RecordActionPayload, keyof MonthKey>;

export interface Evidence {
  /** In the order in which they will be shown. */
  photos: readonly ShrunkPhoto[];
  files: readonly ChosenFile[];
}

/** A photo or a file of a recorded action. */
export type LoggedEvidence = (LoggedPhoto & { kind: 'photo' }) | (LoggedFile & { kind: 'file' });

export const asPhoto = (photo: LoggedPhoto): LoggedEvidence => ({ ...photo, kind: 'photo' });
export const asFile = (file: LoggedFile): LoggedEvidence => ({ ...file, kind: 'file' });

export class PublicityLogs {
  #outbox: Outbox;
  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  /** Channels in the agency's order. */
  channels = $derived.by(() =>
    [...this.#outbox.rows.channel.values()].map(({ data }) => data).sort((a, b) => a.position - b.position),
  );

  /**
   * Records one act, an action for each measure (ACT1); says their ids. What was kept of the form ends. Throws
   * StorageFull when the phone has no room, DraftElsewhere when the form was saved or emptied in another tab.
   */
  recordAct(actions: readonly RecordActionPayload[], evidence: Evidence, form: SavedForm): Promise<string[]> {
    return this.#outbox.record(actions, evidence, form);
  }

  /** Saves what differs from the action as the person saw it; false when nothing does. Throws as `recordAct` does. */
  async changeAction(seen: SeenAction, words: ActionWords, form: SavedForm): Promise<boolean> {
    const changes = changesTo(seen.data, words);
    if (Object.keys(changes).length === 0) return false;
    await this.#outbox.save('changeAction', seen.id, changes, { seen: seen.version, form });
    return true;
  }

  async withdrawAction(actionId: string, reason: string): Promise<void> {
    await this.#outbox.save('withdrawAction', actionId, { reason });
  }

  async restoreAction(actionId: string): Promise<void> {
    await this.#outbox.save('restoreAction', actionId, {});
  }

  /**
   * Behind what is there. Throws as `recordAct` does; then none was added.
   */
  addEvidence(
    { id, photos }: Pick<LoggedAction, 'id' | 'photos'>,
    evidence: Evidence,
    form: SavedForm,
  ): Promise<void> {
    const placed = photos.map((photo) => ({ id: photo.id, position: photo.data.position }));
    return this.#outbox.attach(id, evidence, form, nextPlace(placed));
  }

  /** Saves order and captions as far as they differ; false when nothing does. */
  async arrangePhotos(laid: readonly { photo: LoggedPhoto; caption: string | null }[]): Promise<boolean> {
    const changes = laid.flatMap(({ photo: { id, data }, caption }, position) => {
      const change = {
        ...(caption !== data.caption && { caption }),
        ...(position !== data.position && { position }),
      };
      const payload = { actionId: data.actionId, ...change };
      return Object.keys(change).length === 0 ? [] : [{ entityId: id, payload }];
    });
    if (changes.length > 0) await this.#outbox.saveAll('changePhoto', changes);
    return changes.length > 0;
  }

  /** Takes a photo or a file out of its action (PHOTO6). */
  async withdrawEvidence({ kind, id, data: { actionId } }: LoggedEvidence, reason: string): Promise<void> {
    const withdrawing = kind === 'photo' ? 'withdrawPhoto' : 'withdrawFile';
    await this.#outbox.save(withdrawing, id, { actionId, reason });
  }

  /** Brings it back as it was. */
  async restoreEvidence({ kind, id, data: { actionId } }: LoggedEvidence): Promise<void> {
    await this.#outbox.save(kind === 'photo' ? 'restorePhoto' : 'restoreFile', id, { actionId });
  }

  /** Why it has no place in its action any more; null when it has one (PHOTO4, FILE1). */
  placeFault({ kind, data: { actionId } }: LoggedEvidence): Fault | null {
    const rows = [...this.#outbox.rows[kind].values()];
    const standing = rows.filter(({ data }) => data.actionId === actionId && data.withdrawnAt === null);
    return kind === 'photo' ? photoFault(standing.length) : fileFault(standing.length);
  }

  /** What was taken out of an action; its photos first. */
  withdrawnEvidence(actionId: string): readonly LoggedEvidence[] {
    const { photo, file } = this.#outbox.rows;
    const all = [...[...photo.values()].map(asPhoto), ...[...file.values()].map(asFile)];
    return all.filter(({ data }) => data.actionId === actionId && data.withdrawnAt !== null);
  }

  /** `seen` are the actions before the person's eyes, their own unsent ones included (CELL2). Gives the deed's id. */
  async submitMonth(key: MonthKey, seen: readonly LoggedAction[]): Promise<string> {
    const covered = seen.map(({ id, version }) => ({ actionId: id, version }));
    return this.#outbox.make('submitMonth', { ...bare(key), covered });
  }

  /** `deedId` is the submission or the statement that is taken back (CELL5). */
  async takeBackMonth(key: MonthKey, deedId: string): Promise<void> {
    await this.#outbox.make('takeBackMonth', { ...bare(key), deedId });
  }

  async writeNote(key: MonthKey, note: string): Promise<void> {
    await this.#outbox.make('writeNote', { ...bare(key), note });
  }

  async stateNothingToReport(key: MonthKey, reason: string): Promise<void> {
    await this.#outbox.make('stateNothingToReport', { ...bare(key), reason });
  }

  async sendBack(key: MonthKey, note: string): Promise<void> {
    await this.#outbox.make('sendBack', { ...bare(key), note });
  }

  /** `covered` is what the executive saw, in the versions they saw (CHECK1). */
  async checkMonth(key: MonthKey, covered: readonly CoveredAction[]): Promise<void> {
    await this.#outbox.make('checkMonth', { ...bare(key), covered: [...covered] });
  }

  /** Several months at once: all of these checks are saved, or none. */
  async checkMonths(checks: readonly (MonthKey & { covered: readonly CoveredAction[] })[]): Promise<void> {
    const made = checks.map(({ covered, ...key }) => ({ ...bare(key), covered: [...covered] }));
    await this.#outbox.makeAll('checkMonth', made);
  }

  /** Where a record with its photos, one photo, or a deed is. */
  fateOf(entityId: string): Fate {
    return this.#outbox.fateOf(entityId);
  }

  /** How much of a photo has gone out, 0 to 100; null while it is not being sent. */
  percentSent(sha256: string): number | null {
    return this.#outbox.percentSent(sha256);
  }

  /** For `<img src>`: small for lists, else as large as it was kept. */
  photoUrl(sha256: string, size: 'FULL' | 'SMALL' = 'FULL'): Promise<string> {
    return this.#outbox.photoUrl(sha256, size);
  }

  /** A file's address while its bytes are on this phone; null once they are not. */
  fileUrl(sha256: string): Promise<string | null> {
    return this.#outbox.fileUrl(sha256);
  }

  /** As if they had not been recorded (UNDO1). */
  takeBack(actionIds: readonly string[], how: TakingBack): Promise<void> {
    return this.#outbox.takeBack(actionIds, how);
  }

  /** What the forms of actions hold. */
  get drafts(): KeptDrafts {
    return this.#outbox.drafts;
  }
}

function bare({ measureId, unitId, month }: MonthKey): MonthKey {
  return { measureId, unitId, month };
}

/** The fields in which `words` differ from the action as it is. */
export function changesTo(now: ActionRow, words: ActionWords): ChangeActionPayload {
  return {
    ...(words.day !== now.day && { day: words.day }),
    ...(words.channel !== now.channel && { channel: words.channel }),
    ...(words.what !== now.what && { what: words.what }),
    ...(words.place !== now.place && { place: words.place }),
    ...(words.quantity !== now.quantity && { quantity: words.quantity }),
    ...(words.link !== now.link && { link: words.link }),
  };
}
