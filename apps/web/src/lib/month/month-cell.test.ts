import type { Operation, SyncRow } from '@prongsai/contract';
import { fiscalYear, parseDay, parseMonth } from '@prongsai/domain';
import { baseRows, overlay, type Rows } from '@prongsai/outbox';
import { describe, expect, it } from 'vitest';
import { cellToOpen, firstOf, groupsOf, leftBefore, missingIn, nextDue, standingsOf } from './groups.ts';
import { closingsOf, marksByMonth } from './closings.ts';
import { indexLogs, unsentSeqOf } from './cell-index.ts';
import { cellsOfYear, type MonthCell } from './month-cell.ts';

const FEBRUARY = { measureId: 'budget', unitId: 'finance', month: '2023-02' };
const ROWS: SyncRow[] = [
  {
    kind: 'agency',
    id: 'town',
    version: 1,
    data: { name: 'เทศบาลตำบลบ้านสวน', slug: 'bansuan', district: null, province: null, graceDays: 5 },
  },
  { kind: 'unit', id: 'finance', version: 2, data: unit('กองคลัง') },
  { kind: 'unit', id: 'works', version: 3, data: unit('กองช่าง') },
  {
    kind: 'measure',
    id: 'budget',
    version: 4,
    data: {
      fiscalYear: 2566,
      position: 1,
      instrument: 'IIT',
      itemCodes: ['I7'],
      writtenCodes: ['๗'],
      title: 'แผนการใช้จ่ายงบประมาณ',
      ownerLabel: 'กองคลัง',
      ownerScope: 'UNIT',
      unitIds: ['finance'],
      steps: [],
      windowStart: '2023-02',
      windowEnd: '2023-04',
      duties: [
        {
          number: 1,
          text: 'เผยแพร่ทุกเดือน',
          actor: 'STAFF',
          frequencies: ['MONTHLY'],
          chosenFrequency: null,
          dueMonth: null,
        },
      ],
    },
  },
];

function unit(name: string) {
  return { name, label: name, activeFrom: null, activeUntil: null };
}

const RECORDED: Operation<'recordAction'> = {
  opId: 'op-1',
  seq: 1,
  kind: 'recordAction',
  entityId: 'action-1',
  baseVersion: null,
  afterOpId: null,
  payload: {
    ...FEBRUARY,
    day: '2023-02-14',
    channel: 'BOARD',
    what: 'ติดประกาศ',
    place: null,
    quantity: 2,
    link: null,
  },
  clientTime: '2023-02-14T03:00:00Z',
};
const SUBMITTED: Operation<'submitMonth'> = {
  ...RECORDED,
  opId: 'op-2',
  seq: 2,
  kind: 'submitMonth',
  entityId: 'deed-1',
  payload: FEBRUARY,
};

/** A month as an executive has seen it, with a photo. */
const CHECKED: SyncRow[] = [
  ...ROWS,
  { kind: 'log', id: 'log-1', version: 5, data: FEBRUARY },
  {
    kind: 'action',
    id: 'action-1',
    version: 6,
    data: {
      logId: 'log-1',
      day: '2023-02-14',
      channel: 'BOARD',
      what: 'ติดประกาศ',
      place: null,
      quantity: 2,
      link: null,
      recordedById: 'somsri',
      recordedByName: 'สมศรี',
      clientTime: '2023-02-14T03:00:00Z',
      receivedAt: '2023-02-14T03:00:01Z',
      withdrawnAt: null,
      withdrawnReason: null,
    },
  },
  {
    kind: 'photo',
    id: 'photo-1',
    version: 6,
    data: {
      actionId: 'action-1',
      sha256: 'a'.repeat(64),
      sourceSha256: 'b'.repeat(64),
      bytes: 100,
      width: 1600,
      height: 1200,
      caption: null,
      position: 0,
      stored: true,
      fault: null,
      usedBefore: false,
      withdrawnAt: null,
    },
  },
  {
    kind: 'deed',
    id: 'deed-1',
    version: 7,
    data: {
      logId: 'log-1',
      deed: 'CHECK',
      byId: 'nayok',
      byName: 'นายก',
      at: '2023-03-01T03:00:00Z',
      clientTime: '2023-03-01T03:00:00Z',
      note: null,
      covered: [{ actionId: 'action-1', version: 6 }],
    },
  },
];

/** The same town with a plan of 2570, owed from June to September 2027. */
const OPEN_UNTIL_SEPTEMBER = ROWS.map((row): SyncRow =>
  row.kind === 'measure'
    ? { ...row, data: { ...row.data, fiscalYear: 2570, windowStart: '2027-06', windowEnd: '2027-09' } }
    : row,
);

function cellsOn(day: string, ops: Operation[] = [], server = ROWS, year = 2566): MonthCell[] {
  const rows: Rows = overlay(baseRows(server), ops, { id: 'somsri', name: 'สมศรี' });
  const unsentSeq = unsentSeqOf(ops);
  const today = parseDay(day);
  if (!today) throw new Error(`${day} is no day`);
  const closings = closingsOf(marksByMonth(rows, unsentSeq));
  const logs = indexLogs(rows, unsentSeq);
  return cellsOfYear({ rows, logs, closings, unsentSeq, today }, fiscalYear(year));
}
const signsOf = (cells: MonthCell[]): string[] => cells.map(({ month, sign }) => `${month} ${sign}`);

const CLOSED: Operation<'closeMonth'> = {
  ...RECORDED,
  opId: 'op-3',
  seq: 3,
  kind: 'closeMonth',
  entityId: 'mark-1',
  payload: { month: '2023-02', exceptions: [] },
};

describe('[CLOSE2] a closed month', () => {
  const afterClosing = (ops: Operation[]) => cellsOn('2023-03-10', ops)[0]?.state.afterClosing;

  it('marks what was made on this phone after it was closed, and not what was made before', () => {
    expect(afterClosing([RECORDED, CLOSED])).toBe(false);
    expect(
      afterClosing([
        { ...CLOSED, seq: 1 },
        { ...RECORDED, seq: 3 },
      ]),
    ).toBe(true);
  });

  it('has an excepted cell’s own due day', () => {
    const { measureId, unitId } = FEBRUARY;
    const exceptions = [{ measureId, unitId, until: '2023-03-20' }];
    const [cell] = cellsOn('2023-03-10', [{ ...CLOSED, payload: { ...CLOSED.payload, exceptions } }]);
    expect([cell?.due, cell?.state.overdue]).toEqual(['2023-03-20', false]);
  });

  it('says what is changed after an excepted cell’s day, on this phone or another', () => {
    const { measureId, unitId } = FEBRUARY;
    const exceptions = [{ measureId, unitId, until: '2023-03-20' }];
    const by = {
      byId: 'boss',
      byName: 'นายก',
      at: '2023-03-02T03:00:00Z',
      clientTime: '2023-03-02T03:00:00Z',
    };
    const closing = { mark: 'CLOSE' as const, month: '2023-02', words: null, exceptions, ...by };
    const closed: SyncRow = { kind: 'monthMark', id: 'mark-1', version: 8, data: closing };
    const changed = (changedAt?: string) =>
      CHECKED.map((row): SyncRow =>
        row.kind === 'action'
          ? { ...row, version: 9, data: { ...row.data, ...(changedAt && { changedAt }) } }
          : row,
      );
    const isMarked = (day: string, rows: SyncRow[], ops: Operation[] = []) =>
      cellsOn(day, ops, [...rows, closed])[0]?.state.afterClosing;
    expect(isMarked('2023-03-21', changed('2023-03-20T03:00:00Z'))).toBe(false);
    expect(isMarked('2023-03-21', changed('2023-03-21T03:00:00Z'))).toBe(true);
    expect(isMarked('2023-03-21', changed()), 'of a server that does not tell').toBe(false);
    const change = { ...RECORDED, kind: 'changeAction', payload: { quantity: 3 } } as Operation;
    expect(isMarked('2023-03-20', changed(), [change])).toBe(false);
    expect(isMarked('2023-03-21', changed(), [change])).toBe(true);
  });

  it('names the first due day of what is left, not that of its first cell', () => {
    const { measureId, unitId } = FEBRUARY;
    const exceptions = [{ measureId, unitId, until: '2023-03-20' }];
    const closed: Operation = { ...CLOSED, payload: { ...CLOSED.payload, exceptions } };
    const other = ROWS.flatMap((row): SyncRow[] =>
      row.kind === 'measure' ? [row, { ...row, id: 'second' }] : [row],
    );
    const dueIn = (ops: Operation[]) =>
      nextDue(cellsOn('2023-03-10', ops, other).filter(({ month }) => month === '2023-02'));
    const second = {
      ...RECORDED,
      entityId: 'action-2',
      payload: { ...RECORDED.payload, measureId: 'second' },
    };
    const sent = { ...SUBMITTED, entityId: 'deed-2', payload: { ...FEBRUARY, measureId: 'second' } };
    expect(dueIn([closed])).toBe('2023-03-05');
    expect(dueIn([closed, { ...second, seq: 4 }, { ...sent, seq: 5 }])).toBe('2023-03-20');
    expect(nextDue([])).toBeNull();
  });

  it('[CLOSE3] opened again, is as any other', () => {
    const opened = { ...CLOSED, kind: 'openMonth', entityId: 'mark-2', seq: 4 } as const;
    const words = { ...opened, payload: { month: '2023-02', words: 'ปิดผิดเดือน' } } as Operation;
    expect(afterClosing([CLOSED, words, { ...RECORDED, seq: 5 }])).toBe(false);
  });
});

describe('the months of a unit', () => {
  it('[OWE1] holds a cell for each month of the window, and none for a unit that owes nothing', () => {
    const cells = cellsOn('2023-02-10');
    expect(signsOf(cells)).toEqual(['2023-02 not-recorded', '2023-03 not-yet', '2023-04 not-yet']);
    expect(new Set(cells.map((cell) => cell.unit.id))).toEqual(new Set(['finance']));
  });

  it('[OWE4] is due on the last day of the month plus the days of grace, and overdue the day after', () => {
    expect(cellsOn('2023-03-05')[0]).toMatchObject({ due: '2023-03-05', sign: 'not-recorded' });
    expect(cellsOn('2023-03-06')[0]?.sign).toBe('overdue');
  });

  it('[CELL1] changes its cell the moment an action is saved on the phone', () => {
    expect(cellsOn('2023-02-14', [RECORDED])[0]).toMatchObject({ sign: 'recorded', photoCount: 0 });
  });

  it('[CELL2] counts a month submitted on the phone as submitted, until more is recorded', () => {
    const later: Operation<'recordAction'> = { ...RECORDED, opId: 'op-3', seq: 3, entityId: 'action-2' };
    expect(cellsOn('2023-02-14', [RECORDED, SUBMITTED])[0]?.sign).toBe('submitted');
    expect(cellsOn('2023-02-14', [RECORDED, SUBMITTED, later])[0]?.sign).toBe('recorded');
  });

  it('[PHOTO6] [CHECK1] opens a checked month at once when evidence changes on the phone, and not for another order', () => {
    const change = (kind: Operation['kind'], payload: object): Operation =>
      ({ ...RECORDED, opId: 'op-9', seq: 9, kind, entityId: 'photo-1', payload }) as Operation;
    const stateOf = (ops: Operation[]) => cellsOn('2023-03-02', ops, CHECKED)[0]?.state;
    const asChecked = { status: 'CHECKED', changedSinceCheck: false };
    const its = { actionId: 'action-1' };
    expect(stateOf([])).toMatchObject(asChecked);
    expect(stateOf([change('changePhoto', { ...its, position: 4 })])).toMatchObject(asChecked);
    for (const changed of [
      change('changePhoto', { ...its, caption: 'ตลาดสด' }),
      change('withdrawPhoto', { ...its, reason: 'เบลอ' }),
      change('restorePhoto', its),
      change('withdrawFile', { ...its, reason: 'ผิดฉบับ' }),
    ])
      expect(stateOf([changed]), changed.kind).toMatchObject({
        status: 'RECORDED',
        changedSinceCheck: true,
      });
  });

  it('[LOG2] shows what was recorded outside the window, though nobody owes it', () => {
    const payload = { ...RECORDED.payload, month: '2023-01', day: '2023-01-20' };
    const cells = cellsOn('2023-02-10', [{ ...RECORDED, payload }]);
    expect(cells.find(({ month }) => month === '2023-01')).toMatchObject({ owed: false, sign: 'recorded' });
  });
});

describe('the order of a month', () => {
  it('sets what is done behind what needs somebody, and leaves empty groups out', () => {
    const done = cellsOn('2023-02-14', [RECORDED, SUBMITTED]).filter(({ month }) => month === '2023-02');
    expect(groupsOf(done).map(({ name }) => name)).toEqual(['groupDone']);
    const [open] = cellsOn('2023-03-06').slice(0, 1);
    expect(groupsOf([...done, ...(open ? [open] : [])]).map(({ name }) => name)).toEqual([
      'groupOverdue',
      'groupDone',
    ]);
  });

  it('can be cut off after the first cells, and still says how many there are', () => {
    const done = cellsOn('2023-02-14', [RECORDED, SUBMITTED]).filter(({ month }) => month === '2023-02');
    const groups = groupsOf([...done, ...cellsOn('2023-03-06').slice(0, 2)]);
    const sizes = (most: number) =>
      firstOf(groups, most).map(({ name, cells, count }) => [name, cells.length, count]);
    expect(sizes(0)).toEqual([]);
    expect(sizes(1)).toEqual([['groupOverdue', 1, groups[0]?.count]]);
    expect(sizes(Infinity)).toEqual(groups.map(({ name, cells }) => [name, cells.length, cells.length]));
  });

  it('[OWE4] tells of last month until all of it is done, overdue or not', () => {
    const march = parseMonth('2023-03');
    const left = { month: '2023-02', left: 1, isLast: true };
    expect(march && leftBefore(cellsOn('2023-03-02'), march)).toEqual([left]);
    expect(march && leftBefore(cellsOn('2023-03-02', [RECORDED]), march)).toEqual([left]);
    expect(march && leftBefore(cellsOn('2023-03-02', [RECORDED, SUBMITTED]), march)).toEqual([]);
  });

  it('tells of earlier months of the year while something in them is overdue, newest first', () => {
    const april = parseMonth('2023-04');
    expect(april && leftBefore(cellsOn('2023-04-10'), april)).toEqual([
      { month: '2023-03', left: 1, isLast: true },
      { month: '2023-02', left: 1, isLast: false },
    ]);
    expect(april && leftBefore(cellsOn('2023-04-10', [RECORDED]), april).map(({ month }) => month)).toEqual([
      '2023-03',
      '2023-02',
    ]);
    expect(april && leftBefore(cellsOn('2023-04-10', [RECORDED, SUBMITTED]), april)).toHaveLength(1);
  });

  it.each([
    ['2027-10', ['2027-09', '2027-08', '2027-07', '2027-06']],
    ['2027-11', ['2027-09', '2027-08', '2027-07', '2027-06']],
    ['2027-12', ['2027-09', '2027-08', '2027-07', '2027-06']],
    ['2028-01', []],
  ])('[CELL8] tells in %s of what is open of the year before', (asked, open) => {
    const now = parseMonth(asked);
    const cells = cellsOn(`${asked}-10`, [], OPEN_UNTIL_SEPTEMBER, 2570);
    expect(now && leftBefore(cells, now).map(({ month }) => month)).toEqual(open);
  });

  it('tells a head of unit what a month lacks: words, photos, the submission', () => {
    const february = (ops: Operation[] = []) =>
      missingIn(cellsOn('2023-02-14', ops).filter(({ month }) => month === '2023-02'));
    expect(february()).toEqual([{ kind: 'notRecorded', count: 1 }]);
    expect(february([RECORDED])).toEqual([
      { kind: 'withoutPhoto', count: 1 },
      { kind: 'notSubmitted', count: 1 },
    ]);
    expect(february([RECORDED, SUBMITTED])).toEqual([]);
  });

  it('counts for each month what is owed and what of it is left', () => {
    const standings = standingsOf(cellsOn('2023-02-14', [RECORDED, SUBMITTED]));
    expect([...standings]).toEqual([
      ['2023-02', { owed: 1, left: 0 }],
      ['2023-03', { owed: 1, left: 1 }],
      ['2023-04', { owed: 1, left: 1 }],
    ]);
  });

  it('opens this month of a measure, else the owed one nearest to it, in one’s own unit first', () => {
    const [february, march, may] = ['2023-02', '2023-03', '2023-05'].map(parseMonth);
    const cells = cellsOn('2023-02-14');
    expect(march && cellToOpen(cells, ['finance'], march)?.month).toBe(march);
    expect(may && cellToOpen(cells, ['works'], may)?.month).toBe('2023-04');
    expect(february && cellToOpen([], ['finance'], february)).toBeNull();
  });
});
