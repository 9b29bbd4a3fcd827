/** A unit is renamed and closed at the coordinator's desk, and another one opened: what an executive's board says of it. */
import type { Locator } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BoardTablet } from '../pages/board-tablet.ts';
import { signIn } from '../pages/door.ts';
import { Office } from '../pages/office.ts';
import { accessFaults } from '../support/axe.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';

const WORKS = 'กองช่าง';
const RENAMED = 'กองช่างและผังเมือง';
const FEBRUARY = 'กุมภาพันธ์ ๒๕๖๖';
const APRIL = 'เมษายน ๒๕๖๖';

const world = new World();
beforeAll(() => world.begin());
afterAll(() => world.end());

test('[OWE5] a closed unit owes nothing any more, under its new name, and a new one begins now', async () => {
  const tablet = new BoardTablet(await world.tablet());
  await signIn(tablet.page, 'executive', PASSWORD);
  await tablet.open();
  await see(tablet.cell('E๑๒', WORKS, APRIL)).toBeVisible();

  const office = new Office(await world.desktop());
  await signIn(office.page, 'coordinator', PASSWORD);
  await office.openPeople();
  const sheet = await office.openUnit(WORKS);
  await office.chooseMonth(sheet, 'เดือนแรก', '๒๕๖๖', 'มีนาคม ๒๕๖๖');
  await office.chooseMonth(sheet, 'เดือนสุดท้าย', '๒๕๖๖', FEBRUARY);
  await sheet.getByLabel('ชื่อหน่วย').fill(RENAMED);
  await sheet.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await see(sheet.getByRole('alert')).toContainText('มาก่อนเดือนแรก');
  expect(await accessFaults(office.page)).toEqual([]);
  await sheet.getByRole('group', { name: 'เดือนแรก' }).getByLabel('ปีงบประมาณ').selectOption('');
  await sheet.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await see(sheet).toBeHidden();
  await see(office.unit(RENAMED)).toContainText('ถึง ก.พ. ๒๕๖๖');

  await office.addUnit('กองส่งเสริมการเกษตร');
  await see(office.unit('กองส่งเสริมการเกษตร')).toContainText('ตั้งแต่ ก.พ. ๒๕๖๖');
  expect(await accessFaults(office.page)).toEqual([]);

  await tablet.open();
  await see(tablet.cell('E๑๒', RENAMED, FEBRUARY)).toBeVisible();
  await see(tablet.cell('E๑๒', RENAMED, APRIL)).toHaveCount(0);
  await see(tablet.cell('E๑๒', 'กองส่งเสริมการเกษตร', APRIL)).toBeVisible();

  // Nobody new is put in a unit that is over, nor told to do anything.
  const closing = await office.openUnit(RENAMED);
  await office.chooseMonth(closing, 'เดือนสุดท้าย', '๒๕๖๖', 'มกราคม ๒๕๖๖');
  await closing.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await see(office.unit(RENAMED)).toContainText('ปิดแล้ว');
  await office.page.getByRole('button', { name: 'เพิ่มบุคลากร' }).click();
  await offersOpenUnits(office.page.getByRole('dialog', { name: 'เพิ่มบุคลากร' }));
  await tablet.openFollowUps();
  await tablet.page.getByRole('button', { name: 'สั่งการ', exact: true }).click();
  await offersOpenUnits(tablet.page.getByRole('dialog', { name: 'สั่งการ', exact: true }));
});

async function offersOpenUnits(sheet: Locator): Promise<void> {
  const offered = sheet.getByLabel('หน่วย', { exact: true }).getByRole('option');
  await see(offered.filter({ hasText: 'กองส่งเสริมการเกษตร' })).toHaveCount(1);
  await see(offered.filter({ hasText: RENAMED })).toHaveCount(0);
}
