/**
 * An agency far larger than the demonstration town: its board, while its rows still come and when all are there; its
 * many measures and records on a phone.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BoardTablet } from '../pages/board-tablet.ts';
import { signIn } from '../pages/door.ts';
import { MonthPage } from '../pages/month-page.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { accessFaults } from '../support/axe.ts';
import { DROPPED } from '../support/faults.ts';
import { see } from '../support/see.ts';
import { settled } from '../support/settled.ts';
import { PASSWORD, World } from '../support/world.ts';

const MEASURES = 12;
const SIZE = ['--measures', `${MEASURES}`, '--units', '10', '--actions', '2400', '--seed', '2566'];

const world = new World({ CLOCK: '2023-09-20T09:00:00+07:00' });
beforeAll(async () => {
  await world.begin();
  world.server.run('generate', ...SIZE);
});
afterAll(() => world.end());

test('says that it is not whole yet, and stands folded, a line for each measure, until one is opened', async () => {
  const tablet = new BoardTablet(await world.tablet());
  const { page } = tablet;
  // After the first rows the road is gone.
  let rounds = 0;
  world.road.always('push', DROPPED, () => (rounds += 1) > 1);
  await signIn(page, 'executive.made-up-1', PASSWORD);
  await see(page.getByText('กำลังรับข้อมูลจากระบบ ยังไม่ครบ')).toBeVisible();
  await tablet.open();
  await see(page.getByText('กำลังรับข้อมูลจากระบบ ยังไม่ครบ')).toBeVisible();
  expect(await accessFaults(page)).toEqual([]);

  world.road.clear();
  await page.reload();
  await see(page.getByText('กำลังรับข้อมูลจากระบบ ยังไม่ครบ')).toHaveCount(0);
  const groups = page.getByRole('table').getByRole('button', { expanded: false });
  await see(groups).toHaveCount(MEASURES);
  await see(page.getByRole('rowheader', { name: /^๑๐ หน่วย/ })).toHaveCount(MEASURES);
  expect(await accessFaults(page)).toEqual([]);

  // By key as by finger.
  await groups.first().press('Enter');
  await see(groups).toHaveCount(MEASURES - 1);
  const cells = page.getByRole('table').locator('[aria-haspopup=dialog]');
  await see(cells).toHaveCount(10 * 12);
  await tablet.openCell(cells.first());
  await tablet.close();
  await page.getByRole('button', { expanded: true }).first().press('Enter');
  await see(cells).toHaveCount(0);
});

test('[ACT1] a measure ticked under one search stays ticked under another', async () => {
  const phone = new StaffPhone(await world.phone());
  const { page } = phone;
  await signIn(page, 'recorder.made-up-1', PASSWORD);
  await phone.openThisMonth();
  await page.getByRole('link', { name: /^บันทึก/ }).first().click();
  await page.getByRole('button', { name: 'นับให้มาตรการอื่นด้วย' }).click();
  const sheet = page.getByRole('dialog');
  const measures = await sheet.locator('label strong').allInnerTexts();
  expect(measures.length).toBeGreaterThan(8);
  const [one = '', other = ''] = [measures[0], measures.at(-1)];
  for (const measure of [one, other]) {
    await sheet.getByLabel('ค้นหามาตรการ').fill(measure);
    await see(sheet.getByRole('checkbox')).toHaveCount(1);
    await sheet.getByRole('checkbox').check();
  }
  await sheet.getByLabel('ค้นหามาตรการ').fill('');
  for (const measure of [one, other])
    await see(sheet.locator('label').filter({ hasText: measure }).getByRole('checkbox')).toBeChecked();
  await page.getByRole('button', { name: 'เรียบร้อย' }).click();
  await see(page.getByRole('button', { name: 'นับให้อีก ๒ มาตรการ' })).toBeVisible();
});

test('what was found stays as long as it was unfolded, whatever arrives meanwhile', async () => {
  const phone = new StaffPhone(await world.phone());
  const { page } = phone;
  await signIn(page, 'recorder.made-up-1', PASSWORD);
  await phone.openThisMonth();
  await page.goto('/search');
  await new MonthPage(page).search('ประกาศ');
  const found = page.getByRole('region', { name: /^การดำเนินการ/ });
  await see(found.getByRole('listitem')).toHaveCount(20);
  await found.getByRole('button', { name: /^แสดงอีก/ }).click();
  await see(found.getByRole('listitem')).toHaveCount(40);

  // In another tab she writes a note.
  const other = await phone.anotherTab();
  await other.openThisMonth();
  await other.page.getByRole('article').first().getByRole('heading').getByRole('link').click();
  await other.writeNote('กำลังรวบรวมภาพ');
  await other.everythingIsSent();
  await phone.everythingIsSent();
  await settled(page);
  await see(found.getByRole('listitem')).toHaveCount(40);
});
