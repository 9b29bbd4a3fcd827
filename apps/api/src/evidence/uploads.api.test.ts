import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { hire } from '../testing/people.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import {
  aLargePhoto,
  announced,
  arrivedOf,
  hashed,
  put,
  putAndBreakOff,
  putPart,
  putWithoutLength,
  type Photo,
} from '../testing/photo.ts';
import { FINANCE } from '../testing/places.ts';
import { foundSecondAgency } from '../testing/second-agency.ts';
import { townWithAction } from '../testing/town-with-action.ts';
import { sweepings } from './sweeping.ts';

const MB = 1024 * 1024;

const { town, places, recorder, actionId } = await townWithAction();
afterAll(() => town.stop());

async function anAnnouncedPhoto(): Promise<Photo> {
  const photo = await aLargePhoto();
  await phoneOf(recorder).send(anOrder('attachPhoto', announced(actionId, photo)));
  return photo;
}
const restOf = ({ bytes }: Photo, from: number) => ({ from, to: bytes.length });
const statusOf = async (client: Client, { sha256 }: Photo, method = 'HEAD') =>
  (await client.fetch(`/blobs/${sha256}`, { method })).status;
/** Files of this photo in the server's folder, finished or not. */
async function filesOf({ sha256 }: Photo): Promise<string[]> {
  const names = await readdir(join(town.house.config.dataDir, 'blobs'), { recursive: true });
  return names.filter((name) => name.includes(sha256));
}
async function sweep(): Promise<void> {
  for (const task of await sweepings(town.house, () => undefined)) await task.run();
}

describe('an upload that breaks off', () => {
  it('[C9] goes on where the server’s bytes end', async () => {
    const photo = await anAnnouncedPhoto();
    await putAndBreakOff(recorder, photo, { from: 0, to: 50_000 });
    expect(await arrivedOf(recorder, photo)).toBe(50_000);
    expect(await statusOf(recorder, photo, 'GET')).toBe(404);
    await putAndBreakOff(recorder, photo, { from: 50_000, to: 90_000 });
    expect(await arrivedOf(recorder, photo)).toBe(90_000);
    const rest = await putPart(recorder, photo, restOf(photo, 90_000));
    expect([rest.status, await rest.json()]).toEqual([201, { sha256: photo.sha256 }]);
    expect(await statusOf(recorder, photo)).toBe(200);
    expect(await town.house.blobs.read(photo.sha256)).toEqual(Buffer.from(photo.bytes));
  });

  it('[C9] goes on from there and from nowhere else: 409 says where', async () => {
    const photo = await anAnnouncedPhoto();
    await putAndBreakOff(recorder, photo, { from: 0, to: 50_000 });
    for (const from of [49_999, 50_001, 1]) {
      const refused = await putPart(recorder, photo, restOf(photo, from));
      expect([refused.status, await refused.json()]).toMatchObject([
        409,
        { code: 'UPLOAD_ELSEWHERE', message: /50000|๕๐๐๐๐/ },
      ]);
      expect(refused.headers.get('upload-offset')).toBe('50000');
    }
    expect((await putPart(recorder, photo, restOf(photo, 50_000))).status).toBe(201);
  });

  it('[C9] may come in pieces, and be the whole under a range', async () => {
    const photo = await anAnnouncedPhoto();
    const piece = await putPart(recorder, photo, { from: 0, to: 10_000 });
    expect([piece.status, piece.headers.get('upload-offset')]).toEqual([202, '10000']);
    expect((await putPart(recorder, photo, { from: 10_000, to: 20_000 })).status).toBe(202);
    expect((await putPart(recorder, photo, restOf(photo, 20_000))).status).toBe(201);
    const whole = await anAnnouncedPhoto();
    expect((await putPart(recorder, whole, restOf(whole, 0))).status).toBe(201);
  });

  it('[C9] whose answer was lost is known: the rest of what is there is there', async () => {
    const photo = await anAnnouncedPhoto();
    await put(recorder, photo);
    const again = await putPart(recorder, photo, restOf(photo, 50_000));
    expect([again.status, await again.json()]).toEqual([200, { sha256: photo.sha256 }]);
    expect(await filesOf(photo)).not.toContainEqual(expect.stringContaining('uploads'));
  });

  it('is begun anew by a phone that knows nothing of parts', async () => {
    const photo = await anAnnouncedPhoto();
    await putAndBreakOff(recorder, photo, { from: 0, to: 50_000 });
    expect((await put(recorder, photo)).status).toBe(201);
    expect(await town.house.blobs.read(photo.sha256)).toEqual(Buffer.from(photo.bytes));
  });

  it('with another end than announced is dropped: 422, and from the first byte again', async () => {
    const photo = await anAnnouncedPhoto();
    await putAndBreakOff(recorder, photo, { from: 0, to: 50_000 });
    const wrong = { ...photo, bytes: photo.bytes.map((byte, at) => (at > 60_000 ? byte ^ 1 : byte)) };
    const refused = await putPart(recorder, wrong, restOf(photo, 50_000));
    expect([refused.status, refused.headers.get('upload-offset')]).toEqual([422, '0']);
    expect(await arrivedOf(recorder, photo)).toBe(0);
    expect(await filesOf(photo)).toEqual([]);
    expect((await put(recorder, photo)).status).toBe(201);
  });

  it('[C9] brings no more than its range: of a longer one nothing is kept', async () => {
    const photo = await anAnnouncedPhoto();
    const range = `bytes 0-9/${photo.bytes.length}`;
    const refused = await putWithoutLength(recorder, photo, { 'content-range': range });
    expect([refused.status, refused.headers.get('upload-offset')]).toEqual([422, '0']);
    expect(await filesOf(photo)).toEqual([]);
    expect((await putWithoutLength(recorder, photo)).status).toBe(201);
  });

  it.each([
    'bytes 5-3/100',
    'bytes 0-100/100',
    'bytes */100',
    'lines 0-5/100',
    'bytes 0-99/*',
    'bytes 0-98/100',
  ])('is refused with a range that cannot be: %s', async (range) => {
    const photo = hashed(Buffer.alloc(100, range));
    const refused = await putPart(recorder, photo, { from: 0, to: 100 }, range);
    expect([refused.status, await refused.json()]).toMatchObject([400, { code: 'CONTENT_RANGE_WRONG' }]);
    expect(await filesOf(photo)).toEqual([]);
  });

  it('is known to nobody else, and continued by nobody else', async () => {
    const photo = await anAnnouncedPhoto();
    await putAndBreakOff(recorder, photo, { from: 0, to: 50_000 });
    const unitId = places.unit(FINANCE);
    const malee = await hire(town, 'malee', [{ role: 'RECORDER', unitId }]);
    const stranger = await foundSecondAgency(town, 'nongprue');
    expect(await arrivedOf(malee, photo)).toBe(0);
    const refused = await putPart(malee, photo, restOf(photo, 50_000));
    expect([refused.status, refused.headers.get('upload-offset')]).toEqual([409, '0']);
    expect((await putPart(stranger, photo, restOf(photo, 50_000))).status).toBe(403);
    expect((await putPart(town.anybody(), photo, restOf(photo, 50_000))).status).toBe(401);
    expect(
      (await town.anybody().fetch(`/blobs/${photo.sha256}`, { method: 'HEAD' })).headers.has('upload-offset'),
    ).toBe(false);
    expect(await arrivedOf(recorder, photo)).toBe(50_000);
  });

  it('[S5] is forgotten after a day, and not before', async () => {
    const photo = await anAnnouncedPhoto();
    await putAndBreakOff(recorder, photo, { from: 0, to: 50_000 });
    town.wait({ minutes: 23 * 60 });
    await sweep();
    expect(await arrivedOf(recorder, photo)).toBe(50_000);
    town.wait({ minutes: 2 * 60 });
    await sweep();
    expect(await arrivedOf(recorder, photo)).toBe(0);
    expect(await filesOf(photo)).toEqual([]);
  });
});

describe('bytes that do not say what they are', () => {
  it('are refused with the kinds that are taken', async () => {
    const { sha256, bytes } = hashed(Buffer.alloc(9));
    for (const headers of [{}, { 'content-type': 'text/html' }]) {
      const sent = {
        method: 'PUT',
        headers: { ...headers, 'accept-language': 'en' },
        body: new Blob([bytes]),
      };
      const refused = await recorder.fetch(`/blobs/${sha256}`, sent);
      expect([refused.status, await refused.json()]).toMatchObject([
        415,
        { code: 'CONTENT_TYPE_WRONG', message: /image\/jpeg.*application\/pdf/ },
      ]);
    }
  });

  it('are refused when their address is no hash', async () => {
    const refused = await put(recorder, { ...hashed(Buffer.alloc(9)), sha256: 'xyz' });
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { code: 'FIELD_WRONG', message: /sha256.*xyz/ },
    ]);
  });
});

describe('the limit', () => {
  it('of ten megabytes is told before the first byte where the request says its length', async () => {
    const photo = hashed(new Uint8Array([1]));
    const refused = await putPart(recorder, photo, { from: 0, to: 1 }, `bytes 0-0/${10 * MB + 1}`);
    expect([refused.status, await refused.json()]).toMatchObject([
      413,
      { code: 'PHOTO_TOO_LARGE', message: /10|๑๐/ },
    ]);
  });

  it('holds for bytes that come without a length, too, and nothing of them is left', async () => {
    const piece = new Uint8Array(MB);
    let sent = 0;
    const photo = hashed(piece);
    const body = new ReadableStream({
      pull: (road) => ((sent += 1) > 12 ? road.close() : road.enqueue(piece)),
    });
    const refused = await recorder.fetch(`/blobs/${photo.sha256}`, {
      method: 'PUT',
      headers: { 'content-type': 'image/jpeg' },
      body,
      duplex: 'half',
    } as RequestInit);
    expect([refused.status, await refused.json()]).toMatchObject([413, { code: 'PHOTO_TOO_LARGE' }]);
    expect(await filesOf(photo)).toEqual([]);
  });
});

describe('the same bytes sent at once', () => {
  it('are kept whole, and everybody who sent them is told so', async () => {
    const photo = await anAnnouncedPhoto();
    const somchai = await hire(town, 'somchai', [{ role: 'RECORDER', unitId: places.unit(FINANCE) }]);
    const answers = await Promise.all([
      ...[recorder, somchai, recorder, somchai].map((person) => put(person, photo)),
      putPart(recorder, photo, restOf(photo, 0)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(await town.house.blobs.read(photo.sha256)).toEqual(Buffer.from(photo.bytes));
    expect(await filesOf(photo)).not.toContainEqual(expect.stringContaining('uploads'));
  });

  it('by a stranger of the same agency with other bytes spoil nothing', async () => {
    const photo = await anAnnouncedPhoto();
    const wrong = { ...photo, bytes: photo.bytes.map((byte) => byte ^ 1) };
    const prasit = await hire(town, 'prasit', [{ role: 'RECORDER', unitId: places.unit(FINANCE) }]);
    const [right, refused] = await Promise.all([put(recorder, photo), put(prasit, wrong)]);
    expect([right.status, refused.status]).toEqual([201, 422]);
    expect(await town.house.blobs.read(photo.sha256)).toEqual(Buffer.from(photo.bytes));
  });
});

describe('a server killed', () => {
  it('between the file and its row is sent the bytes again, and keeps them once', async () => {
    const photo = await anAnnouncedPhoto();
    await town.house.blobs.keep(photo.sha256, photo.bytes);
    expect(await arrivedOf(recorder, photo)).toBe(0);
    expect(await statusOf(recorder, photo, 'GET')).toBe(404);
    expect((await put(recorder, photo)).status).toBe(201);
    expect(await statusOf(recorder, photo, 'GET')).toBe(200);
  });

  it('after the last byte and before the check is sent the bytes again', async () => {
    const photo = await anAnnouncedPhoto();
    await putAndBreakOff(recorder, photo, restOf(photo, 0));
    expect(await arrivedOf(recorder, photo)).toBe(photo.bytes.length);
    expect((await put(recorder, photo)).status).toBe(201);
  });
});

it('[S3] bytes that come before the record that names them complete it', async () => {
  const photo = await aLargePhoto();
  expect((await put(recorder, photo)).status).toBe(201);
  const phone = phoneOf(recorder);
  const order = anOrder('attachPhoto', announced(actionId, photo), { entityId: uuidv7() });
  const { missingBlobs } = await phone.push(phone.numbered(order));
  expect(missingBlobs).not.toContain(photo.sha256);
  expect(await statusOf(recorder, photo, 'GET')).toBe(200);
});
