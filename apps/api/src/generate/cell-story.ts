/**
 * What happened in one cell, as rows: its unit records, sometimes withdraws or is late, the head submits, the executive
 * sends back or checks, and now and then something changes afterwards. Every change takes a number of the agency's clock.
 */
import { randomFillSync } from 'node:crypto';
import { addDays, dueDay, lastDayOf, dayAt, type Day, type YearMonth } from '@prongsai/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Channel } from '../catalogue/channel.entity.ts';
import type { EvidencePhoto } from '../evidence/evidence-photo.entity.ts';
import type { CoveredAction, DeedKind, MonthDeed } from '../follow-up/month-deed.entity.ts';
import type { Row } from '../platform/rows.ts';
import type { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import type { PublicityLog } from '../publicity-log/publicity-log.entity.ts';
import type { Chance } from './chance.ts';
import type { StaffedUnit } from './made-up-agency.ts';
import type { Picture } from './pictures.ts';
import * as words from './words.ts';

/** What all cells of an agency share. */
export interface Surroundings {
  readonly chance: Chance;
  readonly agencyId: string;
  readonly slug: string;
  readonly graceDays: number;
  readonly executiveId: string;
  readonly channels: readonly Row<Channel>[];
  readonly pictures: readonly Picture[];
  /** Hashes of photos the agency has had (PHOTO2). */
  readonly used: Set<string>;
  /** The next number of the agency's clock. */
  nextVersion(): number;
  readonly now: Date;
}
export interface StoryPlace {
  readonly measureId: string;
  readonly unit: StaffedUnit;
  readonly month: YearMonth;
}
export interface CellRows {
  readonly log: Row<PublicityLog>;
  readonly actions: Row<PublicityAction>[];
  readonly photos: Row<EvidencePhoto>[];
  readonly deeds: Row<MonthDeed>[];
}

/** In which share of the cases something happens. */
const SHARE = {
  statedEmpty: 0.5,
  enteredLate: 0.04,
  offline: 0.03,
  noPhoto: 0.1,
  twoPhotos: 0.1,
  photoNotArrived: 0.03,
  withdrawn: 0.06,
  note: 0.03,
  submitted: 0.94,
  submittedLate: 0.06,
  returned: 0.08,
  mended: 0.75,
  checked: 0.85,
  changedAfterCheck: 0.05,
} as const;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The story of a cell with `count` actions, as far as it has come by now; null when nothing happened in it. */
export function cellStory(around: Surroundings, place: StoryPlace, count: number): CellRows | null {
  const { happens } = around.chance;
  if (count === 0 && !happens(SHARE.statedEmpty)) return null;
  const story = new CellStory(around, place);
  if (count === 0) story.stateNothing();
  else {
    story.record(count);
    if (happens(SHARE.note)) story.writeNote();
    if (happens(SHARE.submitted)) story.answer();
  }
  return story.isEmpty ? null : story.rows;
}

class CellStory {
  readonly rows: CellRows;
  readonly #around: Surroundings;
  readonly #place: StoryPlace;
  readonly #begin: number;
  readonly #end: number;
  readonly #due: number;
  /** The instant up to which the story has been told. */
  #at: number;

  constructor(around: Surroundings, place: StoryPlace) {
    const { agencyId, graceDays } = around;
    const { measureId, unit, month } = place;
    this.#around = around;
    this.#place = place;
    this.#begin = startOf(`${month}-01` as Day);
    this.#end = startOf(addDays(lastDayOf(month), 1));
    this.#due = startOf(addDays(dueDay(month, graceDays), 1));
    this.#at = this.#begin;
    const version = around.nextVersion();
    const log = { id: idAt(this.#begin), agencyId, measureId, unitId: unit.id, month, version };
    this.rows = { log, actions: [], photos: [], deeds: [] };
  }

  get isEmpty(): boolean {
    return this.rows.actions.length + this.rows.deeds.length === 0;
  }

  record(count: number): void {
    const { chance } = this.#around;
    const late = chance.happens(SHARE.enteredLate) ? chance.between(HOUR, 6 * DAY) : null;
    const times = Array.from({ length: count }, (_, nth) => this.#timesOf((nth + 0.5) / count, late));
    for (const each of times.sort((a, b) => a.received - b.received)) this.#recordOne(each);
    if (count > 1 && chance.happens(SHARE.withdrawn) && this.#wait(MINUTE, HOUR)) {
      const action = chance.one(this.rows.actions);
      const change = { withdrawnAt: new Date(this.#at), withdrawnReason: chance.one(words.WITHDRAWALS) };
      this.#change(action, change);
    }
  }

  writeNote(): void {
    const { chance } = this.#around;
    if (this.#wait(MINUTE, 8 * HOUR))
      this.#deed('NOTE', this.#place.unit.recorderId, { note: chance.one(words.NOTES) });
  }

  /** The month is submitted once it is nearly over, and whatever follows from that. */
  answer(): void {
    const { chance, executiveId } = this.#around;
    const { headId } = this.#place.unit;
    this.#at = Math.max(this.#at, this.#answering());
    if (!this.#wait(MINUTE, DAY)) return;
    this.#deed('SUBMISSION', headId, { covered: this.#standing() });
    if (chance.happens(SHARE.returned)) {
      if (!this.#wait(HOUR, 2 * DAY)) return;
      this.#deed('RETURN', executiveId, { note: chance.one(words.RETURNS) });
      if (!chance.happens(SHARE.mended) || !this.#wait(HOUR, 2 * DAY)) return;
      this.#rewrite();
      if (!this.#wait(MINUTE, DAY)) return;
      this.#deed('SUBMISSION', headId, { covered: this.#standing() });
    }
    if (!chance.happens(SHARE.checked) || !this.#wait(HOUR, 6 * DAY)) return;
    this.#deed('CHECK', executiveId, { covered: this.#standing() });
    if (chance.happens(SHARE.changedAfterCheck) && this.#wait(HOUR, 4 * DAY)) this.#rewrite();
  }

  stateNothing(): void {
    const { chance, executiveId } = this.#around;
    this.#at = this.#answering();
    if (!this.#wait(MINUTE, DAY)) return;
    this.#deed('NOTHING_TO_REPORT', this.#place.unit.headId, { note: chance.one(words.NOTHING_DONE) });
    if (chance.happens(SHARE.checked) && this.#wait(HOUR, 6 * DAY)) this.#deed('CHECK', executiveId, {});
  }

  /** When the unit begins to answer: in the last two days of the month or those of grace, or too late. */
  #answering(): number {
    const { chance } = this.#around;
    if (chance.happens(SHARE.submittedLate)) return this.#due + chance.between(HOUR, 9 * DAY);
    return chance.between(this.#end - 2 * DAY, this.#due - DAY);
  }

  /** In working hours of a day `share` (0 to 1) of the way through what has passed of the month. */
  #timesOf(share: number, late: number | null) {
    const { chance, now } = this.#around;
    const last = Math.min(this.#end - 1, now.getTime());
    const day = dayAt(new Date(this.#begin + share * (last - this.#begin)));
    const onTheDay = startOf(day) + chance.between(8 * HOUR, 17 * HOUR);
    const entered = Math.min(late === null ? onTheDay : this.#due + late + share * DAY, now.getTime());
    const way = chance.happens(SHARE.offline) ? chance.between(HOUR, 8 * DAY) : chance.between(100, MINUTE);
    return { day, entered, received: Math.min(entered + way, now.getTime()) };
  }

  #recordOne({ day, entered, received }: { day: Day; entered: number; received: number }): void {
    const { chance, agencyId, slug } = this.#around;
    const channel = chance.one(this.#around.channels);
    const version = this.#around.nextVersion();
    const content = {
      day,
      channel: channel.code,
      what: `${chance.one(words.DONE)}${chance.one(words.AUDIENCES)}`,
      place: channel.placeQuestion === null ? null : chance.one(words.PLACES),
      quantity: channel.quantityUnit === null ? null : chance.whole(1, 60),
      link: channel.asksLink ? `https://${slug}.example.go.th/news/${chance.whole(1, 9999)}` : null,
    };
    const action: Row<PublicityAction> = {
      id: idAt(entered),
      agencyId,
      logId: this.rows.log.id,
      unitId: this.rows.log.unitId,
      ...content,
      recordedById: this.#place.unit.recorderId,
      clientTime: new Date(entered),
      receivedAt: new Date(received),
      changedAt: new Date(received),
      withdrawnAt: null,
      withdrawnReason: null,
      evidenceChanges: 0,
      fieldVersions: {},
      version,
    };
    action.fieldVersions = versionsOf(action, version);
    this.rows.actions.push(action);
    this.#at = Math.max(this.#at, received);
    const photos = chance.happens(SHARE.noPhoto) ? 0 : chance.happens(SHARE.twoPhotos) ? 2 : 1;
    for (let position = 0; position < photos; position += 1) this.#attach(action, position);
  }

  #attach(action: Row<PublicityAction>, position: number): void {
    const { chance, agencyId, pictures, used, nextVersion } = this.#around;
    const stored = !chance.happens(SHARE.photoNotArrived);
    const { sha256, bytes, width, height } = stored
      ? chance.one(pictures)
      : { sha256: chance.hex(64), bytes: chance.whole(180_000, 420_000), width: 1600, height: 1200 };
    this.rows.photos.push({
      id: idAt(action.clientTime.getTime()),
      agencyId,
      actionId: action.id,
      unitId: action.unitId,
      sha256,
      sourceSha256: sha256,
      bytes,
      width,
      height,
      caption: chance.happens(0.4) ? chance.one(words.CAPTIONS) : null,
      position,
      stored,
      attachedById: action.recordedById,
      fault: null,
      usedBefore: used.has(sha256),
      withdrawnAt: null,
      version: nextVersion(),
    });
    used.add(sha256);
    this.#change(action, { evidenceChanges: action.evidenceChanges + 1 });
  }

  #rewrite(): void {
    const standing = this.rows.actions.filter(({ withdrawnAt }) => withdrawnAt === null);
    const action = this.#around.chance.one(standing);
    this.#change(action, { what: `${action.what}${words.ADDED}` });
  }

  #change(action: Row<PublicityAction>, changes: Partial<Row<PublicityAction>>): void {
    const version = this.#around.nextVersion();
    const fields = { ...changes, changedAt: new Date(this.#at) };
    const fieldVersions = { ...action.fieldVersions, ...versionsOf(fields, version) };
    Object.assign(action, fields, { version, fieldVersions });
  }

  #standing(): CoveredAction[] {
    const standing = this.rows.actions.filter(({ withdrawnAt }) => withdrawnAt === null);
    return standing.map(({ id, version }) => ({ actionId: id, version }));
  }

  #deed(deed: DeedKind, byId: string, said: { note?: string; covered?: CoveredAction[] }): void {
    const clientTime = new Date(this.#at - this.#around.chance.whole(100, 5_000));
    this.rows.deeds.push({
      id: idAt(clientTime.getTime()),
      agencyId: this.#around.agencyId,
      logId: this.rows.log.id,
      unitId: this.rows.log.unitId,
      deed,
      byId,
      acting: false,
      at: new Date(this.#at),
      clientTime,
      note: said.note ?? null,
      covered: said.covered ?? [],
      takesBackId: null,
      version: this.#around.nextVersion(),
    });
  }

  /** Lets some time pass; false when the story has come to the present. */
  #wait(from: number, to: number): boolean {
    const at = this.#at + this.#around.chance.between(from, to);
    if (at > this.#around.now.getTime()) return false;
    this.#at = at;
    return true;
  }
}

/** A phone's ids begin with the instant they were made. */
function idAt(instant: number): string {
  return uuidv7({ msecs: Math.floor(instant), random: randomBytesFor(ID_BYTES) });
}

const ID_BYTES = 16;
const pool = { bytes: new Uint8Array(ID_BYTES * 4_096), at: Number.POSITIVE_INFINITY };

/** Asking the system for each id's chance would take as long as writing its row. */
function randomBytesFor(length: number): Uint8Array {
  if (pool.at + length > pool.bytes.length) {
    randomFillSync(pool.bytes);
    pool.at = 0;
  }
  pool.at += length;
  return pool.bytes.subarray(pool.at - length, pool.at);
}

/** Midnight in Bangkok (DAY1). */
function startOf(day: Day): number {
  return Date.parse(`${day}T00:00:00+07:00`);
}

/** As the stamp of versions keeps them. */
function versionsOf(fields: object, version: number): Record<string, number> {
  const names = Object.keys(fields).filter((name) => name !== 'version' && name !== 'fieldVersions');
  return Object.fromEntries(names.map((name) => [name, version]));
}
