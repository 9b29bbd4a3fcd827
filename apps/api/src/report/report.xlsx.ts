/** The report as an Excel file: each table of the plan a sheet, then the months in colours, then every action. */
import {
  matrixTable,
  type CellStatus,
  type ReportActionRow,
  type ReportDocument,
  type ReportMatrix,
  type ReportTable,
} from '@prongsai/domain';
import writeExcel, { type Cell, type CellObject, type Row, type Sheet } from 'write-excel-file/node';
import { plainText } from './ooxml/plain-text.ts';
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

/** Characters. */
const WIDE = 40;
const NARROW = 12;

/** `producedAt` is the instant written into it; the same arguments give the same bytes. */
export async function writeXlsx(document: ReportDocument, producedAt: Date): Promise<Uint8Array> {
  const tables = document.blocks.filter((block) => block.kind === 'TABLE');
  const sheets = [
    ...tables.map((table, i) => sheetOfTable(`ตารางที่ ${i + 1}`, table)),
    ...(document.matrix ? [sheetOfMatrix(document.matrix)] : []),
    ...(document.actions.length > 0 ? [sheetOfActions(document.actions)] : []),
    ...(document.references ? [sheetOfTable('ลิงก์และไฟล์', document.references)] : []),
  ];
  const options = { fontFamily: 'TH SarabunPSK', fontSize: 14 };
  return stampZip(new Uint8Array(await writeExcel(sheets, options).toBuffer()), producedAt);
}

function sheetOfTable(name: string, { header, rows }: ReportTable): Sheet<never> {
  return {
    sheet: name,
    data: [headingRow(header), ...rows.map((cells) => cells.map((cell) => textCell(cell.join('\n'))))],
    columns: header.map(() => ({ width: WIDE })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  };
}

function sheetOfMatrix(matrix: ReportMatrix): Sheet<never> {
  const { header, rows } = matrixTable(matrix);
  const places = matrix.months.length;
  const lines = rows.map((cells, i) => {
    const [code = '', unit = '', ...words] = cells.map((cell) => cell.join(''));
    const row = matrix.rows[i];
    return [
      textCell(code),
      textCell(unit),
      ...words.map((word, at) => colouredCell(word, row?.cells[at]?.actions ?? 0, row?.cells[at]?.status)),
    ];
  });
  return {
    sheet: 'รายเดือน',
    data: [headingRow(header), ...lines, [], [textCell(matrix.legend, false)]],
    columns: [
      { width: NARROW },
      { width: WIDE },
      ...Array.from({ length: places }, () => ({ width: NARROW })),
    ],
    stickyRowsCount: 1,
    stickyColumnsCount: 2,
    orientation: 'landscape',
  };
}

/** A number where something was done, so that a column adds up; else the word. */
function colouredCell(word: string, actions: number, status: CellStatus | undefined): CellObject {
  const colour = status && COLOURS[status];
  const look = { align: 'center', ...(colour && { backgroundColor: colour }) } as const;
  return actions > 0 ? { value: actions, type: Number, ...look } : { value: word, type: String, ...look };
}

function sheetOfActions(actions: readonly ReportActionRow[]): Sheet<never> {
  return {
    sheet: 'รายการดำเนินการ',
    data: [
      headingRow(ACTIONS.map(([title]) => title)),
      ...actions.map((action) => ACTIONS.map(([, , of]) => of(action))),
    ],
    columns: ACTIONS.map(([, width]) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  };
}

const ACTIONS: readonly (readonly [string, number, (action: ReportActionRow) => Cell])[] = [
  ['ข้อ', NARROW, ({ code }) => textCell(code)],
  ['ประเด็น', WIDE, ({ title }) => textCell(title)],
  ['หน่วยงาน', WIDE, ({ unitName }) => textCell(unitName)],
  ['วันที่', NARROW, ({ day }) => ({ value: new Date(`${day}T00:00:00Z`), type: Date, format: DAY_FORMAT })],
  ['ช่องทาง', NARROW * 2, ({ channelName }) => textCell(channelName)],
  ['การดำเนินการ', WIDE, ({ what }) => textCell(what)],
  ['สถานที่', NARROW * 2, ({ place }) => textCell(place ?? '')],
  ['จำนวน', NARROW, ({ quantity }) => quantity],
  ['หน่วยนับ', NARROW, ({ quantityUnit }) => textCell(quantityUnit ?? '')],
  ['ลิงก์', WIDE, ({ link }) => textCell(link ?? '')],
  ['ภาพที่', NARROW, ({ photoNumbers }) => textCell(photoNumbers.join(', '))],
  ['ไฟล์', WIDE, ({ fileNames }) => textCell(fileNames.join(', '))],
];

function headingRow(titles: readonly string[]): Row {
  return titles.map((value) => ({ value, type: String, ...HEADING }));
}

/** Text, whatever it looks like: a spreadsheet must not take it for a number or a formula. */
function textCell(value: string, wrap = true): CellObject {
  return { ...TEXT, value: plainText(value), wrap };
}
