import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, check, record } from '../testing/deeds.ts';
import { FINANCE, PUBLIC_WORKS } from '../testing/places.ts';
import { hire } from '../testing/people.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { announced, aPhoto, hashed, put, type Photo } from '../testing/photo.ts';
import { foundSecondAgency } from '../testing/second-agency.ts';
import { issueToken } from '../testing/tokens.ts';
import type { TokenScope } from '../token/access-token.entity.ts';
import { townWithAction } from '../testing/town-with-action.ts';

const TEN_MB = 10 * 1024 * 1024;

const { town, places, recorder, actionId } = await townWithAction();
afterAll(() => town.stop());

const head = (client: Client, sha256: string) => client.fetch(`/blobs/${sha256}`, { method: 'HEAD' });
const get = (client: Client, sha256: string, size = '') => client.fetch(`/blobs/${sha256}${size}`);

async function attach(photo: Photo, more: object = {}, client = recorder) {
  const id = uuidv7();
  const phone = phoneOf(client);
  const { receipts, missingBlobs } = await phone.push(
    phone.numbered(anOrder('attachPhoto', announced(actionId, photo, more), { entityId: id })),
  );
  return { id, receipt: receipts[0], missingBlobs };
}
const rowOf = async (id: string) => {
  const rows = (await phoneOf(recorder).pull()).flatMap((page) => page.rows);
  return rows.find((row) => row.kind === 'photo' && row.id === id);
};

const rowOfAny = async (id: string) =>
  (await phoneOf(recorder).pull()).flatMap(({ rows }) => rows).find((row) => row.id === id);

describe('the bytes of a photo', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'are kept once: 201 the first time, 200 again (%s)',
    async (kind) => {
      const photo = await aPhoto('teal', kind);
      await attach(photo);
      expect((await head(recorder, photo.sha256)).status).toBe(404);
      const first = await put(recorder, photo, `image/${kind}`);
      expect([first.status, await first.json()]).toEqual([201, { sha256: photo.sha256 }]);
      expect((await put(recorder, photo, 'application/octet-stream')).status).toBe(200);
      expect((await head(recorder, photo.sha256)).status).toBe(200);
    },
  );

  it('are not taken from strangers: 401 before the first byte', async () => {
    const photo = await aPhoto('red');
    const refused = await put(town.anybody(), photo);
    expect([refused.status, await refused.json()]).toMatchObject([401, { code: 'NOT_SIGNED_IN' }]);
    expect((await head(town.anybody(), photo.sha256)).status).toBe(401);
    expect((await head(recorder, photo.sha256)).status).toBe(404);
  });

  it.each(['text/plain', 'application/json', 'application/json; charset=utf-8'])(
    'are not read as something else: 415 for %s, and the sentence says as what they may come',
    async (type) => {
      const photo = await aPhoto('crimson');
      const refused = await put(recorder, photo, type);
      expect([refused.status, await refused.json()]).toMatchObject([
        415,
        { code: 'CONTENT_TYPE_WRONG', message: /image\/jpeg.*application\/pdf/ },
      ]);
      expect((await head(recorder, photo.sha256)).headers.get('upload-offset')).toBe('0');
    },
  );

  it.each(['POST', 'PATCH', 'DELETE', 'OPTIONS'])(
    'are not sent with %s: nothing is there',
    async (method) => {
      const { sha256, bytes } = await aPhoto('crimson');
      for (const type of ['application/pdf', 'application/json', 'image/jpeg']) {
        const body = new Uint8Array(bytes);
        const refused = await recorder.fetch(`/blobs/${sha256}`, {
          ...{ method, body },
          headers: { 'content-type': type },
        });
        expect([refused.status, await refused.json()]).toMatchObject([404, { code: 'NOT_FOUND' }]);
      }
    },
  );

  it('must be those announced: 422 for another hash, and for what was cut short', async () => {
    const photo = await aPhoto('orange');
    for (const bytes of [(await aPhoto('olive')).bytes, photo.bytes.slice(0, -10)]) {
      const refused = await put(recorder, { ...photo, bytes });
      expect([refused.status, await refused.json()]).toMatchObject([422, { code: 'HASH_MISMATCH' }]);
    }
    expect((await head(recorder, photo.sha256)).status).toBe(404);
  });

  it('cannot be named by anything but a hash', async () => {
    const { bytes } = await aPhoto('navy');
    for (const sha256 of ['nonsense', 'A'.repeat(64), '..%2f..%2fprongsai.db']) {
      expect((await put(recorder, { bytes, sha256 })).status).toBe(400);
      expect((await head(recorder, sha256)).status).toBe(404);
      expect((await get(recorder, sha256)).status).toBe(404);
    }
  });

  it.each([
    ['text that calls itself a picture', hashed(Buffer.from('ไม่ใช่ภาพ'))],
    ['nothing at all', hashed(new Uint8Array())],
    [
      'a drawing that could run code',
      hashed(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')),
    ],
    ['a web page', hashed(Buffer.from('<!doctype html><script>1</script>'))],
    ['half of a picture', null],
    ['a kind we do not keep', 'gif' as const],
  ])('must be a picture: %s is refused', async (_, what) => {
    const photo =
      what === 'gif'
        ? await aPhoto('pink', 'gif')
        : (what ?? hashed((await aPhoto('gold')).bytes.slice(0, 400)));
    const refused = await put(recorder, photo);
    expect([refused.status, await refused.json()]).toMatchObject([
      415,
      { code: 'PHOTO_UNREADABLE', message: /JPEG, PNG/ },
    ]);
    expect((await head(recorder, photo.sha256)).status).toBe(404);
  });

  it('may have ten megabytes: 413 above, and the sentence says the limit', async () => {
    const refused = await put(recorder, hashed(new Uint8Array(TEN_MB + 1)));
    expect([refused.status, await refused.json()]).toMatchObject([
      413,
      { code: 'PHOTO_TOO_LARGE', message: /10 MB/ },
    ]);
    const large = await put(recorder, hashed(new Uint8Array(TEN_MB)));
    expect(await large.json()).toMatchObject({ code: 'PHOTO_UNREADABLE' });
  });
});

describe('a photo of an action', () => {
  it('[S3] is announced first; the answer says which bytes are missing, and they complete it under a new version', async () => {
    const photo = await aPhoto('green');
    const { id, receipt, missingBlobs } = await attach(photo, { caption: 'ป้ายหน้าเทศบาล' });
    expect(receipt?.status).toBe('APPLIED');
    expect(missingBlobs).toContain(photo.sha256);
    const before = await rowOf(id);
    expect(before).toMatchObject({
      version: receipt?.version,
      data: { stored: false, usedBefore: false, caption: 'ป้ายหน้าเทศบาล' },
    });
    expect((await get(recorder, photo.sha256)).status).toBe(404);

    expect((await put(recorder, photo)).status).toBe(201);
    const after = await rowOf(id);
    expect(after).toMatchObject({ data: { stored: true } });
    expect(after?.version).toBeGreaterThan(before?.version ?? 0);
    const { missingBlobs: still } = await phoneOf(recorder).push([]);
    expect(still).not.toContain(photo.sha256);
  });

  it('[S3] whose bytes are here already is complete at once', async () => {
    const photo = await aPhoto('silver');
    await attach(photo);
    await put(recorder, photo);
    const { id, missingBlobs } = await attach(photo);
    expect(missingBlobs).not.toContain(photo.sha256);
    expect(await rowOf(id)).toMatchObject({ data: { stored: true } });
  });

  it('[PHOTO2] of an original that was used before says so', async () => {
    const photo = await aPhoto('maroon');
    await attach(photo);
    const { id } = await attach(await aPhoto('brown'), { sourceSha256: photo.sha256 });
    expect(await rowOf(id)).toMatchObject({ data: { usedBefore: true } });
  });

  it('[PHOTO2] was used before also where the earlier one was withdrawn, or stands in the same action', async () => {
    const photo = await aPhoto('wheat');
    const earlier = await attach(photo);
    const same = await attach(photo);
    expect(await rowOf(same.id)).toMatchObject({ data: { usedBefore: true } });
    for (const { id } of [earlier, same])
      await phoneOf(recorder).send(anOrder('withdrawPhoto', { reason: 'ผิดภาพ' }, { entityId: id }));
    const { id } = await attach(photo);
    expect(await rowOf(id)).toMatchObject({ data: { usedBefore: true } });
    expect(await rowOf(earlier.id)).toMatchObject({ data: { usedBefore: false } });
  });

  it('[PHOTO2] was used before by its bytes alone, however the original is named', async () => {
    const photo = await aPhoto('linen');
    await attach(photo, { sourceSha256: 'a'.repeat(64) });
    const sameBytes = await attach(photo, { sourceSha256: 'b'.repeat(64) });
    const shrunkAgain = await attach(await aPhoto('snow'), { sourceSha256: photo.sha256 });
    const another = await attach(await aPhoto('ivory'), { sourceSha256: 'c'.repeat(64) });
    const flags = await Promise.all(
      [sameBytes, shrunkAgain, another].map(async ({ id }) => (await rowOf(id))?.data),
    );
    expect(flags).toMatchObject([{ usedBefore: true }, { usedBefore: true }, { usedBefore: false }]);
  });

  it('[ACT1] is not used before by the same act for another measure, and is by every other', async () => {
    const photo = await aPhoto('plum');
    const unitId = places.unit(FINANCE);
    const [first, also, again] = [
      anAction({ measureId: places.measure('I7'), unitId }),
      anAction({ measureId: places.measure('E12'), unitId }),
      anAction({ measureId: places.measure('E12'), unitId }),
    ];
    const phone = phoneOf(recorder);
    for (const { id, ...payload } of [first, also])
      await phone.send(anOrder('recordAction', payload, { entityId: id }));
    await record(recorder, again);
    const flags = [];
    for (const { id: at } of [first, also, again]) {
      const { id } = await attach(photo, { actionId: at });
      flags.push((await rowOf(id))?.data);
    }
    expect(flags).toMatchObject([{ usedBefore: false }, { usedBefore: false }, { usedBefore: true }]);
  });

  it('[PHOTO2] sent by several at once is new once', async () => {
    const photo = await aPhoto('thistle');
    const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
    const actions = Array.from({ length: 6 }, () => anAction(cell));
    for (const action of actions) await record(recorder, action);
    const sent = await Promise.all(actions.map(({ id }) => attach(photo, { actionId: id })));
    const flags = await Promise.all(sent.map(async ({ id }) => (await rowOf(id))?.data));
    const isUsed = (data: unknown) => (data as { usedBefore: boolean }).usedBefore;
    expect(flags.map(isUsed).sort()).toEqual([false, true, true, true, true, true]);
  });

  it('[PHOTO1] is seen by those who may read its month, and by nobody else', async () => {
    const photo = await aPhoto('purple');
    await attach(photo);
    await put(recorder, photo);
    for (const person of [
      recorder,
      await town.as('head'),
      await town.as('executive'),
      await town.as('auditor'),
    ]) {
      const shown = await get(person, photo.sha256);
      expect(shown.status).toBe(200);
      expect(shown.headers.get('content-type')).toBe('image/jpeg');
      expect(shown.headers.get('cache-control')).toContain('private');
      expect(shown.headers.get('content-security-policy')).toContain('sandbox');
      expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
      expect((await shown.arrayBuffer()).byteLength).toBeGreaterThan(0);
    }
    const somchai = await hire(town, 'somchai', [{ role: 'RECORDER', unitId: places.unit(PUBLIC_WORKS) }]);
    expect((await get(somchai, photo.sha256)).status).toBe(404);
    expect((await get(town.anybody(), photo.sha256)).status).toBe(401);
  });

  it('[PHOTO1] is not had by knowing its hash: another agency that names it must send it', async () => {
    const photo = await aPhoto('azure');
    await attach(photo);
    await put(recorder, photo);
    const stranger = await foundSecondAgency(town, 'thamuang');
    const system = town.asThirdParty((await issueToken(stranger, ['WRITE_LOGS'])).secret ?? '');
    for (const [method, status] of [
      ['HEAD', 403],
      ['GET', 404],
    ] as const) {
      const refused = await system.fetch(`/blobs/${photo.sha256}`, { method });
      expect(refused.status).toBe(status);
    }
  });

  it('[MAY2] is asked for with HEAD by those who see it, as with GET', async () => {
    const photo = await aPhoto('orchid');
    await attach(photo);
    await put(recorder, photo);
    const coordinator = await town.as('coordinator');
    const token = async (scope: TokenScope) =>
      town.asThirdParty((await issueToken(coordinator, [scope])).secret ?? '');
    for (const client of [
      await town.as('executive'),
      await token('READ_AGENCY'),
      await token('WRITE_LOGS'),
    ]) {
      const [told, given] = [await head(client, photo.sha256), await get(client, photo.sha256)];
      expect([told.status, given.status]).toEqual([200, 200]);
      for (const name of ['content-type', 'etag', 'cache-control'])
        expect(told.headers.get(name), name).toBe(given.headers.get(name));
      const etag = told.headers.get('etag') ?? '';
      const known = { method: 'HEAD', headers: { 'if-none-match': etag } };
      expect((await client.fetch(`/blobs/${photo.sha256}`, known)).status).toBe(304);
    }
    expect((await head(await token('READ_PUBLIC'), photo.sha256)).status).toBe(403);
  });

  it('has a thumbnail with the same rights', async () => {
    const photo = await aPhoto('indigo');
    await attach(photo);
    await put(recorder, photo);
    const thumb = await get(recorder, photo.sha256, '?size=thumb');
    expect(thumb.status).toBe(200);
    expect((await thumb.arrayBuffer()).byteLength).toBeLessThan(photo.bytes.length);
    expect((await get(town.anybody(), photo.sha256, '?size=thumb')).status).toBe(401);
  });

  it('[LOG3] is withdrawn with a reason, and then seen by nobody', async () => {
    const photo = await aPhoto('coral');
    const { id } = await attach(photo);
    await put(recorder, photo);
    const [receipt] = await phoneOf(recorder).send(
      anOrder('withdrawPhoto', { reason: 'ภาพไม่ชัด' }, { entityId: id }),
    );
    expect(receipt?.status).toBe('APPLIED');
    expect((await get(recorder, photo.sha256)).status).toBe(404);
    expect(await rowOf(id)).toMatchObject({
      data: { withdrawnAt: expect.stringMatching(/^2023-02-20T/) as string },
    });
  });

  it('[PHOTO6] is brought back as it was, in its place, by the unit’s own people while there is room', async () => {
    const action = anAction({ measureId: places.measure('I7'), unitId: places.unit(FINANCE) });
    await record(recorder, action);
    const photo = await aPhoto('mediumorchid');
    const attachOne = () => anOrder('attachPhoto', { ...announced(action.id, photo), position: 3 });
    const [first, ...others] = Array.from({ length: 20 }, attachOne);
    const entityId = first?.entityId ?? '';
    const phone = phoneOf(recorder);
    await phone.send(...[first, ...others].filter((order) => order !== undefined));
    const back = (actionId = action.id) => anOrder('restorePhoto', { actionId }, { entityId });
    const out = () => anOrder('withdrawPhoto', { actionId: action.id, reason: 'ภาพไม่ชัด' }, { entityId });
    expect(await phone.send(out(), back(), back())).toMatchObject(Array(3).fill({ status: 'APPLIED' }));
    expect(await rowOf(entityId)).toMatchObject({
      data: { withdrawnAt: null, position: 3, usedBefore: false },
    });
    expect(await phoneOf(await town.as('executive')).send(back())).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect(await phone.send(back(actionId))).toMatchObject([{ code: 'NOT_FOUND' }]);

    const [, , full] = await phone.send(out(), attachOne(), back());
    expect(full).toMatchObject({ status: 'REJECTED', code: 'TOO_MANY_PHOTOS' });
  });

  it('[MAY2] is attached by the unit’s own people only, under an id of its own', async () => {
    const photo = await aPhoto('khaki');
    const { receipt } = await attach(photo, {}, await town.as('executive'));
    expect(receipt).toMatchObject({ status: 'REJECTED', code: 'NOT_ALLOWED' });
    const { id } = await attach(photo);
    const other = anOrder('attachPhoto', announced(actionId, await aPhoto('plum')), { entityId: id });
    expect(await phoneOf(recorder).send(other)).toMatchObject([{ status: 'CONFLICT', code: 'ID_TAKEN' }]);
    const long = await attach(photo, { caption: 'ก'.repeat(301) });
    expect(long.receipt).toMatchObject({ status: 'REJECTED', code: 'TEXT_TOO_LONG' });
  });

  it('[PHOTO4] has at most nineteen beside it, and room again when one is withdrawn', async () => {
    const action = anAction({ measureId: places.measure('I7'), unitId: places.unit(FINANCE) });
    await record(recorder, action);
    const photo = await aPhoto('orchid');
    const attachOne = () => anOrder('attachPhoto', announced(action.id, photo));
    const orders = Array.from({ length: 21 }, attachOne);
    const receipts = await phoneOf(recorder).send(...orders);
    expect(receipts.map(({ status }) => status)).toEqual([...Array<string>(20).fill('APPLIED'), 'REJECTED']);
    expect(receipts.at(-1)).toMatchObject({ code: 'TOO_MANY_PHOTOS', message: /ไม่เกิน ๒๐ ภาพ/ });

    const withdrawn = orders[0]?.entityId ?? '';
    const [, again] = await phoneOf(recorder).send(
      anOrder('withdrawPhoto', { reason: 'ภาพซ้ำ' }, { entityId: withdrawn }),
      attachOne(),
    );
    expect(again?.status).toBe('APPLIED');
  });

  it('[CHECK1] added after a check shows that the evidence is not what was seen', async () => {
    const cell = { measureId: places.measure('O23'), unitId: places.unit(FINANCE) };
    const action = anAction(cell);
    await record(recorder, action);
    const version = (await phoneOf(recorder).pull())
      .flatMap(({ rows }) => rows)
      .find(({ id }) => id === action.id)?.version;
    await check(await town.as('executive'), cell, { covered: [{ actionId: action.id, version }] });
    const photo = await aPhoto('lime');
    await phoneOf(recorder).send(anOrder('attachPhoto', announced(action.id, photo)));
    const { board } = await recorder.gql<{
      board: {
        cells: { measureId: string; month: string; changedSinceCheck: boolean; photosMissing: boolean }[];
      };
    }>(
      '{ board(agency: "bophloi", fiscalYear: 2566) { cells { measureId month changedSinceCheck photosMissing } } }',
    );
    expect(
      board.cells.find((each) => each.measureId === cell.measureId && each.month === '2023-02'),
    ).toMatchObject({
      changedSinceCheck: true,
      photosMissing: true,
    });
  });

  it('[PHOTO5] stands where the person laid it: for phones, by the API and in the report’s order', async () => {
    const action = anAction({ measureId: places.measure('I7'), unitId: places.unit(FINANCE) });
    await record(recorder, action);
    const laid = async (position?: number) =>
      (
        await attach(await aPhoto('navy'), {
          actionId: action.id,
          ...(position !== undefined && { position }),
        })
      ).id;
    const [third, first, second, old] = [await laid(2), await laid(0), await laid(1), await laid()];
    const query = 'query ($id: ID!) { node(id: $id) { ... on PublicityAction { photos { id } } } }';
    const shown = async () =>
      (await recorder.gql<{ node: { photos: { id: string }[] } }>(query, { id: action.id })).node.photos.map(
        ({ id }) => id,
      );
    expect(await shown()).toEqual([old, first, second, third]);

    const change = (id: string, more: object) =>
      anOrder('changePhoto', { actionId: action.id, ...more }, { entityId: id });
    await phoneOf(recorder).send(change(third ?? '', { position: 0 }), change(first ?? '', { position: 2 }));
    expect(await shown()).toEqual([old, third, second, first]);
    expect(await rowOf(third ?? '')).toMatchObject({ data: { position: 0 } });
    expect(await rowOf(old ?? '')).toMatchObject({ data: { position: null } });
  });

  it('[PHOTO5] [LOG3] gets other words later; the history keeps the old ones, and a check sees the difference', async () => {
    const { id } = await attach(await aPhoto('tan'), { caption: 'ป้ายเก่า', position: 4 });
    const before = (await rowOfAny(actionId))?.version ?? 0;
    const order = (more: object) => anOrder('changePhoto', { actionId, ...more }, { entityId: id });
    expect(await phoneOf(recorder).send(order({ caption: 'ป้ายใหม่' }))).toMatchObject([{ status: 'APPLIED' }]);
    expect(await rowOf(id)).toMatchObject({ data: { caption: 'ป้ายใหม่', position: 4 } });
    expect((await rowOfAny(actionId))?.version).toBeGreaterThan(before);
    const [told] = await town.house.database
      .fork()
      .execute<{ details: unknown }[]>(
        "select details from activity where deed = 'changePhoto' and subject_id = ?",
        [id],
      );
    expect(JSON.stringify(told?.details)).toContain('ป้ายเก่า');
    expect(await phoneOf(recorder).send(order({ caption: null }))).toMatchObject([{ status: 'APPLIED' }]);
    expect(await rowOf(id)).toMatchObject({ data: { caption: null } });
  });

  it('[S3] is refused with numbers that no photo has, and the lists it would stand in can be read', async () => {
    const photo = await aPhoto('plum');
    const wrong = [{ bytes: 2 ** 31 }, { bytes: 11 * 1024 * 1024 }, { width: 2 ** 31 }, { height: 2 ** 40 }];
    const orders = wrong.map((more) => anOrder('attachPhoto', announced(actionId, photo, more)));
    const file = { actionId, sha256: photo.sha256, bytes: 2 ** 31, name: 'คำสั่ง.pdf' };
    const receipts = await phoneOf(recorder).send(...orders, anOrder('attachFile', file));
    expect(receipts.map(({ code }) => code)).toEqual(receipts.map(() => 'OPERATION_UNREADABLE'));
    const query = `query ($id: ID!) { node(id: $id) { ... on PublicityAction { photos { bytes width height } files { bytes } } } }`;
    expect((await recorder.ask(query, { id: actionId })).errors).toBeUndefined();
  });

  it('[MAY2] is changed by the unit’s own people only, while it is there', async () => {
    const { id } = await attach(await aPhoto('peru'));
    const order = (more: object = {}) =>
      anOrder('changePhoto', { actionId, caption: 'อื่น', ...more }, { entityId: id });
    const stranger = phoneOf(await town.as('executive'));
    expect(await stranger.send(order())).toMatchObject([{ status: 'REJECTED', code: 'NOT_ALLOWED' }]);
    const phone = phoneOf(recorder);
    const long = { caption: 'ก'.repeat(301) };
    expect(await phone.send(order(long))).toMatchObject([{ status: 'REJECTED', code: 'TEXT_TOO_LONG' }]);
    expect(await phone.send(order({ position: -1 }))).toMatchObject([{ code: 'OPERATION_UNREADABLE' }]);
    await phone.send(anOrder('withdrawPhoto', { reason: 'ผิดภาพ' }, { entityId: id }));
    expect(await phone.send(order())).toMatchObject([{ status: 'REJECTED', code: 'NOT_FOUND' }]);
  });
});
