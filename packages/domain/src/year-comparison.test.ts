import { describe, expect, it } from 'vitest';
import type { CellStatus } from './cell.ts';
import type { Day, YearMonth } from './day.ts';
import { fiscalYear } from './fiscal-year.ts';
import type { ReportTable } from './report-document.ts';
import { composeComparison, type ComparisonInput, type YearCell } from './year-comparison.ts';

const WEBSITE = 'เผยแพร่ทางเว็บไซต์';
const FEES = 'เปิดเผยค่าธรรมเนียม';

describe('[REP11] a year beside the year before', () => {
  it('says month by month how much is answered, how much in time, and what was done', () => {
    const [months] = tables(comparison());
    expect(months?.header).toEqual([
      'เดือน',
      'เรียบร้อย (ร้อยละ) ๒๕๖๖',
      'เรียบร้อย (ร้อยละ) ๒๕๖๕',
      'เพิ่ม/ลด',
      'ทันกำหนด (ร้อยละ) ๒๕๖๖',
      'ทันกำหนด (ร้อยละ) ๒๕๖๕',
      'รายการ ๒๕๖๖',
      'รายการ ๒๕๖๕',
    ]);
    expect(lineOf(months, 'ต.ค. ๒๕๖๕')).toEqual(['๑๐๐', '๕๐', '+๕๐', '๕๐', '๕๐', '๓', '๑,๐๐๐']);
    expect(lineOf(months, 'พ.ย. ๒๕๖๕')).toEqual(['๐', '-', '-', '๐', '-', '๐', '-']);
    expect(lineOf(months, 'รวม')).toEqual(['๖๖', '๕๐', '+๑๖', '๓๓', '๕๐', '๓', '๑,๐๐๐']);
  });

  it('counts no month that is not due yet, nor the same month of the year before', () => {
    const [months, units] = tables(comparison());
    expect(lineOf(months, 'ธ.ค. ๒๕๖๕')).toEqual(['-', '-', '-', '-', '-', '-', '-']);
    expect(lineOf(units, 'กองคลัง')).toEqual(['๖๖', '๕๐', '+๑๖', '๓๓', '๕๐', '๓', '๑,๐๐๐']);
    expect(lineOf(units, 'กองช่าง')).toBeUndefined();
  });

  it('[CLOSE2] counts an excepted cell only when its own due day is over', () => {
    const late = cell('fees', '2022-11', 'RETURNED', { actionCount: 6, due: '2022-12-20' });
    const input = { ...comparison(), cells: [...comparison().cells, late] };
    const until = (today: string) => lineOf(tables({ ...input, today: today as Day })[0], 'พ.ย. ๒๕๖๕');
    expect(until('2022-12-20')).toEqual(['๐', '-', '-', '๐', '-', '๐', '-']);
    expect(sentence(input)).toContain('๒ จาก ๓ ช่องเดือน');
    expect(until('2022-12-21')).toEqual(['๐', '-', '-', '๐', '-', '๖', '-']);
    expect(sentence({ ...input, today: '2022-12-21' as Day })).toContain('๒ จาก ๔ ช่องเดือน');
  });

  it('[PLAN4] takes a measure for the same when its words are', () => {
    const [, , measures] = tables(comparison());
    expect(lineOf(measures, `E๑ ${WEBSITE}`)?.slice(0, 3)).toEqual(['๕๐', '๑๐๐', '-๕๐']);
    expect(lineOf(measures, FEES)?.slice(0, 3)).toEqual(['๑๐๐', '-', '-']);
  });

  it('[PLAN3] counts what two measures with the same words did for each of them alone', () => {
    const twin = { id: 'twin', code: 'E๒', title: WEBSITE };
    const input = comparison();
    const [months, , measures] = tables({
      ...input,
      cells: [...input.cells, cell('twin', '2022-10', 'RETURNED', { actionCount: 4 })],
      measures: [...input.measures, twin],
    });
    expect(lineOf(measures, `E๑ ${WEBSITE}`)).toEqual(['๕๐', '๑๐๐', '-๕๐', '๕๐', '๑๐๐', '๒', '๑,๐๐๐']);
    expect(lineOf(measures, `E๒ ${WEBSITE}`)).toEqual(['๐', '-', '-', '๐', '-', '๔', '-']);
    expect(lineOf(months, 'รวม')?.slice(-2)).toEqual(['๗', '๑,๐๐๐']);
    const before = { id: 'twin-before', title: WEBSITE };
    const both = tables({
      ...input,
      cellsBefore: [
        ...(input.cellsBefore ?? []),
        cell('twin-before', '2021-10', 'RETURNED', { actionCount: 7 }),
      ],
      measures: [...input.measures, twin],
      measuresBefore: [...input.measuresBefore, before],
    })[2];
    expect(lineOf(both, `E๑ ${WEBSITE}`)?.slice(-1)).toEqual(['๑,๐๐๐']);
    expect(lineOf(both, `E๒ ${WEBSITE}`)?.slice(-1)).toEqual(['๗']);
  });

  it('says in a sentence how it stands, also without a year before or before anything is due', () => {
    expect(sentence(comparison())).toBe(
      'ถึงวันที่ ๒๐ ธันวาคม ๒๕๖๕ ดำเนินการเรียบร้อย ๒ จาก ๓ ช่องเดือน คิดเป็นร้อยละ ๖๖ ช่วงเดียวกันของปีก่อนร้อยละ ๕๐',
    );
    expect(sentence({ ...comparison(), cellsBefore: null })).toContain(
      'ปีงบประมาณ พ.ศ. ๒๕๖๕ ไม่มีแผนในระบบ จึงแสดงเฉพาะปีนี้',
    );
    expect(sentence({ ...comparison(), today: '2022-10-05' as Day })).toBe(
      'ถึงวันที่ ๕ ตุลาคม ๒๕๖๕ ยังไม่มีเดือนที่ครบกำหนดต้องดำเนินการ',
    );
  });
});

/** October and November 2565 are due on 20 December; December is not. */
function comparison(): ComparisonInput {
  return {
    agencyName: 'เทศบาลตำบลบ่อพลอย',
    fiscalYear: fiscalYear(2566),
    cells: [
      cell('website', '2022-10', 'CHECKED', { actionCount: 2 }),
      cell('fees', '2022-10', 'SUBMITTED', { actionCount: 1, late: true }),
      cell('website', '2022-11', 'NOT_RECORDED'),
      cell('website', '2022-12', 'SUBMITTED', { actionCount: 9 }),
    ],
    cellsBefore: [
      cell('website-before', '2021-10', 'NOTHING_TO_REPORT', { actionCount: 1000 }),
      cell('old', '2021-10', 'RETURNED'),
      cell('website-before', '2021-12', 'CHECKED', { actionCount: 5 }),
    ],
    units: [
      { id: 'finance', name: 'กองคลัง' },
      { id: 'works', name: 'กองช่าง' },
    ],
    measures: [
      { id: 'website', code: 'E๑', title: WEBSITE },
      { id: 'fees', code: '', title: FEES },
    ],
    measuresBefore: [
      { id: 'old', title: 'ถ้อยคำของปีก่อน' },
      { id: 'website-before', title: WEBSITE },
    ],
    graceDays: 5,
    today: '2022-12-20' as Day,
  };
}

function cell(
  measureId: string,
  month: string,
  status: CellStatus,
  { actionCount = 0, late = false, due = `${month}-31` } = {},
): YearCell {
  const owed = true;
  return {
    measureId,
    unitId: 'finance',
    month: month as YearMonth,
    owed,
    due: due as Day,
    state: { status, late },
    actionCount,
  };
}

function tables(input: ComparisonInput): ReportTable[] {
  return composeComparison(input).blocks.filter((block) => block.kind === 'TABLE');
}

/** What follows a row’s name. */
function lineOf(table: ReportTable | undefined, name: string): string[] | undefined {
  const row = table?.rows.find(([first]) => first?.join('') === name);
  return row?.slice(1).map((lines) => lines.join(''));
}

function sentence(input: ComparisonInput): string | undefined {
  const text = composeComparison(input).blocks.find(
    (block) => block.kind === 'TEXT' && block.role === 'PARAGRAPH',
  );
  return text?.kind === 'TEXT' ? text.text : undefined;
}
