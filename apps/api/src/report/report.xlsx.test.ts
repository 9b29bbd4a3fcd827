import readExcel from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import {
  documentOfPlan,
  documentWithoutHeader,
  documentWithResults,
  PRODUCED_AT,
} from './report-2566.testing.ts';
import { writeCsv } from './report.csv.ts';
import { printedTables } from './report.layout.ts';
import { writeXlsx } from './report.xlsx.ts';

const PHOTO = 'a'.repeat(64);

async function sheetsOf(document = documentWithResults(PHOTO)) {
  const sheets = await readExcel(Buffer.from(await writeXlsx(document, PRODUCED_AT)));
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}

describe('the report as an Excel file', () => {
  it('[REP1] has a sheet for each table of the plan, cell by cell', async () => {
    const document = documentOfPlan();
    const sheets = await sheetsOf(document);
    const written = printedTables(document).map(({ header, rows }) => [
      [...header],
      ...rows.map((cells) => cells.map((cell) => cell.join('\n'))),
    ]);
    expect([...sheets.keys()]).toEqual(['ตารางที่ 1', 'ตารางที่ 2', 'ตารางที่ 3', 'ตารางที่ 4', 'ตารางที่ 5']);
    expect([...sheets.values()]).toEqual(written);
  });

  it('[REP1] begins the sheet of a table without a header with its first row', async () => {
    const bare = (await sheetsOf(documentWithoutHeader('IN_WINDOW_CELL'))).get('ตารางที่ 2');
    expect(bare?.map(([topic]) => topic)).toEqual(['021 รายงานสรุปผล 022 รายงานผลการใช้จ่าย']);
  });

  it('[REP2] counts the months as numbers, and says in words where there is nothing to count', async () => {
    const [, finance] = (await sheetsOf()).get('รายเดือน') ?? [];
    expect(finance).toEqual(['๗', 'งานการเงินและคลัง', '-', '-', '-', '-', 1, 'ค้าง']);
  });

  it('[REP2] lists every action with a real date and a real number', async () => {
    const [header = [], action = []] = (await sheetsOf()).get('รายการดำเนินการ') ?? [];
    const told = Object.fromEntries(header.map((title, at) => [title, action[at]]));
    expect(told).toMatchObject({ ข้อ: '๗', วันที่: new Date('2023-02-14T00:00:00Z'), จำนวน: 12, ภาพที่: '๑' });
  });

  it('[REP2] says where the rest stands of what is too long for a cell of Excel', async () => {
    const document = documentWithResults(PHOTO);
    const [first] = document.actions;
    const actions = first ? [{ ...first, what: 'ประชาสัมพันธ์'.repeat(4_000) }] : [];
    const [, action = []] = (await sheetsOf({ ...document, actions })).get('รายการดำเนินการ') ?? [];
    const told = String(action.find((value) => String(value).startsWith('ประชาสัมพันธ์')));
    expect(told.length).toBeLessThanOrEqual(32_767);
    expect(told).toMatch(/… \(ข้อความเต็มอยู่ในไฟล์ Word และ PDF\)$/);
  });

  it('[REP3] is the same file for the same report', async () => {
    const [once, again] = [
      await writeXlsx(documentOfPlan(), PRODUCED_AT),
      await writeXlsx(documentOfPlan(), PRODUCED_AT),
    ];
    expect(again).toEqual(once);
  });
});

describe('the actions of a report as CSV', () => {
  const lines = (document = documentWithResults(PHOTO)) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(document)).split('\r\n');

  it('[REP2] opens in Thai, and has a line for each action', () => {
    const [header = '', action = ''] = lines();
    expect(header.startsWith('\uFEFFข้อ,ประเด็น,ส่วนงาน,เดือน,วันที่,')).toBe(true);
    expect(action).toContain(',งานการเงินและคลัง,2023-02,2023-02-14,ป้ายประชาสัมพันธ์,');
  });

  it('is never taken for a formula', () => {
    const document = documentWithResults(PHOTO);
    const [first] = document.actions;
    const hostile = first ? [{ ...first, what: '=HYPERLINK("https://x.example","ดู")' }] : [];
    expect(lines({ ...document, actions: hostile })[1]).toContain(`"'=HYPERLINK(`);
  });
});
