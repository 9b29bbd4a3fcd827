/**
 * An executive in a meeting room without a network gives an instruction and checks a month; back in the network the
 * recorder sees and answers it, and the executive closes it, calls on who still owes the month, and closes another.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BoardTablet } from '../pages/board-tablet.ts';
import { signIn } from '../pages/door.ts';
import { HeadPhone } from '../pages/head-phone.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { accessFaults } from '../support/axe.ts';
import { NOTICE_BOARD } from '../support/files.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';

const FINANCE = 'งานการเงินและคลัง';
const FEBRUARY = 'กุมภาพันธ์ ๒๕๖๖';
const WANTED = 'ติดประกาศที่ตลาดเพิ่มอีกหนึ่งจุด';
const ANSWER = 'ติดที่ตลาดเช้านี้แล้ว';
const DONE = 'ติดประกาศที่บอร์ดหน้าสำนักงาน';

const world = new World();
beforeAll(() => world.begin());
afterAll(() => world.end());

test('[INS2] [CALL1] [CLOSE2] an executive instructs without a network, and everybody hears of it', async () => {
  const phone = new StaffPhone(await world.phone());
  await signIn(phone.page, 'recorder', PASSWORD);
  await phone.openThisMonth();
  await phone.record('E๑๒', { channel: 'ป้ายประกาศ', what: DONE, photo: NOTICE_BOARD });
  await phone.everythingIsSent();
  const head = new HeadPhone(await world.phone());
  await signIn(head.page, 'head', PASSWORD);
  await head.open();
  await head.submit('E๑๒');
  await head.everythingIsSent();

  // In the meeting room nothing answers; the tablet takes the instruction and the check, and says where they are.
  const tablet = new BoardTablet(await world.tablet());
  await signIn(tablet.page, 'executive', PASSWORD);
  await tablet.open();
  const cell = tablet.cell('E๑๒', FINANCE, FEBRUARY);
  await tablet.cellSays(cell, 'ส่งงานประจำเดือนแล้ว');
  await tablet.page.context().setOffline(true);
  await tablet.openCell(cell);
  await tablet.instruct(WANTED);
  await see(tablet.panel.getByText('อยู่ในเครื่องนี้ รอส่ง').first()).toBeVisible();
  await tablet.check();
  expect(await accessFaults(tablet.page)).toEqual([]);
  await tablet.close();
  await tablet.page.context().setOffline(false);
  await tablet.everythingIsSent();

  // The recorder finds it at the top of the month and among the reminders, and answers with words and the record.
  await phone.openThisMonth();
  const wanted = phone.page.getByRole('article').filter({ hasText: WANTED });
  await see(wanted).toBeVisible();
  await see(wanted).toContainText('ภายใน ๒๗ ก.พ. ๒๕๖๖');
  await phone.page.goto('/reminders');
  await see(wanted).toBeVisible();
  await wanted.getByRole('button', { name: 'ตอบข้อสั่งการ' }).click();
  await wanted.getByRole('button', { name: 'ส่งคำตอบ' }).click();
  await see(wanted.getByText('ยังไม่มีคำตอบ')).toBeVisible();
  await wanted.getByLabel('คำตอบ', { exact: true }).fill(ANSWER);
  // Who looks something up meanwhile goes on where they were.
  await phone.page.getByRole('link', { name: 'เดือนนี้' }).first().click();
  await see(wanted.getByLabel('คำตอบ', { exact: true })).toHaveValue(ANSWER);
  const record = wanted.getByLabel('รายการที่เป็นคำตอบ');
  await record.selectOption({ label: await optionWith(record, DONE) });
  expect(await accessFaults(phone.page)).toEqual([]);
  await wanted.getByRole('button', { name: 'ส่งคำตอบ' }).click();
  await see(wanted).toHaveCount(0);
  await phone.everythingIsSent();

  // The executive reads the answer and closes the instruction with one tap.
  await tablet.openFollowUps();
  const answered = tablet.followUps('ตอบแล้ว รอปิด');
  await see(answered).toContainText(ANSWER);
  await see(answered.getByRole('link', { name: 'ดูรายการที่เป็นคำตอบ' })).toBeVisible();
  expect(await accessFaults(tablet.page)).toEqual([]);
  await answered.getByRole('button', { name: 'ปิดข้อสั่งการ' }).click();
  await see(tablet.followUps('ปิดแล้ว')).toContainText(WANTED);
  await tablet.everythingIsSent();

  // Those who still owe February are called on, once; January is over and is closed.
  await tablet.open();
  const months = tablet.page.getByRole('region', { name: 'กำชับและปิดเดือน' });
  await months.getByRole('button', { name: 'กำชับผู้ค้างส่ง' }).click();
  const call = tablet.page.getByRole('dialog', { name: /^กำชับผู้ค้างส่ง/ });
  await call.getByRole('button', { name: 'กำชับผู้ค้างส่ง' }).click();
  await see(months).toContainText('กำชับแล้ว');
  await see(months.getByRole('button', { name: 'กำชับผู้ค้างส่ง' })).toHaveCount(0);
  await months.getByLabel('เดือน').selectOption({ label: 'มกราคม ๒๕๖๖' });
  await months.getByRole('button', { name: 'ปิดเดือน' }).click();
  const closing = tablet.page.getByRole('dialog', { name: /^ปิดเดือน/ });
  await closing.getByRole('button', { name: 'ปิดเดือน' }).click();
  await see(months).toContainText('ปิดเดือนแล้ว');
  expect(await accessFaults(tablet.page)).toEqual([]);
  await tablet.everythingIsSent();
  await phone.page.goto('/month?month=2023-01');
  await see(phone.page.getByText('ปิดเดือนมกราคม ๒๕๖๖แล้ว')).toBeVisible();
  expect(await accessFaults(phone.page)).toEqual([]);
});

test('[INS2] an answer half written stays when somebody else answers first', async () => {
  const tablet = new BoardTablet(await world.tablet());
  await signIn(tablet.page, 'executive', PASSWORD);
  await tablet.open();
  await tablet.openCell(tablet.cell('E๑๓', FINANCE, FEBRUARY));
  await tablet.instruct('ขอรายชื่อผู้เข้าประชุม');
  await tablet.close();
  await tablet.everythingIsSent();

  const [phone, head] = [new StaffPhone(await world.phone()), new HeadPhone(await world.phone())];
  const wantedOf = ({ page }: StaffPhone) =>
    page.getByRole('article').filter({ hasText: 'ขอรายชื่อผู้เข้าประชุม' });
  await signIn(phone.page, 'recorder', PASSWORD);
  await phone.openThisMonth();
  await wantedOf(phone).getByRole('button', { name: 'ตอบข้อสั่งการ' }).click();
  const half = wantedOf(phone).getByLabel('คำตอบ', { exact: true });
  await see(half).toBeFocused();
  await phone.page.keyboard.type('กำลังพิมพ์รายชื่อ');

  await signIn(head.page, 'head', PASSWORD);
  await head.openThisMonth();
  await wantedOf(head).getByRole('button', { name: 'ตอบข้อสั่งการ' }).click();
  await wantedOf(head).getByLabel('คำตอบ', { exact: true }).fill('ส่งรายชื่อแล้ว');
  await wantedOf(head).getByRole('button', { name: 'ส่งคำตอบ' }).click();
  await see(wantedOf(head)).toHaveCount(0);
  await head.everythingIsSent();

  await phone.wake();
  await see(phone.page.getByText(/มีผู้ตอบข้อสั่งการนี้แล้ว/)).toBeVisible();
  await see(wantedOf(phone)).toContainText('ส่งรายชื่อแล้ว');
  await see(half).toHaveValue('กำลังพิมพ์รายชื่อ');
  expect(await accessFaults(phone.page)).toEqual([]);
  await wantedOf(phone).getByRole('button', { name: 'ส่งคำตอบ' }).click();
  await see(wantedOf(phone)).toHaveCount(0);
});

async function optionWith(
  select: ReturnType<StaffPhone['page']['getByLabel']>,
  words: string,
): Promise<string> {
  const labels = await select.locator('option').allTextContents();
  return labels.find((label) => label.includes(words)) ?? '';
}
