/** Documents beside the report: the plan as an agency adopts it, a year beside the year before, a report before it is produced. */
import {
  docxPart,
  lettersOf,
  linesInDocx,
  linesInText,
  pagesOfPdf,
  readPdf,
  tablesInDocx,
  tablesInText,
  withoutSpace,
} from '@prongsai/fixtures/reading';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { planIdSeenBy } from '../testing/places.ts';
import { foundSecondAgency } from '../testing/second-agency.ts';
import { producedReport } from '../testing/reports.ts';
import { startTown, type Town } from '../testing/town.ts';

let town: Town;
let planId: string;
beforeAll(async () => {
  town = await startTown();
  planId = await planIdSeenBy(await town.as('coordinator'));
});
afterAll(() => town.stop());

const document = (client: Client, kind: string) => fileAt(client, `/plans/${planId}.${kind}`);

async function fileAt(client: Client, path: string): Promise<Uint8Array> {
  const response = await client.fetch(path);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

it('[REP1] equals what was brought in, cell by cell and line by line, and twice the same', async () => {
  const recorder = await town.as('recorder');
  const word = await document(recorder, 'docx');
  const xml = await docxPart(word, 'word/document.xml');
  const cells = tablesInText().map(({ header, rows }) => ({ header, rows }));
  expect(tablesInDocx(xml)).toEqual(cells);
  expect(linesInDocx(xml).map(({ text }) => text)).toEqual(linesInText());
  const { tables } = await readPdf(await document(recorder, 'pdf'));
  expect(tables.flatMap(({ rows }) => rows.flat())).toHaveLength(40);
  expect(tables[0]?.rows[0]?.[0]).toEqual(cells[0]?.rows[0]?.[0]?.map(withoutSpace));
  expect(Buffer.from(await document(recorder, 'docx')).equals(word)).toBe(true);
});

it('a plan is for the agency’s own people, in the forms that there are', async () => {
  const status = async (client: Client, path: string) => (await client.fetch(path)).status;
  expect(await status(town.anybody(), `/plans/${planId}.pdf`)).toBe(401);
  expect(await status(await foundSecondAgency(town, 'bansuan'), `/plans/${planId}.pdf`)).toBe(404);
  expect(await status(await town.as('recorder'), `/plans/${planId}.csv`)).toBe(404);
});

it('[REP11] a year stands beside the year before, in Word and in PDF', async () => {
  const executive = await town.as('executive');
  const word = await fileAt(executive, '/comparisons/2566.docx');
  const xml = await docxPart(word, 'word/document.xml');
  const [months, units, measures] = tablesInDocx(xml);
  expect(months?.header[1]).toBe('เรียบร้อย (ร้อยละ) ๒๕๖๖');
  expect(months?.rows.map(([name]) => name?.join(''))).toHaveLength(13);
  expect(units?.rows.map(([name]) => name?.join(''))).toContain('งานการเงินและคลัง');
  expect(measures?.rows).toHaveLength(8);
  expect(linesInDocx(xml).map(({ text }) => text)).toContainEqual(
    expect.stringContaining('ปีงบประมาณ พ.ศ. ๒๕๖๕ ไม่มีแผนในระบบ'),
  );
  const { tables } = await readPdf(await fileAt(executive, '/comparisons/2566.pdf'));
  expect(tables).toHaveLength(3);
});

it('[REP11] a year beside the year before is of the units that one may read, for nobody else', async () => {
  const word = await fileAt(await town.as('recorder'), '/comparisons/2566.docx');
  const [, units] = tablesInDocx(await docxPart(word, 'word/document.xml'));
  expect(units?.rows.map(([name]) => name?.join(''))).toEqual(['งานการเงินและคลัง']);
  const status = async (client: Client, path: string) => (await client.fetch(path)).status;
  expect(await status(town.anybody(), '/comparisons/2566.pdf')).toBe(401);
  expect(await status(await town.as('coordinator'), '/comparisons/2560.pdf')).toBe(404);
  expect(await status(await town.as('coordinator'), '/comparisons/2566.xlsx')).toBe(404);
});

it('[REP1] [PHOTO1] a report is seen page by page before it is produced, as it then is', async () => {
  const coordinator = await town.as('coordinator');
  const preview = await readPdf(await fileAt(coordinator, `/previews/${planId}/1/public.pdf`));
  type WithFiles = { files: { format: string; url: string }[] };
  const { files } = await producedReport<WithFiles>(
    coordinator,
    { planId, round: 1 },
    'files { format url }',
  );
  const url = files.find(({ format }) => format === 'PDF')?.url ?? '';
  expect(preview).toEqual(await readPdf(await fileAt(coordinator, new URL(url, 'http://town').pathname)));
  const inside = await fileAt(coordinator, `/previews/${planId}/2/internal.pdf`);
  expect((await pagesOfPdf(inside))[0]?.text).toContain(lettersOf('ฉบับใช้ภายในหน่วยงาน'));
});

it('[MAY2] what a report would be is shown to those who read reports', async () => {
  const status = async (client: Client, path: string) => (await client.fetch(path)).status;
  expect(await status(await town.as('auditor'), `/previews/${planId}/1/public.pdf`)).toBe(200);
  expect(await status(await town.as('recorder'), `/previews/${planId}/1/public.pdf`)).toBe(403);
  expect(await status(await town.as('coordinator'), `/previews/${planId}/3/public.pdf`)).toBe(404);
});
