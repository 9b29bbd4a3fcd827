/** What people do to their own work on a phone, and what must be so right after it. */
import type { Operation } from '@prongsai/contract';
import {
  attachedHash,
  forgetOld,
  forgetRows,
  isKind,
  mend,
  recordOf,
  restoreUnsent,
  save,
  StorageFull,
  takeBack,
  withdraw,
  type Command,
  type PhotoBytes,
  type Refused,
} from '@prongsai/outbox';
import { KEEP_ACKNOWLEDGED_MS, PhoneDied } from '@prongsai/outbox/testing';
import { Keeping } from './keeping.ts';
import { mended } from './payloads.ts';
import type { SimulatedPhone } from './simulated-phone.ts';

/** What became of a phone's unfinished work and of its bytes by something that was done. */
interface Outcome {
  /** The phone did not turn out to be full. */
  isDone: boolean;
  added: string[];
  gone: Operation[];
  /** Hashes. */
  dropped: string[];
}

export class Hands {
  readonly keeping = new Keeping();
  /** Operations that were taken back before they ever left their phone (UNDO1). */
  readonly neverSent = new Set<string>();
  /** Sentences. */
  readonly wrong: string[] = [];
  readonly #phones: readonly SimulatedPhone[];
  /** Their browser put an older store back: they cannot tell what has left them. */
  readonly #forgetful = new Set<SimulatedPhone>();

  constructor(phones: readonly SimulatedPhone[]) {
    this.#phones = phones;
  }

  /** All of it or, on a full phone, nothing. */
  async save(
    phone: SimulatedPhone,
    commands: readonly Command[],
    photos: readonly PhotoBytes[],
  ): Promise<void> {
    const { isDone, added } = await this.#outcome(phone, () => save(phone, commands, { photos }));
    if (added.length !== (isDone ? commands.length : 0))
      this.wrong.push(
        `${commands.length} operations, saved: ${isDone}, were put into the line as ${added.length}`,
      );
    if (isDone) this.keeping.bytes.give(phone, hashesOf(photos));
  }

  /** Sends again what was refused, put right, and what hangs on it. */
  async mend(phone: SimulatedPhone, { opId, op }: Refused): Promise<void> {
    const { added, gone } = await this.#outcome(phone, () => mend(phone, opId, mended(op.payload)));
    if (added.length !== gone.length)
      this.wrong.push(`${gone.length} refused operations were sent again as ${added.length}`);
    this.keeping.operations.putAway(idsOf(gone));
  }

  /** Takes off the phone what was refused; only what was done to something that was never made goes along (C5). */
  async putAway(phone: SimulatedPhone, { opId, op }: Refused): Promise<void> {
    const outcome = await this.#outcome(phone, () => withdraw(phone, opId, 'ไม่ต้องส่งแล้ว'));
    const hangsOnIt = (other: Operation): boolean =>
      (isKind(op, 'recordAction') && recordOf(other) === op.entityId) ||
      (attachedHash(op) !== null && other.entityId === op.entityId);
    this.#partWith(phone, outcome, (other) => other.opId === opId || hangsOnIt(other));
  }

  /** As if the action had not been recorded (UNDO1). */
  async takeBack(phone: SimulatedPhone, actionId: string): Promise<void> {
    const waiting = new Set(phone.storage.stores.ops.keys());
    const outcome = await this.#outcome(phone, () => takeBack(phone, [actionId], { reason: 'กดผิด' }));
    this.#partWith(phone, outcome, (op) => recordOf(op) === actionId);
    if (this.#forgetful.has(phone)) return;
    for (const opId of idsOf(outcome.gone))
      if (waiting.has(opId) && !this.#phones.some((other) => other.knows(opId))) this.neverSent.add(opId);
  }

  /** Takes in a file of unsent work. */
  async takeIn(phone: SimulatedPhone, file: Parameters<typeof restoreUnsent>[1]): Promise<void> {
    await this.#outcome(phone, () => restoreUnsent(phone, file));
    this.keeping.found(phone);
  }

  /** As the app does when it is opened: what is older than thirty days, by this phone's clock, need not be remembered (S5). */
  async tidy(phone: SimulatedPhone): Promise<void> {
    const before = new Date(phone.clock.now().getTime() - KEEP_ACKNOWLEDGED_MS).toISOString();
    const { acknowledged, uploads } = phone.state;
    await this.#outcome(phone, () => forgetOld(phone));
    const old = acknowledged.filter(({ at }) => at < before).map(({ opId }) => opId);
    const oldBytes = uploads.filter(({ storedAt }) => storedAt !== null && storedAt < before);
    this.keeping.operations.excuse(
      phone,
      old.filter((opId) => !phone.knows(opId)),
    );
    this.keeping.bytes.excuse(phone, without(hashesOf(oldBytes), phone.hashes));
  }

  /** Nothing of what the person did goes along (C8); on a phone that is full to the brim the rows stay as well. */
  async signOut(phone: SimulatedPhone): Promise<void> {
    const { isDone, gone } = await this.#outcome(phone, () => forgetRows(phone));
    if (isDone && phone.storage.stores.rows.size > 0)
      this.wrong.push(`${phone.who} signed out and left rows behind`);
    if (gone.length > 0) this.wrong.push(`${phone.who} signed out and lost work`);
  }

  /** A full phone gives up bytes that the server holds, not knowing yet that it may come back without them (S5). */
  async whileFull(phone: SimulatedPhone, act: () => Promise<void>): Promise<void> {
    const [before, told] = [phone.hashes, new Set(phone.keptInCase)];
    await act();
    for (const sha256 of without(before, phone.hashes))
      if (told.has(sha256) || (await phone.isHeld(sha256))) this.keeping.bytes.excuse(phone, [sha256]);
  }

  /** The browser puts back an older store, or an empty one. */
  destroy(phone: SimulatedPhone, destroy: () => void): void {
    this.keeping.whileDestroyed(phone, destroy);
    this.#forgetful.add(phone);
    for (const opId of this.neverSent) if (phone.knows(opId)) this.neverSent.delete(opId);
  }

  async #outcome(phone: SimulatedPhone, act: () => Promise<unknown>): Promise<Outcome> {
    const [before, hashes] = [phone.unfinished, phone.hashes];
    const isDone = await act().then(() => true, unlessExpected);
    const after = phone.unfinished;
    const added = [...after.keys()].filter((opId) => !before.has(opId));
    this.keeping.operations.give(phone, added);
    return {
      isDone,
      added,
      gone: [...before.values()].filter(({ opId }) => !after.has(opId)),
      dropped: without(hashes, phone.hashes),
    };
  }

  /** By the person's own hand, what belongs together goes, and bytes that nothing on this phone names any more. */
  #partWith(phone: SimulatedPhone, { gone, dropped }: Outcome, belongs: (op: Operation) => boolean): void {
    for (const op of gone) if (!belongs(op)) this.wrong.push(`${op.opId} went along with what was put away`);
    this.keeping.operations.putAway(idsOf(gone));
    const named = phone.hashesNamed;
    this.keeping.bytes.excuse(
      phone,
      dropped.filter((sha256) => !named.has(sha256)),
    );
  }
}

function idsOf(ops: readonly Operation[]): string[] {
  return ops.map(({ opId }) => opId);
}

function hashesOf(photos: readonly { sha256: string }[]): string[] {
  return photos.map(({ sha256 }) => sha256);
}

function without(all: readonly string[], those: readonly string[]): string[] {
  return all.filter((each) => !those.includes(each));
}

/** A page that was killed and a phone that is full are part of the story; anything else is a fault of ours. */
export function unlessExpected(error: unknown): false {
  if (error instanceof PhoneDied || error instanceof StorageFull) return false;
  throw error;
}
