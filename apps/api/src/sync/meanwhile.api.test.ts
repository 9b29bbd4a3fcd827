/** What a phone saved days ago arrives in a world that has changed: the right, the session, the month, the clock. */
import type { Receipt } from '@prongsai/contract';
import { SLUG } from '@prongsai/fixtures';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, closeMonth } from '../testing/deeds.ts';
import { hire } from '../testing/people.ts';
import { FEBRUARY, FINANCE, placesSeenBy, type Places } from '../testing/places.ts';
import { anOrder, phoneOf, type Order } from '../testing/phone.ts';
import { beginToAsk } from '../testing/slow-road.ts';
import { startTown, type Town } from '../testing/town.ts';

const DISABLE = `mutation ($input: DisablePersonInput!) { disablePerson(input: $input) { userErrors { code } } }`;
const CHANGE_ROLES = `mutation ($input: ChangeRolesInput!) { changeRoles(input: $input) { userErrors { code } } }`;
const RECORD = `mutation ($input: RecordActionInput!) { recordAction(input: $input) { userErrors { code } } }`;
const SIGN_OUT = `mutation { signOut { userErrors { code } } }`;
const NOT_SIGNED_IN = [{ extensions: { code: 'NOT_SIGNED_IN' } }];

let town: Town;
let places: Places;
beforeAll(async () => {
  town = await startTown();
  places = await placesSeenBy(await town.as('coordinator'));
});
afterAll(() => town.stop());

/** Whose phone it is: somebody new each time. */
let owner: Client;
let loginName: string;
let personId: string;
let people = 0;
beforeEach(async () => {
  loginName = `somchai${(people += 1)}`;
  owner = await hire(town, loginName, recordsForFinance());
  const [person] = await table<{ id: string }>('select id from person where login_name = ?', loginName);
  personId = person?.id ?? '';
});

function table<T>(sql: string, ...values: unknown[]): Promise<T[]> {
  return town.house.database.fork().execute<T[]>(sql, values);
}
const recordsForFinance = () => [{ role: 'RECORDER' as const, unitId: places.unit(FINANCE) }];
const recording = (more: object = {}): Order => {
  const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
  const { id, ...payload } = anAction(cell, more);
  return anOrder('recordAction', payload, { entityId: id });
};
const statusesOf = (receipts: readonly Receipt[]) => receipts.map(({ status }) => status);
/** What has arrived of the owner's. */
const recorded = async () =>
  (await table<{ id: string }>('select id from publicity_action where recorded_by_id = ?', personId))
    .map(({ id }) => id)
    .sort();
const idsOf = (ops: readonly object[]) => ops.map((op) => (op as { entityId: string }).entityId).sort();
/** What the board says of the cell that all of this is recorded in. */
async function februaryIsAfterClosing(): Promise<boolean | undefined> {
  const query = `{ board(agency: "${SLUG}", fiscalYear: 2566) { cells { measureId unitId month afterClosing } } }`;
  const { board } = await (await town.as('executive')).gql<{ board: { cells: Cell[] } }>(query);
  return board.cells.find(
    ({ measureId, unitId, month }) =>
      measureId === places.measure('I7') && unitId === places.unit(FINANCE) && month === FEBRUARY,
  )?.afterClosing;
}
interface Cell {
  measureId: string;
  unitId: string;
  month: string;
  afterClosing: boolean;
}

async function coordinator(document: string, input: object): Promise<void> {
  await (await town.as('coordinator')).gql(document, { input });
}

describe('work that waited on a phone', () => {
  it('[S1] of a person who was disabled is not taken, and is once they are back', async () => {
    const phone = phoneOf(owner);
    const ops = phone.numbered(recording(), recording());
    await coordinator(DISABLE, { personId });
    expect((await phone.ask(ops)).errors).toMatchObject(NOT_SIGNED_IN);
    expect(await recorded()).toEqual([]);
    await table('update person set disabled_at = null where id = ?', personId);
    await coordinator(CHANGE_ROLES, { personId, roles: recordsForFinance() });
    const back = phoneOf(await town.as(loginName), phone.clientId);
    expect(statusesOf((await back.push(ops)).receipts)).toEqual(['APPLIED', 'APPLIED']);
    expect(await recorded()).toEqual(idsOf(ops));
  });

  it('[S1] of a person who was disabled while it was under way is not taken', async () => {
    const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
    const sendRest = await beginToAsk<{ recordAction: unknown }>(town.url, owner, RECORD, {
      input: anAction(cell),
    });
    await coordinator(DISABLE, { personId });
    const { data } = await sendRest();
    expect(data?.recordAction).toEqual({ userErrors: [{ code: 'NOT_SIGNED_IN' }] });
    expect(await recorded()).toEqual([]);
  });

  it('[S3] of a person who may only read now is refused with its content, and goes when they may again', async () => {
    const phone = phoneOf(owner);
    const order = recording();
    await coordinator(CHANGE_ROLES, { personId, roles: [{ role: 'AUDITOR' }] });
    const [refused] = await phone.send(order);
    expect(refused).toMatchObject({ status: 'REJECTED', code: 'NOT_ALLOWED' });
    expect(await recorded()).toEqual([]);
    const [kept] = await table<{ payload: unknown }>(
      'select payload from sync_receipt where op_id = ?',
      order.opId,
    );
    const payload: unknown = typeof kept?.payload === 'string' ? JSON.parse(kept.payload) : kept?.payload;
    expect(payload).toMatchObject(order.payload);

    await coordinator(CHANGE_ROLES, { personId, roles: recordsForFinance() });
    expect(statusesOf(await phone.send({ ...order, opId: uuidv7() }))).toEqual(['APPLIED']);
    expect(await recorded()).toEqual([order.entityId]);
  });

  it('[S1] whose session ends between two batches stops there, and goes on after signing in', async () => {
    const phone = phoneOf(owner);
    const [first, second] = [phone.numbered(recording(), recording()), phone.numbered(recording())];
    const { receipts } = await phone.push(first);
    await owner.gql(SIGN_OUT);
    expect((await phone.ask(second)).errors).toMatchObject(NOT_SIGNED_IN);
    const again = phoneOf(await town.as(loginName), phone.clientId);
    // It cannot know which of its batches were heard.
    expect((await again.push(first)).receipts).toEqual(receipts);
    expect(statusesOf((await again.push(second)).receipts)).toEqual(['APPLIED']);
    expect(await recorded()).toEqual(idsOf([...first, ...second]));
  });

  it('[S1] whose batches arrive in another order than they left is done in the order it was saved', async () => {
    const phone = phoneOf(owner);
    const action = recording();
    const change = anOrder('changeAction', { quantity: 4 }, { entityId: action.entityId });
    const [earlier, later] = [phone.numbered(action), phone.numbered({ ...change, afterOpId: action.opId })];
    expect(statusesOf((await phone.push(later)).receipts)).toEqual(['GAP']);
    expect(statusesOf((await phone.push(earlier)).receipts)).toEqual(['APPLIED']);
    expect(statusesOf((await phone.push(later)).receipts)).toEqual(['APPLIED']);
    const rows = await table('select quantity from publicity_action where id = ?', action.entityId);
    expect(rows).toEqual([{ quantity: 4 }]);
  });

  it.each([-40, 40])('[S1] by a clock that is %i days off is judged by the server’s', async (days) => {
    const deviceTime = new Date(Date.parse('2023-02-20T02:00:00Z') + days * 86_400_000).toISOString();
    const phone = phoneOf(owner);
    const orders = [recording({ day: '2023-02-20' }), recording({ day: '2023-02-21' })];
    const ops = phone.numbered(...orders).map((op) => ({ ...op, clientTime: deviceTime }));
    const { receipts } = await phone.push(ops, { deviceTime });
    expect(receipts).toMatchObject([{ status: 'APPLIED' }, { status: 'REJECTED', code: 'DAY_IN_FUTURE' }]);
  });

  it('[DAY1] on the first minute of a month in Bangkok belongs to it, though it is yesterday elsewhere', async () => {
    const phone = phoneOf(owner);
    // From Monday at nine to the last minute of February in Bangkok, which is 17:00 in London.
    town.wait({ days: 8, minutes: 14 * 60 + 59 });
    const march = { month: '2023-03', day: '2023-03-01' };
    expect(await phone.send(recording(march))).toMatchObject([{ code: 'DAY_IN_FUTURE' }]);
    town.wait({ minutes: 2 });
    expect(statusesOf(await phone.send(recording(march)))).toEqual(['APPLIED']);
  });

  it('[CLOSE1] for a month that was closed meanwhile is taken, and is told apart', async () => {
    const phone = phoneOf(owner);
    const ops = phone.numbered(recording());
    town.wait({ days: 58 });
    await closeMonth(await town.as('executive'), { month: FEBRUARY });
    const home = phoneOf(await town.as(loginName), phone.clientId);
    expect(statusesOf((await home.push(ops)).receipts)).toEqual(['APPLIED']);
    expect(await recorded()).toEqual(idsOf(ops));
    expect(await februaryIsAfterClosing()).toBe(true);
  });
});
