import { SLUG } from '@prongsai/fixtures';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import {
  anAction,
  callOnUnits,
  check,
  closeMonth,
  giveInstruction,
  openMonth,
  record,
  sendBack,
  submit,
  type Cell,
} from '../testing/deeds.ts';
import { hire } from '../testing/people.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { FEBRUARY, FINANCE, placesSeenBy, type Places } from '../testing/places.ts';
import { startTown, type Town } from '../testing/town.ts';

let town: Town;
let places: Places;
let recorder: Client;
let head: Client;
let executive: Client;
let clerk: Client;
beforeAll(async () => {
  town = await startTown();
  [recorder, head, executive] = [
    await town.as('recorder'),
    await town.as('head'),
    await town.as('executive'),
  ];
  places = await placesSeenBy(recorder);
  clerk = await hire(town, 'clerk', [{ role: 'EXECUTIVE' }]);
});
afterAll(() => town.stop());

/** Months before today, each used by one test. */
const unused = ['2022-11', '2022-12', '2023-01'];
const freshMonth = () => unused.pop() ?? '';
const cellIn = (month: string, code = 'I7'): Required<Cell> => ({
  measureId: places.measure(code),
  unitId: places.unit(FINANCE),
  month,
});
const codes = ({ userErrors }: { userErrors: readonly { code: string }[] }) =>
  userErrors.map(({ code }) => code);

interface BoardSeen {
  cells: { measureId: string; unitId: string; month: string; status: string; afterClosing: boolean }[];
  marks: { id: string; mark: string; month: string; words: string | null; by: string }[];
}
async function board(client: Client = executive): Promise<BoardSeen> {
  const query = `{ board(agency: "${SLUG}", fiscalYear: 2566) {
    cells { measureId unitId month status afterClosing } marks { id mark month words by } } }`;
  return (await client.gql<{ board: BoardSeen }>(query)).board;
}
async function cellOf({ measureId, unitId, month }: Required<Cell>) {
  const { cells } = await board();
  return cells.find((each) => each.measureId === measureId && each.unitId === unitId && each.month === month);
}
const recorded = async (cell: Required<Cell>, day = `${cell.month}-14`) => {
  const input = anAction(cell, { day });
  await record(recorder, input);
  return input.id;
};

describe('[CALL1] calling on all who owe a month', () => {
  it('[REM5] is told to whoever records for a unit or heads it, with what is left there, and stands on the board', async () => {
    const { id, userErrors } = await callOnUnits(executive, { month: FEBRUARY, words: 'ขอภายในวันศุกร์' });
    expect(userErrors).toEqual([]);
    const reminders = await town.house.database.fork().execute(
      `select login_name as who, kind, note, count from reminder join person on person.id = person_id
          where about = ? order by login_name`,
      [id],
    );
    const left = (await board()).cells.filter(
      ({ unitId, month, status }) =>
        unitId === places.unit(FINANCE) && month === FEBRUARY && status === 'NOT_RECORDED',
    );
    const told = { kind: 'CALLED', note: 'ขอภายในวันศุกร์', count: left.length };
    expect(left.length).toBeGreaterThan(0);
    expect(reminders).toEqual([
      { who: 'head', ...told },
      { who: 'recorder', ...told },
    ]);
    const [mark] = (await board(recorder)).marks.filter((each) => each.id === id);
    expect(mark).toMatchObject({ mark: 'CALL', month: FEBRUARY, words: 'ขอภายในวันศุกร์' });
    const rows = (await phoneOf(recorder).pull()).flatMap((page) => page.rows);
    expect(rows.find((row) => row.id === id)).toMatchObject({
      kind: 'monthMark',
      data: { mark: 'CALL', month: FEBRUARY, exceptions: [], acting: false },
    });
  });

  it('happens once a day: whoever comes second is told who did', async () => {
    const [refused] = (await callOnUnits(clerk, { month: FEBRUARY })).userErrors;
    expect(refused).toMatchObject({ code: 'CALLED_ALREADY' });
    expect(refused?.message).toContain('กุมภาพันธ์ ๒๕๖๖');
    town.wait({ days: 1 });
    expect(codes(await callOnUnits(clerk, { month: FEBRUARY }))).toEqual([]);
  });

  it('of two at once one counts', async () => {
    town.wait({ days: 1 });
    const before = (await board()).marks.length;
    const both = await Promise.all([executive, clerk].map((by) => callOnUnits(by, { month: FEBRUARY })));
    expect(both.flatMap(codes)).toEqual(['CALLED_ALREADY']);
    expect((await board()).marks).toHaveLength(before + 1);
  });

  it('[LOG1] sent again is the same call', async () => {
    town.wait({ days: 1 });
    const call = { id: uuidv7(), month: FEBRUARY, words: null };
    expect(codes(await callOnUnits(executive, call))).toEqual([]);
    expect(codes(await callOnUnits(executive, call))).toEqual([]);
    expect(codes(await callOnUnits(executive, { ...call, words: 'อื่น' }))).toEqual(['ID_TAKEN']);
  });

  it('is refused before the month has begun, and where nobody owes anything', async () => {
    expect(codes(await callOnUnits(executive, { month: '2023-04' }))).toEqual(['MONTH_NOT_BEGUN']);
    expect(codes(await callOnUnits(executive, { month: '2021-10' }))).toEqual(['NOBODY_OWES']);
    expect((await board()).marks.filter(({ month }) => month === '2023-04')).toEqual([]);
  });
});

describe('[CLOSE2] closing a month', () => {
  it('[CLOSE1] takes what comes later and says so; checks, returns and notes say nothing', async () => {
    const month = freshMonth();
    const before = await recorded(cellIn(month));
    await submit(head, cellIn(month));
    expect(codes(await closeMonth(executive, { month }))).toEqual([]);
    const rows = (await phoneOf(executive).pull()).flatMap((page) => page.rows);
    const version = rows.find(({ id }) => id === before)?.version;
    await check(executive, cellIn(month), { covered: [{ actionId: before, version }] });
    expect(await cellOf(cellIn(month))).toMatchObject({ status: 'CHECKED', afterClosing: false });
    await sendBack(executive, cellIn(month), { note: 'ขอภาพเพิ่ม' });
    expect(await cellOf(cellIn(month))).toMatchObject({ status: 'RETURNED', afterClosing: false });
    await recorded(cellIn(month));
    expect(await cellOf(cellIn(month))).toMatchObject({ status: 'RECORDED', afterClosing: true });
  });

  it('excepts cells until a day', async () => {
    const month = freshMonth();
    const { measureId, unitId } = cellIn(month);
    const exceptions = [{ measureId, unitId, until: '2023-03-20' }];
    expect(codes(await closeMonth(executive, { month, exceptions }))).toEqual([]);
    await recorded(cellIn(month));
    await recorded(cellIn(month, 'E12'));
    expect(await cellOf(cellIn(month))).toMatchObject({ afterClosing: false });
    expect(await cellOf(cellIn(month, 'E12'))).toMatchObject({ afterClosing: true });
  });

  it('[CLOSE3] opens again with a reason; then nothing of it is after its closing, and the marks stay', async () => {
    const month = freshMonth();
    expect(codes(await openMonth(executive, { month, words: 'ปิดผิดเดือน' }))).toEqual(['MONTH_NOT_CLOSED']);
    await closeMonth(executive, { month });
    await recorded(cellIn(month));
    expect(await cellOf(cellIn(month))).toMatchObject({ afterClosing: true });
    const [refused] = (await openMonth(executive, { month, words: ' ' })).userErrors;
    expect(refused).toMatchObject({ code: 'REASON_MISSING', field: 'words' });
    const both = await Promise.all(
      [executive, clerk].map((by) => openMonth(by, { month, words: 'ปิดผิดเดือน' })),
    );
    expect(both.flatMap(codes), 'the other is told').toEqual(['MONTH_NOT_CLOSED']);
    expect(await cellOf(cellIn(month))).toMatchObject({ afterClosing: false });
    const marks = (await board()).marks.filter((each) => each.mark !== 'CALL' && each.month === month);
    expect(marks.map(({ mark }) => mark)).toEqual(['CLOSE', 'OPEN']);
  });

  it('[CALL1] calls also on what is excepted until a later day', async () => {
    const month = '2022-11';
    const owing = (await board()).cells.filter(
      (cell) => cell.month === month && cell.status === 'NOT_RECORDED',
    );
    expect(owing.length).toBeGreaterThan(0);
    const exceptions = owing.map(({ measureId, unitId }) => ({ measureId, unitId, until: '2023-03-20' }));
    expect(codes(await closeMonth(executive, { month, exceptions }))).toEqual([]);
    expect(codes(await callOnUnits(executive, { month }))).toEqual([]);
  });

  it('is refused while the month runs, and for a day that has passed or a place that is not there', async () => {
    expect(codes(await closeMonth(executive, { month: FEBRUARY }))).toEqual(['MONTH_NOT_OVER']);
    const { measureId, unitId } = cellIn(FEBRUARY);
    const month = '2022-10';
    const refusal = async (exception: object) =>
      (await closeMonth(executive, { month, exceptions: [exception] })).userErrors[0];
    expect(await refusal({ measureId, unitId, until: '2023-02-01' })).toMatchObject({
      code: 'DUE_DAY_PAST',
      field: 'exceptions',
    });
    expect(await refusal({ measureId: uuidv7(), unitId, until: '2023-03-20' })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'exceptions',
    });
  });

  it('while phones are offline loses nothing: what waited arrives, is marked, and its history is whole', async () => {
    const month = '2022-10';
    const cell = cellIn(month, 'E13');
    const [offline, ofHead] = [phoneOf(recorder), phoneOf(head)];
    const { id, ...payload } = anAction(cell, { day: '2022-10-14' });
    const waiting = [
      anOrder('recordAction', payload, { entityId: id }),
      anOrder('changeAction', { quantity: 3 }, { entityId: id }),
    ];
    await closeMonth(executive, { month });
    expect((await offline.send(...waiting)).map(({ status }) => status)).toEqual(['APPLIED', 'APPLIED']);
    expect(await ofHead.send(anOrder('submitMonth', cell))).toMatchObject([{ status: 'APPLIED' }]);
    expect(await cellOf(cell)).toMatchObject({ status: 'SUBMITTED', afterClosing: true });
    const trail = await town.house.database
      .fork()
      .execute<{ deed: string }[]>('select deed from activity where subject_id = ? order by at, id', [id]);
    expect(trail.map(({ deed }) => deed)).toEqual(['recordAction', 'changeAction']);
  });
});

describe('[CELL2] [CHECK1] executives who meet', () => {
  it('one checks and one returns at once: one of them decides, and both stay in the history', async () => {
    const cell = cellIn(FEBRUARY, 'O19');
    const actionId = await recorded(cell);
    await submit(head, cell);
    const rows = (await phoneOf(executive).pull()).flatMap((page) => page.rows);
    const covered = [{ actionId, version: rows.find(({ id }) => id === actionId)?.version }];
    const both = await Promise.all([
      check(executive, cell, { covered }),
      sendBack(clerk, cell, { note: 'ขอภาพเพิ่ม' }),
    ]);
    expect(both.flatMap(codes)).toEqual([]);
    const deeds = (await phoneOf(executive).pull())
      .flatMap((page) => page.rows)
      .flatMap((row) => (row.kind === 'deed' ? row : []))
      .filter(({ id }) => both.some(({ deed }) => deed?.id === id))
      .sort((a, b) => a.version - b.version);
    expect(deeds).toHaveLength(2);
    const expected = deeds.at(-1)?.data.deed === 'CHECK' ? 'CHECKED' : 'RETURNED';
    expect(await cellOf(cell)).toMatchObject({ status: expected });
  });

  it('a check that arrives after an edit covers what was seen, and the board says it changed', async () => {
    const cell = cellIn(FEBRUARY, 'O23');
    const actionId = await recorded(cell);
    await submit(head, cell);
    const seen = (await phoneOf(executive).pull()).flatMap((page) => page.rows);
    const version = seen.find(({ id }) => id === actionId)?.version ?? 0;
    const edit = anOrder('changeAction', { quantity: 7 }, { entityId: actionId, baseVersion: version });
    await phoneOf(recorder).send(edit);
    const late = anOrder('checkMonth', { ...cell, covered: [{ actionId, version }] });
    expect(await phoneOf(executive).send(late)).toMatchObject([{ status: 'APPLIED' }]);
    expect(await cellOf(cell)).toMatchObject({ status: 'RECORDED' });
  });
});

describe('[ACTING1] whoever acts for an office', () => {
  const acting = { role: 'EXECUTIVE', acting: true } as const;

  it('is told apart in what they do, on phones, in the API and in the trail', async () => {
    const deputy = await hire(town, 'deputy', [acting]);
    const given = { unitId: places.unit(FINANCE), words: 'ขอภาพป้าย', dueDay: '2023-03-10' };
    const instruction = await giveInstruction(deputy, given);
    const closing = await closeMonth(deputy, { month: '2022-10' });
    expect([instruction.acting, closing.acting]).toEqual([true, true]);
    const { deed } = await sendBack(deputy, cellIn(FEBRUARY, 'E14'), { note: 'ขอภาพเพิ่ม' });
    const own = await sendBack(executive, cellIn(FEBRUARY, 'E14'), { note: 'ขอสถานที่ด้วย' });
    const rows = (await phoneOf(recorder).pull()).flatMap((page) => page.rows);
    const said = (id: string | null | undefined) => rows.find((row) => row.id === id)?.data;
    for (const id of [instruction.id, closing.id, deed?.id]) expect(said(id)).toMatchObject({ acting: true });
    expect(said(own.deed?.id)).toMatchObject({ acting: false });
    const trail = await town.house.database
      .fork()
      .execute<{ details: unknown }[]>('select details from activity where subject_id = ?', [deed?.id]);
    expect(JSON.stringify(trail)).toMatch(/acting\W+true/);
  });

  it('says nothing of what was done before it was kept', async () => {
    const { deed } = await sendBack(executive, cellIn('2022-12', 'O19'), { note: 'ขอภาพเพิ่ม' });
    await town.house.database.fork().execute('update month_deed set acting = null where id = ?', [deed?.id]);
    const rows = (await phoneOf(recorder).pull()).flatMap((page) => page.rows);
    expect(rows.find(({ id }) => id === deed?.id)?.data).not.toHaveProperty('acting');
  });
});
