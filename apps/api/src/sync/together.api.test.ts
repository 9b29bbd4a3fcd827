/** What phones of an agency send at the same moment shares a transaction, and nobody can tell. */
import type { Receipt } from '@prongsai/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy, type Places } from '../testing/places.ts';
import { anOrder, phoneOf, type Order } from '../testing/phone.ts';
import { aLargePhoto, announced } from '../testing/photo.ts';
import { queriesOf } from '../testing/queries.ts';
import { startTown, type Town } from '../testing/town.ts';

const PHONES = 12;

let town: Town;
let places: Places;
let people: [recorder: Client, head: Client];
beforeAll(async () => {
  town = await startTown();
  people = [await town.as('recorder'), await town.as('head')];
  places = await placesSeenBy(people[0]);
});
afterAll(() => town.stop());

function recording(more: object = {}): Order {
  const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
  const { id, ...payload } = anAction(cell, more);
  return anOrder('recordAction', payload, { entityId: id });
}

const MONTHS = ['2022-12', '2023-01', '2023-02'];
/** Phones that record for months of their own: whose month is new waits for whoever makes it. */
const ownMonth = (index: number) => {
  const month = MONTHS[index % MONTHS.length];
  const measureId = places.measure(['I7', 'E12', 'E13', 'E14'][Math.floor(index / MONTHS.length)] ?? '');
  return { month, day: `${month}-01`, measureId };
};

/** A record, words changed since, and a photo of it. */
async function aDay(more: object = {}): Promise<Order[]> {
  const record = recording(more);
  const changed = { entityId: record.entityId, afterOpId: record.opId };
  return [
    record,
    anOrder('changeAction', { what: 'แจกแผ่นพับที่ตลาดสด' }, changed),
    anOrder('attachPhoto', announced(record.entityId, await aLargePhoto())),
  ];
}

async function table(sql: string, ...values: string[]): Promise<Record<string, unknown>[]> {
  return town.house.database.fork().execute(sql, values);
}
const statusesOf = (receipts: readonly Receipt[]) => receipts.map(({ status }) => status);
const personOf = (index: number) => people[index % 2] as Client;

it('[S1] [S7] each is told its own receipts, and each trace names who did it', async () => {
  const days = await Promise.all(Array.from({ length: PHONES }, () => aDay()));
  const sent = await Promise.all(days.map((orders, index) => phoneOf(personOf(index)).send(...orders)));
  expect(sent.map(statusesOf)).toEqual(days.map(() => ['APPLIED', 'APPLIED', 'APPLIED']));
  expect(sent.flat().map(({ opId }) => opId)).toEqual(days.flat().map(({ opId }) => opId));
  for (const [index, [record]] of days.entries()) {
    const id = record?.entityId ?? '';
    expect(await table('select what, evidence_changes from publicity_action where id = ?', id)).toEqual([
      { what: 'แจกแผ่นพับที่ตลาดสด', evidence_changes: 1 },
    ]);
    const names = await table(
      `select login_name, deed from activity join person on person.id = person_id where subject_id = ? order by deed`,
      id,
    );
    const login_name = ['recorder', 'head'][index % 2];
    expect(names).toEqual(['changeAction', 'recordAction'].map((deed) => ({ login_name, deed })));
  }
});

it('[S1] the database is asked a fraction of what they would ask one after the other', async () => {
  const phones = Array.from({ length: PHONES }, (_, index) => phoneOf(personOf(index)));
  await Promise.all(phones.map((phone, index) => phone.send(recording(ownMonth(index)))));
  const [first] = phones;
  const alone = await queriesOf(town, async () => first?.send(...(await aDay())));
  const together = await queriesOf(town, async () => {
    const days = await Promise.all(phones.map((_, index) => aDay(ownMonth(index))));
    await Promise.all(phones.map((phone, index) => phone.send(...(days[index] ?? []))));
  });
  expect(together).toBeLessThan((alone * PHONES) / 2);
});

it('[S1] [S3] what is refused, known already or out of order holds back nobody who sent at the same moment', async () => {
  const stranger = recording();
  const [{ version = 0 } = {}] = await phoneOf(people[0]).send(stranger);
  const changed = { entityId: stranger.entityId, baseVersion: version };
  await phoneOf(people[1]).send(anOrder('changeAction', { quantity: 5 }, changed));
  const before = phoneOf(people[0]);
  const known = before.numbered(recording(), recording());
  const knownReceipts = (await before.push(known)).receipts;
  const late = phoneOf(people[1]);
  late.numbered(recording());
  const good = Array.from({ length: PHONES }, () => [recording(), recording()]);

  const [conflict, refused, again, gap, ...fine] = await Promise.all([
    phoneOf(people[0]).send(recording(), anOrder('changeAction', { quantity: 7 }, changed)),
    phoneOf(people[1]).send(recording({ day: '2023-02-21' }), recording()),
    before.push(known).then(({ receipts }) => receipts),
    late.send(recording(), recording()),
    ...good.map((orders, index) => phoneOf(personOf(index)).send(...orders)),
  ]);

  expect(statusesOf(conflict)).toEqual(['APPLIED', 'CONFLICT']);
  expect(statusesOf(refused)).toEqual(['REJECTED', 'APPLIED']);
  expect(again).toEqual(knownReceipts);
  expect(statusesOf(gap)).toEqual(['GAP']);
  expect(fine.map(statusesOf)).toEqual(good.map(() => ['APPLIED', 'APPLIED']));
  for (const { entityId, opId } of good.flat()) {
    expect(await table('select id from publicity_action where id = ?', entityId)).toHaveLength(1);
    expect(await table('select id from activity where subject_id = ?', entityId)).toHaveLength(1);
    expect(await table('select op_id from sync_receipt where op_id = ?', opId)).toHaveLength(1);
  }
});

it('[S1] nobody conflicts with themselves, on two phones at the same moment neither', async () => {
  for (let round = 0; round < 5; round += 1) {
    const record = recording();
    const [{ version = 0 } = {}] = await phoneOf(people[0]).send(record);
    const on = { entityId: record.entityId, baseVersion: version };
    const sent = await Promise.all(
      [5, 6].map((quantity) =>
        phoneOf(people[0]).send(recording(), anOrder('changeAction', { quantity }, on)),
      ),
    );
    expect(sent.map(statusesOf)).toEqual([
      ['APPLIED', 'APPLIED'],
      ['APPLIED', 'APPLIED'],
    ]);
  }
});
