/**
 * The real server in one process: its verbs, its SQLite, its folder of bytes. It can be put back to how it was,
 * and everything it does not expect is remembered.
 */
import 'reflect-metadata';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SyncPage, SyncPush, SyncPushAnswer } from '@prongsai/contract';
import type { BlobOutcome, PushOutcome } from '@prongsai/outbox';
import type { Server } from '@prongsai/outbox/testing';
import type { Role } from '@prongsai/domain';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Agency } from '../../agency/agency.entity.ts';
import { makeApp } from '../../app.ts';
import { readConfig } from '../../config.ts';
import { firstRun } from '../../first-run.ts';
import { openHouse } from '../../house.ts';
import { Measure } from '../../measure/measure.entity.ts';
import { officeOf } from '../../person/office.ts';
import { Person } from '../../person/person.entity.ts';
import { addPerson } from '../../person/person.service.ts';
import { RoleHolding } from '../../person/role-holding.entity.ts';
import { callerOfSession, startSession } from '../../person/session.service.ts';
import type { Caller, House, RequestContext } from '../../platform/context.ts';
import type { EntityManager } from '../../platform/database.ts';
import { sessionCookie } from '../../platform/http.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { beginNewEpoch } from '../../sync/restore.service.ts';
import { SyncResolver } from '../../sync/sync.resolver.ts';
import { Unit } from '../../unit/unit.entity.ts';
import { openElsewhere, type Elsewhere, type Place } from './elsewhere.ts';

/** A Monday morning inside every window of the plan. */
const BEGAN = Date.parse('2023-02-20T09:00:00+07:00');

/** Where it exists, a disk in memory: nobody pulls the plug here, and a real one would be waited for. */
const MEMORY = '/dev/shm';

/** Two colleagues who record, their head, and the executive above them. */
export const PEOPLE = ['somying', 'somchai', 'head', 'executive'] as const;
export type Who = (typeof PEOPLE)[number];
const ROLES: Record<Who, Role> = {
  somying: 'RECORDER',
  somchai: 'RECORDER',
  head: 'HEAD',
  executive: 'EXECUTIVE',
};

/** What is in the folder of bytes, beside the name under which the tables were put aside. */
export interface Backup {
  readonly name: Place;
  readonly files: ReadonlySet<string>;
}

export class SimulatedTown implements Server {
  /** Milliseconds since 1970, as the server has it. */
  time = BEGAN;
  /** Rows of a page; fewer than the product's make a first reading long. */
  rowsPerPage = 500;
  /** What the server said it did not expect. */
  readonly unexpected: unknown[] = [];
  readonly unitIds: readonly string[];
  readonly measureIds: readonly string[];
  readonly #personIds: ReadonlyMap<Who, string>;
  readonly #secrets: ReadonlyMap<string, string>;
  readonly #house: House;
  readonly #app: FastifyInstance;
  readonly #resolver = new SyncResolver();
  /** By operation, the version that the person had before their eyes. */
  readonly #seenWhenAnswered = new Map<string, number>();
  readonly #elsewhere: Elsewhere;
  /** Where bytes may lie: a few of the folders that there are. */
  readonly #folders = new Set<string>();
  #holders = 0;
  #fresh: Backup = { name: 'fresh', files: new Set() };

  static async open(): Promise<SimulatedTown> {
    const dataDir = await mkdtemp(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'prongsai-simulation-'));
    const config = readConfig({ DATA_DIR: dataDir, WEB_HANDLER: '', DEMO_PASSWORD: 'ฝนตกที่บ่อพลอย' });
    const town = { time: BEGAN };
    const house: House = { ...(await openHouse(config)), clock: () => new Date(town.time) };
    await firstRun(house);
    const app = await makeApp(house);
    app.log.level = 'silent';
    const em = house.database.fork();
    const [agency] = await em.find(Agency, {});
    const units = await em.find(Unit, { agencyId: agency?.id ?? '' }, { orderBy: { version: 'asc' } });
    const measures = await em.find(Measure, { ownerScope: 'ALL_UNITS' }, { orderBy: { version: 'asc' } });
    const unitIds = units.map(({ id }) => id);
    const people = await hire(house, agency?.id ?? '', unitIds[0] ?? '');
    const elsewhere = await openElsewhere(config);
    await settle(em);
    const opened = new SimulatedTown(house, app, elsewhere, {
      unitIds,
      measureIds: measures.map(({ id }) => id),
      people,
    });
    // The clock of the house is the clock of the town from now on.
    Object.defineProperty(town, 'time', { get: () => opened.time });
    opened.#fresh = opened.backUp('fresh');
    return opened;
  }

  private constructor(
    house: House,
    app: FastifyInstance,
    elsewhere: Elsewhere,
    known: { unitIds: string[]; measureIds: string[]; people: Hired[] },
  ) {
    this.#house = house;
    this.#app = app;
    this.#elsewhere = elsewhere;
    this.unitIds = known.unitIds;
    this.measureIds = known.measureIds;
    this.#personIds = new Map(known.people.map(({ who, personId }) => [who, personId]));
    this.#secrets = new Map(known.people.map(({ personId, secret }) => [personId, secret]));
  }

  get em(): EntityManager {
    return this.#house.database.fork();
  }

  personId(who: Who): string {
    return this.#personIds.get(who) ?? '';
  }

  caller(personId: string): Promise<Caller | null> {
    const asking = { em: this.em, now: new Date(this.time), log: this.#app.log };
    return callerOfSession(asking, this.#secrets.get(personId) ?? '');
  }

  /** By operation that was applied or met a conflict, the version of its record that the person had seen; 0 for none. */
  get seenWhenAnswered(): ReadonlyMap<string, number> {
    return this.#seenWhenAnswered;
  }

  async push(push: SyncPush, personId: string, upTo: number | null): Promise<PushOutcome> {
    const caller = await this.caller(personId);
    if (!caller) return { kind: 'SIGNED_OUT' };
    const reached = upTo === null ? push.ops : push.ops.slice(0, upTo);
    const answer = await this.#pushAs(caller, { ...push, ops: reached });
    const next = upTo === null ? undefined : push.ops[upTo];
    if (next) answer.receipts.push(...(await this.#whileBusy({ ...push, ops: [next] }, caller)));
    for (const { opId, baseVersion } of push.ops)
      if (!this.#seenWhenAnswered.has(opId) && isAnswered(answer, opId))
        this.#seenWhenAnswered.set(opId, baseVersion ?? 0);
    if (this.rowsPerPage < 500)
      answer.page = await this.pull(caller, push.since, push.scope, this.rowsPerPage);
    return { kind: 'ANSWERED', answer };
  }

  /** A page as the wire would carry it. */
  async pull(caller: Caller, since: number, scope: string | null, limit?: number): Promise<SyncPage> {
    return overTheWire<SyncPage>(
      await this.#resolver.syncPull(this.#contextOf(caller), since, scope ?? undefined, limit),
    );
  }

  async headBlob(sha256: string, personId: string): Promise<BlobOutcome> {
    return blobOutcome(await this.#app.inject({ method: 'HEAD', ...this.#request(sha256, personId) }));
  }

  async putBlob(
    sha256: string,
    bytes: ArrayBuffer,
    personId: string,
    { from, upTo }: { from: number; upTo: number },
  ): Promise<BlobOutcome> {
    this.#folders.add(dirname(this.#house.blobs.pathOf(sha256)));
    const { url, headers } = this.#request(sha256, personId);
    const size = bytes.byteLength;
    const isPart = from > 0 || upTo < size;
    const range = isPart ? { 'content-range': `bytes ${from}-${upTo - 1}/${size}` } : {};
    const payload = Buffer.from(bytes.slice(from, upTo));
    const isPdf = Buffer.from(bytes).subarray(0, 4).toString() === '%PDF';
    const type = { 'content-type': isPdf ? 'application/pdf' : 'image/jpeg' };
    return blobOutcome(
      await this.#app.inject({ method: 'PUT', url, headers: { ...headers, ...type, ...range }, payload }),
    );
  }

  /** Bytes that the server would show. */
  async holds(sha256: string): Promise<boolean> {
    return (await this.#house.blobs.size(sha256)) !== null;
  }

  /** From now on the person works in this unit, and in no other. */
  async move(who: Who, unitId: string): Promise<void> {
    const personId = this.personId(who);
    await this.#inOffice(async (em) => {
      await em.nativeUpdate(RoleHolding, { personId, endedAt: null }, { endedAt: new Date(this.time) });
      const bound = who === 'executive' ? null : unitId;
      em.create(
        RoleHolding,
        { id: uuidv7(), personId, role: ROLES[who], unitId: bound, acting: false },
        { persist: true },
      );
    });
  }

  async disable(who: Who, disabled: boolean): Promise<void> {
    const disabledAt = disabled ? new Date(this.time) : null;
    await this.#inOffice((em) => em.nativeUpdate(Person, { id: this.personId(who) }, { disabledAt }));
  }

  backUp(name: Place = 'yesterday'): Backup {
    this.#elsewhere.keep(name);
    return { name, files: new Set(this.#files()) };
  }

  /** Tables and bytes as they were, under a new epoch (S5). */
  async restore(backup: Backup): Promise<void> {
    await this.#putBack(backup);
    await inTransaction({ ...this.#house, caller: null }, (tx) => beginNewEpoch(tx, this.#house.blobs));
  }

  /** The day before anything happened. */
  async beginAnew(): Promise<void> {
    this.#seenWhenAnswered.clear();
    await this.#putBack(this.#fresh);
    this.time = BEGAN;
    this.rowsPerPage = 500;
    this.unexpected.length = 0;
  }

  async close(): Promise<void> {
    await this.#elsewhere.close();
    await this.#app.close();
    await this.#house.database.close();
    await rm(this.#house.config.dataDir, { recursive: true });
  }

  async #pushAs(caller: Caller, push: SyncPush): Promise<SyncPushAnswer> {
    const input = {
      ...push,
      deviceTime: new Date(push.deviceTime),
      ops: push.ops.map((op) => ({ ...op, clientTime: new Date(op.clientTime) })),
    };
    return overTheWire(await this.#resolver.syncPush(this.#contextOf(caller), input as never));
  }

  /** Somebody else holds the database meanwhile. */
  async #whileBusy(push: SyncPush, caller: Caller): Promise<SyncPushAnswer['receipts']> {
    this.#holders += 1;
    if (this.#holders === 1) this.#elsewhere.hold();
    try {
      return (await this.#pushAs(caller, push)).receipts;
    } finally {
      this.#holders -= 1;
      if (this.#holders === 0) this.#elsewhere.letGo();
    }
  }

  #contextOf(caller: Caller): RequestContext {
    const error = (what: unknown): void => void this.unexpected.push(what);
    return {
      ...this.#house,
      em: this.em,
      caller,
      language: 'th',
      requestId: 'simulation',
      log: { ...this.#app.log, error } as never,
      address: '127.0.0.1',
      sessionSecret: null,
      setSession: () => undefined,
      challengeSecret: null,
      setChallenge: () => undefined,
      userAgent: null,
      loaders: new Map(),
    };
  }

  #request(sha256: string, personId: string) {
    const { name } = sessionCookie(this.#house.config);
    const cookie = `${name}=${this.#secrets.get(personId) ?? ''}`;
    return { url: `/blobs/${sha256}`, headers: { cookie } };
  }

  #inOffice(work: (em: EntityManager) => Promise<unknown>): Promise<unknown> {
    return inTransaction({ ...this.#house, caller: null }, ({ em }) => work(em));
  }

  async #putBack({ name, files }: Backup): Promise<void> {
    this.#elsewhere.putBack(name);
    for (const file of this.#files()) if (!files.has(file)) await rm(file);
  }

  #files(): string[] {
    return [...this.#folders].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  }
}

/** Nobody pulls the plug here; a busy database is noticed at once; the trail may be put back, too. */
async function settle(em: EntityManager): Promise<void> {
  await em.execute('pragma synchronous = off');
  await em.execute('pragma busy_timeout = 0');
  for (const trigger of ['activity_no_update', 'activity_no_delete'])
    await em.execute(`drop trigger ${trigger}`);
}

interface Hired {
  who: Who;
  personId: string;
  secret: string;
}

/** Everybody signed in; they all begin in the same unit. */
function hire(house: House, agencyId: string, unitId: string): Promise<Hired[]> {
  return inTransaction({ ...house, caller: officeOf(agencyId) }, async (tx) => {
    const hired: Hired[] = [];
    for (const who of PEOPLE) {
      const roles = [{ role: ROLES[who], unitId: who === 'executive' ? null : unitId }];
      const { id } = await addPerson(tx, agencyId, {
        loginName: `simulated-${who}`,
        displayName: who,
        roles,
      });
      hired.push({ who, personId: id, secret: startSession(tx, id) });
    }
    return hired;
  });
}

function blobOutcome({ statusCode: status, headers }: LightMyRequestResponse): BlobOutcome {
  if (status === 200 || status === 201) return { kind: 'STORED' };
  if (status === 404 || status === 409) return { kind: 'MISSING', offset: Number(headers['upload-offset']) };
  if (status === 401) return { kind: 'SIGNED_OUT' };
  if (status === 403) return { kind: 'REFUSED', code: 'NOT_ALLOWED', final: false };
  if (status === 415) return { kind: 'REFUSED', code: 'PHOTO_UNREADABLE', final: true };
  if (status === 422) return { kind: 'REFUSED', code: 'HASH_MISMATCH', final: false };
  return { kind: 'RETRY', retryAfterMs: null };
}

function overTheWire<T>(answer: unknown): T {
  return JSON.parse(JSON.stringify(answer)) as T;
}

function isAnswered({ receipts }: SyncPushAnswer, opId: string): boolean {
  return receipts.some(({ status, ...one }) => one.opId === opId && ['APPLIED', 'CONFLICT'].includes(status));
}
