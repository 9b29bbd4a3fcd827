/**
 * Recording an action, changing one, or mending one that was refused: three ways into the same form. What is
 * typed and taken is kept on the phone until it is saved.
 */
import type { MonthKey } from '@prongsai/contract';
import { cellKey, type YearMonth } from '@prongsai/domain';
import { StorageFull, type AttentionItem } from '@prongsai/outbox';
import { messages } from '#lib/messages/messages.svelte.ts';
import { sendingWords } from '#lib/messages/sending/words.svelte.ts';
import type { LoggedAction } from '#lib/month/cell-index.ts';
import type { MonthCell } from '#lib/month/month-cell.ts';
import { takeOffPhone } from '#lib/sending/take-off-phone.ts';
import type { Opened } from '#lib/shell/opened.ts';
import { present } from '#lib/shell/today.svelte.ts';
import { ActionForm, emptyFields, fieldsFrom, type ActionFields } from './action-form.svelte.ts';
import { FileTray } from './file-tray.svelte.ts';
import { keptForm } from './kept-form.ts';
import { PhotoTray } from './photo-tray.svelte.ts';
import { changesTo, type ActionWords, type Evidence } from './publicity-logs.svelte.ts';

export type Purpose =
  { kind: 'NEW' } | { kind: 'CHANGE'; action: LoggedAction } | { kind: 'MEND'; item: AttentionItem };

export class Recording {
  form = new ActionForm();
  tray = new PhotoTray();
  files = new FileTray();
  busy = $state(false);
  /** What went wrong with the saving itself. */
  error = $state<string>();
  /** Something came back that was typed before. */
  recalled = $state(false);
  /** Something that another app shared is in the form. */
  sharedTaken = $state(false);
  /** The phone had no room to keep what is typed: it stands on the screen only. */
  unkept = $state(false);
  dirty = $derived(this.form.dirty || this.tray.photos.length + this.files.ready.length > 0);

  #opened: Opened;
  #cell: MonthCell;
  #purpose: Purpose;
  #key: MonthKey;
  #draft: string;

  constructor(opened: Opened, cell: MonthCell, purpose: Purpose) {
    this.#opened = opened;
    this.#cell = cell;
    this.#purpose = purpose;
    this.#key = { measureId: cell.measure.id, unitId: cell.unit.id, month: cell.month };
    this.#draft = `record ${cellKey(this.#key)}`;
    this.form.fill(startingFields(cell, purpose));
  }

  /** Brings back what was typed before the page went away, and takes in what was `shared` to the app. */
  async recall(shared = false): Promise<void> {
    if (this.#purpose.kind !== 'NEW') return;
    await this.#recallDraft();
    if (shared) await this.#takeShared();
  }

  async #recallDraft(): Promise<void> {
    const kept = keptForm(await this.#opened.logs.draft(this.#draft));
    if (!kept || this.dirty) return;
    this.form.fields = kept.fields;
    this.tray.restore(kept.photos);
    this.files.restore(kept.files);
    this.recalled = true;
  }

  /** What lies on the doorstep stays there until it is kept with the form. */
  async #takeShared(): Promise<void> {
    const { sharedHere, clearDoorstep } = await import('#lib/device/doorstep.ts');
    const { photos, files, link } = await sharedHere();
    if (photos.length + files.length === 0 && link === '') return;
    if (this.form.fields.link === '') this.form.fields.link = link;
    await Promise.all([this.tray.add(photos), this.files.add(files)]);
    this.sharedTaken = true;
    if (await this.keep()) await clearDoorstep();
  }

  /** Keeps what is typed, as far as the phone has room; says whether it is kept. */
  async keep(): Promise<boolean> {
    if (this.#purpose.kind !== 'NEW' || !this.dirty || this.busy) return false;
    const kept = { fields: this.form.fields, photos: this.tray.photos, files: this.files.ready };
    const keeping = this.#opened.logs.keepDraft(this.#draft, kept);
    try {
      await keeping;
      this.unkept = false;
      return true;
    } catch (error) {
      this.unkept = error instanceof StorageFull;
      return false;
    }
  }

  /** Saves on this phone and answers with what is left to say; null when something stands in the way. */
  async save(): Promise<string | null> {
    const words = this.form.read(this.#cell.month, present.day);
    if (words === null || this.busy || this.tray.reading > 0) return null;
    this.busy = true;
    this.error = undefined;
    try {
      return await this.#save(words);
    } catch (error) {
      const t = messages.current.record;
      this.error = error instanceof StorageFull ? t.noRoom : t.notSaved;
      return null;
    } finally {
      this.busy = false;
    }
  }

  get #evidence(): Evidence {
    return { photos: this.tray.photos, files: this.files.ready };
  }

  async #save(words: ActionWords): Promise<string> {
    const { logs } = this.#opened;
    const t = messages.current;
    const purpose = this.#purpose;
    switch (purpose.kind) {
      case 'NEW':
        await logs.recordAction(this.#key, words, this.#evidence, this.#draft);
        return t.record.saved;
      case 'CHANGE':
        return (await logs.changeAction(purpose.action, words)) ? t.record.saved : t.record.nothingChanged;
      case 'MEND':
        return this.#mend(purpose.item, words);
    }
  }

  /** A change names only what differs from the action as it is now; when nothing does, it has had its day. */
  async #mend({ op, opId }: AttentionItem, words: ActionWords): Promise<string> {
    const { outbox } = this.#opened;
    const t = sendingWords.current.outbox;
    const now = outbox.rows.action.get(op.entityId)?.data;
    const payload =
      op.kind === 'recordAction' ? { ...this.#key, ...words } : now ? changesTo(now, words) : words;
    if (Object.keys(payload).length === 0) {
      await takeOffPhone(outbox, opId, t.theirsKept, t.theirsKept);
      return '';
    }
    await outbox.mend(opId, payload);
    return t.mended;
  }
}

/** A new record starts from what is most likely; everything may be changed. */
function startingFields(cell: MonthCell, purpose: Purpose): ActionFields {
  if (purpose.kind === 'CHANGE') return fieldsFrom(purpose.action.data);
  if (purpose.kind === 'MEND')
    return fieldsFrom({ ...refusedAction(cell, purpose.item), ...purpose.item.op.payload });
  const what = cell.actions[0]?.data.what ?? messages.current.record.whatPrefill(cell.measure.data.title);
  return { ...emptyFields(), what, day: dayIn(cell.month) };
}

function refusedAction(cell: MonthCell, { op }: AttentionItem): Partial<ActionWords> {
  return cell.actions.find(({ id }) => id === op.entityId)?.data ?? {};
}

/** Today, while it lies in the month; the day of a past month is for the person to say (LOG2). */
function dayIn(month: YearMonth): string {
  return present.month === month ? present.day : '';
}
