/** A phone that is used all day: the real engine over a memory store and plain HTTP, its owner never resting. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { MonthKey, SyncRow } from '@prongsai/contract';
import {
  attachCommands,
  drainPhotos,
  drainRecords,
  save,
  type Network,
  type Pass,
  type Ports,
  type ShrunkPhoto,
} from '@prongsai/outbox';
import { MemoryStorage } from '@prongsai/outbox/testing';
import sharp from 'sharp';
import { networkOf } from '../support/network.ts';
import type { Session } from '../support/session.ts';
import { CLOCK } from '../support/town.ts';

const MOST_WAITING = 6;
const MOST_PHOTOS = 2;
/** Longer than any pause between two tries (C10): the day of these phones passes quickly. */
const PAUSE_MS = 10 * 60 * 1000;
const REST_MS = 50;
const [WIDTH, HEIGHT] = [64, 48];
const PICTURE = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: 'teal' } })
  .jpeg()
  .toBuffer();
/** A comment in a JPEG holds at most 64 KB; three make the file as long as one from a phone. */
const COMMENT_BYTES = 60_000;
const COMMENTS = 3;

export class BusyPhone implements Ports {
  readonly storage = new MemoryStorage();
  readonly network: Network;
  readonly ids = { next: (): string => randomUUID() };
  readonly clock = { now: (): Date => new Date(this.#time) };
  readonly random: () => number;
  readonly personId: string;
  /** Everything its owner was told is saved: the operations, and how often each record was counted anew. */
  readonly saved = new Set<string>();
  readonly quantities = new Map<string, number>();
  /** What never happens while nothing worse befalls a server than to be killed. */
  readonly complaints: string[] = [];
  /** Requests that got no answer. */
  cutOff = 0;
  #time = Date.parse(CLOCK);

  constructor(session: Session, random: () => number) {
    this.personId = session.personId;
    this.random = random;
    this.network = networkOf(session, (complaint) => this.complaints.push(complaint));
  }

  async use(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      if (this.storage.stores.ops.size < MOST_WAITING) await this.#saveSomething();
      const cutOff = this.cutOff;
      await this.send();
      // A server that starts again has the processor to itself.
      if (this.cutOff > cutOff) await setTimeout(REST_MS);
    }
  }

  /** One pass over records and photos, side by side as on a real phone. */
  async send(): Promise<void> {
    this.#note(await Promise.all([drainRecords(this), drainPhotos(this)]));
    this.#time += PAUSE_MS;
    await setTimeout(5);
  }

  get isDone(): boolean {
    const { ops, uploads } = this.storage.stores;
    return ops.size === 0 && [...uploads.values()].every(({ storedAt }) => storedAt !== null);
  }

  async #saveSomething(): Promise<void> {
    const known = [...this.quantities.keys()];
    const id = known[Math.floor(this.random() * known.length * 2)];
    await (id === undefined ? this.#record() : this.#countAnew(id));
    for (const opId of this.storage.stores.ops.keys()) this.saved.add(opId);
  }

  async #record(): Promise<void> {
    const entityId = this.ids.next();
    const photos = Array.from({ length: Math.floor(this.random() * (MOST_PHOTOS + 1)) }, newPhoto);
    const payload = { ...monthOf(this.storage.stores.rows.values()), ...ACTION };
    const attached = attachCommands(this, entityId, photos);
    await save(this, [{ kind: 'recordAction', entityId, payload }, ...attached], { photos });
    this.quantities.set(entityId, ACTION.quantity);
  }

  async #countAnew(entityId: string): Promise<void> {
    const quantity = (this.quantities.get(entityId) ?? 0) + 1;
    await save(this, [{ kind: 'changeAction', entityId, payload: { quantity } }]);
    this.quantities.set(entityId, quantity);
  }

  #note(passes: Pass[]): void {
    for (const { end } of passes) {
      if (end.kind === 'RETRY') this.cutOff += 1;
      else if (end.kind !== 'DONE') this.complaints.push(end.kind);
    }
  }
}

const ACTION = {
  day: '2023-02-14',
  channel: 'NOTICE_BOARD',
  what: 'ติดประกาศแผนการใช้จ่ายงบประมาณประจำปีที่บอร์ดหน้าสำนักงาน',
  place: null,
  quantity: 1,
  link: null,
};

/** February of a measure that every unit owes, in the unit of those who record in the demonstration town. */
function monthOf(rows: Iterable<SyncRow>): MonthKey {
  const all = [...rows];
  const unit = all.find((row) => row.kind === 'unit' && row.data.name === 'งานการเงินและคลัง');
  const measure = all.find((row) => row.kind === 'measure' && row.data.ownerScope === 'ALL_UNITS');
  return { measureId: measure?.id ?? '', unitId: unit?.id ?? '', month: ACTION.day.slice(0, 7) };
}

/** A real photo: few pixels, so that looking at it costs little, and many bytes, so that sending it takes a while. */
function newPhoto(): ShrunkPhoto {
  const comments = Array.from({ length: COMMENTS }, () => segment(randomBytes(COMMENT_BYTES)));
  const jpeg = Buffer.concat([PICTURE.subarray(0, 2), ...comments, PICTURE.subarray(2)]);
  const sha256 = createHash('sha256').update(jpeg).digest('hex');
  const bytes = new Uint8Array(jpeg).buffer;
  return { bytes, thumbnail: null, sha256, sourceSha256: sha256, width: WIDTH, height: HEIGHT };
}

/** A comment as JPEG writes it: marker, its own length, content. */
function segment(content: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xfe]), length, content]);
}
