/** A fiscal year beside the year before, as a document for the executives’ meeting (REP11). */
import { thaiDay, thaiMonth } from './buddhist.ts';
import type { CellState } from './cell.ts';
import { isDone, percentDone, type Tally } from './cell-tally.ts';
import type { Day, YearMonth } from './day.ts';
import { fiscalMonthIndex, fiscalYear, monthsOf, type FiscalYear } from './fiscal-year.ts';
import { measureBefore, type WordedMeasure } from './measure-before.ts';
import { officialNumber, officialText } from './official-text.ts';
import { dueDay } from './owing.ts';
import type { ReportBlock, ReportDocument, ReportTable } from './report-document.ts';
import { toThaiDigits } from './thai-digits.ts';

/** What of a unit’s month of a measure is counted. */
export interface YearCell {
  readonly measureId: string;
  readonly unitId: string;
  readonly month: YearMonth;
  readonly owed: boolean;
  /** The last day on which it is in time, its exception regarded (CLOSE2). */
  readonly due: Day;
  readonly state: Pick<CellState, 'status' | 'late'>;
  /** Actions that stand. */
  readonly actionCount: number;
}

export interface ComparisonInput {
  readonly agencyName: string;
  readonly fiscalYear: FiscalYear;
  readonly cells: readonly YearCell[];
  /** Null when there was no plan the year before. */
  readonly cellsBefore: readonly YearCell[] | null;
  /** In the order in which they print. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly measures: readonly (WordedMeasure & { readonly code: string })[];
  /** In the order of their plan; none when there was no plan. */
  readonly measuresBefore: readonly WordedMeasure[];
  readonly graceDays: number;
  readonly today: Day;
}

type BothYears = Pick<ComparisonInput, 'cells' | 'cellsBefore' | 'today'>;

/** What a line of a table counts; owed is what is due by now. */
interface Count extends Tally {
  readonly inTime: number;
  readonly actions: number;
}

const NOTHING = '-';
const ALL = 'รวม';
const NOTE =
  'หมายเหตุ: นับเฉพาะเดือนที่ครบกำหนดแล้วในปีนี้ และเดือนเดียวกันของปีก่อน ไม่นับช่องเดือนที่ได้รับยกเว้นและยังไม่ครบกำหนด; เรียบร้อย = ส่งงานประจำเดือนหรือแจ้งว่าไม่มีการดำเนินการแล้ว;' +
  ' ทันกำหนด = เรียบร้อยโดยไม่มีรายการใดมาถึงหลังวันครบกำหนด; มาตรการของสองปีเป็นมาตรการเดียวกันเมื่อข้อความตรงกัน ข้อความที่ซ้ำกันจับคู่ตามลำดับในแผน';

export function composeComparison(input: ComparisonInput): ReportDocument {
  const due = monthsDue(input);
  const years = `ปีงบประมาณ พ.ศ. ${yearText(input, 0)} กับปีงบประมาณ พ.ศ. ${yearText(input, -1)}`;
  const title = `เปรียบเทียบผลการดำเนินการ ${years}`;
  return {
    ...{ title, language: 'th', parts: ['PLAN'], photosPerPage: 2, signatures: [], matrix: null },
    ...{
      appendixTitle: '',
      photos: [],
      photosNote: null,
      referencesTitle: '',
      references: null,
      actions: [],
    },
    blocks: [
      line('COVER', 'เปรียบเทียบผลการดำเนินการรายปี'),
      line('COVER', years),
      line('COVER', officialText(input.agencyName)),
      line('PARAGRAPH', summary(input, due)),
      line('PARAGRAPH', NOTE),
      line('HEADING', 'รายเดือน'),
      byMonth(input, due),
      line('HEADING', 'รายส่วนงาน'),
      byUnit(input, due),
      line('HEADING', 'รายมาตรการ'),
      byMeasure(input, due),
    ],
  };
}

/** Places in the year, October’s is 0, of the months whose due day is over. */
function monthsDue({ fiscalYear: year, graceDays, today }: ComparisonInput): ReadonlySet<number> {
  const over = monthsOf(year).filter((month) => dueDay(month, graceDays) < today);
  return new Set(over.map(fiscalMonthIndex));
}

function summary(input: ComparisonInput, due: ReadonlySet<number>): string {
  const until = `ถึงวันที่ ${thaiDay(input.today)}`;
  const none = `ปีงบประมาณ พ.ศ. ${yearText(input, -1)} ไม่มีแผนในระบบ จึงแสดงเฉพาะปีนี้`;
  const before = input.cellsBefore && count(input.cellsBefore, due, input.today);
  const now = count(input.cells, due, input.today);
  if (now.owed === 0) return `${until} ยังไม่มีเดือนที่ครบกำหนดต้องดำเนินการ`;
  const done = `${officialNumber(now.done)} จาก ${officialNumber(now.owed)} ช่องเดือน`;
  const said = `${until} ดำเนินการเรียบร้อย ${done} คิดเป็นร้อยละ ${percent(now.done, now)}`;
  if (!before) return `${said} ${none}`;
  return before.owed === 0
    ? `${said} ช่วงเดียวกันของปีก่อนไม่มีกำหนดต้องดำเนินการ`
    : `${said} ช่วงเดียวกันของปีก่อนร้อยละ ${percent(before.done, before)}`;
}

function byMonth(input: ComparisonInput, due: ReadonlySet<number>): ReportTable {
  const rows = monthsOf(input.fiscalYear).map((month) => {
    const place = fiscalMonthIndex(month);
    const its = due.has(place) ? new Set([place]) : new Set<number>();
    return row(thaiMonth(month, { month: 'short' }), input, its);
  });
  return tableOf(input, 'เดือน', [...rows, row(ALL, input, due)]);
}

function byUnit(input: ComparisonInput, due: ReadonlySet<number>): ReportTable {
  const rows = input.units.flatMap(({ id, name }) => {
    const its = cellsOf(input, ({ unitId }) => unitId === id);
    return rowOf(officialText(name), due, its);
  });
  return tableOf(input, 'ส่วนงาน', rows);
}

function byMeasure(input: ComparisonInput, due: ReadonlySet<number>): ReportTable {
  const rows = input.measures.flatMap(({ id, code, title }) => {
    const before = measureBefore(id, input.measures, input.measuresBefore);
    const its = cellsOf(
      input,
      ({ measureId }) => measureId === id,
      ({ measureId }) => measureId === before,
    );
    return rowOf(`${code} ${officialText(title)}`.trim(), due, its);
  });
  return tableOf(input, 'มาตรการ', rows);
}

/** None where nothing was owed or done in either year. */
function rowOf(name: string, due: ReadonlySet<number>, its: BothYears): string[][][] {
  return its.cells.length + (its.cellsBefore?.length ?? 0) === 0 ? [] : [row(name, its, due)];
}

/** The cells of one thing, which may be another row in the year before. */
function cellsOf(
  { cells, cellsBefore, today }: BothYears,
  isOf: (cell: YearCell) => boolean,
  wasOf = isOf,
): BothYears {
  return { cells: cells.filter(isOf), cellsBefore: cellsBefore?.filter(wasOf) ?? null, today };
}

function tableOf(input: ComparisonInput, of: string, rows: ReportTable['rows']): ReportTable {
  const [now, before] = [yearText(input, 0), yearText(input, -1)];
  const done = [`เรียบร้อย (ร้อยละ) ${now}`, `เรียบร้อย (ร้อยละ) ${before}`, 'เพิ่ม/ลด'];
  const inTime = [`ทันกำหนด (ร้อยละ) ${now}`, `ทันกำหนด (ร้อยละ) ${before}`];
  return { kind: 'TABLE', header: [of, ...done, ...inTime, `รายการ ${now}`, `รายการ ${before}`], rows };
}

function row(
  name: string,
  { cells, cellsBefore, today }: BothYears,
  months: ReadonlySet<number>,
): string[][] {
  const now = count(cells, months, today);
  const before = count(cellsBefore ?? [], months, today);
  const share = (of: 'done' | 'inTime') => [percent(now[of], now), percent(before[of], before)];
  const actions = (counted: Count) =>
    counted.owed + counted.actions > 0 ? officialNumber(counted.actions) : NOTHING;
  const texts = [
    name,
    ...share('done'),
    change(now, before),
    ...share('inTime'),
    actions(now),
    actions(before),
  ];
  return texts.map((text) => [text]);
}

/** A cell that may still come in time is counted from its own due day on. */
function count(cells: readonly YearCell[], months: ReadonlySet<number>, today: Day): Count {
  const counted = cells.filter(({ month, due }) => due < today && months.has(fiscalMonthIndex(month)));
  const owed = counted.filter((cell) => cell.owed);
  const done = owed.filter(isDone);
  return {
    owed: owed.length,
    done: done.length,
    inTime: done.filter(({ state }) => !state.late).length,
    actions: counted.reduce((sum, { actionCount }) => sum + actionCount, 0),
  };
}

function percent(done: number, { owed }: Count): string {
  const share = percentDone({ done, owed });
  return share === null ? NOTHING : officialNumber(share);
}

/** By how many hundredths more is done than the year before. */
function change(now: Count, before: Count): string {
  const [share, shareBefore] = [percentDone(now), percentDone(before)];
  if (share === null || shareBefore === null) return NOTHING;
  const by = share - shareBefore;
  return `${by > 0 ? '+' : ''}${officialNumber(by)}`;
}

function yearText({ fiscalYear: year }: ComparisonInput, by: number): string {
  return toThaiDigits(String(fiscalYear(year + by)));
}

function line(role: 'COVER' | 'HEADING' | 'PARAGRAPH', text: string): ReportBlock {
  return { kind: 'TEXT', role, text };
}
