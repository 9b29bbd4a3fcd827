import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { makeApp } from '../app.ts';
import { inTransaction } from '../platform/transaction.ts';
import { beginNewEpoch } from '../sync/restore.service.ts';
import { inTheWay, somebodyWaits } from '../testing/in-the-way.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { aLargePhoto, announced, announcedFile, hashed, put, until, type Photo } from '../testing/photo.ts';
import { townWithAction } from '../testing/town-with-action.ts';
import { startTown } from '../testing/town.ts';
import { HeldBytes } from './held-bytes.entity.ts';

const { town, recorder, actionId } = await townWithAction();
const { blobs, clock } = town.house;
afterAll(() => town.stop());

async function attach(photo: Photo): Promise<string> {
  const id = uuidv7();
  await phoneOf(recorder).send(anOrder('attachPhoto', announced(actionId, photo), { entityId: id }));
  return id;
}
const heldOf = async ({ sha256 }: Photo) => {
  const [held] = await town.house.database.fork().find(HeldBytes, { sha256 });
  return held;
};
const isMissed = async (photo: Photo) => (await heldOf(photo))?.missedAt != null;
const isChecked = async (photo: Photo) => (await heldOf(photo))?.checkedAt != null;
const get = async ({ sha256 }: Photo) => (await recorder.fetch(`/blobs/${sha256}`)).status;
const isAskedFor = async ({ sha256 }: Photo) =>
  (await phoneOf(recorder).push([])).missingBlobs.includes(sha256);
async function isStored(id: string): Promise<boolean> {
  const rows = (await phoneOf(recorder).pull()).flatMap((page) => page.rows);
  return rows.some(
    ({ kind, id: its, data }) => (kind === 'photo' || kind === 'file') && its === id && data.stored,
  );
}
/** A photo that was sent, looked at, and of which nobody has a copy to show any more. */
async function aPhotoOfOld(): Promise<Photo & { id: string }> {
  const photo = await aLargePhoto();
  const id = await attach(photo);
  expect((await put(recorder, photo)).status).toBe(201);
  await until(() => isChecked(photo));
  for (const variant of ['clean', 'thumb']) await rm(`${blobs.pathOf(photo.sha256)}.${variant}`);
  return { ...photo, id };
}
const spoilt = ({ bytes }: Photo) => bytes.map((byte, at) => (at > 500 ? byte ^ 1 : byte));
/** What the server does when it starts, until `isSo`. */
async function startedAgain(isSo: () => Promise<boolean>): Promise<void> {
  const app = await makeApp(town.house);
  app.log.level = 'silent';
  await app.listen({ port: 0, host: '127.0.0.1' });
  await until(isSo);
  await app.close();
}

describe('bytes that the disk has lost', () => {
  it('[S5] are asked for, sent again by a phone that has them, and looked at anew', async () => {
    const photo = await aPhotoOfOld();
    await rm(blobs.pathOf(photo.sha256));
    expect([await get(photo), await isMissed(photo), await isStored(photo.id)]).toEqual([404, true, false]);
    const twin = await attach(photo);
    expect([await isStored(twin), await isAskedFor(photo)]).toEqual([false, true]);
    expect((await put(recorder, photo)).status).toBe(201);
    expect([await isMissed(photo), await isAskedFor(photo)]).toEqual([false, false]);
    expect([await isStored(photo.id), await isStored(twin)]).toEqual([true, true]);
    await until(() => isChecked(photo));
    expect(await get(photo)).toBe(200);
  });

  it('[S5] are there again when their volume is, and nobody sends them', async () => {
    const photo = await aPhotoOfOld();
    const path = blobs.pathOf(photo.sha256);
    await rename(path, `${path}.away`);
    expect([await get(photo), await isMissed(photo)]).toEqual([404, true]);
    await rename(`${path}.away`, path);
    await startedAgain(async () => !(await isMissed(photo)) && (await isChecked(photo)));
    expect([await isStored(photo.id), await isAskedFor(photo), await get(photo)]).toEqual([true, false, 200]);
  });

  it('[S5] stay lost when what came back is not what was sent', async () => {
    const photo = await aPhotoOfOld();
    const path = blobs.pathOf(photo.sha256);
    await rm(path);
    expect(await get(photo)).toBe(404);
    await writeFile(path, spoilt(photo));
    await startedAgain(async () => (await blobs.size(photo.sha256)) === null);
    expect([await isMissed(photo), await isAskedFor(photo)]).toEqual([true, true]);
  });

  it('[S5] are also those that it gives back otherwise than they were: never shown, and asked for', async () => {
    const photo = await aPhotoOfOld();
    await writeFile(blobs.pathOf(photo.sha256), spoilt(photo));
    expect([await get(photo), await isMissed(photo), await isAskedFor(photo)]).toEqual([404, true, true]);
    expect(await blobs.size(photo.sha256)).toBeNull();
    expect((await put(recorder, photo)).status).toBe(201);
    expect(await blobs.read(photo.sha256)).toEqual(Buffer.from(photo.bytes));
    expect([await get(photo), await isStored(photo.id)]).toEqual([200, true]);
  });

  it('[S5] are not those of which it cannot say: they are there when it can again', async () => {
    const photo = await aPhotoOfOld();
    const folder = dirname(blobs.pathOf(photo.sha256));
    await rename(folder, `${folder}-away`);
    await writeFile(folder, 'no folder');
    expect(await get(photo)).toBe(500);
    const restored = inTransaction({ ...town.house, caller: null }, (tx) => beginNewEpoch(tx, blobs));
    await expect(restored).rejects.toMatchObject({ code: 'ENOTDIR' });
    await rm(folder);
    await rename(`${folder}-away`, folder);
    expect([await isMissed(photo), await isStored(photo.id), await isAskedFor(photo)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(await get(photo)).toBe(200);
  });
});

if (inject('postgresUrl') !== undefined) {
  const aPdf = hashed(Buffer.from('%PDF-1.7 คำสั่ง %%EOF'));
  it.each([
    ['photo', 'attachPhoto', announced, await aLargePhoto(), 'image/jpeg'],
    ['file', 'attachFile', announcedFile, aPdf, 'application/pdf'],
  ] as const)(
    '[S7] a %s that is named while its bytes arrive does not wait for them in vain',
    async (...its) => {
      const [, attachIt, asAnnounced, bytes, type] = its;
      const id = uuidv7();
      const order = anOrder(attachIt, asAnnounced(actionId, bytes), { entityId: id });
      const naming = await inTheWay(town, async (other) => {
        // Whoever names them has seen that they are not there, and waits for the agency's clock.
        await other.execute('select id from agency for no key update');
        const sending = phoneOf(recorder).send(order);
        await somebodyWaits(town);
        expect((await put(recorder, bytes, type)).status).toBe(201);
        return { sending };
      });
      expect(await naming.sending).toMatchObject([{ status: 'APPLIED' }]);
      expect([await isStored(id), await isAskedFor(bytes)]).toEqual([false, true]);
      await startedAgain(() => isStored(id));
      expect(await isAskedFor(bytes)).toBe(false);
    },
  );
}

it.each([{ PHOTO_GB_PER_AGENCY: '0.0004' }, { PHOTO_MB_PER_PERSON_AND_DAY: '0.4' }])(
  'what is lost takes no room: %o',
  async (settings) => {
    const small = await startTown(settings);
    const somebody = await small.as('recorder');
    const [first, next] = [await aLargePhoto(), await aLargePhoto()];
    expect((await put(somebody, first)).status).toBe(201);
    expect((await put(somebody, next)).ok).toBe(false);
    await rm(small.house.blobs.pathOf(first.sha256));
    const { database } = small.house;
    await database.fork().nativeUpdate(HeldBytes, { sha256: first.sha256 }, { missedAt: clock() });
    expect((await put(somebody, next)).status).toBe(201);
    expect((await put(somebody, first)).ok).toBe(false);
    await small.stop();
  },
);
