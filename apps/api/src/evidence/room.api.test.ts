import { access, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agency } from '../agency/agency.entity.ts';
import type { Client } from '../testing/client.ts';
import { anAction, record } from '../testing/deeds.ts';
import { hire } from '../testing/people.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import {
  aLargePhoto,
  announced,
  arrivedOf,
  hashed,
  put,
  putPart,
  putWithoutLength,
  type Photo,
} from '../testing/photo.ts';
import { FINANCE, placesSeenBy, planIdSeenBy, type Places } from '../testing/places.ts';
import { mostRowsAtOnceIn } from '../testing/queries.ts';
import { producedReport } from '../testing/reports.ts';
import { startTown, type Town } from '../testing/town.ts';
import { HeldBytes } from './held-bytes.entity.ts';
import { sweepings } from './sweeping.ts';

const YEARS_AGO = new Date('2019-02-20T09:00:00+07:00');

let town: Town;
let places: Places;
let recorder: Client;
let actionId: string;
async function open(env: NodeJS.ProcessEnv): Promise<void> {
  town = await startTown(env);
  recorder = await town.as('recorder');
  places = await placesSeenBy(recorder);
  const action = anAction({ measureId: places.measure('I7'), unitId: places.unit(FINANCE) });
  await record(recorder, action);
  actionId = action.id;
}
async function attach(photo: Photo): Promise<string> {
  const id = uuidv7();
  const phone = phoneOf(recorder);
  await phone.send(anOrder('attachPhoto', announced(actionId, photo), { entityId: id }));
  return id;
}
const statusOf = async ({ sha256 }: Photo, method = 'HEAD') =>
  (await recorder.fetch(`/blobs/${sha256}`, { method })).status;

interface Told {
  evidenceRoom: { dayLeft: number; dayEndsAt: string; agencyLeft: number } | null;
}
const room = async (client: Client): Promise<Told['evidenceRoom']> =>
  (await client.gql<Told>('{ evidenceRoom { dayLeft dayEndsAt agencyLeft } }')).evidenceRoom;

describe('the room that is left', () => {
  beforeAll(() => open({ PHOTO_MB_PER_PERSON_AND_DAY: '1', PHOTO_GB_PER_AGENCY: '0.002' }));
  afterAll(() => town.stop());

  it('is told before it is used up, to those who may send, and the day’s comes back at midnight', async () => {
    const [day, agency] = [1024 * 1024, 0.002 * 1024 * 1024 * 1024];
    const dayEndsAt = '2023-02-20T17:00:00.000Z';
    expect(await room(recorder)).toEqual({ dayLeft: day, agencyLeft: agency, dayEndsAt });
    const photo = await aLargePhoto();
    const { length } = photo.bytes;
    expect((await put(recorder, photo)).status).toBe(201);
    expect(await room(recorder)).toEqual({ dayLeft: day - length, agencyLeft: agency - length, dayEndsAt });
    const head = await room(await town.as('head'));
    expect(head, 'another person’s day').toEqual({ dayLeft: day, agencyLeft: agency - length, dayEndsAt });
    for (const client of [await town.as('auditor'), town.anybody()]) expect(await room(client)).toBeNull();
    town.wait({ minutes: 15 * 60 });
    expect((await room(await town.as('recorder')))?.dayLeft).toBe(day);
  });
});

describe('a day’s photos of one person', () => {
  beforeAll(() => open({ PHOTO_MB_PER_PERSON_AND_DAY: '0.4' }));
  afterAll(() => town.stop());

  it('have a limit, said in both languages, that passes at midnight in Bangkok', async () => {
    const photo = await aLargePhoto();
    expect((await put(recorder, photo)).status).toBe(201);
    const next = await aLargePhoto();
    const refused = await put(recorder, next);
    expect([refused.status, await refused.json()]).toMatchObject([
      429,
      { code: 'PHOTOS_OF_DAY_FULL', message: /0\.4 MB.*เที่ยงคืน/ },
    ]);
    const inEnglish = await put(recorder.saying({ 'accept-language': 'en' }), next);
    expect(await inEnglish.json()).toMatchObject({ message: /0\.4 MB .*midnight/ });
    const seconds = Number(refused.headers.get('retry-after'));
    const midnight = Date.parse('2023-02-21T00:00:00+07:00');
    const wait = (midnight - town.house.clock().getTime()) / 1000;
    expect(seconds).toBeGreaterThanOrEqual(wait);
    expect(seconds).toBeLessThan(wait + 60);

    expect((await put(recorder, photo)).status).toBe(200);
    const somchai = await hire(town, 'somchai', [{ role: 'RECORDER', unitId: places.unit(FINANCE) }]);
    expect((await put(somchai, await aLargePhoto())).status).toBe(201);
    town.wait({ minutes: 15 * 60 });
    expect((await put(recorder, next)).status).toBe(201);
  });

  it('have it however they come: without a length, or in parts that each would fit', async () => {
    const somsri = await hire(town, 'somsri', [{ role: 'RECORDER', unitId: places.unit(FINANCE) }]);
    expect((await put(somsri, await aLargePhoto())).status).toBe(201);
    const next = await aLargePhoto();
    const part = { from: 0, to: 10_000 };
    for (const refused of [await putWithoutLength(somsri, next), await putPart(somsri, next, part)])
      expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'PHOTOS_OF_DAY_FULL' }]);
    expect(await arrivedOf(somsri, next)).toBe(0);
  });
});

describe('photos that follow each other quickly', () => {
  beforeAll(() => open({ PHOTO_MB_PER_PERSON_AND_DAY: '0.9' }));
  afterAll(() => town.stop());

  it('are counted, though not every one makes the server look at all there are', async () => {
    const answers: number[] = [];
    for (let i = 0; i < 5; i += 1) answers.push((await put(recorder, await aLargePhoto())).status);
    expect(answers).toEqual([201, 201, 201, 429, 429]);
  });
});

describe('the photos of one agency', () => {
  beforeAll(() => open({ PHOTO_GB_PER_AGENCY: '0.0004' }));
  afterAll(() => town.stop());

  it('have a limit, which waiting does not lift', async () => {
    const photo = await aLargePhoto();
    expect((await put(recorder, photo)).status).toBe(201);
    const somchai = await hire(town, 'somchai', [{ role: 'RECORDER', unitId: places.unit(FINANCE) }]);
    const refused = await put(somchai, await aLargePhoto());
    expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toMatchObject([
      507,
      null,
      { code: 'AGENCY_ROOM_FULL', message: /0\.4 MB/ },
    ]);
    expect((await put(somchai, photo)).status).toBe(200);
  });
});

describe('what nobody needs any more', () => {
  beforeAll(() => open({}));
  afterAll(() => town.stop());

  async function sweep(): Promise<void> {
    for (const task of await sweepings(town.house, () => undefined)) await task.run();
  }

  it('bytes that no photo names go after thirty days; named ones stay, also of withdrawn photos', async () => {
    const [unnamed, named, withdrawn] = [await aLargePhoto(), await aLargePhoto(), await aLargePhoto()];
    await attach(named);
    const id = await attach(withdrawn);
    for (const photo of [unnamed, named, withdrawn]) await put(recorder, photo);
    await phoneOf(recorder).send(anOrder('withdrawPhoto', { reason: 'ผิดภาพ' }, { entityId: id }));
    town.wait({ days: 29 });
    await sweep();
    expect(await statusOf(unnamed)).toBe(200);
    town.wait({ days: 2 });
    await sweep();
    const { blobs } = town.house;
    const sizes = [unnamed, named, withdrawn].map(({ sha256 }) => blobs.size(sha256));
    expect(await Promise.all(sizes)).toEqual([null, named.bytes.length, withdrawn.bytes.length]);
    expect(await statusOf(unnamed)).toBe(404);
    expect(await statusOf(named, 'GET')).toBe(200);
    const copies = await Promise.all([
      blobs.size(unnamed.sha256, 'clean'),
      blobs.size(unnamed.sha256, 'thumb'),
    ]);
    expect(copies).toEqual([null, null]);
  });

  it('bytes of many years are looked through in parts, so that phones are heard meanwhile', async () => {
    const em = town.house.database.fork();
    const [agency] = await em.find(Agency, {});
    const held = { sentById: null, checkedAt: null, missedAt: null, fault: null };
    const old = {
      ...held,
      agencyId: agency?.id ?? '',
      kind: 'PHOTO' as const,
      bytes: 1,
      storedAt: YEARS_AGO,
    };
    const many = Array.from({ length: 450 }, (_, at) => hashed(Buffer.from(`unnamed ${at}`)).sha256);
    await em.insertMany(
      HeldBytes,
      many.map((sha256) => ({ ...old, sha256 })),
    );
    expect(await mostRowsAtOnceIn(town, sweep)).toBeLessThanOrEqual(200);
    expect(await em.count(HeldBytes, { sha256: { $in: many } })).toBe(0);
  });

  it('a file without its row goes, and one that a phone still wants to complete stays', async () => {
    const [left, wanted] = [await aLargePhoto(), await aLargePhoto()];
    await attach(wanted);
    for (const { sha256, bytes } of [left, wanted]) {
      await town.house.blobs.keep(sha256, bytes);
      await utimes(town.house.blobs.pathOf(sha256), town.house.clock(), town.house.clock());
    }
    town.wait({ days: 31 });
    await sweep();
    expect(await town.house.blobs.size(left.sha256)).toBeNull();
    expect(await town.house.blobs.size(wanted.sha256)).toBe(wanted.bytes.length);
    expect((await put(recorder, wanted)).status).toBe(201);
  });

  it('[REP3] the files of a report are never among it', async () => {
    const coordinator = await town.as('coordinator');
    const report = await producedReport(coordinator, { planId: await planIdSeenBy(coordinator), round: 1 });
    const blobs = join(town.house.config.dataDir, 'blobs');
    for (const name of await readdir(blobs, { recursive: true }))
      if (/[0-9a-f]{64}$/.test(name)) await utimes(join(blobs, name), town.house.clock(), town.house.clock());
    town.wait({ days: 400 });
    await sweep();
    const again = await town.as('coordinator');
    expect((await again.fetch(`/reports/${report.id}.pdf`)).status).toBe(200);
  });

  it('what a killed writer left aside is never shown, and goes after a day', async () => {
    const photo = await aLargePhoto();
    recorder = await town.as('recorder');
    await attach(photo);
    await put(recorder, photo);
    const torn = join(town.house.config.dataDir, 'blobs', 'aside', 'killed');
    await writeFile(torn, photo.bytes.subarray(0, 1000));
    await utimes(torn, town.house.clock(), town.house.clock());
    expect(await statusOf(photo, 'GET')).toBe(200);
    await sweep();
    await access(torn);
    town.wait({ days: 2 });
    await sweep();
    await expect(access(torn)).rejects.toThrow();
  });
});
