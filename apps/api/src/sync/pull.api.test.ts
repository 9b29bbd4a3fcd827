import type { SyncPage } from '@prongsai/contract';
import { UNITS } from '@prongsai/fixtures';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../platform/transaction.ts';
import type { Client } from '../testing/client.ts';
import { anAction, record, sendBack, submit } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy, PUBLIC_WORKS, type Places } from '../testing/places.ts';
import { hire } from '../testing/people.ts';
import { phoneOf } from '../testing/phone.ts';
import { startTown, type Town } from '../testing/town.ts';
import { beginNewEpoch } from './restore.service.ts';

let town: Town;
let places: Places;
let recorder: Client;
/** Records for public works. */
let somchai: Client;
beforeAll(async () => {
  town = await startTown();
  recorder = await town.as('recorder');
  places = await placesSeenBy(recorder);
  somchai = await hire(town, 'somchai', [{ role: 'RECORDER', unitId: places.unit(PUBLIC_WORKS) }]);
  for (const code of ['I7', 'O19', 'O23', 'E12']) await record(recorder, anAction(finance(code)));
  for (const code of ['E12', 'E13']) await record(somchai, anAction(publicWorks(code)));
  await sendBack(await town.as('executive'), publicWorks('E13'), { note: 'ขอรายละเอียดเพิ่ม' });
});
afterAll(() => town.stop());

const finance = (code: string) => ({ measureId: places.measure(code), unitId: places.unit(FINANCE) });
const publicWorks = (code: string) => ({
  measureId: places.measure(code),
  unitId: places.unit(PUBLIC_WORKS),
});
const rowsOf = (pages: readonly SyncPage[]) => pages.flatMap(({ rows }) => rows);
const kindsOf = (pages: readonly SyncPage[]) =>
  Object.fromEntries(
    [...Map.groupBy(rowsOf(pages), ({ kind }) => kind)].map(([kind, rows]) => [kind, rows.length]),
  );
const CHANGE_ROLES = `mutation ($input: ChangeRolesInput!) { changeRoles(input: $input) { userErrors { code } } }`;
const execute = (sql: string, ...values: unknown[]) => town.house.database.fork().execute(sql, values);

describe('a first pull', () => {
  it('[S4] brings the whole of what a person may see, and says to start over', async () => {
    const pages = await phoneOf(await town.as('executive')).pull();
    expect(pages[0]).toMatchObject({ since: 0, reset: true, hasMore: false, tombstones: [] });
    expect(kindsOf(pages)).toEqual({
      agency: 1,
      unit: UNITS.length,
      channel: 10,
      measure: 8,
      log: 6,
      action: 6,
      deed: 1,
    });
  });

  it('[S2] gives rows in the shapes of the contract', async () => {
    const rows = rowsOf(await phoneOf(recorder).pull());
    const data = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.data as object);
    expect(data('agency')).toEqual([
      { name: 'เทศบาลตำบลบ่อพลอย', slug: 'bophloi', district: 'บ่อพลอย', province: 'กาญจนบุรี', graceDays: 5 },
    ]);
    expect(data('unit')).toContainEqual({
      name: FINANCE,
      label: FINANCE,
      activeFrom: null,
      activeUntil: null,
    });
    expect(data('channel')[0]).toEqual({
      code: 'WEBSITE',
      name: 'เว็บไซต์หน่วยงาน',
      quantityUnit: null,
      placeQuestion: null,
      asksLink: true,
      position: 1,
    });
    const asked = { quantityUnit: 'แห่ง', placeQuestion: 'ติดที่ป้ายใดบ้าง', asksLink: false };
    expect(data('channel')[3]).toMatchObject({ code: 'NOTICE_BOARD', ...asked });
    expect(data('measure')[7]).toMatchObject({
      ...{
        fiscalYear: 2566,
        position: 8,
        instrument: 'OIT',
        itemCodes: ['O25', 'O26'],
        writtenCodes: ['๐๒๕', '๐๒๖'],
      },
      ...{
        ownerScope: 'UNIT',
        unitIds: [places.unit('งานการเจ้าหน้าที่')],
        windowStart: '2023-02',
        windowEnd: '2023-04',
      },
      steps: { length: 3 },
      duties: { length: 5 },
    });
    expect(data('log')[0]).toEqual({ ...finance('I7'), month: '2023-02' });
    expect(data('action')[0]).toMatchObject({
      ...{ day: '2023-02-14', channel: 'NOTICE_BOARD', place: null, quantity: null, link: null },
      ...{ recordedByName: 'สมหญิง ใจดี', withdrawnAt: null, withdrawnReason: null },
      receivedAt: expect.stringMatching(/^2023-02-20T02:.*Z$/) as string,
    });
  });
});

describe('[S2] the next pulls', () => {
  it.each([1, 7, 500])('give every row once, in the order of versions, %i at a time', async (limit) => {
    const executive = await town.as('executive');
    const whole = rowsOf(await phoneOf(executive).pull());
    const pages = await phoneOf(executive).pull(limit);
    const rows = rowsOf(pages);
    expect(rows.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(
      whole.map(({ kind, id }) => `${kind} ${id}`).sort(),
    );
    const versions = rows.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(Math.max(...pages.map((page) => page.rows.length))).toBeLessThanOrEqual(limit);
    for (const [at, page] of pages.slice(1).entries()) expect(page.since).toBe(pages[at]?.cursor);
  });

  it('bring only what changed', async () => {
    const phone = phoneOf(recorder);
    await phone.pull();
    expect(rowsOf(await phone.pull())).toEqual([]);
    const input = anAction(finance('I7'), { day: '2023-02-16' });
    await record(recorder, input);
    const [page] = await phone.pull();
    expect(page).toMatchObject({ reset: false, rows: [{ kind: 'action', id: input.id }] });
  });

  it.each([
    ['limit', 'since: 0, limit: 0'],
    ['limit', 'since: 0, limit: -1'],
    ['limit', 'since: 0, limit: 501'],
    ['since', 'since: -1'],
  ])('are not brought for a wrong %s: %s', async (field, args) => {
    const english = recorder.saying({ 'accept-language': 'en' });
    const { data, errors } = await english.ask(`{ syncPull(${args}) { rows { id } } }`);
    expect(data).toEqual({ syncPull: null });
    expect(errors).toMatchObject([{ extensions: { code: 'FIELD_WRONG' } }]);
    expect(errors?.[0]?.message).toContain(`The value of ${field} is not valid`);
  });
});

describe('[MAY2] [S4] staff', () => {
  it('never receive another unit’s records', async () => {
    const rows = rowsOf(await phoneOf(somchai).pull());
    const logs = rows.flatMap((row) => (row.kind === 'log' ? [row] : []));
    expect(logs).toHaveLength(2);
    expect(new Set(logs.map(({ data }) => data.unitId))).toEqual(new Set([places.unit(PUBLIC_WORKS)]));
    const own = new Set(logs.map(({ id }) => id));
    for (const row of rows)
      if (row.kind === 'action' || row.kind === 'deed') expect(own).toContain(row.data.logId);
    expect(rows.filter(({ kind }) => kind === 'action')).toHaveLength(2);
    expect(rows.filter(({ kind }) => kind === 'deed')).toHaveLength(1);
  });

  it('learn of what was done to their month', async () => {
    const head = await town.as('head');
    const phone = phoneOf(head);
    await phone.pull();
    const { deed } = await submit(head, finance('O23'));
    expect(rowsOf(await phone.pull())).toMatchObject([
      { kind: 'deed', id: deed?.id, data: { deed: 'SUBMISSION', byName: 'ประเสริฐ มั่นคง', note: null } },
    ]);
  });
});

describe('a reset', () => {
  it('[S4] comes with the next pull after a person’s roles changed, with what may be seen now', async () => {
    const malee = await hire(town, 'malee', [{ role: 'RECORDER', unitId: places.unit(FINANCE) }]);
    const phone = phoneOf(malee);
    const before = kindsOf(await phone.pull());
    const [person] = (await execute("select id from person where login_name = 'malee'")) as { id: string }[];
    const moved = { personId: person?.id, roles: [{ role: 'RECORDER', unitId: places.unit(PUBLIC_WORKS) }] };
    await (await town.as('coordinator')).gql(CHANGE_ROLES, { input: moved });
    const [page] = await phone.pull();
    expect(page).toMatchObject({ reset: true, since: 0 });
    expect(kindsOf(page ? [page] : [])).not.toEqual(before);
    const logs = page?.rows.flatMap((row) => (row.kind === 'log' ? [row.data.unitId] : []));
    expect(new Set(logs)).toEqual(new Set([places.unit(PUBLIC_WORKS)]));
    expect((await phone.pull())[0]).toMatchObject({ reset: false, rows: [] });

    await execute('update role_holding set ended_at = ? where person_id = ?', new Date(), person?.id);
    expect((await phone.pull())[0]).toMatchObject({ reset: true, rows: [] });
  });

  it('[S5] comes after a restored backup, which has another epoch', async () => {
    const phone = phoneOf(recorder);
    const before = kindsOf(await phone.pull());
    const { house } = town;
    await inTransaction({ ...house, caller: null }, (tx) => beginNewEpoch(tx, house.blobs));
    const pages = await phone.pull();
    expect(pages[0]).toMatchObject({ reset: true, since: 0 });
    expect(kindsOf(pages)).toEqual(before);
  });

  it('[S5] comes for a cursor that lies ahead of the server', async () => {
    const [page] = await phoneOf(recorder).pull();
    const ahead = await recorder.gql<{ syncPull: SyncPage }>(
      'query ($since: Int!, $scope: String) { syncPull(since: $since, scope: $scope) { since reset } }',
      { since: (page?.cursor ?? 0) + 1000, scope: page?.scope },
    );
    expect(ahead.syncPull).toEqual({ since: 0, reset: true });
  });
});

describe('the answer to a push', () => {
  it('[S2] carries the next page, the pushed rows among it', async () => {
    const { id, ...payload } = anAction(finance('O19'), { day: '2023-02-17' });
    const phone = phoneOf(recorder);
    const { page, receipts } = await phone.push(
      phone.numbered({
        opId: uuidv7(),
        entityId: id,
        baseVersion: null,
        afterOpId: null,
        kind: 'recordAction',
        payload,
      }),
    );
    expect(page.rows).toContainEqual(
      expect.objectContaining({ kind: 'action', id, version: receipts[0]?.version }),
    );
  });
});

it('is for those who are signed in', async () => {
  const { errors } = await town.anybody().ask('{ syncPull(since: 0) { cursor } }');
  expect(errors?.[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
});
