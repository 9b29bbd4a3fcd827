import { CLIENT_SCHEMA, MAX_OPS_PER_PUSH, SYNC_PROTOCOL } from '@prongsai/contract';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, type Cell } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy, PUBLIC_WORKS, type Places } from '../testing/places.ts';
import { anOrder, phoneOf, type Order, type Phone } from '../testing/phone.ts';
import { aLargePhoto, announced, aPhoto } from '../testing/photo.ts';
import { queriesOf } from '../testing/queries.ts';
import { startTown, type Town } from '../testing/town.ts';

let town: Town;
let places: Places;
let recorder: Client;
let cell: Cell;
beforeAll(async () => {
  town = await startTown();
  recorder = await town.as('recorder');
  places = await placesSeenBy(recorder);
  cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
});
afterAll(() => town.stop());

const recording = (more: object = {}, order: Partial<Order> = {}): Order => {
  const { id, ...payload } = anAction(cell, more);
  return anOrder('recordAction', payload, { entityId: id, ...order });
};
const change = (entityId: string, payload: object, built: Partial<Order>) =>
  anOrder('changeAction', payload, { entityId, ...built });

async function made(phone: Phone): Promise<{ id: string; opId: string; version: number }> {
  const order = recording();
  const [receipt] = await phone.send(order);
  return { id: order.entityId, opId: order.opId, version: receipt?.version ?? 0 };
}

async function table<T>(sql: string, ...values: unknown[]): Promise<T[]> {
  return town.house.database.fork().execute<T[]>(sql, values);
}
const plain = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);
const countOf = async (name: string, column: string, value: string) =>
  Number((await table<{ n: number }>(`select count(*) as n from ${name} where ${column} = ?`, value))[0]?.n);

describe('an operation', () => {
  it('[S1] is applied exactly once however often it is sent, and gets the same receipt', async () => {
    const phone = phoneOf(recorder);
    const ops = phone.numbered(recording(), recording({ day: '2023-02-15' }));
    const first = await phone.push(ops);
    expect(first.receipts).toMatchObject([{ status: 'APPLIED' }, { status: 'APPLIED' }]);
    const again = await phone.push(ops);
    expect(again.receipts).toEqual(first.receipts);
    for (const { entityId } of ops as { entityId: string }[]) {
      expect(await countOf('publicity_action', 'id', entityId)).toBe(1);
      expect(await countOf('activity', 'subject_id', entityId)).toBe(1);
    }
  });

  it('[S1] is applied once when the phone sends it several times at the same moment', async () => {
    const phone = phoneOf(recorder);
    for (let round = 0; round < 20; round += 1) {
      const order = recording();
      const ops = phone.numbered(order);
      const answers = await Promise.all([phone.push(ops), phone.push(ops), phone.push(ops)]);
      const statuses = answers.flatMap(({ receipts }) => receipts.map(({ status }) => status));
      expect(statuses.filter((status) => status !== 'RETRY' && status !== 'APPLIED')).toEqual([]);
      expect((await phone.push(ops)).receipts).toMatchObject([{ status: 'APPLIED' }]);
      expect(await countOf('publicity_action', 'id', order.entityId)).toBe(1);
    }
  });

  it('[S1] keeps its receipt from everybody else', async () => {
    const ops = phoneOf(recorder).numbered(recording());
    await phoneOf(recorder).push(ops);
    const [receipt] = (await phoneOf(await town.as('head')).push(ops)).receipts;
    expect(receipt).toMatchObject({ status: 'REJECTED', version: null });
  });

  it('[S7] leaves its trace in the transaction it was done in', async () => {
    const { id } = await made(phoneOf(recorder));
    const [trace] = await table<{ deed: string; display_name: string }>(
      'select deed, display_name from activity join person on person.id = person_id where subject_id = ?',
      id,
    );
    expect(trace).toEqual({ deed: 'recordAction', display_name: 'สมหญิง ใจดี' });
  });
});

describe('the numbers of a client', () => {
  it('[S1] a number left out is a GAP; the batch stops and nothing is done', async () => {
    const phone = phoneOf(recorder);
    const [first, second, third] = phone.numbered(recording(), recording(), recording());
    const { receipts } = await phone.push([first, third, second].map((op) => op ?? {}));
    expect(receipts.map(({ status }) => status)).toEqual(['APPLIED', 'GAP']);
    expect(await countOf('publicity_action', 'id', (third as { entityId: string }).entityId)).toBe(0);
    const rest = await phone.push([second ?? {}, third ?? {}]);
    expect(rest.receipts.map(({ status }) => status)).toEqual(['APPLIED', 'APPLIED']);
  });

  it('[S1] a number used before by another operation is a CLIENT_ROLLBACK', async () => {
    const { clientId } = await usedClient();
    const restored = phoneOf(recorder, clientId);
    const ops = restored.numbered(recording(), recording());
    const { receipts } = await restored.push(ops);
    expect(receipts).toMatchObject([{ status: 'CLIENT_ROLLBACK', code: null }]);
    const renumbered = await phoneOf(recorder).push(ops);
    expect(renumbered.receipts.map(({ status }) => status)).toEqual(['APPLIED', 'APPLIED']);
  });

  it('[S1] another person’s client id is a CLIENT_ROLLBACK too', async () => {
    const { clientId } = await usedClient();
    const [receipt] = await phoneOf(await town.as('head'), clientId).send(recording());
    expect(receipt?.status).toBe('CLIENT_ROLLBACK');
  });

  it('[S1] [S3] count for what is refused as well', async () => {
    const phone = phoneOf(recorder);
    const receipts = await phone.send(recording({ what: '' }), recording());
    expect(receipts.map(({ status }) => status)).toEqual(['REJECTED', 'APPLIED']);
  });

  async function usedClient(): Promise<Phone> {
    const phone = phoneOf(recorder);
    await phone.send(recording());
    return phone;
  }
});

describe('two people on one record', () => {
  it('[S3] merge when they changed different fields', async () => {
    const { id, version } = await made(phoneOf(recorder));
    const [mine] = await phoneOf(recorder).send(change(id, { quantity: 5 }, { baseVersion: version }));
    const [theirs] = await phoneOf(await town.as('head')).send(
      change(id, { place: 'ตลาดสด' }, { baseVersion: version }),
    );
    expect([mine?.status, theirs?.status]).toEqual(['APPLIED', 'APPLIED']);
    expect(await table('select quantity, place from publicity_action where id = ?', id)).toEqual([
      { quantity: 5, place: 'ตลาดสด' },
    ]);
  });

  it('[S3] conflict when they changed the same one: the first stands, the second is kept aside whole', async () => {
    const { id, version } = await made(phoneOf(recorder));
    await phoneOf(recorder).send(change(id, { quantity: 5 }, { baseVersion: version }));
    const order = change(id, { quantity: 7, place: 'ตลาดสด' }, { baseVersion: version });
    const [receipt] = await phoneOf(await town.as('head')).send(order);
    expect(receipt).toMatchObject({ status: 'CONFLICT', code: 'CHANGED_MEANWHILE', version: null });
    expect(receipt?.message).toContain('การแก้ไขของท่านยังเก็บไว้');
    expect(await table('select quantity, place from publicity_action where id = ?', id)).toEqual([
      { quantity: 5, place: null },
    ]);
    const [kept] = await table<{ payload: unknown }>(
      'select payload from sync_receipt where op_id = ?',
      order.opId,
    );
    expect(plain(kept?.payload)).toEqual({ quantity: 7, place: 'ตลาดสด' });
  });

  it('[S3] withdrawing what somebody changed meanwhile is a conflict', async () => {
    const { id, version } = await made(phoneOf(recorder));
    await phoneOf(recorder).send(change(id, { quantity: 5 }, { baseVersion: version }));
    const withdrawal = anOrder(
      'withdrawAction',
      { reason: 'บันทึกซ้ำ' },
      { entityId: id, baseVersion: version },
    );
    const [receipt] = await phoneOf(await town.as('head')).send(withdrawal);
    expect(receipt).toMatchObject({ status: 'CONFLICT', code: 'CHANGED_MEANWHILE' });
  });

  it('[S1] one phone builds on its own earlier operation, whose version it has not seen', async () => {
    const phone = phoneOf(recorder);
    const record = recording();
    const first = change(record.entityId, { quantity: 5 }, { afterOpId: record.opId });
    const second = change(record.entityId, { quantity: 6 }, { afterOpId: first.opId });
    expect((await phone.send(record, first, second)).map(({ status }) => status)).toEqual([
      'APPLIED',
      'APPLIED',
      'APPLIED',
    ]);
  });

  it('[S1] nobody conflicts with himself, on two phones neither', async () => {
    const { id, version } = await made(phoneOf(recorder));
    await phoneOf(recorder).send(change(id, { quantity: 5 }, { baseVersion: version }));
    const other = await phoneOf(recorder).send(change(id, { quantity: 6 }, { baseVersion: version }));
    expect(other).toMatchObject([{ status: 'APPLIED' }]);
  });

  it('[S3] an edit of one field does not hide what another person did to a second one', async () => {
    const mine = phoneOf(recorder);
    const { id, version } = await made(mine);
    await phoneOf(await town.as('head')).send(
      change(id, { what: 'ถ้อยคำของหัวหน้า' }, { baseVersion: version }),
    );
    const place = change(id, { place: 'ตลาดสด' }, { baseVersion: version });
    const what = change(id, { what: 'ถ้อยคำของฉัน' }, { baseVersion: version, afterOpId: place.opId });
    expect(await mine.send(place, what)).toMatchObject([{ status: 'APPLIED' }, { status: 'CONFLICT' }]);
    expect(await table('select what, place from publicity_action where id = ?', id)).toEqual([
      { what: 'ถ้อยคำของหัวหน้า', place: 'ตลาดสด' },
    ]);
  });

  it('[S3] saying again what stands already is no leave to replace what somebody else changed', async () => {
    const mine = phoneOf(recorder);
    const record = recording();
    const [{ version = 0 } = {}] = await mine.send(record);
    const id = record.entityId;
    await phoneOf(await town.as('head')).send(
      change(id, { what: 'ถ้อยคำของหัวหน้า' }, { baseVersion: version }),
    );
    const { day } = record.payload as { day: string };
    const [same] = await mine.send(change(id, { day }, { baseVersion: version }));
    const [what] = await mine.send(change(id, { what: 'ถ้อยคำของฉัน' }, { baseVersion: version }));
    expect([same?.status, what?.status]).toEqual(['APPLIED', 'CONFLICT']);
    expect(await table('select what from publicity_action where id = ?', id)).toEqual([
      { what: 'ถ้อยคำของหัวหน้า' },
    ]);
  });

  it('[S3] of two people who change the same field at the same time one is kept aside', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id, version } = await made(phoneOf(recorder));
      const phones = [phoneOf(recorder), phoneOf(await town.as('head'))];
      const sent = await Promise.all(
        phones.map((phone, index) => phone.send(change(id, { quantity: index }, { baseVersion: version }))),
      );
      const statuses = sent.map(([receipt]) => receipt?.status).sort();
      expect(statuses).toEqual(['APPLIED', 'CONFLICT']);
    }
  });

  it('[S3] two people who attach photos to one record at the same time have both attached them', async () => {
    const { id } = await made(phoneOf(recorder));
    const phones = [phoneOf(recorder), phoneOf(await town.as('head'))];
    const photos = [await aPhoto('teal'), await aPhoto('olive')];
    const sent = await Promise.all(
      phones.map((phone, index) =>
        phone.send(
          ...photos.slice(index, index + 1).map((photo) => anOrder('attachPhoto', announced(id, photo))),
        ),
      ),
    );
    expect(sent.flat()).toMatchObject([{ status: 'APPLIED' }, { status: 'APPLIED' }]);
    expect(await countOf('evidence_photo', 'action_id', id)).toBe(2);
  });

  it('[S1] building on an operation of another record does not count', async () => {
    const phone = phoneOf(recorder);
    const { id, version } = await made(phone);
    await phoneOf(await town.as('head')).send(change(id, { quantity: 5 }, { baseVersion: version }));
    const other = await made(phone);
    const [receipt] = await phone.send(
      change(id, { quantity: 7 }, { baseVersion: version, afterOpId: other.opId }),
    );
    expect(receipt).toMatchObject({ status: 'CONFLICT', code: 'CHANGED_MEANWHILE' });
  });
});

describe('what is refused', () => {
  it('[S3] is kept with its payload, so that it survives the phone', async () => {
    const order = recording({ unitId: places.unit(PUBLIC_WORKS), what: 'ของหน่วยอื่น' });
    const [receipt] = await phoneOf(recorder).send(order);
    expect(receipt).toMatchObject({ status: 'REJECTED', code: 'OTHER_UNIT' });
    expect(receipt?.message).toContain('หน่วยอื่น');
    const [kept] = await table<{ status: string; code: string; payload: unknown }>(
      'select status, code, payload from sync_receipt where op_id = ?',
      order.opId,
    );
    expect(kept).toMatchObject({ status: 'REJECTED', code: 'OTHER_UNIT' });
    expect(plain(kept?.payload)).toEqual(order.payload);
    expect(await countOf('publicity_action', 'id', order.entityId)).toBe(0);
  });

  it('[S3] says so in English to those who ask, the second time too', async () => {
    const english = phoneOf(recorder.saying({ 'accept-language': 'en' }));
    const ops = english.numbered(recording({ day: '2023-02-21' }));
    const first = await english.push(ops);
    expect(first.receipts[0]?.message).toBe(
      'The day 2023-02-21 is in the future. Choose today or an earlier day.',
    );
    expect((await english.push(ops)).receipts).toEqual(first.receipts);
  });

  it('[S3] never holds back what comes after it', async () => {
    const month = { ...cell, month: '2023-02' };
    const poison = [
      anOrder('fly', { to: 'the moon' }),
      anOrder('recordAction', {}),
      recording({ day: '๒๐ กุมภาพันธ์ ๒๕๖๖' }),
      recording({ day: '2566-02-20' }),
      recording({ quantity: 'สามแผ่น' }),
      anOrder('recordAction', { ...anAction(cell), measureId: 'I7' }),
      anOrder('attachPhoto', { actionId: uuidv7(), sha256: 'not a hash' }),
      anOrder('checkMonth', { ...month, covered: [{ actionId: uuidv7(), version: -(2 ** 40) }] }),
      anOrder('constructor', {}),
    ];
    const receipts = await phoneOf(recorder).send(...poison, recording());
    expect(receipts.slice(0, -1).map(({ status, code }) => [status, code])).toEqual(
      poison.map(() => ['REJECTED', 'OPERATION_UNREADABLE']),
    );
    expect(receipts.at(-1)?.status).toBe('APPLIED');
    const [kept] = await table<{ kind: string; payload: unknown }>(
      'select kind, payload from sync_receipt where op_id = ?',
      poison[0]?.opId,
    );
    expect(kept?.kind).toBe('fly');
    expect(plain(kept?.payload)).toEqual({ to: 'the moon' });
  });

  it('[S3] nor does text that a database cannot hold: half an emoji, a zero character', async () => {
    const halves = [
      recording({ what: 'ครึ่ง \ud83d' }),
      recording({ what: 'ศูนย์ \u0000' }),
      recording({ day: '2023-02-21', what: '\ud83d \u0000' }),
    ];
    const receipts = await phoneOf(recorder).send(...halves, recording());
    expect(receipts).toHaveLength(4);
    expect(receipts.filter(({ status }) => !['APPLIED', 'REJECTED'].includes(status))).toEqual([]);
    expect(receipts[2]).toMatchObject({ status: 'REJECTED', code: 'DAY_IN_FUTURE' });
    expect(receipts.at(-1)?.status).toBe('APPLIED');
  });

  it('[S3] [LOG1] an id taken by another record is a conflict', async () => {
    const { id } = await made(phoneOf(recorder));
    const [receipt] = await phoneOf(recorder).send(recording({ what: 'อย่างอื่น' }, { entityId: id }));
    expect(receipt).toMatchObject({ status: 'CONFLICT', code: 'ID_TAKEN' });
  });
});

describe('a batch', () => {
  it.each([
    ['of a client that is too old', { schema: 0 }],
    ['of a client newer than the server', { schema: CLIENT_SCHEMA + 1 }],
    ['in another protocol', { protocol: SYNC_PROTOCOL + 1 }],
  ])('[S6] %s is asked to upgrade, and loses nothing', async (_, version) => {
    const phone = phoneOf(recorder);
    const ops = phone.numbered(recording(), recording());
    expect((await phone.push(ops, version)).receipts).toMatchObject([{ status: 'UPGRADE_REQUIRED' }]);
    expect((await phone.push(ops)).receipts.map(({ status }) => status)).toEqual(['APPLIED', 'APPLIED']);
  });

  it('takes fifty operations and refuses fifty-one, nothing done', async () => {
    const phone = phoneOf(recorder);
    const ops = phone.numbered(...Array.from({ length: MAX_OPS_PER_PUSH + 1 }, () => recording()));
    const { errors } = await phone.ask(ops);
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'REQUEST_TOO_LARGE' },
      message: expect.stringContaining('50') as string,
    });
    const { receipts } = await phone.push(ops.slice(0, MAX_OPS_PER_PUSH));
    expect(receipts.filter(({ status }) => status === 'APPLIED')).toHaveLength(MAX_OPS_PER_PUSH);
  });

  it('refuses a cursor that cannot be one, nothing done', async () => {
    const phone = phoneOf(recorder);
    const ops = phone.numbered(recording());
    const { errors } = await phone.ask(ops, { since: -1 });
    expect(errors).toMatchObject([
      { extensions: { code: 'FIELD_WRONG' }, message: expect.stringContaining('since') as string },
    ]);
    expect((await phone.push(ops)).receipts).toMatchObject([{ status: 'APPLIED' }]);
  });

  it('[S1] sees in each operation what the ones before it did, though they are written together', async () => {
    const phone = phoneOf(recorder);
    const photo = await aLargePhoto();
    const [first, second] = [recording(), recording({ what: 'แจกแผ่นพับที่ตลาดสด' })];
    const [shown, shownAgain] = [first, second].map(({ entityId }) =>
      anOrder('attachPhoto', announced(entityId, photo)),
    );
    const orders = [
      first,
      second,
      anOrder('attachPhoto', announced(first.entityId, await aLargePhoto())),
      ...[shown, shownAgain].flatMap((order) => order ?? []),
      change(first.entityId, { quantity: 5 }, { afterOpId: first.opId }),
      change(second.entityId, { quantity: 6 }, { afterOpId: second.opId }),
    ];
    const receipts = await phone.send(...orders);
    expect(receipts.map(({ status }) => status)).toEqual(orders.map(() => 'APPLIED'));
    const versions = receipts.map(({ version }) => version ?? 0);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(
      await table('select quantity, evidence_changes from publicity_action where id = ?', first.entityId),
    ).toEqual([{ quantity: 5, evidence_changes: 2 }]);
    const flags = await table<{ used_before: unknown }>(
      'select used_before from evidence_photo where id in (?, ?) order by version',
      shown?.entityId,
      shownAgain?.entityId,
    );
    expect(flags.map(({ used_before }) => Boolean(used_before))).toEqual([false, true]);
  });

  it('asks the database to write once for all its records of different months', async () => {
    const phone = phoneOf(recorder);
    const months = ['2023-01', '2023-02'];
    const ofEach = () => months.map((month) => recording({ month, day: `${month}-01` }));
    await phone.send(...ofEach());
    const ofOne = await queriesOf(town, () => phone.send(recording()));
    const ofTwo = await queriesOf(town, () => phone.send(...ofEach()));
    // One more to find the record, its channel and its log.
    expect(ofTwo).toBeLessThanOrEqual(ofOne + 3);
  });

  it('is for people: strangers and tokens cannot send one', async () => {
    const stranger = await phoneOf(town.anybody()).ask([]);
    expect(stranger.errors?.[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
  });

  it('[C8] is nobody’s when another person is signed in than the phone means', async () => {
    const { viewer } = await recorder.gql<{ viewer: { person: { id: string } } }>(
      '{ viewer { person { id } } }',
    );
    const head = await town.as('head');
    const wrong = await phoneOf(head.saying({ 'prongsai-person': viewer.person.id })).ask([]);
    expect(wrong.errors?.[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
    expect(
      (await phoneOf(recorder.saying({ 'prongsai-person': viewer.person.id })).push([])).receipts,
    ).toEqual([]);
  });
});
