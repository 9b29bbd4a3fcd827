/**
 * Somchai works on two phones through an arbitrary run of faults; then the weather clears. Whatever happened, each
 * thing he was told is saved has one final answer, nothing took effect twice, and both phones show what the server
 * has. A failure prints the seed that brings it back.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsOf } from './counts.ts';
import { attachedHash, type Command } from './model.ts';
import { save } from './save.ts';
import { FAULTS, type Fault } from './testing/faulty-network.ts';
import { PhoneDied, type Stores } from './testing/memory-storage.ts';
import { ModelServer } from './testing/model-server.ts';
import { file, Phone, photo } from './testing/phone.ts';
import { exportUnsent, restoreUnsent } from './unsent-file.ts';
import { forgetRows } from './upkeep.ts';
import { baseRows, overlay } from './view.ts';

type Step =
  | { do: 'record'; on: number; photos: number; bad: boolean }
  | { do: 'change'; on: number; which: number; field: 'what' | 'place' }
  | { do: 'withdraw' | 'bringBack'; on: number; which: number }
  | { do: 'attachFile'; on: number; which: number }
  | { do: 'arrange'; on: number; which: number; place: number }
  | { do: 'takeOut' | 'putBack'; on: number; which: number; from: 'photo' | 'file' }
  | { do: 'office'; which: number; field: 'what' | 'place' }
  | { do: 'drain'; on: number; faults: Fault[]; drainers: number }
  | { do: 'photos'; on: number; faults: Fault[] }
  | { do: 'remember'; on: number }
  | { do: 'signOut'; on: number }
  | { do: 'rollBack'; on: number }
  | { do: 'backUp' }
  | { do: 'restore' }
  | { do: 'rights'; name: string }
  | { do: 'carryOver'; from: number };

const on = fc.nat({ max: 1 });
const which = fc.nat({ max: 20 });
const field = fc.constantFrom('what' as const, 'place' as const);
const faults = fc.array(fc.constantFrom(...FAULTS), { maxLength: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      on,
      photos: fc.nat({ max: 2 }),
      bad: oneIn(6),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('change' as const), on, which, field }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('withdraw' as const, 'bringBack' as const), on, which }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('attachFile' as const), on, which }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('arrange' as const), on, which, place: fc.nat({ max: 5 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('takeOut' as const, 'putBack' as const),
      on,
      which,
      from: fc.constantFrom('photo' as const, 'file' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('office' as const), which, field }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('drain' as const),
      on,
      faults,
      drainers: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('photos' as const), on, faults }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remember' as const), on }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('signOut' as const), on }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rollBack' as const), on }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('backUp' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('rights' as const), name: fc.constantFrom('all', 'one') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('carryOver' as const), from: on }) },
);

function oneIn(times: number): fc.Arbitrary<boolean> {
  return fc.nat({ max: times - 1 }).map((n) => n === 0);
}

class World {
  server = new ModelServer();
  phones = [new Phone(this.server), new Phone(this.server)];
  /** By operation that Somchai was told is saved, the phones that have it: all but those whose browser destroyed it. */
  keepers = new Map<string, Set<Phone>>();
  /** A backup was restored while the same work lay on two phones: each may have heard from another history. */
  get twoHistories(): boolean {
    return this.#restored && this.#carried;
  }
  #restored = false;
  #carried = false;
  #photos = 0;
  #remembered = this.phones.map((phone) => phone.storage.snapshot());
  #backup = this.server.backUp();

  async take(step: Step): Promise<void> {
    if (step.do === 'record') return this.#saving(step.on, (phone) => phone.record(...this.#action(step)));
    if (step.do === 'change')
      return this.#saving(step.on, (phone) => phone.change(this.#pick(step.which), text(step)));
    if (step.do === 'withdraw' || step.do === 'bringBack') return this.#withdrawOrBringBack(step);
    if (step.do === 'attachFile')
      return this.#saving(step.on, (phone) => phone.attachFile(this.#pick(step.which), file(++this.#photos)));
    if (step.do === 'arrange')
      return this.#onEvidence(step, 'photo', (actionId) => ({
        kind: 'changePhoto',
        payload: { actionId, position: step.place },
      }));
    if (step.do === 'takeOut' || step.do === 'putBack') return this.#takeOutOrPutBack(step);
    if (step.do === 'office') return this.server.changeInOffice(this.#pick(step.which), text(step));
    if (step.do === 'drain') return this.#drain(step);
    if (step.do === 'photos') return this.#sendPhotos(step);
    if (step.do === 'remember') this.#remembered[step.on] = this.#phone(step.on).storage.snapshot();
    if (step.do === 'signOut') await forgetRows(this.#phone(step.on));
    if (step.do === 'rollBack') this.#rollBack(this.#phone(step.on), this.#remembered[step.on]);
    if (step.do === 'backUp') this.#backup = this.server.backUp();
    if (step.do === 'restore') this.#restore();
    if (step.do === 'rights') this.server.rights = step.name;
    if (step.do === 'carryOver') await this.#carryOver(step.from);
  }

  /** Two quiet rounds on each phone, some time apart. */
  async clear(): Promise<void> {
    for (let round = 0; round < 12; round += 1) {
      for (const phone of this.phones) {
        phone.time += 10 * 60 * 1000;
        await phone.drain();
        await phone.drainPhotos();
      }
    }
  }

  async #saving(on: number, save: (phone: Phone) => Promise<unknown>): Promise<void> {
    const phone = this.#phone(on);
    const before = new Set(phone.opIds);
    await save(phone);
    for (const opId of phone.opIds) if (!before.has(opId)) this.keepers.set(opId, new Set([phone]));
  }

  #withdrawOrBringBack({
    do: what,
    on,
    which,
  }: Extract<Step, { do: 'withdraw' | 'bringBack' }>): Promise<void> {
    const entityId = this.#pick(which);
    const command: Command =
      what === 'withdraw'
        ? { kind: 'withdrawAction', entityId, payload: { reason: 'บันทึกซ้ำ' } }
        : { kind: 'restoreAction', entityId, payload: {} };
    return this.#saving(on, (phone) => save(phone, [command]));
  }

  #takeOutOrPutBack(step: Extract<Step, { do: 'takeOut' | 'putBack' }>): Promise<void> {
    const { from } = step;
    return this.#onEvidence(step, from, (actionId) =>
      step.do === 'takeOut'
        ? {
            kind: from === 'photo' ? 'withdrawPhoto' : 'withdrawFile',
            payload: { actionId, reason: 'ภาพไม่ชัด' },
          }
        : { kind: from === 'photo' ? 'restorePhoto' : 'restoreFile', payload: { actionId } },
    );
  }

  /** On a photo or file that the phone shows, sent or not. */
  async #onEvidence(
    { on, which }: { on: number; which: number },
    kind: 'photo' | 'file',
    commandOn: (actionId: string) => Omit<Command, 'entityId'>,
  ): Promise<void> {
    const { storage, state } = this.#phone(on);
    const base = baseRows(storage.stores.rows.values());
    const shown = overlay(base, state.ops, { id: 'somchai', name: 'สมชาย' })[kind];
    const all = [...shown.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const one = all[which % Math.max(1, all.length)];
    if (one)
      await this.#saving(on, (phone) => save(phone, [{ ...commandOn(one.data.actionId), entityId: one.id }]));
  }

  async #drain({ on, faults, drainers }: { on: number; faults: Fault[]; drainers: number }): Promise<void> {
    const phone = this.#phone(on);
    phone.network.faults = [...faults];
    await Promise.all(Array.from({ length: drainers }, () => phone.drain().catch(unlessDied)));
    calm(phone);
  }

  async #sendPhotos({ on, faults }: { on: number; faults: Fault[] }): Promise<void> {
    const phone = this.#phone(on);
    phone.time += 10 * 60 * 1000;
    phone.network.faults = [...faults];
    await phone.drainPhotos().catch(unlessDied);
    calm(phone);
  }

  #rollBack(phone: Phone, snapshot: Stores | undefined): void {
    if (!snapshot) return;
    const before = [...this.keepers].filter(([opId]) => isOn(phone, opId));
    phone.storage.rollBackTo(snapshot);
    for (const [opId, keepers] of before) if (!isOn(phone, opId)) keepers.delete(phone);
    this.#found(phone);
  }

  #restore(): void {
    this.server.restore(this.#backup);
    this.#restored = true;
  }

  async #carryOver(from: number): Promise<void> {
    const other = this.#phone(1 - from);
    await restoreUnsent(other, exportUnsent(this.#phone(from)));
    this.#found(other);
    this.#carried = true;
  }

  /** What came to a phone in another way than by saving is as safe there. */
  #found(phone: Phone): void {
    for (const [opId, keepers] of this.keepers) if (isOn(phone, opId)) keepers.add(phone);
  }

  #action({ photos, bad }: { photos: number; bad: boolean }): Parameters<Phone['record']> {
    return [bad ? { what: '' } : {}, Array.from({ length: photos }, () => photo(++this.#photos))];
  }

  #pick(which: number): string {
    const known = this.phones.flatMap((phone) => [
      ...baseRows(phone.storage.stores.rows.values()).action.keys(),
    ]);
    const own = this.phones.flatMap(({ state }) => state.ops.map(({ entityId }) => entityId));
    const all = [...new Set([...known, ...own])].sort();
    return all[which % Math.max(1, all.length)] ?? 'nothing yet';
  }

  #phone(on: number): Phone {
    const phone = this.phones[on];
    if (!phone) throw new RangeError('There are two phones');
    return phone;
  }
}

function text({
  field,
  which,
}: {
  field: 'what' | 'place';
  which: number;
}): Partial<Record<'what' | 'place', string>> {
  return { [field]: `${field} ${which}` };
}

function calm({ network, storage }: Phone): void {
  network.faults = [];
  storage.nextWrite = null;
}

function unlessDied(error: unknown): void {
  if (!(error instanceof PhoneDied)) throw error;
}

function isOn({ storage: { stores } }: Phone, opId: string): boolean {
  return [stores.ops, stores.acknowledged, stores.attention].some((store) => store.has(opId));
}

function hashesNamed({ state }: Phone): string[] {
  const ops = [...state.acknowledged.map(({ op }) => op), ...state.ops];
  return ops.map(attachedHash).filter((hash) => hash !== null);
}

describe('whatever happens on the way', () => {
  it('[C1–C7] [C11] everything saved is answered once, and everybody sees the same in the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 60 }),
        fc.constantFrom(2, 500),
        async (steps, rows) => {
          const world = new World();
          world.server.rowsPerPage = rows;
          for (const each of steps) await world.take(each);
          await world.clear();
          const { server, phones, keepers } = world;
          expect(Math.max(0, ...server.state.effects.values())).toBeLessThanOrEqual(1);
          for (const [opId, { size }] of keepers) {
            const isRefused = phones.some(({ storage }) => storage.stores.attention.has(opId));
            const isApplied = server.state.effects.has(opId);
            if (size > 0) expect([opId, isApplied || isRefused]).toEqual([opId, true]);
            if (!world.twoHistories) expect([opId, isApplied && isRefused]).toEqual([opId, false]);
          }
          for (const phone of phones) {
            expect(countsOf(phone.state)).toMatchObject({ waiting: 0, waitingPhotos: 0 });
            expect(phone.storage.stores.rows).toEqual(server.state.rows);
            expect(phone.state.acknowledged.every(({ settled }) => settled)).toBe(true);
            const base = baseRows(phone.storage.stores.rows.values());
            expect(overlay(base, phone.state.ops, { id: 'somchai', name: 'สมชาย' })).toBe(base);
            for (const hash of hashesNamed(phone))
              expect([hash, server.state.blobs.has(hash)]).toEqual([hash, true]);
          }
        },
      ),
      { numRuns: 400, verbose: 1 },
    );
  }, 60_000);
});
