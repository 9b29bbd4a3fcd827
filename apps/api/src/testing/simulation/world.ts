/** Carries out a story step by step. */
import type { OperationPayloads } from '@prongsai/contract';
import {
  attachCommands,
  attachFileCommands,
  baseRows,
  drainPhotos,
  drainRecords,
  exportUnsent,
  overlay,
  type ChosenFile,
  type Command,
  type ShrunkPhoto,
} from '@prongsai/outbox';
import type { Fault, Stores } from '@prongsai/outbox/testing';
import { SyncReceipt } from '../../sync/sync-receipt.entity.ts';
import { Hands, unlessExpected } from './hands.ts';
import { changeOf, coveredOn, photoChangeOf, wordOn } from './payloads.ts';
import { SimulatedPhone } from './simulated-phone.ts';
import type { Backup, SimulatedTown, Who } from './simulated-town.ts';
import type { Doing, EvidenceStep, MonthStep, Step } from './steps.ts';

const HOUR_MS = 60 * 60 * 1000;
/** Rounds after which phones that still have something to say never will come to rest. */
const MOST_ROUNDS = 40;
/** Whose each phone is: somying has two. */
const OWNERS: readonly Who[] = ['somying', 'somying', 'somchai', 'head', 'executive'];

export class World {
  readonly phones: readonly SimulatedPhone[];
  readonly hands: Hands;
  readonly disabled = new Set<Who>();
  readonly town: SimulatedTown;
  readonly #photos: readonly ShrunkPhoto[];
  readonly #files: readonly ChosenFile[];
  /** What each person is about to change, and in which version they had it before their eyes. */
  readonly #forms = new Map<SimulatedPhone, Command & { seen: number }>();
  /** By operation, the version that stood in the form it was saved from. */
  readonly seenInForm = new Map<string, number>();
  readonly #remembered = new Map<SimulatedPhone, Stores>();
  #backup: Backup | null = null;
  #restored = false;
  #carried = false;
  #born = 0;

  constructor(town: SimulatedTown, photos: readonly ShrunkPhoto[], files: readonly ChosenFile[]) {
    this.town = town;
    this.#photos = photos;
    this.#files = files;
    const ids = { next: (): string => `00000000-0000-7000-8000-${String(++this.#born).padStart(12, '0')}` };
    this.phones = OWNERS.map((who) => new SimulatedPhone(town, who, ids));
    this.hands = new Hands(this.phones);
  }

  /**
   * A backup was restored while the same work lay on two phones, or had been refused: each may have heard from
   * another history, in which the same operation ended otherwise.
   */
  get twoHistories(): boolean {
    return this.#restored && this.#carried;
  }

  async take(step: Step): Promise<void> {
    const full = this.phones.filter(({ isFull }) => isFull);
    const acting = full.reduce<() => Promise<void>>(
      (act, phone) => () => this.hands.whileFull(phone, act),
      () => this.#act(step),
    );
    await acting();
  }

  async #act(step: Step): Promise<void> {
    switch (step.do) {
      case 'record':
        return this.#record(step);
      case 'change':
        return this.#onAction(step, (id) => [
          { kind: 'changeAction', entityId: id, payload: changeOf(step) },
        ]);
      case 'changeBoth':
        return this.#changeBoth(step);
      case 'openForm':
        return this.#openForm(step);
      case 'saveForm':
        return this.#saveForm(this.#phone(step.on));
      case 'withdraw':
        return this.#onAction(step, (id) => [
          { kind: 'withdrawAction', entityId: id, payload: { reason: 'บันทึกซ้ำ' } },
        ]);
      case 'bringBack':
        return this.#onAction(step, (id) => [{ kind: 'restoreAction', entityId: id, payload: {} }]);
      case 'attach':
        return this.#attach(step);
      case 'attachFile':
        return this.#attachFile(step);
      case 'changePhoto':
        return this.#onEvidence(step, 'photo', (actionId) => ({ actionId, ...photoChangeOf(step) }));
      case 'withdrawPhoto':
        return this.#onEvidence(step, 'photo', (actionId) => ({ actionId, reason: 'ภาพไม่ชัด' }));
      case 'withdrawFile':
        return this.#onEvidence(step, 'file', (actionId) => ({ actionId, reason: 'ผิดฉบับ' }));
      case 'restorePhoto':
        return this.#onEvidence(step, 'photo', (actionId) => ({ actionId }));
      case 'restoreFile':
        return this.#onEvidence(step, 'file', (actionId) => ({ actionId }));
      case 'submit':
      case 'nothing':
      case 'takeBack':
      case 'writeNote':
      case 'sendBack':
      case 'check':
      case 'instruct':
      case 'call':
      case 'closeMonth':
      case 'openMonth':
        return this.#onMonth(step);
      case 'answer':
      case 'closeInstruction':
        return this.#onInstruction(step);
      case 'mend':
      case 'putAway':
        return this.#lookAt(step);
      case 'undo':
        return this.#undo(step);
      case 'carryOver':
        return this.#carryOver(step);
      case 'send':
        return this.#send(step);
      case 'sendPhotos':
        return this.#sendPhotos(step);
      case 'sendTogether':
        return this.#sendTogether(step);
      case 'remember':
        return void this.#remembered.set(this.#phone(step.on), this.#phone(step.on).storage.snapshot());
      case 'rollBack':
        return this.#rollBack(this.#phone(step.on));
      case 'evict':
        return this.#evict(this.#phone(step.on));
      case 'fill':
        return void (this.#phone(step.on).storage.room = 400);
      case 'makeRoom':
        return void (this.#phone(step.on).storage.room = Infinity);
      case 'tidy':
        return this.hands.tidy(this.#phone(step.on));
      case 'signOut':
        return this.hands.signOut(this.#phone(step.on));
      case 'setClock':
        return void (this.#phone(step.on).skewDays = step.days);
      case 'backUp':
        return void (this.#backup = this.town.backUp());
      case 'restore':
        return this.#restore();
      case 'move':
        return this.town.move(step.who, this.town.unitIds[step.unit] ?? '');
      case 'disable':
        this.disabled.add(step.who);
        return this.town.disable(step.who, true);
      case 'enable':
        this.disabled.delete(step.who);
        return this.town.disable(step.who, false);
      case 'pageSize':
        return void (this.town.rowsPerPage = step.rows);
      case 'wait':
        return void (this.town.time += step.hours * HOUR_MS);
    }
  }

  /** The weather clears: every phone whose person may still sign in sends and reads until all is said. */
  async clear(): Promise<void> {
    for (const phone of this.phones) phone.storage.room = Infinity;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      this.town.time += HOUR_MS;
      const before = this.#standing();
      for (const phone of this.awake()) {
        await drainRecords(phone);
        await drainPhotos(phone);
      }
      if (round > 0 && before === this.#standing()) return;
    }
    throw new Error('The phones do not come to rest');
  }

  /** Phones that somebody uses and may use. */
  awake(): SimulatedPhone[] {
    return this.phones.filter((phone) => !phone.isUntouched && !this.disabled.has(phone.who));
  }

  /** Phones of people who may not sign in. */
  asleep(): SimulatedPhone[] {
    return this.phones.filter(({ who }) => this.disabled.has(who));
  }

  #standing(): string {
    const standing = this.awake().map(({ storage: { stores } }) => {
      const { cursor, scope, clientId } = stores.meta.get('meta') ?? {};
      const open = [...stores.uploads.values()].map(({ sha256, storedAt, code }) => [sha256, storedAt, code]);
      return [cursor, scope, clientId, [...stores.ops.keys()], [...stores.attention.keys()], open];
    });
    return JSON.stringify(standing);
  }

  #record({ on, measure, month, photos, wrong }: Doing<'record'>): Promise<void> {
    const phone = this.#phone(on);
    const entityId = phone.ids.next();
    const payload: OperationPayloads['recordAction'] = {
      measureId: wrong === 'NO_SUCH_MEASURE' ? phone.ids.next() : this.#measure(measure),
      unitId: this.town.unitIds[0] ?? '',
      month,
      day: wrong === 'FUTURE' ? '2030-01-01' : `${month}-14`,
      channel: 'NOTICE_BOARD',
      what: wrong === 'NO_WORDS' ? '' : 'ติดประกาศหน้าสำนักงาน',
      place: null,
      quantity: wrong === 'UNREADABLE' ? ('มาก' as never) : 1,
      link: null,
    };
    const taken = Array.from({ length: photos }, (_, i) => this.#photo(this.#born + i));
    const commands = [
      { kind: 'recordAction' as const, entityId, payload },
      ...attachCommands(phone, entityId, taken),
    ];
    return this.hands.save(phone, commands, taken);
  }

  async #onAction(
    { on, which }: { on: number; which: number },
    commandsOn: (id: string) => Command[],
  ): Promise<void> {
    const phone = this.#phone(on);
    const id = pick(this.#actionsSeenOn(phone), which);
    if (id !== undefined) await this.hands.save(phone, commandsOn(id), []);
  }

  async #changeBoth({ on, and, which, field }: Doing<'changeBoth'>): Promise<void> {
    const [one, another] = [this.#phone(on), this.#phone(and)];
    const id = this.#sharedAction(one, another, which);
    if (id === undefined) return;
    for (const [phone, value] of [
      [one, which],
      [another, which + 1],
    ] as const) {
      const payload = changeOf({ field, which: value });
      await this.hands.save(phone, [{ kind: 'changeAction', entityId: id, payload }], []);
    }
  }

  async #openForm({ on, and, which, field }: Doing<'openForm'>): Promise<void> {
    const [one, another] = [this.#phone(on), this.#phone(and)];
    const entityId = this.#sharedAction(one, another, which);
    if (entityId === undefined) return;
    const seen = one.storage.stores.rows.get(`action ${entityId}`)?.version ?? 0;
    const changed = { kind: 'changeAction', entityId } as const;
    this.#forms.set(one, { ...changed, payload: changeOf({ field, which }), seen });
    await this.hands.save(another, [{ ...changed, payload: changeOf({ field, which: which + 1 }) }], []);
  }

  /** One that both phones show. */
  #sharedAction(one: SimulatedPhone, another: SimulatedPhone, which: number): string | undefined {
    const read = new Set(this.#actionsSeenOn(another));
    return pick(
      this.#actionsSeenOn(one).filter((each) => read.has(each)),
      which,
    );
  }

  async #saveForm(phone: SimulatedPhone): Promise<void> {
    const form = this.#forms.get(phone);
    if (!form) return;
    this.#forms.delete(phone);
    await drainRecords(phone).catch(unlessExpected);
    const before = phone.unfinished;
    await this.hands.save(phone, [form], []);
    for (const opId of phone.unfinished.keys()) if (!before.has(opId)) this.seenInForm.set(opId, form.seen);
  }

  async #attach({ on, which, photo }: Doing<'attach'>): Promise<void> {
    const phone = this.#phone(on);
    const id = pick(this.#actionsSeenOn(phone), which);
    const taken = [this.#photo(photo)];
    if (id !== undefined) await this.hands.save(phone, attachCommands(phone, id, taken), taken);
  }

  async #attachFile({ on, which, file }: Doing<'attachFile'>): Promise<void> {
    const phone = this.#phone(on);
    const id = pick(this.#actionsSeenOn(phone), which);
    const chosen = pick(this.#files, file);
    if (id !== undefined && chosen)
      await this.hands.save(phone, attachFileCommands(phone, id, [chosen]), [chosen]);
  }

  /** On a photo or file that the person sees, sent or not. */
  async #onEvidence(
    { do: kind, on, which }: Doing<EvidenceStep | 'changePhoto'>,
    of: 'photo' | 'file',
    payloadOn: (actionId: string) => Command['payload'],
  ): Promise<void> {
    const phone = this.#phone(on);
    const rows = overlay(baseRows(phone.storage.stores.rows.values()), phone.state.ops, { id: '', name: '' });
    const id = pick([...rows[of].keys()].sort(), which);
    const actionId = rows[of].get(id ?? '')?.data.actionId;
    if (id === undefined || actionId === undefined) return;
    await this.hands.save(phone, [{ kind, entityId: id, payload: payloadOn(actionId) }], []);
  }

  /** One that the phone shows, its own unsent ones included. */
  async #onInstruction({ do: deed, on, which }: Doing<'answer' | 'closeInstruction'>): Promise<void> {
    const phone = this.#phone(on);
    const unsent = phone.state.ops.filter(({ kind }) => kind === 'giveInstruction');
    const read = [...baseRows(phone.storage.stores.rows.values()).instruction.keys()];
    const instructionId = pick([...read, ...unsent.map(({ entityId }) => entityId)].sort(), which);
    if (instructionId === undefined) return;
    const entityId = phone.ids.next();
    const word = { instructionId, words: 'ดำเนินการแล้ว' };
    const command: Command =
      deed === 'answer'
        ? { kind: 'answerInstruction', entityId, payload: { ...word, answerActionId: null } }
        : { kind: 'closeInstruction', entityId, payload: word };
    await this.hands.save(phone, [command], []);
  }

  #onMonth(step: Doing<MonthStep>): Promise<void> {
    const phone = this.#phone(step.on);
    const key = {
      measureId: this.#measure(step.measure),
      unitId: this.town.unitIds[0] ?? '',
      month: step.month,
    };
    const entityId = phone.ids.next();
    const commands: Record<typeof step.do, Command> = {
      submit: { kind: 'submitMonth', entityId, payload: { ...key, covered: coveredOn(phone, key) } },
      takeBack: {
        kind: 'takeBackMonth',
        entityId,
        payload: { ...key, deedId: wordOn(phone, key) ?? entityId },
      },
      writeNote: { kind: 'writeNote', entityId, payload: { ...key, note: 'เพิ่มภาพให้แล้ว' } },
      nothing: { kind: 'stateNothingToReport', entityId, payload: { ...key, reason: 'เดือนนี้งดกิจกรรม' } },
      sendBack: { kind: 'sendBack', entityId, payload: { ...key, note: 'ขอภาพที่ชัดกว่านี้' } },
      check: { kind: 'checkMonth', entityId, payload: { ...key, covered: coveredOn(phone, key) } },
      instruct: {
        kind: 'giveInstruction',
        entityId,
        payload: { ...key, personId: null, words: 'ขอภาพป้ายหน้าสำนักงาน', dueDay: '2030-01-01' },
      },
      call: { kind: 'callOnUnits', entityId, payload: { month: step.month, words: null } },
      closeMonth: { kind: 'closeMonth', entityId, payload: { month: step.month, exceptions: [] } },
      openMonth: { kind: 'openMonth', entityId, payload: { month: step.month, words: 'ปิดผิดเดือน' } },
    };
    return this.hands.save(phone, [commands[step.do]], []);
  }

  /** A person looks at what was refused, and puts it right or puts it away. */
  async #lookAt({ do: what, on, which }: Doing<'mend' | 'putAway'>): Promise<void> {
    const phone = this.#phone(on);
    const item = pick(phone.state.attention, which);
    if (!item) return;
    return what === 'mend' ? this.hands.mend(phone, item) : this.hands.putAway(phone, item);
  }

  /** Of what was recorded here, sent or not. */
  async #undo({ on, which }: Doing<'undo'>): Promise<void> {
    const phone = this.#phone(on);
    const acknowledged = [...phone.storage.stores.acknowledged.values()].map(({ op }) => op);
    const recorded = [...acknowledged, ...phone.unfinished.values()].filter(
      ({ kind }) => kind === 'recordAction',
    );
    const op = pick(recorded, which);
    if (op) await this.hands.takeBack(phone, op.entityId);
  }

  async #carryOver({ on, to }: { on: number; to: number }): Promise<void> {
    const [from, other] = [this.#phone(on), this.#phone(to)];
    if (from === other || from.who !== other.who) return;
    await this.hands.takeIn(other, exportUnsent(from));
    this.#carried = true;
  }

  async #send({ on, faults, drainers }: Doing<'send'>): Promise<void> {
    const phone = this.#phone(on);
    phone.network.faults = [...faults];
    await Promise.all(Array.from({ length: drainers }, () => drainRecords(phone).catch(unlessExpected)));
    phone.calm();
  }

  async #sendPhotos({ on, faults }: { on: number; faults: Fault[] }): Promise<void> {
    const phone = this.#phone(on);
    this.town.time += HOUR_MS;
    phone.network.faults = [...faults];
    await drainPhotos(phone).catch(unlessExpected);
    phone.calm();
  }

  /** All at once, records and photos. */
  async #sendTogether({ faults }: { faults: Fault[] }): Promise<void> {
    for (const phone of this.phones) phone.network.faults = [...faults];
    const lanes = this.phones.flatMap((phone) => [drainRecords(phone), drainPhotos(phone)]);
    await Promise.all(lanes.map((lane) => lane.catch(unlessExpected)));
    for (const phone of this.phones) phone.calm();
  }

  #rollBack(phone: SimulatedPhone): void {
    const snapshot = this.#remembered.get(phone);
    if (snapshot) this.hands.destroy(phone, () => phone.storage.rollBackTo(snapshot));
  }

  #evict(phone: SimulatedPhone): void {
    const { storage } = new SimulatedPhone(this.town, phone.who, phone.ids);
    this.hands.destroy(phone, () => phone.storage.rollBackTo(storage.snapshot()));
  }

  async #restore(): Promise<void> {
    if (!this.#backup) return;
    await this.town.restore(this.#backup);
    // People's places came back with everything else.
    for (const who of new Set(OWNERS)) {
      const known = await this.town.caller(this.town.personId(who));
      if (known) this.disabled.delete(who);
      else this.disabled.add(who);
    }
    this.#restored = true;
  }

  /** Bytes that the server holds, or a phone. */
  async areSomewhere(sha256: string): Promise<boolean> {
    const onPhone = this.phones.some(({ storage }) => storage.stores.blobs.has(sha256));
    return onPhone || this.town.holds(sha256);
  }

  async appliedOpIds(): Promise<Set<string>> {
    const receipts = await this.town.em.execute<{ op_id: string }[]>(
      `select op_id from ${this.town.em.getMetadata(SyncReceipt).tableName} where status = 'APPLIED'`,
    );
    return new Set(receipts.map(({ op_id }) => op_id));
  }

  #actionsSeenOn(phone: SimulatedPhone): string[] {
    const read = baseRows(phone.storage.stores.rows.values()).action.keys();
    const waiting = phone.state.ops
      .filter(({ kind }) => kind === 'recordAction')
      .map(({ entityId }) => entityId);
    return [...new Set([...read, ...waiting])].sort();
  }

  #photo(number: number): ShrunkPhoto {
    return pick(this.#photos, number) as ShrunkPhoto;
  }
  #measure(number: number): string {
    return pick(this.town.measureIds, number) ?? '';
  }
  #phone(number: number): SimulatedPhone {
    return pick(this.phones, number) as SimulatedPhone;
  }
}

function pick<T>(among: readonly T[], which: number): T | undefined {
  return among[which % Math.max(1, among.length)];
}
