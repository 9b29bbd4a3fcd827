/** The year beside the year before: on the executive's page, and as a document for the meeting. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { docxPart, linesInDocx, tablesInDocx } from '@prongsai/fixtures/reading';
import { signIn } from '../pages/door.ts';
import { PASSWORD, World } from '../support/world.ts';

const world = new World();
beforeAll(() => world.begin());
afterAll(() => world.end());

test('[REP11] an executive takes the year beside the year before to the meeting, in Word', async () => {
  const page = await world.tablet();
  await signIn(page, 'executive', PASSWORD);
  await page.goto('/trends');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'เทียบปีก่อนเป็น Word' }).click(),
  ]);
  const xml = await docxPart(await readFile(await download.path()), 'word/document.xml');
  expect(linesInDocx(xml).map(({ text }) => text)).toContain('ปีงบประมาณ พ.ศ. ๒๕๖๖ กับปีงบประมาณ พ.ศ. ๒๕๖๕');
  expect(tablesInDocx(xml)).toHaveLength(3);
});
