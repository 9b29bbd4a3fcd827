import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { docxPart } from '@prongsai/fixtures/reading';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { makeApp } from '../app.ts';
import { Person } from '../person/person.entity.ts';
import { inTransaction } from '../platform/transaction.ts';
import { anAction, record } from '../testing/deeds.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import {
  aDamagedPhoto,
  aLargePhoto,
  announced,
  aPhoto,
  fromACamera,
  hashed,
  put,
  until,
  type Photo,
} from '../testing/photo.ts';
import { FINANCE } from '../testing/places.ts';
import { isKilled } from '../testing/process-beside.ts';
import { halfYearReport } from '../testing/reports.ts';
import { townWithAction } from '../testing/town-with-action.ts';
import { markStored } from './held-bytes.service.ts';
import { HeldBytes } from './held-bytes.entity.ts';

const { town, places, recorder, actionId } = await townWithAction();
afterAll(() => town.stop());

async function attach(photo: Photo, to = actionId): Promise<string> {
  const id = uuidv7();
  await phoneOf(recorder).send(anOrder('attachPhoto', announced(to, photo), { entityId: id }));
  return id;
}
async function send(photo: Photo): Promise<string> {
  const id = await attach(photo);
  expect((await put(recorder, photo)).ok).toBe(true);
  return id;
}
const get = ({ sha256 }: Photo, size = '') => recorder.fetch(`/blobs/${sha256}${size}`);
async function shown(photo: Photo, size = ''): Promise<Buffer> {
  const response = await get(photo, size);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  return Buffer.from(await response.arrayBuffer());
}
const heldOf = async ({ sha256 }: Photo) => {
  const [held] = await town.house.database.fork().find(HeldBytes, { sha256 });
  return held;
};
const isChecked = (photo: Photo) => async () => (await heldOf(photo))?.checkedAt != null;
const rowOf = async (id: string) => {
  const rows = (await phoneOf(recorder).pull()).flatMap((page) => page.rows);
  return rows.find((row) => row.kind === 'photo' && row.id === id);
};
/** Hashes of what the town has to show. */
async function soundPhotos(): Promise<Set<string>> {
  const rows = (await phoneOf(recorder).pull()).flatMap((page) => page.rows);
  const photos = rows.flatMap((row) => (row.kind === 'photo' ? row.data : []));
  const sound = photos.filter(({ stored, fault, withdrawnAt }) => stored && !fault && !withdrawnAt);
  return new Set(sound.map(({ sha256 }) => sha256));
}
/** The server as it stands after a kill between the commit and the look at the pixels. */
async function storedAndKilled(photo: Photo): Promise<void> {
  await town.house.blobs.keep(photo.sha256, photo.bytes);
  const [person] = await town.house.database.fork().find(Person, { loginName: 'recorder' });
  const { agencyId = '', id = null } = person ?? {};
  const held = { kind: 'PHOTO', bytes: photo.bytes.length } as const;
  const stored = { agencyId, sentById: id, sha256: photo.sha256, ...held };
  await inTransaction({ ...town.house, caller: null }, (tx) => markStored(tx, [stored]));
}
/** Another start of the server on the same folder and database; gives its address and the way to stop it. */
async function startAgain() {
  const app = await makeApp(town.house);
  app.log.level = 'silent';
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { port: (app.server.address() as AddressInfo).port, stop: () => app.close() };
}

const isCopierKilled = () => isKilled('photo-copier');

/** The entry of EXIF behind which places stand, in either order of bytes. */
const GPS_TAG = [Buffer.from([0x88, 0x25]), Buffer.from([0x25, 0x88])];

it('[PHOTO3] whoever has a copy already is sent its head alone', async () => {
  const photo = await aPhoto('teal');
  await send(photo);
  const tags: (string | null)[] = [];
  for (const size of ['', '?size=thumb']) {
    const first = await get(photo, size);
    const etag = first.headers.get('etag') ?? '';
    tags.push(etag);
    const headers = { 'if-none-match': etag };
    const again = await recorder.fetch(`/blobs/${photo.sha256}${size}`, { headers });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    const stranger = await town.anybody().fetch(`/blobs/${photo.sha256}${size}`, { headers });
    expect(stranger.status).toBe(401);
  }
  expect(tags).toEqual([`"${photo.sha256}-clean"`, `"${photo.sha256}-thumb"`]);
});

describe('what people are shown of a photo', () => {
  it('[PHOTO3] has nothing left of where and with what it was taken; what came stays as it is', async () => {
    const photo = await fromACamera(6);
    const came = await sharp(photo.bytes).metadata();
    expect([came.exif, came.icc, came.xmp].map((part) => (part?.length ?? 0) > 0)).toEqual([
      true,
      true,
      true,
    ]);
    expect(came.exif?.includes('Bophloi camera')).toBe(true);
    expect(GPS_TAG.some((tag) => came.exif?.includes(tag))).toBe(true);
    await send(photo);
    for (const size of ['', '?size=thumb']) {
      const copy = await shown(photo, size);
      const { exif, icc, xmp, iptc, orientation, space } = await sharp(copy).metadata();
      expect([exif, icc, xmp, iptc, orientation, space]).toEqual([
        ...[undefined, undefined, undefined, undefined, undefined],
        'srgb',
      ]);
      for (const trace of ['Exif', 'GPS', 'Prongsai', 'Bophloi camera', 'xmpmeta', 'ICC_PROFILE'])
        expect([trace, copy.includes(trace)]).toEqual([trace, false]);
    }
    expect(await town.house.blobs.read(photo.sha256)).toEqual(Buffer.from(photo.bytes));
  });

  it.each([
    [1, 'top left'],
    [2, 'top right'],
    [3, 'bottom right'],
    [4, 'bottom left'],
    [5, 'top left'],
    [6, 'top right'],
    [7, 'bottom right'],
    [8, 'bottom left'],
  ])(
    '[PHOTO3] stands upright: orientation %d has the sensor’s first corner %s',
    async (orientation, corner) => {
      const photo = await fromACamera(orientation);
      await send(photo);
      const { data, info } = await sharp(await shown(photo))
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual(orientation < 5 ? [300, 200] : [200, 300]);
      const isRed = (x: number, y: number) => {
        const [red = 0, green = 0] = data.subarray((y * info.width + x) * info.channels);
        return red > 200 && green < 60;
      };
      const [right, bottom] = [info.width - 10, info.height - 10];
      const corners = {
        'top left': isRed(10, 10),
        'top right': isRed(right, 10),
        'bottom left': isRed(10, bottom),
        'bottom right': isRed(right, bottom),
      };
      expect(Object.entries(corners).filter(([, red]) => red)).toEqual([[corner, true]]);
    },
  );

  it('[PHOTO3] is at most 1600 pixels wide or high, its thumbnail 480', async () => {
    const photo = await aLargePhoto(2400);
    await send(photo);
    const sizes = [await shown(photo), await shown(photo, '?size=thumb')].map(async (copy) => {
      const { width, height } = await sharp(copy).metadata();
      return [width, height];
    });
    expect(await Promise.all(sizes)).toEqual([
      [1600, 1067],
      [480, 320],
    ]);
  });

  it('[PHOTO3] is a JPEG of whatever came; what was transparent is white', async () => {
    const glass = { create: { width: 40, height: 40, channels: 4, background: '#00000000' } } as const;
    for (const kind of ['png', 'webp'] as const) {
      const photo = hashed(await sharp(glass).toFormat(kind).toBuffer());
      await send(photo);
      const { channels } = await sharp(await shown(photo)).stats();
      expect(channels.map(({ min }) => min)).toEqual([255, 255, 255]);
    }
  });
});

describe('the look at every pixel', () => {
  it('comes by itself after the bytes, and moves no version', async () => {
    const photo = await aLargePhoto();
    const id = await send(photo);
    const before = await rowOf(id);
    await until(isChecked(photo));
    for (const variant of ['clean', 'thumb'] as const)
      expect(await town.house.blobs.size(photo.sha256, variant)).toBeGreaterThan(0);
    expect(await rowOf(id)).toEqual(before);
    expect(before).toMatchObject({ data: { stored: true, fault: null } });
  });

  it('is made up for after a restart', async () => {
    const photo = await aLargePhoto();
    await attach(photo);
    await storedAndKilled(photo);
    expect((await heldOf(photo))?.checkedAt).toBeNull();
    const again = await startAgain();
    await until(isChecked(photo));
    await again.stop();
    expect(await town.house.blobs.size(photo.sha256, 'clean')).toBeGreaterThan(0);
  });

  it('comes again when the copier is killed over a picture, which is no worse for it', async () => {
    const photo = await aLargePhoto();
    await isCopierKilled();
    const id = await send(photo);
    await until(isCopierKilled);
    expect((await heldOf(photo))?.checkedAt).toBeNull();
    await until(isChecked(photo));
    expect(await rowOf(id)).toMatchObject({ data: { stored: true, fault: null } });
    await shown(photo, '?size=thumb');
  });

  it('is not waited for: who asks before gets the picture at once', async () => {
    const photo = await aLargePhoto();
    await attach(photo);
    await storedAndKilled(photo);
    await shown(photo, '?size=thumb');
    await shown(photo);
    expect((await heldOf(photo))?.checkedAt).not.toBeNull();
  });

  it('[PHOTO3] finds pixels that cannot be read: such a photo is no evidence, and says so', async () => {
    const cell = { measureId: places.measure('O23'), unitId: places.unit(FINANCE) };
    const action = anAction(cell);
    await record(recorder, action);
    const photo = await aDamagedPhoto();
    const id = await attach(photo, action.id);
    expect((await put(recorder, photo)).status).toBe(201);
    await until(isChecked(photo));
    expect(await rowOf(id)).toMatchObject({ data: { stored: true, fault: 'PHOTO_UNREADABLE' } });
    for (const size of ['', '?size=thumb']) {
      const refused = await get(photo, size);
      expect([refused.status, await refused.json()]).toMatchObject([415, { code: 'PHOTO_UNREADABLE' }]);
    }
    const { node, board } = await recorder.gql<{
      node: { fault: string | null };
      board: { cells: { measureId: string; month: string; photosMissing: boolean }[] };
    }>(
      `query ($id: ID!) {
        node(id: $id) { ... on EvidencePhoto { fault } }
        board(agency: "bophloi", fiscalYear: 2566) { cells { measureId month photosMissing } }
      }`,
      { id },
    );
    expect(node.fault).toBe('PHOTO_UNREADABLE');
    const judged = board.cells.find((each) => each.measureId === cell.measureId && each.month === '2023-02');
    expect(judged).toMatchObject({ photosMissing: true });
    const twin = await attach(photo, action.id);
    expect(await rowOf(twin)).toMatchObject({ data: { stored: true, fault: 'PHOTO_UNREADABLE' } });
  });

  it('[PHOTO3] [REP2] is taken before a report shows a photo: what is no picture is left out', async () => {
    const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
    const action = anAction(cell);
    await record(recorder, action);
    const [good, damaged] = [await fromACamera(6), await aDamagedPhoto()];
    const ids = [await attach(good, action.id), await attach(damaged, action.id)];
    for (const photo of [good, damaged]) await storedAndKilled(photo);
    const report = await halfYearReport(town);
    const rows = await Promise.all(ids.map(rowOf));
    expect(rows.map((row) => row?.data)).toMatchObject([{ fault: null }, { fault: 'PHOTO_UNREADABLE' }]);
    const docx = await (await town.as('coordinator')).fetch(`/reports/${report.id}.docx`);
    const written = await docxPart(new Uint8Array(await docx.arrayBuffer()), 'word/document.xml');
    expect(written.match(/<pic:pic[ >]/g)?.length).toBe((await soundPhotos()).size);
  });

  it('[S5] finds bytes that the disk has lost: the phone is asked for them again', async () => {
    const photo = await aPhoto('salmon');
    const id = await attach(photo);
    await storedAndKilled(photo);
    await rm(town.house.blobs.pathOf(photo.sha256));
    expect((await get(photo)).status).toBe(404);
    expect(await rowOf(id)).toMatchObject({ data: { stored: false } });
    const { missingBlobs } = await phoneOf(recorder).push([]);
    expect(missingBlobs).toContain(photo.sha256);
    expect((await put(recorder, photo)).status).toBe(201);
    await shown(photo);
  });
});
