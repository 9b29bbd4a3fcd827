/** An agency makes up its reports its own way. */
import { docxPart, linesInDocx, tablesInDocx } from '@prongsai/fixtures/reading';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, record } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy, planIdSeenBy } from '../testing/places.ts';
import { producedReport } from '../testing/reports.ts';
import { startTown, type Town } from '../testing/town.ts';

const LINK = 'https://www.bophloi.example.go.th/plan';

let town: Town;
let coordinator: Client;
let planId: string;
beforeAll(async () => {
  town = await startTown();
  coordinator = await town.as('coordinator');
  const places = await placesSeenBy(coordinator);
  planId = await planIdSeenBy(coordinator);
  const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
  await record(await town.as('recorder'), anAction(cell, { link: LINK }));
});
afterAll(() => town.stop());

interface Seen {
  readonly number: number;
  readonly parts: readonly string[];
  readonly placement: string;
  readonly photosPerPage: number;
}
const SEEN = 'number parts placement photosPerPage';
const now = async () =>
  (await coordinator.gql<{ reportTemplate: Seen }>(`{ reportTemplate { ${SEEN} } }`)).reportTemplate;

async function changed(input: Omit<Seen, 'number'>) {
  type Answered = { changed: { template: Seen | null; userErrors: { code: string; field: string }[] } };
  const { changed: payload } = await coordinator.gql<Answered>(
    `mutation ($input: ChangeReportTemplateInput!) {
      changed: changeReportTemplate(input: $input) { template { ${SEEN} } userErrors { code field } } }`,
    { input },
  );
  return payload;
}

async function wordOf(): Promise<string> {
  const { files } = await producedReport<{ files: { format: string; url: string }[] }>(
    coordinator,
    { planId, round: 1 },
    'files { format url }',
  );
  const response = await coordinator.fetch(files.find(({ format }) => format === 'DOCX')?.url ?? '');
  return docxPart(new Uint8Array(await response.arrayBuffer()), 'word/document.xml');
}

it('[REP10] begins with the usual parts; each change is a version, and the same again is none', async () => {
  const parts = ['PLAN', 'SIGNATURES', 'MATRIX', 'PHOTOS', 'REFERENCES'];
  const usual = { parts, placement: 'IN_WINDOW_CELL', photosPerPage: 2 };
  expect(await now()).toEqual({ number: 0, ...usual });
  const chosen = { parts: ['MATRIX', 'PLAN'], placement: 'SIXTH_COLUMN', photosPerPage: 4 };
  expect((await changed(chosen)).template).toEqual({ number: 1, ...chosen });
  expect((await changed(chosen)).template?.number).toBe(1);
  expect((await changed(usual)).template?.number).toBe(2);
});

it('[REP10] prints the parts that were chosen in their order, and no number of one that is left out', async () => {
  const before = await wordOf();
  expect(before).toContain('ลิงก์ที่ ๑');
  await changed({ parts: ['MATRIX', 'PLAN'], placement: 'SIXTH_COLUMN', photosPerPage: 4 });
  const after = await wordOf();
  expect(after).toContain(LINK);
  expect(after).not.toContain('ลิงก์ที่ ๑');
  expect(after).not.toContain('(ลงชื่อ)');
  const [matrix, plan] = tablesInDocx(after);
  expect(matrix?.header[0]).toBe('ข้อ');
  expect(plan?.header).toHaveLength(6);
  expect(linesInDocx(after)[0]?.style).toBe('Title');
});

it('[REP10] is never without the plan', async () => {
  const refused = await changed({ parts: ['PHOTOS'], placement: 'SIXTH_COLUMN', photosPerPage: 2 });
  expect(refused.userErrors).toEqual([{ code: 'TEMPLATE_WITHOUT_PLAN', field: 'parts' }]);
});
