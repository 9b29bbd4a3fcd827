/** The actions of a report as CSV: for whoever counts, in Excel or elsewhere. */
import type { ReportActionRow, ReportDocument } from '@prongsai/domain';
import { stringify } from 'csv-stringify/sync';

/** Headings and what stands under them; days and months of the Gregorian year, digits Arabic (ISO 8601). */
const COLUMNS: readonly (readonly [string, (action: ReportActionRow) => string | number | null])[] = [
  ['ข้อ', ({ code }) => code],
  ['ประเด็น', ({ title }) => title],
  ['หน่วยงาน', ({ unitName }) => unitName],
  ['เดือน', ({ month }) => month],
  ['วันที่', ({ day }) => day],
  ['ช่องทาง', ({ channelName }) => channelName],
  ['การดำเนินการ', ({ what }) => what],
  ['สถานที่', ({ place }) => place],
  ['จำนวน', ({ quantity }) => quantity],
  ['หน่วยนับ', ({ quantityUnit }) => quantityUnit],
  ['ลิงก์', ({ link }) => link],
  ['ภาพที่', ({ photoNumbers }) => photoNumbers.join(', ')],
  ['ไฟล์', ({ fileNames }) => fileNames.join(', ')],
];

/** UTF-8 with a byte order mark; words that a spreadsheet would take for a formula are led by an apostrophe. */
export function writeCsv({ actions }: ReportDocument): Uint8Array {
  const lines = actions.map((action) => COLUMNS.map(([, of]) => of(action)));
  const header = COLUMNS.map(([title]) => title);
  const options = { bom: true, record_delimiter: 'windows', escape_formulas: true } as const;
  return new TextEncoder().encode(stringify([header, ...lines], options));
}
