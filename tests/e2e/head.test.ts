/**
 * A head of unit and an executive over one month: what is missing at a glance, everything that is ready in one tap, taken
 * back and sent again without a network, answered in words; and the one who comes too late is told why.
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
const RETURNED = 'ขอภาพป้ายหน้าตลาดด้วย';
const ANSWER = 'ป้ายหน้าตลาดถูกพายุพัด จะติดใหม่สัปดาห์หน้า';

const world = new World();
beforeAll(() => world.begin());
afterAll(() => world.end());

test('[CELL2] [CELL5] [CELL6] [CELL7] a head and an executive agree on a month, with and without a network', async () => {
  const phone = new StaffPhone(await world.phone());
  await signIn(phone.page, 'recorder', PASSWORD);
  await phone.openThisMonth();
  await phone.record('E๑๒', { channel: 'ป้ายประกาศ', what: 'ติดประกาศที่บอร์ด', photo: NOTICE_BOARD });
  await phone.openThisMonth();
  await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what: 'ติดประกาศช่องทางบริการ' });
  await phone.everythingIsSent();

  // At a glance: one is ready, one lacks a photo, others lack everything; and until when.
  const head = new HeadPhone(await world.phone());
  await signIn(head.page, 'head', PASSWORD);
  await head.open();
  await head.says('E๑๓', 'มี ๑ รายการที่ยังไม่มีภาพ');
  await head.says('E๑๔', 'ยังไม่มีรายการบันทึก');
  await head.says('E๑๒', 'ส่งได้ถึง ๕ มี.ค. ๒๕๖๖ เหลืออีก ๑๓ วัน');
  expect(await accessFaults(head.page)).toEqual([]);
  await head.isReadyForOffline();

  // Without a network all that is ready goes in one tap, and a slip of the finger is taken back.
  await world.loseServer();
  await head.openCold('/unit');
  await head.submitAll('๑');
  await head.says('E๑๒', 'ส่งงานประจำเดือนแล้ว');
  await head.takeBack('E๑๒');
  await head.says('E๑๒', 'ยังไม่ส่งงานประจำเดือน');
  await head.submitAll('๑');
  await world.serverReturns();
  await head.wake();
  await head.everythingIsSent();
  await head.says('E๑๒', 'ส่งงานประจำเดือนแล้ว');

  // The executive sends it back; the recorder answers in words, which leaves it as it is.
  const tablet = new BoardTablet(await world.tablet());
  await signIn(tablet.page, 'executive', PASSWORD);
  await tablet.open();
  const cell = tablet.cell('E๑๒', FINANCE, FEBRUARY);
  await tablet.openCell(cell);
  await tablet.sendBack(RETURNED);
  await tablet.close();
  await tablet.everythingIsSent();
  await phone.openThisMonth();
  await phone.cellSays('E๑๒', RETURNED);
  await phone.openLog('E๑๒');
  await phone.writeNote(ANSWER);
  await phone.everythingIsSent();
  expect(await accessFaults(phone.page)).toEqual([]);
  await head.open();
  await head.says('E๑๒', 'ส่งกลับแล้ว ยังไม่ได้แก้ไข');
  await tablet.open();
  await tablet.openCell(cell);
  await see(tablet.panel.getByText(ANSWER)).toBeVisible();
  expect(await accessFaults(tablet.page)).toEqual([]);
  await tablet.close();

  // The head submits again as it is. On a tablet without a network it is checked, and meanwhile taken back: the
  // tablet comes too late and is told why.
  await head.submit('E๑๒');
  await head.everythingIsSent();
  await tablet.open();
  await tablet.cellSays(cell, 'ส่งงานประจำเดือนแล้ว');
  await tablet.page.context().setOffline(true);
  await tablet.openCell(cell);
  await tablet.check();
  await tablet.close();
  await head.takeBack('E๑๒');
  await head.everythingIsSent();
  await tablet.page.context().setOffline(false);
  await tablet.cellSays(cell, 'ส่งกลับแก้ไข');
  await tablet.openCell(cell);
  await see(tablet.panel.getByText(/หน่วยดึงเดือนนี้กลับไปแก้ไข/u)).toBeVisible();
});

test('[LOG3] an action’s history says who changed what; a withdrawn one comes back with a tap', async () => {
  const phone = new StaffPhone(await world.phone());
  await signIn(phone.page, 'recorder', PASSWORD);
  await phone.openThisMonth();
  await phone.openLog('E๑๓');
  await phone.mend('ติดประกาศช่องทางบริการ', 'ติดประกาศช่องทางบริการที่ตลาด');
  await phone.everythingIsSent();
  const card = phone.page.getByRole('article').filter({ hasText: 'ที่ตลาด' });
  await card.getByText('ประวัติการแก้ไข').click();
  await see(card.getByText('จาก “ติดประกาศช่องทางบริการ” เป็น “ติดประกาศช่องทางบริการที่ตลาด”')).toBeVisible();
  await card.getByRole('button', { name: 'ยกเลิกรายการ' }).click();
  await phone.page.getByLabel('เหตุผลที่ยกเลิก').fill('ผิดมาตรการ');
  await phone.page.getByRole('dialog').getByRole('button', { name: 'ยกเลิกรายการ' }).click();
  await see(card.getByText('ยกเลิกแล้ว: ผิดมาตรการ')).toBeVisible();
  await phone.page.getByRole('button', { name: 'เลิกทำ' }).click();
  await see(card.getByRole('link', { name: 'แก้ไข' })).toBeVisible();
  await phone.everythingIsSent();
  expect(await accessFaults(phone.page)).toEqual([]);
});

test('what a head writes stays before them while records of the same measure arrive', async () => {
  const head = new HeadPhone(await world.phone());
  await signIn(head.page, 'head', PASSWORD);
  await head.open();
  await head.cell('E๑๔').getByRole('button', { name: 'ไม่มีการดำเนินการ' }).click();
  const reason = head.page.getByLabel('เหตุผลที่ไม่มีการดำเนินการ');
  await reason.fill('ไม่มีงานในเดือนนี้');

  // Meanwhile something was done: the words stay, and say nothing any more.
  const phone = new StaffPhone(await world.phone());
  await signIn(phone.page, 'recorder', PASSWORD);
  await phone.openThisMonth();
  await phone.record('E๑๔', { channel: 'ป้ายประกาศ', what: 'ติดประกาศที่ศาลา' });
  await phone.everythingIsSent();
  await head.wake();
  await head.says('E๑๔', 'มี ๑ รายการที่ยังไม่มีภาพ');
  await see(reason).toHaveValue('ไม่มีงานในเดือนนี้');
  const sheet = head.page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'แจ้งไม่มีการดำเนินการ' }).click();
  await see(sheet.getByText(/^เดือนนี้มีรายการบันทึกแล้ว/)).toBeVisible();
  await sheet.getByRole('button', { name: 'ปิด' }).click();

  // The photo comes, and the measure is no longer among those that lack something.
  await head.cell('E๑๔').getByRole('button', { name: 'ส่งกลับแก้ไข' }).click();
  const note = head.page.getByLabel('ต้องแก้ไขอะไร');
  await note.fill('ก'.repeat(2001));
  await sheet.getByRole('button', { name: 'ส่งกลับ', exact: true }).click();
  await see(sheet.getByText('เกินกำหนด')).toBeVisible();
  await note.fill('ขอภาพป้ายด้วย');
  await phone.openLog('E๑๔');
  const record = phone.page.getByRole('article').filter({ hasText: 'ติดประกาศที่ศาลา' });
  await record.getByRole('button', { name: 'เพิ่มภาพ' }).click();
  await phone.choosePhoto(NOTICE_BOARD);
  await phone.page.getByRole('dialog').getByRole('button', { name: 'บันทึก', exact: true }).click();
  await see(phone.page.getByText('เพิ่มภาพแล้ว')).toBeVisible();
  await phone.everythingIsSent();
  await head.wake();
  await see(head.page.getByText(/^ครบแล้ว พร้อมส่งงานประจำเดือน/)).toBeVisible();
  await see(note).toHaveValue('ขอภาพป้ายด้วย');
  await see(note).toBeFocused();
  await sheet.getByRole('button', { name: 'ส่งกลับ', exact: true }).click();
  await head.says('E๑๔', 'ส่งกลับแล้ว ยังไม่ได้แก้ไข');
});
