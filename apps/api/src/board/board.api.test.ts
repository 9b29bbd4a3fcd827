import { SLUG, UNITS } from '@prongsai/fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, record, submit } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy, type Places } from '../testing/places.ts';
import { hire } from '../testing/people.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { queriesOf } from '../testing/queries.ts';
import { startTown, type Town } from '../testing/town.ts';

const BOARD = `{ board(agency: "${SLUG}", fiscalYear: 2566) {
  fiscalYear today months units { id name } measures { position items { code } duties { number } units { name } }
  cells { measureId unitId month status overdue late changedSinceCheck photosMissing actionCount }
} }`;
interface Cell {
  measureId: string;
  unitId: string;
  month: string;
  status: string;
  overdue: boolean;
  late: boolean;
}
interface Board {
  today: string;
  months: string[];
  units: { id: string; name: string }[];
  measures: object[];
  cells: Cell[];
}

let town: Town;
let places: Places;
let executive: Client;
beforeAll(async () => {
  town = await startTown();
  executive = await town.as('executive');
  places = await placesSeenBy(executive);
});
afterAll(() => town.stop());

const boardOf = async (client: Client) => (await client.gql<{ board: Board }>(BOARD)).board;
const cellsOf = ({ cells }: Board, code: string) =>
  cells.filter(({ measureId }) => measureId === places.measure(code));

describe('the board of the plan of 2566', () => {
  it('[FY1] [DAY1] has the twelve months of the year, judged today in Bangkok', async () => {
    const board = await boardOf(executive);
    expect(board).toMatchObject({
      fiscalYear: 2566,
      today: '2023-02-20',
      units: { length: UNITS.length },
      measures: { length: 8 },
    });
    expect([board.months[0], board.months.at(-1), board.months.length]).toEqual(['2022-10', '2023-09', 12]);
  });

  it('[OWE1] [OWE2] owes seventy-two cells', async () => {
    const board = await boardOf(executive);
    const owed = ['I7', 'I10', 'E12', 'E13', 'E14', 'O19', 'O23', 'O25'].map((code) => {
      const cells = cellsOf(board, code);
      return [
        code,
        new Set(cells.map(({ unitId }) => unitId)).size,
        [...new Set(cells.map(({ month }) => month))],
      ];
    });
    const spring = ['2023-02', '2023-03', '2023-04'];
    expect(owed).toEqual([
      ['I7', 1, ['2023-04']],
      ['I10', 1, ['2023-04']],
      ...['E12', 'E13', 'E14'].map((code) => [code, 7, spring]),
      ['O19', 1, ['2023-03', '2023-04']],
      ['O23', 1, spring],
      ['O25', 1, ['2022-11', '2023-04']],
    ]);
    expect(board.cells).toHaveLength(1 + 1 + 3 * 7 * 3 + 2 + 3 + 2);
  });

  it('[CELL1] [CELL4] judges each: this month waits, later months have not begun, November is overdue', async () => {
    const { cells } = await boardOf(executive);
    const count = (status: string) => cells.filter((cell) => cell.status === status).length;
    expect({ now: count('NOT_RECORDED'), later: count('NOT_YET') }).toEqual({ now: 23, later: 49 });
    expect(cells.filter(({ overdue }) => overdue)).toMatchObject([
      { measureId: places.measure('O25'), month: '2022-11' },
    ]);
  });

  it('[OWE4] [LATE1] lets five days of grace pass before anything is overdue or late', async () => {
    const recorder = await town.as('recorder');
    const cell = { measureId: places.measure('O23'), unitId: places.unit(FINANCE) };
    const february = async () =>
      cellsOf(await boardOf(executive), 'O23').find(({ month }) => month === '2023-02');
    town.wait({ days: 13 });
    expect(await february()).toMatchObject({ status: 'NOT_RECORDED', overdue: false });
    town.wait({ days: 1 });
    expect(await february()).toMatchObject({ status: 'NOT_RECORDED', overdue: true });
    await record(recorder, anAction(cell));
    expect(await february()).toMatchObject({ status: 'RECORDED', overdue: true, late: true });
    await submit(await town.as('head'), cell);
    expect(await february()).toMatchObject({ status: 'SUBMITTED', overdue: false, late: true });
    town.wait({ days: -14 });
  });

  it('[LOG2] shows what was done in a month that owes nothing', async () => {
    const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE), month: '2022-12' };
    await record(await town.as('recorder'), anAction(cell, { day: '2022-12-30' }));
    const extra = cellsOf(await boardOf(executive), 'I7').find(({ month }) => month === '2022-12');
    expect(extra).toMatchObject({ status: 'RECORDED', overdue: false, late: false, actionCount: 1 });
  });
});

describe('who sees the board', () => {
  it('[MAY2] staff see their own units only', async () => {
    const board = await boardOf(await town.as('recorder'));
    expect(board.units.map(({ name }) => name)).toEqual([FINANCE]);
    expect(new Set(board.cells.map(({ unitId }) => unitId))).toEqual(new Set([places.unit(FINANCE)]));
    expect(cellsOf(board, 'I10')).toEqual([]);
  });

  it('[MAY2] executives, coordinators and auditors see all of them, strangers nothing', async () => {
    for (const name of ['executive', 'coordinator', 'auditor']) {
      expect((await boardOf(await town.as(name))).units).toHaveLength(UNITS.length);
    }
    const { data, errors } = await town.anybody().ask(BOARD);
    expect(data).toEqual({ board: null });
    expect(errors?.[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
  });

  it('[FY1] a year without a plan has none', async () => {
    expect(await executive.gql(`{ board(agency: "${SLUG}", fiscalYear: 2570) { today } }`)).toEqual({
      board: null,
    });
    const { errors } = await executive.ask('{ board(agency: "atlantis", fiscalYear: 2566) { today } }');
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });
});

describe('the cost of a screen', () => {
  const LISTS: readonly (readonly [name: string, document: string])[] = [
    ['the board', BOARD],
    [
      'the logs with everything in them',
      `{ publicityLogs(agency: "${SLUG}", first: 100) { totalCount nodes {
        month status measure { title items { code } units { name } } unit { name }
        deeds { deed by } actions { what recordedBy channel { name } photos { url } }
      } } }`,
    ],
    [
      'the actions',
      `{ publicityActions(agency: "${SLUG}", first: 100) { totalCount nodes { what recordedBy channel { name } photos { url } } } }`,
    ],
    ['a phone’s first pull', '{ syncPull(since: 0) { cursor rows { kind id data } } }'],
  ];

  it('is the same number of queries with one action and with two hundred', async () => {
    const counted = async () => {
      const costs: Record<string, number> = {};
      for (const [name, document] of LISTS)
        costs[name] = await queriesOf(town, () => executive.gql(document));
      return costs;
    };
    const before = await counted();
    const clerk = await hire(
      town,
      'clerk',
      places.unitIds.map((unitId) => ({ role: 'RECORDER' as const, unitId })),
    );
    const phone = phoneOf(clerk);
    for (let batch = 0; batch < 4; batch += 1) {
      const orders = Array.from({ length: 50 }, (_, at) => {
        const unitId = places.unitIds[at % places.unitIds.length] ?? '';
        const { id, ...payload } = anAction({
          measureId: places.measure(['E12', 'E13', 'E14'][at % 3] ?? ''),
          unitId,
        });
        return anOrder('recordAction', payload, { entityId: id });
      });
      const receipts = await phone.send(...orders);
      expect(receipts.every(({ status }) => status === 'APPLIED')).toBe(true);
    }
    const after = await counted();
    expect(after).toEqual(before);
    expect(Math.max(...Object.values(after))).toBeLessThanOrEqual(30);
  });
});
