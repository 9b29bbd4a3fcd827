import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../platform/transaction.ts';
import { anAction, record } from '../testing/deeds.ts';
import { announced, aPhoto, put, until } from '../testing/photo.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
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
  expect(begun).toEqual({ agencies: 1, photosMissing: 1 });
  expect((await phone.push([])).missingBlobs).toEqual([lost?.sha256]);
});
