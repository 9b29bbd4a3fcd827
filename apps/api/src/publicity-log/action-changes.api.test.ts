import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, type Cell } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy, PUBLIC_WORKS, type Places } from '../testing/places.ts';
import { hire } from '../testing/people.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { announced, announcedFile, aPhoto } from '../testing/photo.ts';
import { plansOf } from '../testing/queries.ts';
import { foundSecondAgency } from '../testing/second-agency.ts';
import { startTown, type Town } from '../testing/town.ts';

let town: Town;
let places: Places;
let recorder: Client;
let head: Client;
let cell: Cell;
beforeAll(async () => {
  town = await startTown();
  [recorder, head] = [await town.as('recorder'), await town.as('head')];
  places = await placesSeenBy(recorder);
  cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
});
afterAll(() => town.stop());

interface Change {
  at: string;
  by: string | null;
  kind: string;
  reason: string | null;
  fields: { field: string; before: string | null; after: string | null }[];
}
const CHANGES = `query ($id: ID!) { actionChanges(id: $id) { at by kind reason fields { field before after } } }`;
const changes = async (id: string, client = recorder) =>
  (await client.gql<{ actionChanges: Change[] }>(CHANGES, { id })).actionChanges;

async function recorded(): Promise<{ id: string; version: number }> {
  const { id, ...payload } = anAction(cell, { quantity: 2 });
  const [receipt] = await phoneOf(recorder).send(anOrder('recordAction', payload, { entityId: id }));
  return { id, version: receipt?.version ?? 0 };
}

describe('what became of an action', () => {
  it('is found by the index of what the deeds were done to, however long the trail', async () => {
    const { id } = await recorded();
    const plans = await plansOf(town, 'activity', () => changes(id));
    expect(plans).toEqual([expect.stringContaining('activity_agency_id_subject_id_index')]);
  });

  it('[LOG3] tells who changed which field from what to what, oldest first', async () => {
    const { id, version } = await recorded();
    const phone = phoneOf(recorder);
    await phone.send(anOrder('changeAction', { quantity: 3 }, { entityId: id, baseVersion: version }));
    await phoneOf(head).send(
      anOrder('changeAction', { quantity: 5, place: 'ตลาดสด' }, { entityId: id, baseVersion: version + 5 }),
    );
    const told = await changes(id);
    expect(told.map(({ by, kind, fields }) => ({ by, kind, fields }))).toEqual([
      { by: 'สมหญิง ใจดี', kind: 'RECORDED', fields: [] },
      { by: 'สมหญิง ใจดี', kind: 'CHANGED', fields: [{ field: 'quantity', before: '2', after: '3' }] },
      {
        by: 'ประเสริฐ มั่นคง',
        kind: 'CHANGED',
        fields: [
          { field: 'place', before: null, after: 'ตลาดสด' },
          { field: 'quantity', before: '3', after: '5' },
        ],
      },
    ]);
    expect(told[0]?.at).toMatch(/^2023-02-20T02:/u);
  });

  it('[LOG3] [PHOTO6] names what was taken out and brought back, photos and files', async () => {
    const { id } = await recorded();
    const phone = phoneOf(recorder);
    const photo = await aPhoto('teal');
    const attach = anOrder('attachPhoto', announced(id, photo));
    const file = anOrder('attachFile', announcedFile(id, photo));
    for (const order of [
      attach,
      anOrder('withdrawPhoto', { actionId: id, reason: 'เบลอ' }, { entityId: attach.entityId }),
      anOrder('restorePhoto', { actionId: id }, { entityId: attach.entityId }),
      file,
      anOrder('withdrawFile', { actionId: id, reason: 'ผิดฉบับ' }, { entityId: file.entityId }),
      anOrder('restoreFile', { actionId: id }, { entityId: file.entityId }),
    ])
      expect(await phone.send(order)).toMatchObject([{ status: 'APPLIED' }]);
    expect((await changes(id)).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['RECORDED', null],
      ['PHOTO_ADDED', null],
      ['PHOTO_WITHDRAWN', 'เบลอ'],
      ['PHOTO_RESTORED', null],
      ['FILE_ADDED', null],
      ['FILE_WITHDRAWN', 'ผิดฉบับ'],
      ['FILE_RESTORED', null],
    ]);
  });

  it('[LOG3] [PHOTO5] tells of each photo which caption became which, and nothing of another order', async () => {
    const { id } = await recorded();
    const phone = phoneOf(recorder);
    const attached = await Promise.all(
      ['olive', 'maroon'].map(async (colour) => anOrder('attachPhoto', announced(id, await aPhoto(colour)))),
    );
    await phone.send(...attached);
    const [one, other] = attached.map(({ entityId }) => entityId);
    const edit = (entityId: string | undefined, change: object) =>
      anOrder('changePhoto', { actionId: id, ...change }, { entityId: entityId ?? '' });
    const edits = [
      edit(one, { caption: 'ป้ายหน้าตลาด' }),
      edit(other, { caption: 'ป้ายหน้าวัด', position: 1 }),
      edit(other, { position: 2 }),
      edit(one, { caption: 'ป้ายหน้าโรงเรียน' }),
    ];
    for (const order of edits) expect(await phone.send(order)).toMatchObject([{ status: 'APPLIED' }]);
    const told = (await changes(id)).filter(({ kind }) => kind === 'PHOTO_CHANGED');
    expect(told.map(({ fields }) => fields)).toEqual([
      [{ field: 'caption', before: null, after: 'ป้ายหน้าตลาด' }],
      [{ field: 'caption', before: null, after: 'ป้ายหน้าวัด' }],
      [{ field: 'caption', before: 'ป้ายหน้าตลาด', after: 'ป้ายหน้าโรงเรียน' }],
    ]);
  });

  it('[LOG3] names photos, a withdrawal with its reason, and its being brought back', async () => {
    const { id, version } = await recorded();
    const phone = phoneOf(recorder);
    const attach = anOrder('attachPhoto', announced(id, await aPhoto('navy')));
    const on = { entityId: id, baseVersion: version };
    await phone.send(
      attach,
      anOrder('withdrawPhoto', { reason: 'เบลอ' }, { entityId: attach.entityId }),
      anOrder('withdrawAction', { reason: 'บันทึกซ้ำ' }, on),
    );
    expect((await changes(id)).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['RECORDED', null],
      ['PHOTO_ADDED', null],
      ['PHOTO_WITHDRAWN', 'เบลอ'],
      ['WITHDRAWN', 'บันทึกซ้ำ'],
    ]);
    const [receipt] = await phone.send(anOrder('restoreAction', {}, on));
    expect(receipt?.status).toBe('APPLIED');
    expect((await changes(id)).at(-1)?.kind).toBe('RESTORED');
  });

  it('[MAY2] is for those who may read the month, in the same agency', async () => {
    const { id } = await recorded();
    for (const role of ['head', 'executive', 'coordinator', 'auditor']) {
      expect(await changes(id, await town.as(role)), role).toHaveLength(1);
    }
    const elsewhere = await hire(town, 'works', [{ role: 'RECORDER', unitId: places.unit(PUBLIC_WORKS) }]);
    const other = await foundSecondAgency(town, 'elsewhere');
    for (const client of [elsewhere, other, town.anybody()]) {
      const { errors } = await client.ask(CHANGES, { id });
      expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    }
    const { errors } = await recorder.ask(CHANGES, { id: "1' or '1'='1" });
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });
});

describe('bringing a withdrawn action back', () => {
  it('[LOG3] makes it as it was, and opens the month again', async () => {
    const { id, version } = await recorded();
    const on = { entityId: id, baseVersion: version };
    const phone = phoneOf(recorder);
    await phone.send(anOrder('withdrawAction', { reason: 'บันทึกซ้ำ' }, on));
    const [receipt] = await phone.send(anOrder('restoreAction', {}, on));
    expect(receipt).toMatchObject({ status: 'APPLIED', code: null });
    const pages = await phoneOf(recorder).pull();
    const row = pages.flatMap((page) => page.rows).find((each) => each.id === id);
    expect(row?.data).toMatchObject({ withdrawnAt: null, withdrawnReason: null, quantity: 2 });
    expect(row?.version).toBe(receipt?.version);
  });

  it('[S3] [LOG3] is kept aside when somebody else withdrew it meanwhile; twice is once', async () => {
    const { id, version } = await recorded();
    const on = { entityId: id, baseVersion: version };
    await phoneOf(head).send(anOrder('withdrawAction', { reason: 'ผิดมาตรการ' }, on));
    const [unseen] = await phoneOf(recorder).send(anOrder('restoreAction', {}, on));
    expect(unseen).toMatchObject({ status: 'CONFLICT', code: 'CHANGED_MEANWHILE' });
    const phone = phoneOf(head);
    const [first, second] = await phone.send(
      anOrder('restoreAction', {}, on),
      anOrder('restoreAction', {}, on),
    );
    expect([first?.status, second?.status]).toEqual(['APPLIED', 'APPLIED']);
    expect(second?.version).toBe(first?.version);
  });

  it('[MAY2] is for the unit’s own people', async () => {
    const { id, version } = await recorded();
    const on = { entityId: id, baseVersion: version };
    await phoneOf(recorder).send(anOrder('withdrawAction', { reason: 'บันทึกซ้ำ' }, on));
    const worker = await hire(town, 'worker', [{ role: 'RECORDER', unitId: places.unit(PUBLIC_WORKS) }]);
    for (const [client, code] of [
      [worker, 'OTHER_UNIT'],
      [await town.as('executive'), 'NOT_ALLOWED'],
    ] as const) {
      const [receipt] = await phoneOf(client).send(anOrder('restoreAction', {}, on));
      expect(receipt).toMatchObject({ status: 'REJECTED', code });
    }
  });
});
