import type { DeedRow, InstructionRow, InstructionWordRow, MonthMarkRow, SyncRow } from '@prongsai/contract';
import {
  fiscalYear,
  instructionState,
  parseDay,
  parseMonth,
  type Day,
  type YearMonth,
} from '@prongsai/domain';
import { baseRows, overlay } from '@prongsai/outbox';
import { describe, expect, it } from 'vitest';
import type { StandingInstruction } from '../instruction/instructions.svelte.ts';
import { indexLogs } from '../month/cell-index.ts';
import { closingsOf, marksByMonth, type PlacedMark } from '../month/closings.ts';
import { cellsOfYear, type MonthCell } from '../month/month-cell.ts';
import { summaryOf, type Summary } from './facts.ts';

const FEBRUARY = month('2023-02');
const TODAY = day('2023-03-08');
const AT = '2023-02-20T03:00:00Z';
const BY = { byId: 'wichai', byName: 'วิชัย', at: AT, clientTime: AT };
const ACTING = { ...BY, byId: 'prasit', byName: 'ประสิทธิ์', acting: true };
const TOWN: SyncRow[] = [
  {
    kind: 'agency',
    id: 'town',
    version: 1,
    data: { name: 'เทศบาลตำบลบ้านสวน', slug: 'bansuan', district: null, province: null, graceDays: 5 },
  },
  unit('works', 'กองช่าง'),
  unit('finance', 'กองคลัง'),
  measure('service', 2, 2566),
  measure('budget', 1, 2566),
  measure('older', 1, 2565),
];

function day(text: string): Day {
  return parseDay(text) ?? raise(text);
}
function month(text: string): YearMonth {
  return parseMonth(text) ?? raise(text);
}
function raise(text: string): never {
  throw new Error(`${text} is none`);
}

function unit(id: string, name: string): SyncRow {
  return { kind: 'unit', id, version: 2, data: { name, label: name, activeFrom: null, activeUntil: null } };
}

/** Owed by every unit, monthly, from January to April of its fiscal year. */
function measure(id: string, position: number, year: number): SyncRow {
  const duty = { number: 1, text: 'ทุกเดือน', frequencies: ['MONTHLY'], chosenFrequency: null, dueMonth: null };
  const told = {
    instrument: 'EIT',
    itemCodes: ['E12'],
    writtenCodes: ['E๑๒'],
    title: id,
    steps: [],
  } as const;
  return {
    kind: 'measure',
    id,
    version: 3,
    data: {
      ...{ ...told, itemCodes: ['E12'], writtenCodes: ['E๑๒'], steps: [] },
      ...{ fiscalYear: year, position, ownerLabel: 'ทุกส่วนงาน', ownerScope: 'ALL_UNITS', unitIds: [] },
      ...{ windowStart: `${year - 543}-01`, windowEnd: `${year - 543}-04` },
      duties: [{ ...duty, actor: 'STAFF' }],
    },
  };
}

/** A month that a unit has recorded, with deeds, the oldest first. */
function log(
  key: { measureId: string; unitId: string; month: string },
  ...deeds: [DeedRow['deed'], Partial<DeedRow>?][]
): SyncRow[] {
  const id = Object.values(key).join(' ');
  const by = { recordedById: 'somying', recordedByName: 'สมหญิง', clientTime: AT, receivedAt: AT };
  const done = { day: `${key.month}-14`, channel: 'NOTICE_BOARD', what: 'ติดประกาศ' };
  const rest = { place: null, quantity: null, link: null, withdrawnAt: null, withdrawnReason: null };
  return [
    { kind: 'log', id, version: 20, data: key },
    { kind: 'action', id: `${id} action`, version: 21, data: { logId: id, ...done, ...by, ...rest } },
    ...deeds.map(([deed, more], index): SyncRow => {
      const covered = [{ actionId: `${id} action`, version: 21 }];
      const data = { logId: id, deed, ...BY, note: null, covered, ...more };
      return { kind: 'deed', id: `${id} ${index}`, version: 22 + index, data };
    }),
  ];
}

function mark(id: string, version: number, data: Partial<MonthMarkRow>): SyncRow {
  const call: MonthMarkRow = { mark: 'CALL', month: FEBRUARY, words: null, exceptions: [], ...BY };
  return { kind: 'monthMark', id, version, data: { ...call, ...data } };
}

interface Given extends Partial<InstructionRow> {
  said?: Partial<InstructionWordRow>[];
}
function instruction(id: string, { said = [], ...more }: Given): StandingInstruction {
  const asked = { unitId: 'finance', personId: null, measureId: null, month: null, dueDay: '2023-02-27' };
  const data: InstructionRow = { ...BY, ...asked, words: id, ...more };
  const words = said.map((word, index) => ({
    ...{ id: `${id} ${index}`, version: 1, local: false },
    data: { ...BY, instructionId: id, word: 'ANSWER' as const, words: null, ...word },
  }));
  const state = instructionState(
    { dueDay: day(data.dueDay) },
    words.map(({ data: { word } }) => ({ word })),
    TODAY,
  );
  return { id, data, local: false, state, said: words, unit: undefined, measure: undefined, age: 0 };
}

/** Of February, on 8 March: three days after it was due. */
function summary(
  rows: SyncRow[],
  instructions: StandingInstruction[] = [],
  of = FEBRUARY,
  today = TODAY,
): Summary {
  const view = overlay(baseRows([...TOWN, ...rows]), [], { id: 'wichai', name: 'วิชัย' });
  const unsentSeq = (): undefined => undefined;
  const marks = marksByMonth(view, unsentSeq);
  const closings = closingsOf(marks);
  const judging = { rows: view, logs: indexLogs(view, unsentSeq), closings, unsentSeq, today };
  const cells: MonthCell[] = [2565, 2566].flatMap((year) => cellsOfYear(judging, fiscalYear(year)));
  const calls: PlacedMark[] = (marks.get(of) ?? []).filter((each) => each.mark === 'CALL');
  const closing = closings.get(of) ?? null;
  return summaryOf({ month: of, today, cells, instructions, calls, closing });
}
const keyOf = (measureId: string, unitId: string, of = '2023-02') => ({ measureId, unitId, month: of });
const SUBMITTED = log(keyOf('service', 'finance'), ['SUBMISSION']);

describe('the summary of a month', () => {
  it('[CELL4] [OWE4] counts owed, done, overdue and waiting cells, and the percent rounded down', () => {
    const { now, due } = summary([
      ...SUBMITTED,
      ...log(keyOf('service', 'works'), ['SUBMISSION'], ['CHECK']),
      ...log(keyOf('budget', 'works'), ['SUBMISSION'], ['RETURN']),
    ]);
    expect(now).toEqual({ owed: 4, done: 2, percent: 50, overdue: 2, waiting: 1 });
    expect(due).toBe('2023-03-05');
    expect(summary(SUBMITTED).now.percent).toBe(25);
  });

  it('sets beside it the month before and the same month of last year, or nothing where nothing was owed', () => {
    const rows = [...log(keyOf('older', 'works', '2022-02'), ['SUBMISSION'])];
    const { monthBefore, yearBefore } = summary(rows);
    expect(monthBefore).toMatchObject({ owed: 4, done: 0, overdue: 4 });
    expect(yearBefore).toMatchObject({ owed: 2, done: 1, percent: 50 });
    const january = summary(rows, [], month('2023-01'));
    expect([january.monthBefore, january.yearBefore?.owed]).toEqual([null, 2]);
    expect(summary(rows, [], month('2023-04')).now).toMatchObject({ owed: 0, percent: null });
  });

  it('[OWE2] stands in measures by units, and measure by measure, the least complete first', () => {
    const { board, measures } = summary(SUBMITTED);
    expect(board.columns.map(({ heading }) => heading.key)).toEqual(['finance', 'works']);
    expect(board.groups.map(({ rows }) => rows.map(({ heading }) => heading.key))).toEqual([
      ['budget', 'service'],
    ]);
    expect(measures.map(({ measure: { id }, figures }) => [id, figures.done, figures.owed])).toEqual([
      ['budget', 0, 2],
      ['service', 1, 2],
    ]);
  });

  it('[CELL4] lists what is overdue with its days, and unit by unit, the most first', () => {
    const { overdue, overdueUnits, overdueEarlier } = summary(SUBMITTED);
    expect(overdue.map(({ cell, days }) => [cell.unit.id, cell.measure.id, days])).toEqual([
      ['finance', 'budget', 3],
      ['works', 'budget', 3],
      ['works', 'service', 3],
    ]);
    expect(overdueUnits.map(({ unit: { id }, cells }) => [id, cells.length])).toEqual([
      ['works', 2],
      ['finance', 1],
    ]);
    expect(overdueEarlier).toBe(4);
  });

  it.each([
    ['2023-10', 16],
    ['2023-12', 16],
    ['2024-01', 0],
  ])('[CELL8] counts in %s what is overdue of the year before', (of, count) => {
    expect(summary([], [], month(of), day(`${of}-20`)).overdueEarlier).toBe(count);
  });

  it('[CALL1] [CLOSE2] tells the calls, the closing and its exceptions, which are not overdue', () => {
    const exceptions = [{ measureId: 'budget', unitId: 'works', until: '2023-03-20' }];
    const told = summary([
      mark('call', 30, {}),
      mark('again', 31, { words: 'ขอให้ส่งภายในวันนี้' }),
      mark('close', 32, { mark: 'CLOSE', exceptions }),
    ]);
    expect(told.calls.map(({ id }) => id)).toEqual(['call', 'again']);
    expect(told.closing?.id).toBe('close');
    expect(told.exceptions.map(({ cell, until }) => [cell.unit.id, until])).toEqual([
      ['works', '2023-03-20'],
    ]);
    expect([told.now.overdue, told.due]).toEqual([3, '2023-03-05']);
  });

  it('[CLOSE3] says since when a month is closed, and by whom, though its exceptions were changed since', () => {
    const until = (day: string) => [{ measureId: 'budget', unitId: 'works', until: day }];
    const again = { mark: 'CLOSE', exceptions: until('2023-03-25'), byName: 'วิชัย', acting: true } as const;
    const told = summary([
      mark('close', 30, { mark: 'CLOSE', exceptions: until('2023-03-20') }),
      mark('again', 31, again),
    ]);
    expect(told.closing?.id).toBe('close');
    expect(told.exceptions.map((each) => each.until)).toEqual(['2023-03-25']);
    expect(told.acting).toEqual([{ name: 'วิชัย', deeds: [{ deed: 'CLOSE', count: 1 }] }]);
  });

  it('[INS2] has the instructions that stood in the month, overdue ones first', () => {
    const later = { clientTime: '2023-03-02T03:00:00Z' };
    const earlier = { clientTime: '2023-01-10T03:00:00Z' };
    const told = summary(
      [],
      [
        instruction('closed', { said: [{}, { word: 'CLOSE' }] }),
        instruction('answered', { said: [{}] }),
        instruction('open', { dueDay: '2023-03-20' }),
        instruction('overdue', earlier),
        instruction('given later', later),
        instruction('about the month', { ...later, month: FEBRUARY, dueDay: '2023-03-10' }),
        instruction('answered before', { ...earlier, said: [{ clientTime: '2023-01-31T03:00:00Z' }] }),
        instruction('answered later', { ...earlier, said: [later] }),
      ],
    );
    expect(told.instructions.map(({ id }) => id)).toEqual([
      ...['overdue', 'about the month', 'open'],
      ...['answered', 'answered later', 'closed'],
    ]);
  });

  it('[ACTING1] says who acted for an office, and what they did; others are not named', () => {
    const told = summary(
      [
        ...log(keyOf('service', 'finance'), ['SUBMISSION'], ['CHECK', ACTING]),
        ...log(keyOf('service', 'works'), ['SUBMISSION'], ['CHECK']),
        mark('call', 30, ACTING),
      ],
      [instruction('answered', { ...ACTING, said: [{ word: 'CLOSE', ...ACTING }] })],
    );
    expect(told.acting).toEqual([
      {
        name: 'ประสิทธิ์',
        deeds: [
          { deed: 'CHECK', count: 1 },
          { deed: 'INSTRUCT', count: 1 },
          { deed: 'CLOSE_INSTRUCTION', count: 1 },
          { deed: 'CALL', count: 1 },
        ],
      },
    ]);
    expect(summary(SUBMITTED).acting).toEqual([]);
  });
});
