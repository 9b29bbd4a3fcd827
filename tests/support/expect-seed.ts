import { tablesInText, withoutSpace } from '@prongsai/fixtures/reading';
import { expect } from 'vitest';

/** The first heading of each table after the plan's: the months summed up, and links and files. */
const APPENDICES = ['ข้อ', 'ที่'];

interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (readonly string[])[])[];
}

/**
 * The first tables are the printed document's, cell by cell (REP1); white space does not count. Only the last cell may
 * say more: what was done. `result` is said in the row of its item and in no other. Appendices follow.
 */
export function expectSeed(read: readonly Table[], result: { item: string; says: readonly string[] }): void {
  const printed = tablesInText();
  const [tables, appendices] = [read.slice(0, printed.length), read.slice(printed.length)];
  for (const { header } of appendices) expect(APPENDICES).toContain(header[0]);
  expect(tables.map(({ header }) => header.map(withoutSpace))).toEqual(
    printed.map(({ header }) => header.map(withoutSpace)),
  );
  expect(tables.map(({ rows }) => rows.length)).toEqual(printed.map(({ rows }) => rows.length));
  tables.forEach(({ rows }, table) =>
    rows.forEach((row, index) =>
      expectRow(row.map(plain), printed[table]?.rows[index]?.map(plain) ?? [], result),
    ),
  );
}

function expectRow(
  row: string[],
  printed: string[],
  { item, says }: { item: string; says: readonly string[] },
): void {
  expect(row.slice(0, -1)).toEqual(printed.slice(0, -1));
  const [last = '', printedLast = ''] = [row.at(-1), printed.at(-1)];
  expect(last.startsWith(printedLast)).toBe(true);
  const isItsRow = printed[0]?.startsWith(item) ?? false;
  for (const said of says) expect(last.includes(withoutSpace(said))).toBe(isItsRow);
}

function plain(cell: readonly string[]): string {
  return withoutSpace(cell.join(''));
}
