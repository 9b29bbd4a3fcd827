/** What screens see of a person's work on this phone, sent and unsent, and what they may do with it. */
import type { OperationKind, OperationPayloads, SyncRow, SyncRowKind } from '@prongsai/contract';
import {
  Act,
  attachCommands,
  attachFileCommands,
  attentionOf,
  baseRows,
  countsOf,
  fateOf,
  forgetRows,
  hurryPhotos,
  overlay,
  save,
  unsentOps,
  unsentSince,
  type AttentionItem,
  type ChosenFile,
  type Command,
  type DraftHold,
  type Fate,
  type Lane,
  type OutboxState,
  type Rows,
  type ShrunkPhoto,
  type TakingBack,
  type UnsentSummary,
  type Withdrawn,
} from '@prongsai/outbox';
import { painted } from '#lib/ui/painted.ts';
import { openPhone, type Phone } from '../device/phone.ts';
import { askToKeep } from '../device/storage-room.ts';
import { followNews } from '../device/live.ts';
import { Drainer, type DrainState } from './drainer.ts';
import { KeptDrafts } from './kept-drafts.svelte.ts';
import { LocalPhotos, type PhotoSize } from './local-photos.ts';
import { waitingFiles } from './waiting-files.ts';
import { EMPTY_STATE, readState, Watch, type Found } from './watch.ts';

/** A form that is being saved: its draft, which ends, and the ids it saves under each time. */
export interface SavedForm {
  draft: DraftHold;
  act: Act;
}
export interface SavedEvidence {
  photos: readonly ShrunkPhoto[];
  files: readonly ChosenFile[];
}

/** A photo's bytes end and the next one's begin within this: meanwhile it is still sending. */
const PAUSE_MS = 400;

export class Outbox {
  state = $state<DrainState>('IDLE');
  /** The server no longer understands this version of the app; everything stays until it is updated. */
  upgradeRequired = $state(false);
  /** Server time of its last answer; null before the first. */
  lastContact = $state.raw<Date | null>(null);
  /** Changes with what the person may see; null before the server's first answer. */
  scope = $state<string | null>(null);
  /** The server's rows are being read from the beginning, and some have not come yet: what is shown is not all. */
  isIncomplete = $state(false);
  #unsent = $state.raw<OutboxState>(EMPTY_STATE);
  #server = $state.raw<{ [K in SyncRowKind]?: readonly SyncRow[] }>({});
  #sending = $state.raw<Record<Lane, readonly string[]>>({ RECORDS: [], PHOTOS: [] });
  /** Of the photo that goes out now. */
  #progress = $state.raw({ sha256: '', sent: 0, of: 0 });

  #name: string;
  #phone: Phone;
  #drainer: Drainer;
  #photos: LocalPhotos;
  #watch: Watch;
  /** What was tried without a form since something was last saved, by what it says: a second tap is the same act. */
  #tried = new Map<string, Act>();
  #resting: ReturnType<typeof setTimeout> | undefined;
  #listening = new AbortController();
  #shown = Promise.resolve();
  #uncertain = $state(0);
  /** Something was saved since the app was opened. */
  savedHere = $state(false);
  readonly drafts: KeptDrafts;

  #base = $derived(baseRows(Object.values(this.#server).flat()));
  #moving = $derived(new Set([...this.#sending.RECORDS, ...this.#sending.PHOTOS]));
  #counts = $derived(countsOf(this.#unsent));
  /** The server's rows with the unsent work laid over them, by kind and id. */
  rows = $derived.by((): Rows => {
    const me = { id: this.#phone.personId, name: this.#name };
    return overlay(this.#base, unseenBy(this.#unsent), me);
  });
  /** Refused work, oldest first. */
  attention = $derived<AttentionItem[]>(attentionOf(this.#unsent));

  constructor(personId: string, name: string) {
    this.#name = name;
    const onSending = (lane: Lane, ids: readonly string[]): void => this.#onSending(lane, ids);
    const onProgress = (sha256: string, sent: number, of: number): void => {
      this.#progress = { sha256, sent, of };
    };
    const onUncertain = (isUncertain: boolean): void => void (this.#uncertain += isUncertain ? 1 : -1);
    this.#phone = { ...openPhone(personId, onUncertain), onSending, onProgress };
    const { db, storage } = this.#phone;
    this.#watch = new Watch(storage, db.news, (found) => this.#take(found));
    this.#photos = new LocalPhotos(storage);
    this.drafts = new KeptDrafts(this.#phone);
    this.#drainer = new Drainer(this.#phone, this.#phone.network, {
      onState: (state, upgradeRequired) => Object.assign(this, { state, upgradeRequired }),
    });
  }

  /** Reads what is here and begins to send. Throws when the phone's store cannot be opened. */
  async open(): Promise<void> {
    addEventListener('pagehide', () => this.#phone.db.leave(), { signal: this.#listening.signal });
    await this.#watch.begin();
    void this.#startSending();
  }

  /** Not before there is something to see: until then a slow phone has enough to do. */
  async #startSending(): Promise<void> {
    await painted();
    if (!this.isClosed) this.#drainer.start();
  }

  /** Stops sending and lets go of the store; nothing of it is deleted. */
  close(): void {
    this.#listening.abort();
    this.#drainer.stop();
    this.#watch.stop();
    this.#photos.close();
    this.#phone.db.close();
    this.#phone.db.news.close();
  }

  /** The person has signed out: what the server told goes too, if the store still answers. */
  async leave(): Promise<void> {
    this.#drainer.stop();
    await forgetRows(this.#phone).catch(() => undefined);
    this.close();
  }

  get isClosed(): boolean {
    return this.#listening.signal.aborted;
  }

  /** What arrives at the server is read at once, until the returned function is called; otherwise every few minutes. */
  follow(): () => void {
    return followNews(() => this.#drainer.heard(), this.#phone.random);
  }

  /** Something is being written of which nobody can say yet whether it is on the disk (C10). */
  get isUncertain(): boolean {
    return this.#uncertain > 0;
  }
  get needsSignIn(): boolean {
    return this.state === 'SIGNED_OUT';
  }
  /** Something is being sent at this moment. */
  get isSending(): boolean {
    return this.state === 'SENDING' || this.#moving.size > 0;
  }
  /** The very first answer of the server is on its way. */
  get isFirstContact(): boolean {
    return this.lastContact === null && (this.state === 'IDLE' || this.state === 'SENDING');
  }
  /** Records that are not wholly with the server; an action with its photos is one. The one total of all screens. */
  get unsent(): number {
    return this.#counts.unsent;
  }
  /** Those of them that wait for a person. */
  get toMend(): number {
    return this.#counts.attention;
  }
  /** Photos on their way, each part of some record. */
  get waitingPhotos(): number {
    return this.#counts.waitingPhotos - this.waitingFiles;
  }
  /** Files on their way, each part of some record. */
  waitingFiles = $derived.by(() => waitingFiles(this.#unsent));
  /** When the oldest unsent piece was saved; null when all is sent. */
  unsentSince = $derived.by(() => unsentSince(this.#unsent));
  /** Everything unsent, half-sent photos first, then in the order it will go. */
  get unsentOps(): OutboxState['ops'] {
    return unsentOps(this.#unsent);
  }
  /** What the server has taken, as long as this phone remembers it. */
  get acknowledged(): OutboxState['acknowledged'] {
    return this.#unsent.acknowledged;
  }
  /** The waiting operations themselves, in the order they will be sent. */
  get ops(): OutboxState['ops'] {
    return this.#unsent.ops;
  }
  /** The bytes on this phone, sent and unsent. */
  get uploads(): OutboxState['uploads'] {
    return this.#unsent.uploads;
  }

  /**
   * "Saved on this phone" may be said when this resolves (C1). `seen` is the version of what is changed that was before
   * the person's eyes. Throws StorageFull: then nothing was saved.
   */
  async save<K extends OperationKind>(
    kind: K,
    entityId: string,
    payload: OperationPayloads[K],
    { seen, form }: { seen?: number; form?: SavedForm } = {},
  ): Promise<void> {
    await this.#save([{ kind, entityId, payload: asSent(payload), seen }], form);
  }

  /** Saves what comes into being by it; says its id. */
  async make<K extends OperationKind>(kind: K, payload: OperationPayloads[K]): Promise<string> {
    const act = this.#actOf([kind, payload]);
    const entityId = act.idOf(kind);
    await this.#save([{ kind, entityId, payload: asSent(payload) }], { act });
    return entityId;
  }

  /** Several of a kind that come into being: all of them, or none. */
  async makeAll<K extends OperationKind>(kind: K, payloads: readonly OperationPayloads[K][]): Promise<void> {
    const act = this.#actOf([kind, payloads]);
    const made = payloads.map((payload, index) => ({ entityId: act.idOf(`${index}`), payload }));
    await this.#save(commandsFor(kind, made), { act });
  }

  /** Several of a kind: all of them, or none. */
  async saveAll<K extends OperationKind>(
    kind: K,
    changes: readonly { entityId: string; payload: OperationPayloads[K] }[],
  ): Promise<void> {
    await this.#save(commandsFor(kind, changes));
  }

  /**
   * Records one act as an action for each measure, each with the photos and files, or none of them (ACT1); says their
   * ids. "Saved on this phone" may be said when this resolves (C1); a slow phone draws these words first, and shows the
   * record after.
   */
  async record(
    actions: readonly OperationPayloads['recordAction'][],
    evidence: SavedEvidence,
    form: SavedForm,
  ): Promise<string[]> {
    const made = actions.map((payload) => ({ entityId: form.act.idOf(payload.measureId), payload }));
    const commands = made.flatMap((one) => [
      ...commandsFor('recordAction', [one]),
      ...this.#attaching(one.entityId, evidence, form.act),
    ]);
    await this.#write(commands, form, evidence);
    this.#shown = painted().then(() => this.#saved());
    return made.map(({ entityId }) => entityId);
  }

  /** Resolves when the screens show what was recorded. */
  get shown(): Promise<void> {
    return this.#shown;
  }

  /** As if these had not been recorded; says so again on the server when they may be there (UNDO1). */
  async takeBack(actionIds: readonly string[], how: TakingBack): Promise<void> {
    await (
      await import('./refused-work.ts')
    ).takeBack(this.#phone, actionIds, {
      ...how,
      ...(how.draft && { draft: $state.snapshot(how.draft) }),
    });
    await this.#changed();
  }

  /**
   * Attaches photos and files to an action that was recorded before: all of them or, when there is no room, none. The
   * first photo gets the place `first`.
   */
  async attach(actionId: string, evidence: SavedEvidence, form: SavedForm, first: number): Promise<void> {
    await this.#save(this.#attaching(actionId, evidence, form.act, first), form, evidence);
  }

  #attaching(actionId: string, { photos, files }: SavedEvidence, act: Act, first = 0): Command[] {
    const attached = attachCommands(this.#phone, actionId, photos, first, act);
    return [...attached, ...attachFileCommands(this.#phone, actionId, files, act)];
  }

  async #save(
    commands: readonly Command[],
    form?: Partial<SavedForm>,
    evidence?: SavedEvidence,
  ): Promise<void> {
    await this.#write(commands, form, evidence);
    await this.#saved();
  }

  /** The bytes go along, and the end of the draft, of which nothing is kept any more. */
  async #write(
    commands: readonly Command[],
    { draft, act = this.#actOf(commands) }: Partial<SavedForm> = {},
    { photos, files }: SavedEvidence = { photos: [], files: [] },
  ): Promise<void> {
    if (draft) this.drafts.end(draft);
    await save(this.#phone, commands, { photos: [...photos, ...files], act, ...(draft && { draft }) });
    // Whoever does the same again has seen that this was saved, and means it.
    this.#tried.clear();
  }

  #actOf(what: unknown): Act {
    const key = JSON.stringify(what);
    const act = this.#tried.get(key) ?? new Act(this.#phone.ids);
    this.#tried.set(key, act);
    return act;
  }

  /** Where a record (with its photos), a photo or a month's deed is. */
  fateOf(entityId: string): Fate {
    const fate = fateOf(entityId, this.#unsent, this.#moving);
    if (fate.state !== 'SENT' || fate.at !== null) return fate;
    const at = this.#base.action.get(entityId)?.data.receivedAt ?? this.#base.deed.get(entityId)?.data.at;
    return { state: 'SENT', at: at ?? null };
  }

  /** How much of a photo's bytes has gone out, 0 to 100; null while it is not being sent. */
  percentSent(sha256: string): number | null {
    const { sent, of } = this.#progress;
    const isSending = this.#sending.PHOTOS.includes(sha256) && this.#progress.sha256 === sha256;
    return isSending ? Math.floor((100 * sent) / of) : null;
  }

  /** For `<img src>`: the bytes on this phone, else the server's. */
  photoUrl(sha256: string, size: PhotoSize = 'FULL'): Promise<string> {
    return this.#photos.urlOf(sha256, size);
  }

  /** A file's address while its bytes are on this phone. */
  fileUrl(sha256: string): Promise<string | null> {
    return this.#photos.fileUrl(sha256);
  }

  /** By the person's hand, or after a new sign-in; resolves when the pass is over. */
  drainNow(): Promise<void> {
    return this.#drainer.drainNow();
  }

  /** By a tap: tries at once even what rests after a failure. */
  async tryNow(): Promise<void> {
    await hurryPhotos(this.#phone);
    await this.drainNow();
  }

  /** Exact, read from the store: what would be missed if this phone were lost. */
  async unsentCount(): Promise<number> {
    return countsOf(await readState(this.#phone.storage)).unsent;
  }

  /** Unsent work as one file (C11), all of it or one refused operation's. Nothing leaves the outbox by it. */
  async exportUnsent(only?: string): Promise<Blob> {
    const { writeUnsent } = await import('./unsent-blob.ts');
    return writeUnsent(this.#phone, { from: this.#name, ...(only !== undefined && { only }) });
  }

  /** What such a file holds. Throws RestoreRefused. */
  async look(file: Blob): Promise<UnsentSummary> {
    return (await import('./unsent-blob.ts')).summaryOf(this.#phone, file);
  }

  /** Takes such a file in; says how many records were new here. Throws RestoreRefused, StorageFull. */
  async restore(file: Blob): Promise<number> {
    const count = await (await import('./unsent-blob.ts')).takeIn(this.#phone, file);
    await this.#changed();
    return count;
  }

  /**
   * Sends a refused operation again with this payload, put right against the version `seen`, and what hangs on it. False
   * when it was gone by then, and nothing was saved.
   */
  async mend(opId: string, payload: OperationPayloads[OperationKind], seen?: number): Promise<boolean> {
    const { mend } = await import('./refused-work.ts');
    const wasThere = await mend(this.#phone, opId, asSent(payload), seen);
    await this.#changed();
    return wasThere;
  }

  /** Makes a refused change an action of its own, with its photos. */
  async splitIntoCopy(opId: string, payload: OperationPayloads['recordAction']): Promise<void> {
    await (await import('./refused-work.ts')).splitIntoCopy(this.#phone, opId, asSent(payload));
    await this.#changed();
  }

  /** Takes a refused operation off this phone; only ever by the person's own hand (C5). */
  async withdraw(opId: string, reason: string): Promise<Withdrawn> {
    const withdrawn = await (await import('./refused-work.ts')).withdraw(this.#phone, opId, reason);
    await this.#changed();
    return withdrawn;
  }

  /** As if it had not been withdrawn. */
  async putBack(withdrawn: Withdrawn): Promise<void> {
    await (await import('./refused-work.ts')).putBack(this.#phone, withdrawn);
    await this.#changed();
  }

  async #saved(): Promise<void> {
    await this.#changed();
    if (!this.savedHere) void askToKeep();
    this.savedHere = true;
  }

  #take({ meta, unsent, rows }: Found): void {
    if (Object.keys(unsent).length > 0) this.#unsent = { ...this.#unsent, ...unsent };
    if (Object.keys(rows).length > 0) this.#server = { ...this.#server, ...rows };
    if (meta === undefined) return;
    this.lastContact = meta?.lastContactAt ? new Date(meta.lastContactAt) : null;
    this.scope = meta?.scope ?? null;
    this.isIncomplete = meta?.snapshotOpen ?? false;
  }

  #onSending(lane: Lane, ids: readonly string[]): void {
    if (lane === 'PHOTOS') clearTimeout(this.#resting);
    const take = (): void => void (this.#sending = { ...this.#sending, [lane]: ids });
    if (lane === 'PHOTOS' && ids.length === 0) this.#resting = setTimeout(take, PAUSE_MS);
    else take();
  }

  /** The screen shows a change when the promise of it resolves, not a moment later. */
  async #changed(): Promise<void> {
    await this.#watch.look();
    this.#drainer.saved();
  }
}

/** What is not yet in the server's rows: applied but not read back, then waiting. */
function unseenBy({ acknowledged, ops }: OutboxState): OutboxState['ops'] {
  const unseen = acknowledged.filter(({ settled }) => !settled).sort((a, b) => a.version - b.version);
  return [...unseen.map(({ op }) => op), ...ops];
}

function commandsFor<K extends OperationKind>(
  kind: K,
  those: readonly { entityId: string; payload: OperationPayloads[K] }[],
): Command[] {
  return those.map(({ entityId, payload }) => ({ kind, entityId, payload: asSent(payload) }));
}

/** As it will travel; a store cannot keep a form's live objects. */
function asSent<T>(payload: T): T {
  return JSON.parse(JSON.stringify(payload));
}
