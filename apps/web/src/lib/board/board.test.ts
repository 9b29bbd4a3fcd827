import type { DeedRow, Operation, SyncRow } from '@prongsai/contract';
import { fiscalYear, parseDay } from '@prongsai/domain';
import { baseRows, overlay } from '@prongsai/outbox';
import { describe, expect, it } from 'vitest';
import { indexLogs } from '../month/cell-index.ts';
import { cellsOfYear, type MonthCell } from '../month/month-cell.ts';
import { needsAttention, waitingBeside } from './attention.ts';
import { attentionOnly, boardOf, cellsInOrder } from './board.ts';
import { coverageOf } from './coverage.ts';

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
  const found = cellsWith(rows, ops).find(
    ({ measure: { id }, unit: { id: unitId }, month }) =>
      id === 'service' && unitId === 'finance' && month === '2023-02',
  );
  if (!found) throw new Error('February is owed.');
  return found;
}

describe('the board', () => {
  it('[OWE2] stands in the plan’s order, below each measure its units, with twelve months', () => {
    const { months, groups } = boardOf(cellsWith([]), fiscalYear(2566));
    expect(months).toHaveLength(12);
    expect(groups.map(({ measure: { id } }) => id)).toEqual(['budget', 'service']);
    expect(groups[0]?.rows.map((row) => row.unit.data.name)).toEqual(['กองคลัง', 'กองช่าง']);
    expect(groups[0]?.rows[0]?.cells.map((cell) => cell?.sign ?? '–')).toEqual([
      ...['–', '–', '–', '–'],
      ...['not-recorded', 'not-recorded', 'not-yet'],
      ...['–', '–', '–', '–', '–'],
    ]);
  });

  it('counts a row’s months as done once the unit has submitted them', () => {
    const { groups } = boardOf(cellsWith([LOG, action('a', 21), deed('SUBMISSION', 22)]), fiscalYear(2566));
    expect(groups[1]?.rows.map(({ done, owed }) => `${done}/${owed}`)).toEqual(['1/3', '0/3']);
  });

  it('shows an executive what waits, what is overdue and what changed since a check', () => {
    const submitted = [LOG, action('a', 21), deed('SUBMISSION', 22)];
    const checked = [...submitted, deed('CHECK', 23, [{ actionId: 'a', version: 21 }])];
    expect(needsAttention(february(submitted))).toBe(true);
    expect(needsAttention(february(checked))).toBe(false);
    expect(needsAttention(february([...checked, action('b', 24)]))).toBe(true);
    const late = attentionOnly(boardOf(cellsWith(checked, [], '2023-03-06'), fiscalYear(2566)));
    expect(late.groups.map(({ rows }) => rows.length)).toEqual([2, 1]);
  });

  it('leads from one waiting cell to the next in the order it is read', () => {
    const waiting = [LOG, action('a', 21), deed('SUBMISSION', 22)];
    const cells = cellsInOrder(boardOf(cellsWith(waiting), fiscalYear(2566)));
    const [first, last] = [cells[0]?.key ?? '', cells.at(-1)?.key ?? ''];
    expect(waitingBeside(cells, first)).toMatchObject({ previous: null, next: { unit: { id: 'finance' } } });
    expect(waitingBeside(cells, last)).toMatchObject({ previous: { month: '2023-02' }, next: null });
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

  it('[CELL3] may cover no action where the unit has stated that nothing was done', () => {
    expect(coverageOf(february([LOG, deed('NOTHING_TO_REPORT', 21)]))).toEqual({
      state: 'READY',
      covered: [],
    });
    expect(coverageOf(february([]))).toEqual({ state: 'NOTHING' });
  });
});
