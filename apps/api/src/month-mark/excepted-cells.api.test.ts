/** What staff change of an excepted cell, before and after its day (CLOSE2). */
import { SLUG } from '@prongsai/fixtures';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, closeMonth } from '../testing/deeds.ts';
import { anOrder, phoneOf, type Order } from '../testing/phone.ts';
import { announced, announcedFile, aPhoto, hashed, type Photo } from '../testing/photo.ts';
import { FINANCE, placesSeenBy } from '../testing/places.ts';
import { startTown, type Town } from '../testing/town.ts';

interface ExceptedCell {
  readonly measureId: string;
  readonly unitId: string;
  readonly month: string;
}
/** An action with two photos and two files, of which one each was taken out. */
interface Recorded {
  readonly cell: ExceptedCell;
  readonly actionId: string;
  readonly photoId: string;
  readonly photoTakenOut: string;
  readonly fileId: string;
  readonly fileTakenOut: string;
}
type Change = (recorded: Recorded) => Order;

const UNTIL = '2023-02-22';
const CODES = ['I7', 'E12', 'E13', 'O19'];
const MONTHS = ['2022-10', '2022-11', '2022-12'];

let town: Town;
let recorder: Client;
let executive: Client;
let photos: readonly Photo[];
let waiting: Recorded[];
beforeAll(async () => {
  town = await startTown();
  [recorder, executive] = [await town.as('recorder'), await town.as('executive')];
  photos = await Promise.all([aPhoto('red'), aPhoto('blue'), aPhoto('green')]);
  const places = await placesSeenBy(recorder);
  const unitId = places.unit(FINANCE);
  const cells = MONTHS.flatMap((month) =>
    CODES.map((code) => ({ measureId: places.measure(code), unitId, month })),
  );
  waiting = [];
  for (const cell of cells) waiting.push(await recorded(cell));
  for (const month of MONTHS) {
    const exceptions = CODES.map((code) => ({ measureId: places.measure(code), unitId, until: UNTIL }));
    expect((await closeMonth(executive, { month, exceptions })).userErrors).toEqual([]);
  }
});
afterAll(() => town.stop());

const PDFS = ['first', 'second', 'third'].map((words) => hashed(Buffer.from(`%PDF-1.7\n${words}\n%%EOF\n`)));
const attachPhoto = (actionId: string, which: number, entityId = uuidv7()): Order =>
  anOrder('attachPhoto', announced(actionId, photos[which] as Photo), { entityId });
const attachFile = (actionId: string, which: number, entityId = uuidv7()): Order =>
  anOrder('attachFile', announcedFile(actionId, PDFS[which] as Photo), { entityId });

async function recorded(cell: ExceptedCell): Promise<Recorded> {
  const { id: actionId, ...payload } = anAction(cell, { day: `${cell.month}-14` });
  const [photoId, photoTakenOut, fileId, fileTakenOut] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  await send(
    anOrder('recordAction', payload, { entityId: actionId }),
    attachPhoto(actionId, 0, photoId),
    attachPhoto(actionId, 1, photoTakenOut),
    anOrder('withdrawPhoto', { actionId, reason: 'ภาพไม่ชัด' }, { entityId: photoTakenOut }),
    attachFile(actionId, 0, fileId),
    attachFile(actionId, 1, fileTakenOut),
    anOrder('withdrawFile', { actionId, reason: 'ผิดฉบับ' }, { entityId: fileTakenOut }),
  );
  return { cell, actionId, photoId, photoTakenOut, fileId, fileTakenOut };
}

async function send(...orders: Order[]): Promise<void> {
  const receipts = await phoneOf(recorder).send(...orders);
  expect(receipts.map(({ status, code }) => code ?? status)).toEqual(orders.map(() => 'APPLIED'));
}

async function isAfterClosing({ cell }: Recorded): Promise<boolean | undefined> {
  const query = `{ board(agency: "${SLUG}", fiscalYear: 2566) { cells { measureId unitId month afterClosing } } }`;
  const { board } = await executive.gql<{ board: { cells: (ExceptedCell & { afterClosing: boolean })[] } }>(
    query,
  );
  return board.cells.find(
    ({ measureId, unitId, month }) =>
      measureId === cell.measureId && unitId === cell.unitId && month === cell.month,
  )?.afterClosing;
}

const CHANGES: Readonly<Record<string, Change>> = {
  'its words': ({ actionId }) => anOrder('changeAction', { quantity: 4 }, { entityId: actionId }),
  'a photo more': ({ actionId }) => attachPhoto(actionId, 2),
  'a caption': ({ actionId, photoId }) =>
    anOrder('changePhoto', { actionId, caption: 'ป้ายหน้าสำนักงาน' }, { entityId: photoId }),
  'a photo less': ({ actionId, photoId }) =>
    anOrder('withdrawPhoto', { actionId, reason: 'ภาพไม่ชัด' }, { entityId: photoId }),
  'a photo brought back': ({ actionId, photoTakenOut }) =>
    anOrder('restorePhoto', { actionId }, { entityId: photoTakenOut }),
  'a file more': ({ actionId }) => attachFile(actionId, 2),
  'a file less': ({ actionId, fileId }) =>
    anOrder('withdrawFile', { actionId, reason: 'ผิดฉบับ' }, { entityId: fileId }),
  'a file brought back': ({ actionId, fileTakenOut }) =>
    anOrder('restoreFile', { actionId }, { entityId: fileTakenOut }),
};

describe('[CLOSE2] in an excepted cell', () => {
  it('what is changed until its day is in time', async () => {
    for (const each of waiting) {
      await send(anOrder('changeAction', { place: 'ตลาดสด' }, { entityId: each.actionId }));
      expect(await isAfterClosing(each)).toBe(false);
    }
  });

  it.each(Object.entries(CHANGES))('%s after its day comes after the closing', async (_, change) => {
    const each = await waitingPastItsDay();
    await send(change(each));
    expect(await isAfterClosing(each)).toBe(true);
  });

  it('an action withdrawn after its day comes after the closing, and so does one brought back', async () => {
    const each = await waitingPastItsDay();
    const entityId = each.actionId;
    await send(anOrder('withdrawAction', { reason: 'ลงซ้ำ' }, { entityId }));
    expect(await isAfterClosing(each)).toBe(true);
    expect(await changedAt(entityId)).toBe('2023-02-23');
    town.wait({ days: 1 });
    await send(anOrder('restoreAction', {}, { entityId }));
    expect(await isAfterClosing(each)).toBe(true);
    expect(await changedAt(entityId), 'phones are told').toBe('2023-02-24');
  });

  it('the same words again, and photos in another order, change nothing', async () => {
    const each = await waitingPastItsDay();
    const { actionId, photoId } = each;
    await send(
      anOrder('changeAction', { place: 'ตลาดสด' }, { entityId: actionId }),
      anOrder('changePhoto', { actionId, position: 3 }, { entityId: photoId }),
    );
    expect(await isAfterClosing(each)).toBe(false);
  });
});

/** One that was not changed yet, on a day after its own. */
async function waitingPastItsDay(): Promise<Recorded> {
  if (town.house.clock().toISOString() < '2023-02-23') town.wait({ days: 3 });
  const each = waiting.pop() as Recorded;
  expect(await isAfterClosing(each)).toBe(false);
  return each;
}

async function changedAt(actionId: string): Promise<string | undefined> {
  const rows = (await phoneOf(recorder).pull()).flatMap((page) => page.rows);
  const row = rows.find(({ id }) => id === actionId);
  return row?.kind === 'action' ? row.data.changedAt?.slice(0, 10) : undefined;
}
