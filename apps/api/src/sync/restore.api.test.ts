import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SyncPage } from '@prongsai/contract';
import { Agency } from '../agency/agency.entity.ts';
import { rows } from '../platform/rows.ts';
import { inTransaction } from '../platform/transaction.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { anAction, record } from '../testing/deeds.ts';
import { addPerson, enrol, tokenIn } from '../testing/people.ts';
import { announced, aPhoto, put, until } from '../testing/photo.ts';
import { anOrder, phoneOf, type Phone } from '../testing/phone.ts';
import { FINANCE, placesSeenBy } from '../testing/places.ts';
import { startTown, type Town } from '../testing/town.ts';
import { beginNewEpoch } from './restore.service.ts';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

it('[S5] waits again for photos whose files did not come back with the backup', async () => {
  const recorder = await town.as('recorder');
  const phone = phoneOf(recorder);
  const places = await placesSeenBy(recorder);
  const action = anAction({ measureId: places.measure('I7'), unitId: places.unit(FINANCE) });
  await record(recorder, action);
  const photos = [await aPhoto('teal'), await aPhoto('olive')];
  await phone.send(...photos.map((photo) => anOrder('attachPhoto', announced(action.id, photo))));
  for (const photo of photos) expect((await put(recorder, photo)).status).toBe(201);
  expect((await phone.push([])).missingBlobs).toEqual([]);

  const [lost] = photos;
  const { house } = town;
  // Its copies are made meanwhile, into the same folder.
  await until(async () => (await house.blobs.size(lost?.sha256 ?? '', 'thumb')) !== null);
  await rm(join(house.config.dataDir, 'blobs', lost?.sha256.slice(0, 2) ?? ''), { recursive: true });
  const begun = await inTransaction({ ...house, caller: null }, (tx) => beginNewEpoch(tx, house.blobs));
  expect(begun).toMatchObject({ agencies: 1, photosMissing: 1 });
  expect((await phone.push([])).missingBlobs).toEqual([lost?.sha256]);
});

/** Somebody's phone, and an action of February that it has read, in a history that is lost then. */
async function aLostHistory() {
  const [recorder, head] = [await town.as('recorder'), await town.as('head')];
  const places = await placesSeenBy(recorder);
  const { id, ...action } = anAction({ measureId: places.measure('I7'), unitId: places.unit(FINANCE) });
  await record(recorder, { id, ...action });
  const [phone, other] = [phoneOf(recorder), phoneOf(head)];
  await phone.pull();
  await other.pull();
  return { phone, other, id };
}
const versionOf = (pages: readonly SyncPage[], id: string): number =>
  pages.flatMap(({ rows }) => rows).find((row) => row.id === id)?.version ?? 0;
const change = (entityId: string, what: string, baseVersion: number) =>
  anOrder('changeAction', { what }, { entityId, baseVersion });

it('[S5] [S3] what was seen in a lost history replaces nothing that was written since', async () => {
  const { phone, other, id } = await aLostHistory();
  const clock = await clockNow();
  const before = versionOf(await phoneOf(await town.as('recorder')).pull(), id);
  for (const what of ['หนึ่ง', 'สอง', 'สาม']) await phone.send(change(id, what, before));
  const lost = versionOf(await other.pull(), id);
  await setClock(clock, id);
  const { house } = town;
  await inTransaction({ ...house, caller: null }, (tx) => beginNewEpoch(tx, house.blobs));
  expect(await phone.send(change(id, 'ของผู้บันทึก', clock))).toMatchObject([{ status: 'APPLIED' }]);
  expect(await other.send(change(id, 'ของหัวหน้า', lost))).toMatchObject([{ status: 'CONFLICT' }]);
});

it('[S5] a phone ahead of the clock begins a new epoch for all, in which nobody is signed out and no earlier link works, and within the hour no second one', async () => {
  town.wait({ days: 1 });
  const { phone, other, id } = await aLostHistory();
  const clock = await clockNow();
  for (const what of ['หนึ่ง', 'สอง', 'สาม']) await phone.send(change(id, what, clock));
  await other.pull();
  await setClock(clock, id);
  const invited = await addPerson(await town.as('coordinator'), 'somchai', [{ role: 'AUDITOR' }]);
  expect((await phone.push([])).page).toMatchObject({ reset: true });
  const enrolled = await enrol(town.anybody(), tokenIn(invited.addPerson.enrolmentUrl));
  expect(enrolled.enrol.userErrors).toMatchObject([{ code: 'ENROLMENT_UNUSABLE' }]);
  // By now the clock has passed what the other phone had read.
  expect((await other.push([])).page).toMatchObject({ reset: true });
  expect((await other.push([])).page).toMatchObject({ reset: false });
  const epoch = await epochNow();
  await tellsToBeAhead(phone, 1000);
  expect(await epochNow()).toBe(epoch);
});

/** Asks as a phone that has read so many versions more than there are; it has to read anew. */
async function tellsToBeAhead(phone: Phone, by: number): Promise<void> {
  expect((await phone.push([], { since: (await clockNow()) + by })).page).toMatchObject({ reset: true });
}

it('[S5] [MAY2] believes nobody who only reads, nor a phone further ahead than an epoch is long', async () => {
  town.wait({ days: 1 });
  const [auditor, recorder] = [phoneOf(await town.as('auditor')), phoneOf(await town.as('recorder'))];
  for (const phone of [auditor, recorder]) await phone.pull();
  const epoch = await epochNow();
  await tellsToBeAhead(auditor, 1);
  await tellsToBeAhead(recorder, 1_000_001);
  const clock = await clockNow();
  await town.house.database.fork().nativeUpdate(Agency, {}, { syncClock: 2 ** 30 + 1 });
  await tellsToBeAhead(recorder, 1);
  await town.house.database.fork().nativeUpdate(Agency, {}, { syncClock: clock });
  expect(await epochNow()).toBe(epoch);
  await tellsToBeAhead(recorder, 1_000_000);
  expect(await epochNow()).not.toBe(epoch);
});

it('[S5] a phone ahead of the clock has the photos asked for whose files did not come back', async () => {
  town.wait({ days: 1 });
  const recorder = await town.as('recorder');
  const phone = phoneOf(recorder);
  const { id } = await aLostHistory();
  const photo = await aPhoto('navy');
  await phone.send(anOrder('attachPhoto', announced(id, photo)));
  expect((await put(recorder, photo)).status).toBe(201);
  const { blobs } = town.house;
  await until(async () => (await blobs.size(photo.sha256, 'thumb')) !== null);
  await rm(join(town.house.config.dataDir, 'blobs', photo.sha256.slice(0, 2)), { recursive: true });
  await phone.pull();
  await tellsToBeAhead(phone, 1);
  await until(async () => (await phone.push([])).missingBlobs.includes(photo.sha256));
});

/** The tables as they were when the clock stood so: of the action its first words. */
async function setClock(clock: number, id: string): Promise<void> {
  const em = town.house.database.fork();
  await em.nativeUpdate(Agency, {}, { syncClock: clock });
  await em.nativeUpdate(PublicityAction, { id }, { version: clock, fieldVersions: { what: clock } });
}
const agencyNow = async () => (await rows(town.house.database.fork(), Agency, {}))[0];
const clockNow = async () => (await agencyNow())?.syncClock ?? 0;
const epochNow = async () => (await agencyNow())?.epoch;
