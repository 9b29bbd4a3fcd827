/**
 * The server is killed a hundred times, at random moments of its work and of its start, while phones push records
 * and photos to it. What a phone was told is there, once; nothing that anybody saved is missing; no photo is ever
 * shown torn.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chance } from '../support/chance.ts';
import { Postgres, sqliteTables, type Tables } from '../support/databases.ts';
import { ProductServer } from '../support/server.ts';
import { Session } from '../support/session.ts';
import { PASSWORD, TOWN } from '../support/town.ts';
import { BusyPhone } from './busy-phone.ts';
import { Witness } from './witness.ts';

const KILLS = 100;
const PEOPLE = ['recorder', 'head', 'recorder', 'head', 'recorder'] as const;
/** Once ready it lives for at most so many answers, whatever the speed of the machine, and a moment more. */
const LIFE_ANSWERS = 40;
const MOMENT_MS = 20;
/** A server that stops answering is killed all the same. */
const LONGEST_LIFE_MS = 30_000;
/** Of the kills, this share strikes while it starts. */
const AT_START = 0.15;
const START_MS = 700;
/** Far more than it takes: a slow machine is no fault. */
const TIMEOUT_MS = 1_800_000;
const SETTINGS = { ...TOWN, WEB_HANDLER: '' };

describe('SQLite: a server that is killed', () => {
  const server = new ProductServer({ ...SETTINGS, DATABASE_URL: '' });
  afterAll(() => server.remove());

  test('[S1] [C3] a hundred times loses nothing and doubles nothing', { timeout: TIMEOUT_MS }, async () => {
    await killAllTheTime(server, chance('killed on SQLite'), {
      tables: sqliteTables(server.dataDir),
      halfway: () => Promise.resolve(),
    });
  });
});

describe('PostgreSQL: a server that is killed', () => {
  const postgres = new Postgres();
  let server: ProductServer;
  beforeAll(async () => {
    await postgres.start();
    server = new ProductServer({ ...SETTINGS, DATABASE_URL: postgres.url });
  });
  afterAll(async () => {
    await server.remove();
    await postgres.remove();
  });

  test(
    '[S1] [C3] a hundred times, and its database once, loses nothing and doubles nothing',
    { timeout: TIMEOUT_MS },
    async () => {
      await killAllTheTime(server, chance('killed on PostgreSQL'), {
        tables: postgres.tables,
        // The database dies for once, and the server is the one that lives on.
        halfway: async () => {
          await postgres.kill();
          await setTimeout(MOMENT_MS);
          await postgres.start();
          await isReady(server);
        },
        excuse: /^503|TRY_AGAIN/,
      });
    },
  );
});

interface Store {
  readonly tables: Tables;
  halfway(): Promise<void>;
  /** Answers that are no plain yes, and fit what happens halfway. */
  readonly excuse?: RegExp;
}

async function killAllTheTime(
  server: ProductServer,
  random: () => number,
  { tables, halfway, excuse }: Store,
): Promise<void> {
  await startAtLast(server, random);
  const enter = (name: string) => new Session(() => `http://127.0.0.1:${server.port}`).signIn(name, PASSWORD);
  const sessions = await Promise.all(PEOPLE.map(enter));
  const phones = sessions.map((session) => new BusyPhone(session, random));
  for (const phone of phones) await phone.send();
  const witness = new Witness(await enter('head'), random);
  const latecomer = new BusyPhone(await enter('recorder'), random);

  let isOver = false;
  const work = [...phones.map((phone) => phone.use(() => isOver)), witness.watch(phones, () => isOver)];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await live(sessions, random);
    if (kill === KILLS / 2) await halfway();
    await server.kill();
    tear(server, phones, random);
    if (random() < AT_START) await startAndKill(server, random);
    await server.start();
  }
  isOver = true;
  await Promise.all(work);
  for (let round = 0; round < 50 && !phones.every(({ isDone }) => isDone); round += 1)
    for (const phone of phones) await phone.send();

  // The last word of every phone is what the server has, also after one more death.
  await server.kill();
  await server.start();
  for (const phone of [...phones, latecomer]) await phone.send();
  await expectEverythingOnce(phones, latecomer, tables);
  await expectPhotosWhole(server, phones, witness);
  // Most deaths cut somebody off in the middle.
  expect(phones.reduce((sum, { cutOff }) => sum + cutOff, 0)).toBeGreaterThan(KILLS);
  const complaints = [...phones, witness].flatMap((each) => each.complaints);
  expect(complaints.filter((complaint) => !excuse?.test(complaint))).toEqual([]);
}

/** Its first starts, which make the tables and load the town, are not spared either. */
async function startAtLast(server: ProductServer, random: () => number): Promise<void> {
  for (let kill = 0; kill < 5; kill += 1) await startAndKill(server, random);
  await server.start();
}

/** A life of random length. */
async function live(sessions: readonly Session[], random: () => number): Promise<void> {
  const answers = () => sessions.reduce((sum, session) => sum + session.answers, 0);
  const enough = answers() + random() * LIFE_ANSWERS;
  const patience = AbortSignal.timeout(LONGEST_LIFE_MS);
  while (answers() < enough && !patience.aborted) await setTimeout(1);
  await setTimeout(random() * MOMENT_MS);
}

async function startAndKill(server: ProductServer, random: () => number): Promise<void> {
  const starting = server.start().catch(() => undefined);
  await setTimeout(random() * START_MS);
  await server.kill();
  await starting;
}

async function isReady(server: ProductServer): Promise<void> {
  const ready = () => fetch(`http://127.0.0.1:${server.port}/readyz`).then(({ ok }) => ok);
  while (!(await ready())) await setTimeout(20);
}

/** What a death in the middle of a write may leave: less of a photo than had arrived, to be gone on with from there. */
function tear({ dataDir }: ProductServer, phones: readonly BusyPhone[], random: () => number): void {
  const waiting = phones.flatMap((phone) =>
    [...phone.storage.stores.uploads.values()]
      .filter(({ storedAt }) => storedAt === null)
      .map((upload) => ({ upload, phone })),
  );
  const torn = waiting[Math.floor(random() * waiting.length)];
  if (!torn) return;
  const { phone, upload } = torn;
  const bytes = phone.storage.stores.blobs.get(upload.sha256)?.bytes.slice(0, random() * upload.size);
  const folder = join(dataDir, 'blobs', 'uploads', phone.personId);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, upload.sha256), new Uint8Array(bytes ?? new ArrayBuffer()));
}

async function expectEverythingOnce(
  phones: readonly BusyPhone[],
  latecomer: BusyPhone,
  tables: Tables,
): Promise<void> {
  const acknowledged = phones.flatMap(({ storage }) => [...storage.stores.acknowledged.values()]);
  const opIds = acknowledged.map(({ opId }) => opId);
  expect(opIds.sort()).toEqual(phones.flatMap(({ saved }) => [...saved]).sort());
  expect(phones.flatMap(({ storage }) => [...storage.stores.attention.values()])).toEqual([]);

  const receipts = await tables('select op_id, status, version from sync_receipt order by op_id');
  const told = acknowledged.map(({ opId, version }) => ({ op_id: opId, status: 'APPLIED', version }));
  expect(receipts).toEqual(told.sort((a, b) => (a.op_id < b.op_id ? -1 : 1)));
  const actions = await tables('select id, quantity from publicity_action');
  expect(new Map(actions.map(({ id, quantity }) => [id, quantity]))).toEqual(
    new Map(phones.flatMap(({ quantities }) => [...quantities])),
  );
  const deeds = await tables(
    "select deed, subject_id from activity where deed in ('recordAction', 'changeAction', 'attachPhoto')",
  );
  expect(deeds.map(({ deed, subject_id }) => `${deed} ${subject_id}`).sort()).toEqual(
    acknowledged.map(({ op }) => `${op.kind} ${op.entityId}`).sort(),
  );
  const clients = await tables('select id, last_seq from sync_client where last_seq > 0');
  expect(clients).toHaveLength(phones.length);

  const { rows } = latecomer.storage.stores;
  for (const { storage } of phones) expect(storage.stores.rows).toEqual(rows);
  const versions = [...rows.values()].map(({ version }) => version);
  expect(new Set(versions).size).toBe(versions.length);
}

async function expectPhotosWhole(
  { dataDir }: ProductServer,
  phones: readonly BusyPhone[],
  witness: Witness,
): Promise<void> {
  // The witness has seen photos come: some were looked for too early, and some were there.
  expect(witness.absent).toBeGreaterThan(0);
  expect(witness.shown).toBeGreaterThan(0);
  const hashes = phones.flatMap(({ storage }) => [...storage.stores.uploads.keys()]);
  const before = witness.shown;
  for (const sha256 of hashes) await witness.look(sha256, true);
  expect(witness.shown - before).toBe(hashes.length);
  const files = readdirSync(join(dataDir, 'blobs'), { recursive: true, encoding: 'utf8' });
  const whole = files.filter((file) => /^..\/[0-9a-f]{64}$/.test(file));
  expect(whole.map((file) => file.slice(3)).sort()).toEqual([...hashes].sort());
  for (const file of whole) expect(hashOf(readFileSync(join(dataDir, 'blobs', file)))).toBe(file.slice(3));
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
