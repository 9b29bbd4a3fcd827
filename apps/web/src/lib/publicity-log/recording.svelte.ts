/**
 * Recording an action, changing one, or mending one that was refused: three ways into the same form. What is
 * typed and taken is kept on the phone until it is saved.
 */
import type { MonthKey } from '@prongsai/contract';
import { cellKey, fiscalYearOf, lastDayOf, monthOf, parseDay, type YearMonth } from '@prongsai/domain';
import { StorageFull, type AttentionItem } from '@prongsai/outbox';
import { buzz } from '#lib/device/buzz.ts';
import { messages } from '#lib/messages/messages.svelte.ts';
import { recordingWords } from '#lib/messages/recording/words.svelte.ts';
import { sendingWords } from '#lib/messages/sending/words.svelte.ts';
import type { LoggedAction } from '#lib/month/cell-index.ts';
import type { MonthCell } from '#lib/month/month-cell.ts';
import { takeOffPhone } from '#lib/sending/take-off-phone.ts';
import type { Opened } from '#lib/shell/opened.ts';
import { present } from '#lib/shell/today.svelte.ts';
import { ActionForm, emptyFields, fieldsFrom, type ActionFields } from './action-form.svelte.ts';
import { Draft, type DraftForm } from './draft.svelte.ts';
import { FileTray } from './file-tray.svelte.ts';
import { keptForm, type KeptForm, type SeenAction } from './kept-form.ts';
import { PhotoTray } from './photo-tray.svelte.ts';
import { prefillOf, whatFor } from './prefill.ts';
import { changesTo, type ActionWords } from './publicity-logs.svelte.ts';

const LONG_MS = 300;

export type Purpose =
  { kind: 'NEW' } | { kind: 'CHANGE'; action: LoggedAction } | { kind: 'MEND'; item: AttentionItem };

/** What of a cell a form needs. */
type RecordedCell = Pick<MonthCell, 'month' | 'actions'> & {
  readonly measure: { readonly id: string; readonly data: { readonly title: string } };
  readonly unit: { readonly id: string };
};
type Stores = Pick<Opened, 'outbox' | 'logs'>;

/** What is said of it, and how it is taken back, where it can be. */
export interface Saved {
  text: string;
  takeBack?: () => Promise<void>;
}

/** What was to be put right is among what was refused no more. */
class MendedElsewhere extends Error {}

export class Recording implements DraftForm<KeptForm> {
  form = new ActionForm();
  tray = new PhotoTray();
  files = new FileTray();
  /** Ids of the other measures that the same act counts for (ACT1). */
  also = $state<string[]>([]);
  /** Being saved, or saved: then it stays so, and nothing is kept any more. */
  busy = false;
  /** The saving takes long. Said no sooner: drawing it takes a slow phone a fifth of a save. */
  takesLong = $state(false);
  /** What went wrong with the saving itself. */
  error = $state<string>();
  /** Something that another app shared is in the form. */
  sharedTaken = $state(false);
  /** How many photos and files are still being made ready. */
  reading = $derived(this.tray.reading + this.files.reading);
  dirty = $derived(
    this.form.dirty ||
      this.tray.photos.length + this.files.ready.length + this.also.length + this.reading > 0,
  );
  /** The month it will stand in: a new record goes where its day lies (LOG2). */
  month = $derived.by(() => this.#monthOfDay() ?? this.#cell.month);

  /** The action that is changed or mended, as it stood in the form when what stands there now was begun (S3). */
  seen = $state.raw<SeenAction | null>(null);
  readonly draft: Draft<KeptForm>;

  #opened: Stores;
  #cell: RecordedCell;
  #purpose: Purpose;
  #key: MonthKey;

  constructor(opened: Stores, cell: RecordedCell, purpose: Purpose) {
    this.#opened = opened;
    this.#cell = cell;
    this.#purpose = purpose;
    this.#key = { measureId: cell.measure.id, unitId: cell.unit.id, month: cell.month };
    this.draft = new Draft(opened.logs.drafts, draftKey(purpose, this.#key), keptForm, this);
    this.#begin();
  }

  #begin(): void {
    this.seen = seenIn(this.#cell, this.#purpose);
    this.form.fill(this.#startingFields());
  }

  /** Brings back what was typed before the page went away, and takes in what was `shared` to the app. */
  async recall(shared = false): Promise<void> {
    await this.draft.recall();
    if (shared) await this.#takeShared();
  }

  /** What lies on the doorstep stays there until it is kept with the form. */
  async #takeShared(): Promise<void> {
    const { sharedHere, clearDoorstep } = await import('#lib/device/doorstep.ts');
    const { photos, files, link, keys } = await sharedHere();
    if (photos.length + files.length === 0 && link === '') return;
    if (this.form.fields.link === '') this.form.fields.link = link;
    await Promise.all([this.tray.add(photos), this.files.add(files)]);
    this.sharedTaken = true;
    if (await this.draft.keep()) await clearDoorstep(keys);
  }

  get settled(): Promise<unknown> {
    return Promise.all([this.tray.settled, this.files.settled]);
  }

  /** Empties the form; answers with what brings everything back, also after the page was left. */
  async discard(): Promise<() => Promise<void>> {
    const kept = this.held;
    this.tray.clear();
    this.files.clear();
    this.also = [];
    this.#begin();
    await this.draft.drop();
    return async () => {
      this.bringBack(kept);
      await this.draft.keep();
    };
  }

  /** Saves on this phone and answers with what is left to say; null when something stands in the way. */
  async save(): Promise<Saved | null> {
    this.error = undefined;
    const telling = setTimeout(() => (this.takesLong = true), LONG_MS);
    try {
      if (!(await this.draft.isBack())) return null;
      const words = this.form.read(this.month, present.day);
      if (words === null || this.busy || this.reading > 0) return null;
      this.busy = true;
      const saved = await this.#save(words);
      buzz();
      return saved;
    } catch (error) {
      const t = messages.current.record;
      if (error instanceof MendedElsewhere) this.error = sendingWords.current.outbox.mendedElsewhere;
      else if (!this.draft.isElsewhere(error))
        this.error = error instanceof StorageFull ? t.noRoom : t.notSaved;
      this.busy = false;
      // What was being kept when the save began may not have been written for its sake.
      void this.draft.keep();
      return null;
    } finally {
      clearTimeout(telling);
      this.takesLong = false;
    }
  }

  async #save(words: ActionWords): Promise<Saved> {
    const purpose = this.#purpose;
    switch (purpose.kind) {
      case 'NEW':
        return this.#record(words);
      case 'CHANGE':
        return { text: await this.#change(this.seen ?? purpose.action, words) };
      case 'MEND':
        return { text: await this.#mend(purpose.item, words) };
    }
  }

  async #change(seen: SeenAction, words: ActionWords): Promise<string> {
    const t = recordingWords.current.recording;
    if (await this.#opened.logs.changeAction(seen, words, this.draft.saved)) return t.saved(1);
    await this.draft.drop();
    return t.nothingChanged;
  }

  /** An action for each measure; words nobody typed name the measure they stand under. */
  async #record(words: ActionWords): Promise<Saved> {
    const { logs, outbox } = this.#opened;
    const { measure, unit } = this.#cell;
    const t = recordingWords.current.recording;
    const others = this.also.flatMap((id) => outbox.rows.measure.get(id) ?? []);
    const actions = [measure, ...others].map(({ id: measureId, data }) => {
      const what = whatFor(data.title, words.what, measure.data.title);
      return { measureId, unitId: unit.id, month: this.month, ...words, what };
    });
    const { held, draft } = this;
    const ids = await logs.recordAct(actions, { photos: held.photos, files: held.files }, draft.saved);
    const takeBack = async (): Promise<void> => {
      await logs.takeBack(ids, { reason: t.takenBack, draft: { key: draft.newPlace(), value: held } });
    };
    return { text: t.saved(ids.length), takeBack };
  }

  /** A change names only what differs from the action as it stood in the form; when nothing does, it has had its day. */
  async #mend({ op, opId }: AttentionItem, words: ActionWords): Promise<string> {
    const { outbox } = this.#opened;
    const t = sendingWords.current.outbox;
    const { seen } = this;
    const payload =
      op.kind === 'recordAction' ? { ...this.#key, ...words } : seen ? changesTo(seen.data, words) : words;
    const isMended = Object.keys(payload).length > 0;
    if (!isMended) await takeOffPhone(outbox, opId, t.theirsKept, t.theirsKept);
    else if (!(await outbox.mend(opId, payload, seen?.version))) throw new MendedElsewhere();
    // One that stays behind belongs to no refused work any more.
    await this.draft.drop().catch(() => undefined);
    return isMended ? t.mended : '';
  }

  /** What is kept of it. */
  get held(): KeptForm {
    const { form, tray, files, also, seen } = this;
    return { fields: { ...form.fields }, photos: tray.kept, files: files.ready, also: [...also], seen };
  }

  /** Words that were typed over an action are judged against that action, however it has changed since. */
  bringBack({ fields, photos, files, also, seen }: KeptForm): void {
    if (seen) this.seen = seen;
    this.form.bringBack(fields, seen ? this.#startingFields() : undefined);
    this.tray.restore(photos);
    this.files.restore(files);
    this.also = [...new Set([...also, ...this.also])];
  }

  /** A new record starts from what is most likely; everything may be changed. */
  #startingFields(): ActionFields {
    const purpose = this.#purpose;
    if (purpose.kind !== 'NEW')
      return fieldsFrom({ ...this.seen?.data, ...(purpose.kind === 'MEND' && purpose.item.op.payload) });
    const { actions, measure, month } = this.#cell;
    const what = actions[0]?.data.what ?? prefillOf(measure.data.title);
    return { ...emptyFields(), what, day: dayIn(month) };
  }

  /** Of a day that has come, in the fiscal year of the plan; null leaves the month as it is. */
  #monthOfDay(): YearMonth | null {
    const day = parseDay(this.form.fields.day);
    if (this.#purpose.kind !== 'NEW' || day === null || day > present.day) return null;
    return fiscalYearOf(day) === fiscalYearOf(this.#cell.month) ? monthOf(day) : null;
  }
}

function draftKey(purpose: Purpose, key: MonthKey): string {
  switch (purpose.kind) {
    case 'NEW':
      return `record ${cellKey(key)}`;
    case 'CHANGE':
      return `change ${purpose.action.id}`;
    case 'MEND':
      return `mend ${purpose.item.opId}`;
  }
}

function seenIn({ actions }: RecordedCell, purpose: Purpose): SeenAction | null {
  if (purpose.kind === 'NEW') return null;
  const action =
    purpose.kind === 'CHANGE' ? purpose.action : actions.find(({ id }) => id === purpose.item.op.entityId);
  return action ? { id: action.id, version: action.version, data: action.data } : null;
}

/** Today, or the last day of a month that is past; a month to come has no day yet (LOG2). */
function dayIn(month: YearMonth): string {
  if (present.month === month) return present.day;
  return month < present.month ? lastDayOf(month) : '';
}
