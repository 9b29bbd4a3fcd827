/** The report as an Excel file: each table of the plan a sheet, then the months in colours, then every action. */
import {
  matrixTable,
  matrixWord,
  type CellStatus,
  type MatrixCell,
  type ReportActionRow,
  type ReportDocument,
  type ReportMatrix,
  type ReportPart,
  type ReportTable,
} from '@prongsai/domain';
import writeExcel, { type Cell, type CellObject, type Row, type Sheet } from 'write-excel-file/node';
import { ACTION_COLUMNS, NARROW, WIDE, type ActionColumn } from './action-columns.ts';
import { plainText } from './plain-text.ts';
import { columnsOf } from './report.layout.ts';
import { stampZip } from './ooxml/zip-times.ts';

const DAY_FORMAT = 'dd/mm/yyyy';
const HEADING = {
  fontWeight: 'bold',
  backgroundColor: '#f2f2f2',
  wrap: true,
  alignVertical: 'center',
} as const;
const TEXT = { type: String, format: '@', wrap: true, alignVertical: 'top' } as const;
/** Of months; each also says its word. */
const COLOURS: Partial<Record<CellStatus, string>> = {
  NOT_RECORDED: '#f8cbad',
  RECORDED: '#fff2cc',
  SUBMITTED: '#ddebf7',
  NOTHING_TO_REPORT: '#ededed',
  RETURNED: '#fce4d6',
  CHECKED: '#c6e0b4',
};

/** `producedAt` is the instant written into it; the same arguments give the same bytes. */
export async function writeXlsx(document: ReportDocument, producedAt: Date): Promise<Uint8Array> {
  const tables = document.blocks.filter((block) => block.kind === 'TABLE');
  const parts: Partial<Record<ReportPart, () => Sheet<never>[]>> = {
    PLAN: () => tables.map((table, i) => sheetOfTable(`ตารางที่ ${i + 1}`, table)),
    MATRIX: () => (document.matrix ? [sheetOfMatrix(document.matrix)] : []),
    REFERENCES: () => (document.references ? [sheetOfTable('ลิงก์และไฟล์', document.references)] : []),
  };
  const sheets = [
    ...document.parts.flatMap((part) => parts[part]?.() ?? []),
    ...(document.actions.length > 0 ? [sheetOfActions(document.actions)] : []),
  ];
  const options = { fontFamily: 'TH SarabunPSK', fontSize: 14 };
  return stampZip(new Uint8Array(await writeExcel(sheets, options).toBuffer()), producedAt);
}

function sheetOfTable(name: string, table: ReportTable): Sheet<never> {
  const { header, rows } = table;
  const heading = header.length > 0 ? [headingRow(header)] : [];
  return {
    sheet: name,
    data: [...heading, ...rows.map((cells) => cells.map((cell) => textCell(cell.join('\n'))))],
    columns: Array.from({ length: columnsOf(table) }, () => ({ width: WIDE })),
    stickyRowsCount: heading.length,
    orientation: 'landscape',
  };
}

function sheetOfMatrix(matrix: ReportMatrix): Sheet<never> {
  const { months, rows, legend } = matrix;
  const lines = rows.map(({ code, unitName, cells }) => [
    textCell(code),
    textCell(unitName),
    ...cells.map(colouredCell),
  ]);
  return {
    sheet: 'รายเดือน',
    data: [headingRow(matrixTable(matrix).header), ...lines, [], [textCell(legend, false)]],
    columns: [{ width: NARROW }, { width: WIDE }, ...months.map(() => ({ width: NARROW }))],
    stickyRowsCount: 1,
    stickyColumnsCount: 2,
    orientation: 'landscape',
  };
}

/** A number where something was done, so that a column adds up; else the word. */
function colouredCell(cell: MatrixCell | null): CellObject {
  const colour = cell && COLOURS[cell.status];
  const look = { align: 'center', ...(colour && { backgroundColor: colour }) } as const;
  if (cell && cell.actions > 0) return { value: cell.actions, type: Number, ...look };
  return { value: matrixWord(cell), type: String, ...look };
}

function sheetOfActions(actions: readonly ReportActionRow[]): Sheet<never> {
  return {
    sheet: 'รายการดำเนินการ',
    data: [
      headingRow(ACTION_COLUMNS.map(({ title }) => title)),
      ...actions.map((action) => ACTION_COLUMNS.map((column) => actionCell(column, action))),
    ],
    columns: ACTION_COLUMNS.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  };
}

function actionCell({ kind, of }: ActionColumn, action: ReportActionRow): Cell {
  const value = of(action);
  if (kind === 'DAY') return { value: new Date(`${value}T00:00:00Z`), type: Date, format: DAY_FORMAT };
  return typeof value === 'number' ? value : textCell(value ?? '');
}

function headingRow(titles: readonly string[]): Row {
  return titles.map((value) => ({ value, type: String, ...HEADING }));
}

/** Text, whatever it looks like: a spreadsheet must not take it for a number or a formula. */
function textCell(value: string, wrap = true): CellObject {
  const text = plainText(value);
  return { ...TEXT, value: text.length > MOST_LETTERS ? text.slice(0, KEPT_LETTERS) + CUT : text, wrap };
}

/** What a cell of Excel holds; it calls a file broken in which one holds more. */
const MOST_LETTERS = 32_767;
const KEPT_LETTERS = 32_000;
const CUT = '… (ข้อความเต็มอยู่ในไฟล์ Word และ PDF)';
