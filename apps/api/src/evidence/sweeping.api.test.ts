import { cp, mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Agency } from '../agency/agency.entity.ts';
import { makeApp } from '../app.ts';
import type { House } from '../platform/context.ts';
import { inTransaction } from '../platform/transaction.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { beginNewEpoch } from '../sync/restore.service.ts';
import { aPhoto, announced, put, until, type Photo } from '../testing/photo.ts';
import { townWithAction } from '../testing/town-with-action.ts';
import { startTown } from '../testing/town.ts';
import { EvidencePhoto } from './evidence-photo.entity.ts';
import { HeldBytes } from './held-bytes.entity.ts';
import { sweepings } from './sweeping.ts';

const YEARS_AGO = new Date('2019-02-20T09:00:00+07:00');

const { town, recorder, actionId } = await townWithAction();
const folder = join(town.house.config.dataDir, 'blobs');
const mark = join(folder, 'agency');
let photo: Photo;
beforeAll(async () => {
  photo = await stored(await aPhoto('teal'));
});
afterAll(() => town.stop());

async function stored(one: Photo): Promise<Photo> {
  await phoneOf(recorder).send(anOrder('attachPhoto', announced(actionId, one)));
  expect((await put(recorder, one)).status).toBe(201);
  // Its copies are made meanwhile, into the same folder.
  await until(async () => (await town.house.blobs.size(one.sha256, 'thumb')) !== null);
  return one;
}

/** What a server that is started on this says of its folder, once it has said so or `isSo`. */
async function saidBy(house: House, isSo: () => Promise<boolean>): Promise<string[]> {
  const app = await makeApp(house);
  app.log.level = 'silent';
  const warn = vi.spyOn(app.log, 'warn');
  await app.listen({ port: 0, host: '127.0.0.1' });
  await until(async () => warn.mock.calls.length > 0 || (await isSo()));
  await app.close();
  return warn.mock.calls.map(([sentence]) => String(sentence));
}
const founderOf = async ({ database }: House) => (await database.fork().find(Agency, {}))[0]?.id;
const never = () => Promise.resolve(false);

describe('photos in a folder that another database is started with', () => {
  it.each([
    ['of a demonstration', true, 'town'],
    ['of a demonstration, in a folder that says nothing', false, 'town'],
    ['that is empty, before its dump is loaded', true, 'set-up'],
    ['that is empty, in a folder that says nothing', false, 'set-up'],
  ])('stay: one %s', async (_, isMarked, firstRun) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'prongsai-restored-'));
    await cp(folder, join(dataDir, 'blobs'), { recursive: true });
    if (!isMarked) await rm(join(dataDir, 'blobs', 'agency'));
    const path = join(dataDir, 'blobs', photo.sha256.slice(0, 2), photo.sha256);
    await utimes(path, YEARS_AGO, YEARS_AGO);
    const other = await startTown({ DATA_DIR: dataDir, FIRST_RUN: firstRun });
    const [said = ''] = await saidBy(other.house, never);
    expect(said).toContain(`The folder of photos (${join(dataDir, 'blobs')}) belongs to another database`);
    const founder = await founderOf(other.house);
    if (founder === undefined) expect(said).not.toContain('write');
    else expect(said).toContain(`write ${founder} into ${join(dataDir, 'blobs', 'agency')}`);
    expect(await readdir(join(dataDir, 'blobs', photo.sha256.slice(0, 2)))).toContain(photo.sha256);
    await other.stop();
    await rm(dataDir, { recursive: true });
  });

  it('are its own where it names them, also when the folder is of a time before marks', async () => {
    const founder = await founderOf(town.house);
    expect(await readFile(mark, 'utf8')).toBe(`${founder}\n`);
    await rm(mark);
    const isMarked = () => readdir(folder).then((names) => names.includes('agency'));
    expect(await saidBy(town.house, isMarked)).toEqual([]);
    expect(await readFile(mark, 'utf8')).toBe(`${founder}\n`);
  });
});

describe('photos that came since the backup of a database that was put back', () => {
  const { blobs, clock, database } = town.house;
  /** As the older database has it: it never heard of this photo. */
  async function forget({ sha256 }: Photo): Promise<void> {
    await database.fork().nativeDelete(EvidencePhoto, { sha256 });
    await database.fork().nativeDelete(HeldBytes, { sha256 });
  }
  async function sweep(): Promise<void> {
    for (const task of await sweepings(town.house, () => undefined)) await task.run();
  }

  it('[S5] stay for thirty days from then on, however old they are, and go if nobody has named them again', async () => {
    const late = await stored(await aPhoto('olive'));
    await utimes(blobs.pathOf(late.sha256), clock(), clock());
    town.wait({ days: 40 });
    await forget(late);
    await inTransaction({ ...town.house, caller: null }, (tx) => beginNewEpoch(tx, blobs));
    await sweep();
    expect(await blobs.size(late.sha256)).toBe(late.bytes.length);
    town.wait({ days: 31 });
    await sweep();
    expect(await blobs.size(late.sha256)).toBeNull();
    expect(await blobs.size(photo.sha256)).toBe(photo.bytes.length);
  });

  it('[S5] stay where nobody said so either, while they are more than those it names', async () => {
    await utimes(blobs.pathOf(photo.sha256), YEARS_AGO, YEARS_AGO);
    await forget(photo);
    const [said] = await saidBy(town.house, never);
    expect(said).toContain(`The database names few of the photos in its folder (${folder})`);
    expect(said).toContain('restored');
    expect(await blobs.size(photo.sha256)).toBe(photo.bytes.length);
  });
});
