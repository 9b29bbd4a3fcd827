/** The plan as a document, as an agency adopts it at the beginning of the year. */
import { SLUG } from '@prongsai/fixtures';
import {
  docxPart,
  linesInDocx,
  linesInText,
  readPdf,
  tablesInDocx,
  tablesInText,
  withoutSpace,
} from '@prongsai/fixtures/reading';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { foundSecondAgency } from '../testing/second-agency.ts';
import { startTown, type Town } from '../testing/town.ts';

let town: Town;
let planId: string;
beforeAll(async () => {
  town = await startTown();
  ({
    plan: { id: planId },
  } = await (
    await town.as('coordinator')
  ).gql<{ plan: { id: string } }>(`{ plan(agency: "${SLUG}", fiscalYear: 2566) { id } }`));
});
afterAll(() => town.stop());

async function document(client: Client, kind: string): Promise<Uint8Array> {
  const response = await client.fetch(`/plans/${planId}.${kind}`);
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

it('is for the agency’s own people, in the forms that there are', async () => {
  const status = async (client: Client, path: string) => (await client.fetch(path)).status;
  expect(await status(town.anybody(), `/plans/${planId}.pdf`)).toBe(401);
  expect(await status(await foundSecondAgency(town, 'bansuan'), `/plans/${planId}.pdf`)).toBe(404);
  expect(await status(await town.as('recorder'), `/plans/${planId}.csv`)).toBe(404);
});
