/**
 * Five minutes of an executive with the board: what needs attention first, what arrives meanwhile, everything complete
 * checked in one go, what changed since, the year in charts; and the same in a room without a network.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BoardTablet } from '../pages/board-tablet.ts';
import { signIn } from '../pages/door.ts';
import { HeadPhone } from '../pages/head-phone.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { accessFaults } from '../support/axe.ts';
import { answering, heldUntil } from '../support/faults.ts';
import { NOTICE_BOARD } from '../support/files.ts';
import { newPhoto } from '../support/photos.ts';
import { see } from '../support/see.ts';
import { settled } from '../support/settled.ts';
import { PASSWORD, World } from '../support/world.ts';

const FINANCE = 'งานการเงินและคลัง';
const FEBRUARY = 'กุมภาพันธ์ ๒๕๖๖';
const NOTE_KEPT = 'บันทึกข้อความไว้ในเครื่องแล้ว';
const NOTICE = 'ติดประกาศขั้นตอนการให้บริการที่บอร์ด';
const MENDED = 'ติดประกาศขั้นตอนการให้บริการที่บอร์ดและหน้าตลาด';

const world = new World();
beforeAll(() => world.begin());
afterAll(() => world.end());

test('a note half written about a cell is there again, whatever was tapped meanwhile', async () => {
  const tablet = new BoardTablet(await world.tablet());
  const { page } = tablet;
  await signIn(page, 'executive', PASSWORD);
  await tablet.open();
  const cell = tablet.cell('E๑๒', FINANCE, FEBRUARY);
  const note = tablet.panel.getByLabel('เขียนข้อความ');
  const beside = { x: 20, y: 400 };
  await tablet.openCell(cell);
  await note.fill('ขอภาพหน้าตลาด');

  // Who marks words and lets go beside the panel has not tapped there.
  const box = await note.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 20);
  await page.mouse.down();
  await page.mouse.move(beside.x, beside.y, { steps: 5 });
  await page.mouse.up();
  await see(note).toHaveValue('ขอภาพหน้าตลาด');

  await page.mouse.click(beside.x, beside.y);
  await see(tablet.panel).toBeHidden();
  await tablet.openCell(tablet.cell('E๑๓', FINANCE, FEBRUARY));
  await see(note).toHaveValue('');
  await tablet.close();
  await tablet.openCell(cell);
  await see(note).toHaveValue('ขอภาพหน้าตลาด');
  await tablet.panel.getByRole('button', { name: 'ส่งข้อความ' }).click();
  await see(tablet.panel.getByRole('listitem').filter({ hasText: 'ขอภาพหน้าตลาด' })).toBeVisible();
  await see(note).toHaveValue('');
  // What is told stands where the executive looks, and once.
  await see(tablet.panel.getByRole('status').filter({ hasText: NOTE_KEPT })).toBeVisible();
  await see(page.getByText(NOTE_KEPT)).toHaveCount(1);
  await tablet.close();
  await see(page.getByRole('status').filter({ hasText: NOTE_KEPT })).toBeVisible();
});

test('the filters stay open while the last of them is set back', async () => {
  const tablet = new BoardTablet(await world.tablet());
  const { page } = tablet;
  await signIn(page, 'executive', PASSWORD);
  await tablet.open();
  await page.getByText('ตัวกรอง').click();
  const instrument = page.getByLabel('เครื่องมือ');
  await instrument.selectOption({ label: 'IIT' });
  await see(page).toHaveURL(/instrument=IIT/);
  await instrument.selectOption({ label: 'ทุกเครื่องมือ' });
  await see(page).not.toHaveURL(/instrument=/);
  await see(instrument).toBeVisible();
});

test('however many cells were looked at, the way back from the board is one step', async () => {
  const tablet = new BoardTablet(await world.tablet());
  await signIn(tablet.page, 'executive', PASSWORD);
  await tablet.openFollowUps();
  await tablet.open();
  for (const code of ['E๑๒', 'E๑๓']) {
    const cell = tablet.cell(code, FINANCE, FEBRUARY);
    await tablet.openCell(cell);
    await tablet.close();
    await see(cell).toBeFocused();
  }
  await tablet.page.goBack();
  await see(tablet.page.getByRole('heading', { name: 'การติดตาม' })).toBeVisible();
});

test('[CHECK1] an executive sees what needs attention, checks all that is complete, and learns what changed', async () => {
  const tablet = new BoardTablet(await world.tablet());
  const { page } = tablet;
  await signIn(page, 'executive', PASSWORD);
  // The server is being updated, and the proxy answers in its place.
  world.road.next(({ url }) => url === '/news', answering(502), 2);
  await tablet.openFirst();
  await see(tablet.choice(/^ต้องดู/)).toBeChecked();
  await see(tablet.choice(/^รอรับทราบ \(๐\)/)).toHaveCount(1);

  // Two months are recorded and submitted; the open board tells by itself.
  const phone = new StaffPhone(await world.phone());
  await signIn(phone.page, 'recorder', PASSWORD);
  for (const [code, what] of [
    ['E๑๒', NOTICE],
    ['E๑๓', 'ติดประกาศช่องทางบริการออนไลน์'],
  ] as const) {
    await phone.openThisMonth();
    await phone.record(code, { channel: 'ป้ายประกาศ', what, photo: NOTICE_BOARD });
  }
  await phone.everythingIsSent();
  const head = new HeadPhone(await world.phone());
  await signIn(head.page, 'head', PASSWORD);
  await head.open();
  await head.submitAll('๒');
  await head.everythingIsSent();
  await see(tablet.choice(/^รอรับทราบ \(๒\)/)).toHaveCount(1);

  // However it is turned, the cell is the same one.
  await tablet.choose('ตามหน่วย');
  await tablet.cellSays(tablet.cell('E๑๒', FINANCE, FEBRUARY), 'ส่งงานประจำเดือนแล้ว');
  await tablet.choose('ตามเดือน');
  await see(page.getByRole('columnheader', { name: FINANCE })).toBeVisible();
  await tablet.cellSays(tablet.cell('E๑๒', FINANCE, FEBRUARY), 'ส่งงานประจำเดือนแล้ว');
  expect(await accessFaults(page)).toEqual([]);
  await tablet.choose('ตามมาตรการ');

  // Everything complete in one go, each cell as it stands.
  await tablet.choose(/^รอรับทราบ/);
  await page.getByRole('button', { name: 'รับทราบที่ส่งครบแล้ว ๒ ช่อง' }).click();
  await see(page.getByText(`${FEBRUARY} ๒ ช่อง`)).toBeVisible();
  await page.getByRole('button', { name: 'รับทราบ', exact: true }).click();
  await see(tablet.choice(/^รอรับทราบ \(๐\)/)).toHaveCount(1);
  await tablet.everythingIsSent();

  // Evidence changes afterwards: the board says so, and what.
  await phone.openThisMonth();
  await phone.cellSays('E๑๒', 'ผู้บริหารรับทราบแล้ว');
  await phone.openLog('E๑๒');
  await phone.mend(NOTICE, MENDED);
  await phone.everythingIsSent();
  await see(tablet.choice(/^แก้ไขหลังรับทราบ \(๑\)/)).toHaveCount(1);
  await tablet.choose(/^แก้ไขหลังรับทราบ/);
  await tablet.openCell(tablet.cell('E๑๒', FINANCE, FEBRUARY));
  await see(tablet.panel.getByText('แก้ไขหลังรับทราบ', { exact: true })).toBeVisible();
  await tablet.panel.getByText('ประวัติการแก้ไข').click();
  await see(tablet.panel.getByText(new RegExp(`${NOTICE}.*${MENDED}`, 's')).first()).toBeVisible();
  expect(await accessFaults(page)).toEqual([]);
  await tablet.close();

  // The year in charts, each with its table, to take away.
  await page.getByRole('link', { name: 'แนวโน้ม' }).click();
  const chart = page.getByRole('figure').filter({ hasText: 'แยกตามช่องทาง' });
  await see(chart.getByRole('img')).toBeVisible();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    chart.getByRole('button', { name: 'CSV' }).click(),
  ]);
  expect(readFileSync(await saved.path(), 'utf8')).toBe('\uFEFFช่องทาง,จำนวนครั้ง\r\nป้ายประกาศ,2\r\n');
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    chart.getByRole('button', { name: 'PNG' }).click(),
  ]);
  expect(
    readFileSync(await picture.path())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  await chart.getByText('ดูเป็นตาราง').click();
  await see(chart.getByRole('row', { name: /ป้ายประกาศ ๒/ })).toBeVisible();
  expect(await accessFaults(page)).toEqual([]);

  // In a meeting room without a network it opens cold, and says how old it is.
  await world.loseServer();
  await page.goto('about:blank');
  await tablet.openFirst();
  await see(tablet.cell('E๑๒', FINANCE, FEBRUARY)).toBeVisible();
  await see(page.getByText(/ติดต่อระบบล่าสุด/)).toBeVisible();
});

test('a photo that was looked at before its bytes came is shown as soon as they have', async () => {
  await world.serverReturns();
  const road = await world.ownRoad();
  const phone = new StaffPhone(await world.phone(road));
  const arriving = Promise.withResolvers<void>();
  road.next('upload', heldUntil(arriving.promise));
  await signIn(phone.page, 'recorder', PASSWORD);
  await phone.openThisMonth();
  await phone.record('E๑๔', { channel: 'ป้ายประกาศ', what: NOTICE, photo: newPhoto() });

  const tablet = new BoardTablet(await world.tablet());
  await signIn(tablet.page, 'executive', PASSWORD);
  await tablet.open();
  const cell = tablet.cell('E๑๔', FINANCE, FEBRUARY);
  await tablet.cellSays(cell, 'บันทึกแล้ว');
  await tablet.openCell(cell);
  const notArrived = tablet.panel.getByText('ภาพนี้ยังอยู่ในเครื่องของผู้บันทึก');
  await see(notArrived).toBeVisible();
  await tablet.panel.getByRole('button', { name: 'ลองอีกครั้ง' }).click();
  await see(notArrived).toBeVisible();
  expect(await accessFaults(tablet.page)).toEqual([]);
  arriving.resolve();
  await tablet.seesPhoto();

  // It is not loaded anew with whatever else arrives.
  const photo = tablet.panel.getByRole('img').first();
  await photo.evaluate((img) => img.setAttribute('data-seen', ''));
  await tablet.panel.getByLabel('เขียนข้อความ').fill('เห็นภาพแล้ว');
  await tablet.panel.getByRole('button', { name: 'ส่งข้อความ' }).click();
  await see(tablet.panel.getByRole('listitem').filter({ hasText: 'เห็นภาพแล้ว' })).toBeVisible();
  await see(tablet.panel.getByText('อยู่ในเครื่องนี้ รอส่ง')).toHaveCount(0);
  await settled(tablet.page);
  await see(photo).toHaveAttribute('data-seen');
});

test('[CHECK1] what arrives while the question stands is not part of the answer', async () => {
  const phone = new StaffPhone(await world.phone());
  await signIn(phone.page, 'recorder', PASSWORD);
  await phone.openThisMonth();
  await phone.openLog('E๑๓');
  await phone.mend('ติดประกาศช่องทางบริการออนไลน์', 'ติดประกาศช่องทางบริการออนไลน์ที่ตลาด');
  await phone.everythingIsSent();
  const head = new HeadPhone(await world.phone());
  await signIn(head.page, 'head', PASSWORD);
  await head.open();

  const tablet = new BoardTablet(await world.tablet());
  const { page } = tablet;
  await signIn(page, 'executive', PASSWORD);
  await tablet.openFirst();
  await tablet.choose(/^รอรับทราบ \(๒\)/);
  await page.getByRole('button', { name: 'รับทราบที่ส่งครบแล้ว ๒ ช่อง' }).click();
  await see(page.getByText(`${FEBRUARY} ๒ ช่อง`)).toBeVisible();
  await head.submit('E๑๔');
  await head.everythingIsSent();
  await see(page.locator('label').filter({ hasText: 'รอรับทราบ (๓)' })).toBeVisible();
  await see(page.getByText(`${FEBRUARY} ๒ ช่อง`)).toBeVisible();
  await page.getByRole('button', { name: 'รับทราบ', exact: true }).click();
  await see(tablet.choice(/^รอรับทราบ \(๑\)/)).toHaveCount(1);
});
