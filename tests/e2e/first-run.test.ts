/** Coming in for the first time: the code on the coordinator's screen, a passkey, three pictures, and coming in again. */
import { lettersOf, pagesOfPdf } from '@prongsai/fixtures/reading';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrol, leave, passkeyIn, signIn, signInByPasskey, signInHere } from '../pages/door.ts';
import { Lesson } from '../pages/lesson.ts';
import { Office } from '../pages/office.ts';
import { accessFaults } from '../support/axe.ts';
import { ScreenLock } from '../support/screen-lock.ts';
import { see } from '../support/see.ts';
import { CLOCK, PASSWORD, World } from '../support/world.ts';

const MALEE = { displayName: 'มาลี สุขใจ', loginName: 'malee', role: 'ผู้บันทึก', unit: 'กองช่าง' };

const AN_HOUR_LATER = new Date(Date.parse(CLOCK) + 60 * 60 * 1000).toISOString();

const world = new World();
beforeAll(() => world.begin());
afterAll(() => world.end());

test('a newcomer scans the code, comes in with a passkey, learns how it works once, and comes in again', async () => {
  // The coordinator's screen shows the link as a code that a camera reads, in either theme, and on paper.
  const office = new Office(await world.desktop());
  await signIn(office.page, 'coordinator', PASSWORD);
  await office.openPeople();
  const link = await office.showLink(MALEE);
  expect(await office.scanLink()).toBe(link);
  expect(await accessFaults(office.page)).toEqual([]);
  await office.page.emulateMedia({ colorScheme: 'dark' });
  expect(await office.scanLink()).toBe(link);
  expect(await accessFaults(office.page)).toEqual([]);
  await office.page.emulateMedia({ colorScheme: 'light', media: 'print' });
  await see(office.page.getByRole('button', { name: 'พิมพ์คิวอาร์โค้ด' })).toBeHidden();
  expect(await office.scanLink()).toBe(link);
  const [paper, ...more] = await pagesOfPdf(await office.page.pdf());
  expect(paper?.text).toContain(lettersOf(link));
  expect(more).toEqual([]);
  await office.page.emulateMedia({ media: 'screen' });
  await office.closeLink();
  // Once the sheet is closed, the page itself is printed again.
  const printed = await pagesOfPdf(await office.page.pdf());
  expect(printed.map(({ text }) => text).join('')).toContain(lettersOf(MALEE.displayName));

  // A phone follows it. Nobody unlocks it at first; then its owner does.
  const page = await world.phone();
  const lock = await ScreenLock.on(page);
  await lock.unlocks(false);
  await page.goto(new URL(link).pathname);
  await see(page.getByText('ยินดีต้อนรับ มาลี สุขใจ')).toBeVisible();
  expect(await accessFaults(page)).toEqual([]);
  await passkeyIn(page);
  await see(page.getByText('ยังไม่ได้ยืนยันในเครื่อง')).toBeVisible();
  await lock.unlocks(true);
  await passkeyIn(page);

  // Three pictures: by tap, swipe and arrow keys.
  const lesson = new Lesson(page);
  await lesson.shows('บันทึกได้แม้ไม่มีสัญญาณ');
  expect(await accessFaults(page)).toEqual([]);
  await lesson.next();
  await lesson.shows('งานรออยู่ในเครื่องนี้ นับได้');
  await lesson.swipe('BACK');
  await lesson.shows('บันทึกได้แม้ไม่มีสัญญาณ');
  await lesson.swipe('ON');
  await lesson.shows('งานรออยู่ในเครื่องนี้ นับได้');
  await page.keyboard.press('ArrowRight');
  await lesson.shows('มีสัญญาณเมื่อไร แอปส่งให้เอง');
  await page.keyboard.press('ArrowRight');
  await lesson.shows('มีสัญญาณเมื่อไร แอปส่งให้เอง');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await accessFaults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await lesson.begin();
  await see(page).toHaveURL(/\/month$/);

  // She leaves, and comes in again without typing anything.
  await leave(page);
  expect(await accessFaults(page)).toEqual([]);
  await signInByPasskey(page);
  await see(page).toHaveURL(/\/month$/);

  // The last way in stays; the phone knows its own; another one may be added, and the first removed.
  await page.goto('/access');
  const keys = page.getByRole('region', { name: 'พาสคีย์' }).getByRole('listitem');
  await see(keys).toHaveCount(1);
  expect(await accessFaults(page)).toEqual([]);
  await removeFirst(page);
  await see(page.getByText('เป็นทางเดียวที่ท่านเข้าสู่ระบบได้')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'เพิ่มพาสคีย์ของเครื่องนี้' }).click();
  await see(page.getByText('เครื่องนี้มีพาสคีย์ของท่านอยู่แล้ว')).toBeVisible();

  // An hour later somebody else might hold the phone: she shows who she is before she makes another.
  await world.server.stop();
  await world.server.start(AN_HOUR_LATER);
  await page.getByRole('button', { name: 'เพิ่มพาสคีย์ของเครื่องนี้' }).click();
  await see(page.getByText('กรุณาเข้าสู่ระบบอีกครั้งก่อนทำสิ่งนี้')).toBeVisible();
  expect(await accessFaults(page)).toEqual([]);
  await page.getByRole('region', { name: 'พาสคีย์' }).getByRole('link', { name: 'เข้าสู่ระบบ' }).click();
  await signInByPasskey(page);
  await see(page).toHaveURL(/\/access$/);
  await lock.forgetAll();
  await page.getByRole('button', { name: 'เพิ่มพาสคีย์ของเครื่องนี้' }).click();
  await see(keys).toHaveCount(2);
  await removeFirst(page);
  await see(keys).toHaveCount(1);
  await leave(page);
  await signInByPasskey(page);

  // The coordinator's desktop stood open meanwhile: a link is made by somebody who shows anew who they are.
  await office.askForLinkAgain(MALEE.displayName);
  await see(office.page.getByText('กรุณาเข้าสู่ระบบอีกครั้งก่อนทำสิ่งนี้')).toBeVisible();
  expect(await accessFaults(office.page)).toEqual([]);
  await office.page.getByRole('dialog').getByRole('link', { name: 'เข้าสู่ระบบ' }).click();
  await signInHere(office.page, 'coordinator', PASSWORD);
  await see(office.page).toHaveURL(/\/people$/);

  // Years later she needs a new link. It ends the passkey, and the lesson is not given again, unless she asks.
  await leave(page);
  await enrol(page, await office.showLinkAgain(MALEE.displayName), PASSWORD);
  await see(page).toHaveURL(/\/month$/);
  await page.goto('/me');
  await page.getByRole('link', { name: 'ดูวิธีใช้งานอีกครั้ง' }).click();
  await lesson.shows('บันทึกได้แม้ไม่มีสัญญาณ');
  await page.getByRole('button', { name: 'ข้าม' }).click();
  await see(page).toHaveURL(/\/me$/);
  await leave(page);
  await page.getByRole('button', { name: 'ใช้พาสคีย์' }).click();
  await see(page.getByText('ใช้พาสคีย์นี้เข้าสู่ระบบไม่ได้')).toBeVisible();
  await signIn(page, MALEE.loginName, PASSWORD);
  await see(page).toHaveURL(/\/month$/);
});

async function removeFirst(page: Lesson['page']): Promise<void> {
  await page
    .getByRole('button', { name: /^นำออก/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'นำออก', exact: true }).click();
}
