/** The actions of a report as CSV: for whoever counts, in Excel or elsewhere. */
import type { ReportDocument } from '@prongsai/domain';
import { stringify } from 'csv-stringify/sync';
import { ACTION_COLUMNS } from './action-columns.ts';

/** UTF-8 with a byte order mark; words that a spreadsheet would take for a formula are led by an apostrophe. */
export function writeCsv({ actions }: ReportDocument): Uint8Array {
  const header = ACTION_COLUMNS.map(({ title }) => title);
  const lines = actions.map((action) => ACTION_COLUMNS.map(({ of }) => of(action)));
  const options = { bom: true, record_delimiter: 'windows', escape_formulas: true } as const;
  return new TextEncoder().encode(stringify([header, ...lines], options));
}
