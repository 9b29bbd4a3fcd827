/** Who did what month by month, on one sheet: a row for each unit of each measure (REP2). */
import { thaiMonth } from './buddhist.ts';
import type { CellStatus } from './cell.ts';
import type { YearMonth } from './day.ts';
import { officialNumber, officialText } from './official-text.ts';
import type { ReportTable } from './report-document.ts';
import type { MonthResult } from './report-results.ts';

export interface MatrixCell {
  readonly status: CellStatus;
  /** How many actions were recorded. */
  readonly actions: number;
}

export interface MatrixRow {
  /** As written in the plan: `E๑๒`. */
  readonly code: string;
  readonly title: string;
  readonly unitName: string;
  /** As many as there are months; null where the unit owes nothing and did nothing. */
  readonly cells: readonly (MatrixCell | null)[];
}

export interface ReportMatrix {
  readonly title: string;
  readonly months: readonly YearMonth[];
  readonly rows: readonly MatrixRow[];
  /** What the words and numbers of the table mean. */
  readonly legend: string;
}

export interface MatrixMeasure {
  readonly code: string;
  readonly title: string;
  readonly months: readonly MonthResult[];
}

const TITLE = 'ภาคผนวก สรุปผลการดำเนินการรายเดือน';
const LEGEND =
  'หมายเหตุ: ตัวเลข = จำนวนรายการที่ดำเนินการ; ไม่มี = ส่วนงานแจ้งว่าไม่มีการดำเนินการ; ค้าง = ยังไม่มีบันทึก;' +
  ' แก้ไข = อยู่ระหว่างแก้ไขข้อมูล; ยังไม่ถึง = ยังไม่ถึงเดือนที่ต้องดำเนินการ; - = ไม่มีกำหนดต้องดำเนินการ';
const NOTHING_OWED = '-';

/** Null when no unit owed or did anything. */
export function matrixOf(
  measures: readonly MatrixMeasure[],
  months: readonly YearMonth[],
): ReportMatrix | null {
  const rows = measures.flatMap((measure) => rowsOf(measure, months));
  return rows.length > 0 ? { title: TITLE, months, rows, legend: LEGEND } : null;
}

/** The matrix as it prints. */
export function matrixTable({ months, rows }: ReportMatrix): ReportTable {
  const header = ['ข้อ', 'ส่วนงาน', ...months.map((month) => thaiMonth(month, { month: 'short' }))];
  return {
    kind: 'TABLE',
    header,
    rows: rows.map(({ code, unitName, cells }) => [
      [code],
      [officialText(unitName)],
      ...cells.map((cell) => [matrixWord(cell)]),
    ]),
  };
}

/** What stands in one place of the table. */
export function matrixWord(cell: MatrixCell | null): string {
  if (!cell) return NOTHING_OWED;
  if (cell.actions > 0) return officialNumber(cell.actions);
  if (cell.status === 'RETURNED') return 'แก้ไข';
  if (cell.status === 'NOT_YET') return 'ยังไม่ถึง';
  // Without an action only a stated nothing can be checked.
  return cell.status === 'NOTHING_TO_REPORT' || cell.status === 'CHECKED' ? 'ไม่มี' : 'ค้าง';
}

function rowsOf({ code, title, months: results }: MatrixMeasure, months: readonly YearMonth[]): MatrixRow[] {
  const unitIds = [...new Set(results.map(({ unitId }) => unitId))];
  return unitIds.flatMap((unitId) => {
    const ofUnit = results.filter((result) => result.unitId === unitId);
    const unitName = ofUnit[0]?.unitName ?? '';
    const cells = months.map((month) => cellOf(ofUnit.find((result) => result.month === month)));
    return cells.some(Boolean) ? [{ code, title, unitName, cells }] : [];
  });
}

function cellOf(result: MonthResult | undefined): MatrixCell | null {
  if (!result) return null;
  const { status, actions } = result;
  return status === 'NOT_OWED' && actions.length === 0 ? null : { status, actions: actions.length };
}
