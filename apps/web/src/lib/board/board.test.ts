import type { DeedRow, Operation, SyncRow } from '@prongsai/contract';
import { fiscalYear, monthsOf, parseDay, percentDone, type Tally } from '@prongsai/domain';
import { baseRows, overlay } from '@prongsai/outbox';
import { describe, expect, it } from 'vitest';
import { indexLogs } from '../month/cell-index.ts';
import { cellsOfYear, type MonthCell } from '../month/month-cell.ts';
import { needsAttention, waitingBeside, waitsForCheck } from './attention.ts';
import { boardOf, cellsInOrder, isLarge, rowsWith, type Axis, type Board, type Heading } from './board.ts';
import { coverageOf } from './coverage.ts';
import { boardPath, cellAsked } from './paths.ts';
import { changesSinceCheck } from './since-check.ts';
import { lookedFor, placeAsked, shownCells, type BoardPlace } from './view.ts';

const FEBRUARY = { measureId: 'service', unitId: 'finance', month: '2023-02' };
const TOWN: SyncRow[] = [
  {
    kind: 'agency',
    id: 'town',
    version: 1,
    data: { name: 'เทศบาลตำบลบ้านสวน', slug: 'bansuan', district: null, province: null, graceDays: 5 },
  },
  unit('works', 'กองช่าง'),
  unit('finance', 'กองคลัง'),
  measure('service', 2),
  measure('budget', 1),
];
const LOG: SyncRow = { kind: 'log', id: 'log', version: 20, data: FEBRUARY };

function unit(id: string, name: string): SyncRow {
  return { kind: 'unit', id, version: 2, data: { name, label: name, activeFrom: null, activeUntil: null } };
}

/** Owed by every unit, monthly, from February to April 2023. */
function measure(id: string, position: number): SyncRow {
  const duty = { number: 1, text: 'ทุกเดือน', frequencies: ['MONTHLY'], chosenFrequency: null, dueMonth: null };
  return {
    kind: 'measure',
    id,
    version: 3,
    data: {
      fiscalYear: 2566,
      position,
      instrument: 'EIT',
      itemCodes: ['E12'],
      writtenCodes: ['E๑๒'],
      title: id,
      ownerLabel: 'ทุกส่วนงาน',
      ownerScope: 'ALL_UNITS',
      unitIds: [],
      steps: [],
      windowStart: '2023-02',
      windowEnd: '2023-04',
      duties: [{ ...duty, actor: 'STAFF' }],
    },
  };
}

function action(id: string, version: number, withdrawnAt: string | null = null): SyncRow {
  const at = '2023-02-14T03:00:00Z';
  const by = { recordedById: 'somying', recordedByName: 'สมหญิง', clientTime: at, receivedAt: at };
  const done = { day: '2023-02-14', channel: 'NOTICE_BOARD', what: 'ติดประกาศ' };
  const rest = { place: null, quantity: null, link: null, withdrawnAt, withdrawnReason: null };
  return { kind: 'action', id, version, data: { logId: 'log', ...done, ...by, ...rest } };
}

function deed(kind: DeedRow['deed'], version: number, covered: DeedRow['covered'] = []): SyncRow {
  const at = '2023-02-28T03:00:00Z';
  const by = { byId: 'prasert', byName: 'ประเสริฐ', at, clientTime: at, note: null };
  return { kind: 'deed', id: `deed-${version}`, version, data: { logId: 'log', deed: kind, ...by, covered } };
}

function cellsWith(rows: SyncRow[], ops: Operation[] = [], day = '2023-03-01'): MonthCell[] {
  const view = overlay(baseRows([...TOWN, ...rows]), ops, { id: 'wichai', name: 'วิชัย' });
  const seqs = new Map(ops.map(({ entityId, seq }) => [entityId, seq]));
  const unsentSeq = (id: string): number | undefined => seqs.get(id);
  const today = parseDay(day);
  if (!today) throw new Error(`${day} is no day`);
  const logs = indexLogs(view, unsentSeq);
  return cellsOfYear({ rows: view, logs, closings: new Map(), unsentSeq, today }, fiscalYear(2566));
}

function february(rows: SyncRow[], ops: Operation[] = []): MonthCell {
  return financeIn('2023-02', rows, ops);
}

function financeIn(asked: string, rows: SyncRow[], ops: Operation[] = []): MonthCell {
  const found = cellsWith(rows, ops).find(
    ({ measure: { id }, unit: { id: unitId }, month }) =>
      id === 'service' && unitId === 'finance' && month === asked,
  );
  if (!found) throw new Error(`${asked} is neither owed nor recorded.`);
  return found;
}

const YEAR = fiscalYear(2566);
const boardBy = (by: Axis, cells: MonthCell[]): Board => boardOf(cells, monthsOf(YEAR), by);
const named = (heading: Heading): string =>
  heading.axis === 'measure'
    ? heading.measure.id
    : heading.axis === 'unit'
      ? heading.unit.data.name
      : heading.month;
const SUBMITTED = [LOG, action('a', 21), deed('SUBMISSION', 22)];
const CHECKED = [...SUBMITTED, deed('CHECK', 23, [{ actionId: 'a', version: 21 }])];

describe('the board', () => {
  it('[OWE2] stands in the plan’s order, below each measure its units, with twelve months', () => {
    const { columns, groups } = boardBy('measure', cellsWith([]));
    expect(columns.map(({ heading }) => named(heading))).toEqual(monthsOf(YEAR));
    expect(groups.map(({ heading }) => named(heading))).toEqual(['budget', 'service']);
    expect(groups[0]?.rows.map(({ heading }) => named(heading))).toEqual(['กองคลัง', 'กองช่าง']);
    expect(groups[0]?.rows[0]?.cells.map((cell) => cell?.sign ?? '–')).toEqual([
      ...['–', '–', '–', '–'],
      ...['not-recorded', 'not-recorded', 'not-yet'],
      ...['–', '–', '–', '–', '–'],
    ]);
  });

  it('is turned to stand by unit, or by month with the units side by side', () => {
    const byUnit = boardBy('unit', cellsWith([]));
    expect(byUnit.groups.map(({ heading }) => named(heading))).toEqual(['กองคลัง', 'กองช่าง']);
    expect(byUnit.groups[0]?.rows.map(({ heading }) => named(heading))).toEqual(['budget', 'service']);
    const byMonth = boardBy('month', cellsWith([]));
    expect(byMonth.groups.map(({ heading }) => named(heading))).toEqual(['2023-02', '2023-03', '2023-04']);
    expect(byMonth.columns.map(({ heading }) => named(heading))).toEqual(['กองคลัง', 'กองช่าง']);
    const keys = (board: Board) =>
      cellsInOrder(board)
        .map(({ key }) => key)
        .sort();
    expect(keys(byMonth)).toEqual(keys(byUnit));
  });

  it('counts what is done of what is owed so far, in rows, columns and as a whole', () => {
    const board = boardBy('measure', cellsWith(SUBMITTED));
    const said = ({ done, owed }: Tally): string => `${done}/${owed}`;
    expect(board.groups[1]?.rows.map(said)).toEqual(['1/2', '0/2']);
    expect(board.columns.slice(4, 7).map(said)).toEqual(['1/4', '0/4', '0/0']);
    expect(board.groups[1]?.columns.slice(4, 7).map(said)).toEqual(['1/2', '0/2', '0/0']);
    expect([said(board), percentDone(board)]).toEqual(['1/8', 12]);
    expect(percentDone({ done: 0, owed: 0 })).toBeNull();
  });

  it('is folded to a line for each group where it has more rows than can be looked over', () => {
    const board = boardBy('measure', cellsWith([]));
    expect(isLarge(board)).toBe(false);
    const many = { ...board, groups: Array.from({ length: 60 }, () => board.groups).flat() };
    expect(isLarge(many)).toBe(true);
    expect(isLarge({ groups: many.groups.slice(0, 1) })).toBe(false);
  });

  it('shows an executive what waits, what is overdue and what changed since a check', () => {
    expect(needsAttention(february(SUBMITTED))).toBe(true);
    expect(needsAttention(february(CHECKED))).toBe(false);
    expect(needsAttention(february([...CHECKED, action('b', 24)]))).toBe(true);
    const late = rowsWith(boardBy('measure', cellsWith(CHECKED, [], '2023-03-06')), needsAttention);
    expect(late.groups.map(({ rows }) => rows.length)).toEqual([2, 1]);
    expect(late.owed).toBe(8);
  });

  it('leads from one waiting cell to the next in the order it is read', () => {
    const cells = cellsInOrder(boardBy('measure', cellsWith(SUBMITTED)));
    const [first, last] = [cells[0]?.key ?? '', cells.at(-1)?.key ?? ''];
    expect(waitingBeside(cells, first)).toMatchObject({ previous: null, next: { unit: { id: 'finance' } } });
    expect(waitingBeside(cells, last)).toMatchObject({ previous: { month: '2023-02' }, next: null });
  });

  it('shows one part of the plan and of the year, and only the state that is looked for', () => {
    const cells = cellsWith(SUBMITTED);
    const everything = { instrument: null, unitId: null, round: null };
    const count = (part: Partial<typeof everything> | object) =>
      shownCells(cells, { ...everything, ...part }).length;
    expect([count({}), count({ unitId: 'works' }), count({ instrument: 'OIT' })]).toEqual([12, 6, 0]);
    expect([count({ round: 1 }), count({ round: 2 })]).toEqual([8, 4]);
    expect(cells.filter(lookedFor('submitted') ?? Boolean)).toHaveLength(1);
    expect(lookedFor('all')).toBeNull();
  });

  it('has an address for every place, and is at what needs attention where the address says nothing', () => {
    const place: BoardPlace = {
      ...{ year: YEAR, view: 'changed', by: 'unit', instrument: 'EIT', unitId: 'works', round: 2 },
    };
    const asked = new URL(boardPath(place, february([])), 'https://town.example').searchParams;
    expect(placeAsked(asked, YEAR)).toEqual(place);
    expect(cellAsked(asked)).toEqual(FEBRUARY);
    const nonsense = new URLSearchParams({ view: 'red', by: 'height', round: '3', instrument: 'XIT' });
    const atFirst = { view: 'attention', by: 'measure', instrument: null, unitId: null, round: null };
    expect(placeAsked(nonsense, YEAR)).toEqual({ year: YEAR, ...atFirst });
  });
});

describe('what changed since the last check', () => {
  it('[CHECK1] is told action by action, and nothing where nobody checked', () => {
    const gone = action('c', 26, '2023-03-02T03:00:00Z');
    const covered = ['a', 'c', 'd'].map((actionId) => ({ actionId, version: 21 }));
    const first = [LOG, action('a', 21), action('d', 21), deed('CHECK', 23, covered)];
    const cell = february([...first, action('a', 25), action('b', 24), gone]);
    const withdrawn = [{ id: 'c' }, { id: 'e' }];
    expect([...changesSinceCheck(cell, withdrawn)].sort()).toEqual([
      ['a', 'CHANGED'],
      ['b', 'ADDED'],
      ['c', 'WITHDRAWN'],
    ]);
    expect(changesSinceCheck(february(SUBMITTED), withdrawn).size).toBe(0);
  });
});

describe('an executive’s check', () => {
  it('[CHECK1] covers exactly the standing actions, each in the version that is shown', () => {
    const rows = [LOG, action('a', 21), action('b', 22), action('gone', 23, '2023-02-20T03:00:00Z')];
    const { covered } = { covered: [], ...coverageOf(february([...rows, deed('SUBMISSION', 24)])) };
    expect(covered).toEqual([
      { actionId: 'a', version: 21 },
      { actionId: 'b', version: 22 },
    ]);
  });

  it('[CHECK1] waits for what the server has no version of yet', () => {
    const recorded: Operation<'changeAction'> = {
      ...{ opId: 'op', seq: 1, kind: 'changeAction', entityId: 'a', baseVersion: 21, afterOpId: null },
      ...{ payload: { what: 'ติดประกาศใหม่' }, clientTime: '2023-03-01T03:00:00Z' },
    };
    const checked = deed('CHECK', 23, [{ actionId: 'a', version: 21 }]);
    const cell = february([LOG, action('a', 21), deed('SUBMISSION', 22), checked], [recorded]);
    expect(coverageOf(cell)).toEqual({ state: 'NOT_YET', reason: 'UNSENT' });
  });

  it('[CELL2] waits for a month to be submitted, and for what was sent back to be mended', () => {
    const rows = [LOG, action('a', 21)];
    expect(coverageOf(february(rows))).toEqual({ state: 'NOT_YET', reason: 'NOT_SUBMITTED' });
    expect(coverageOf(february([...rows, deed('RETURN', 22)]))).toEqual({
      state: 'NOT_YET',
      reason: 'RETURNED',
    });
  });

  it('[CELL5] is not offered, though something changed, while the unit has taken its word back', () => {
    const again = [...CHECKED, action('a', 25), deed('SUBMISSION', 26, [{ actionId: 'a', version: 25 }])];
    expect(coverageOf(february(again)).state).toBe('READY');
    const cell = february([...again, deed('TAKE_BACK', 27)]);
    expect(cell.state).toMatchObject({ status: 'RECORDED', changedSinceCheck: true });
    expect(coverageOf(cell)).toEqual({ state: 'NOT_YET', reason: 'NOT_SUBMITTED' });
    expect(waitsForCheck(cell)).toBe(false);
  });

  it('[CELL3] may cover no action where the unit has stated that nothing was done', () => {
    expect(coverageOf(february([LOG, deed('NOTHING_TO_REPORT', 21)]))).toEqual({
      state: 'READY',
      covered: [],
    });
    expect(coverageOf(february([]))).toEqual({ state: 'NOTHING' });
  });

  it('[CELL3] is not offered where all that was checked is withdrawn, be the month owed or not', () => {
    const gone = action('a', 25, '2023-03-02T03:00:00Z');
    const owed = february([...CHECKED, gone]);
    const january: SyncRow = { kind: 'log', id: 'log', version: 20, data: { ...FEBRUARY, month: '2023-01' } };
    const unowed = financeIn('2023-01', [january, ...CHECKED.slice(1), gone]);
    for (const [cell, status] of [
      [owed, 'NOT_RECORDED'],
      [unowed, 'NOT_OWED'],
    ] as const) {
      expect(cell.state).toMatchObject({ status, changedSinceCheck: true });
      expect(coverageOf(cell)).toEqual({ state: 'NOTHING' });
      expect(waitsForCheck(cell)).toBe(false);
      expect(needsAttention(cell)).toBe(true);
    }
  });
});
