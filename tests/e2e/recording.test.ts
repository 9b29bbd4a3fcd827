/** Recording beside the notice board, with cold hands: taps are counted, and a mis-tap loses nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from '@playwright/test';
import { signIn } from '../pages/door.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { accessFaults } from '../support/axe.ts';
import { keptDrafts } from '../support/kept-drafts.ts';
import { newPhoto } from '../support/photos.ts';
import { see } from '../support/see.ts';
import { settled } from '../support/settled.ts';
import { PASSWORD, World } from '../support/world.ts';

const world = new World();
let page: Page;
let phone: StaffPhone;
beforeAll(async () => {
  await world.begin();
  page = await world.phone();
  phone = new StaffPhone(page);
  await signIn(page, 'recorder', PASSWORD);
  await phone.openThisMonth();
  await phone.isReadyForOffline();
});
afterAll(() => world.end());

const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
const field = (name: string): Locator => page.locator(`[name=${name}]`);
const chip = (name: string): Locator => page.getByRole('radio', { name, exact: true });
const sheet = (): Locator => page.getByRole('dialog');

async function openForm(writtenCode: string): Promise<void> {
  await phone.openThisMonth();
  await phone.card(writtenCode).getByRole('link', { name: /^บันทึก/ }).click();
  await see(button(/^ถ่าย(ภาพ|เพิ่ม)/)).toBeVisible();
}

describe('recording', () => {
  test('is two taps from launch to the camera, and two more to a saved record', async () => {
    await phone.openCold('/month');
    await phone.card('E๑๓').getByRole('link', { name: /^บันทึก/ }).click();
    const [camera] = await Promise.all([page.waitForEvent('filechooser'), button('ถ่ายภาพ').click()]);
    await camera.setFiles(newPhoto());
    await see(page.getByRole('img', { name: /ภาพที่/ })).toBeVisible();
    await page.getByText('ป้ายประกาศ', { exact: true }).click();
    await phone.saveButton.click();
    await see(page.getByText('บันทึกไว้ในเครื่องแล้ว').first()).toBeVisible();
    await phone.everythingIsSent();
    await phone.cellSays('E๑๓', '๑ รายการ');
  });

  test('[CHAN1] asks each channel’s own questions, and keeps the rest behind one tap', async () => {
    await openForm('E๑๔');
    await see(field('place')).toBeHidden();
    await phone.chooseChannel('ป้ายประกาศ');
    await see(page.getByLabel(/ติดที่ป้ายใดบ้าง/)).toBeVisible();
    await see(page.getByLabel(/จำนวน \(แห่ง\)/)).toBeVisible();
    await see(field('link')).toBeHidden();
    await phone.chooseChannel('เสียงตามสาย');
    await see(page.getByLabel(/จำนวน \(ครั้ง\/สัปดาห์\)/)).toBeVisible();
    await phone.chooseChannel('เว็บไซต์หน่วยงาน');
    await see(field('link')).toBeVisible();
    await see(field('quantity')).toHaveCount(0);
    await see(field('place')).toBeHidden();
    await page.getByText('รายละเอียดเพิ่มเติม').click();
    await see(field('place')).toBeVisible();
    await field('place').fill('ต');
    await field('place').fill('');
    await settled(page);
    await see(field('place')).toBeVisible();
    await button('ทิ้งร่างนี้').click();
  });

  test('[CHAN2] offers the channels the unit used most first, the rest behind one tap', async () => {
    await openForm('E๑๔');
    const names = page.getByRole('group', { name: 'ช่องทาง' }).getByRole('radio');
    await see(names).toHaveCount(4);
    await see(page.getByRole('group', { name: 'ช่องทาง' }).locator('label').first()).toContainText(
      'ป้ายประกาศ',
    );
    await button(/^ช่องทางทั้งหมด/).click();
    await see(names).toHaveCount(10);
  });

  test('[LOG2] refuses the future at the field in words, and takes any earlier day', async () => {
    await openForm('E๑๔');
    await phone.saveButton.click();
    await see(page.getByRole('group', { name: 'ช่องทาง' }).getByRole('radio').first()).toBeFocused();
    await phone.chooseChannel('ป้ายประกาศ');
    await see(field('day')).toHaveValue('2023-02-20');
    await see(page.getByText('ตรงกับ ๒๐ ก.พ. ๒๕๖๖')).toBeVisible();
    await field('day').fill('2023-02-21');
    await phone.saveButton.click();
    await see(page.getByRole('alert')).toContainText('๒๑ กุมภาพันธ์ ๒๕๖๖ ยังมาไม่ถึง กรุณาเลือกวันนี้');
    await see(field('day')).toBeFocused();
    await see(field('day')).toBeInViewport();
    await field('day').fill('2023-01-16');
    await see(page.getByText('รายการนี้จะอยู่ในเดือนมกราคม ๒๕๖๖')).toBeVisible();
    await field('what').fill('ติดประกาศเมื่อเดือนก่อน');
    await phone.save();
    await page.goto('/month?month=2023-01');
    await phone.cellSays('E๑๔', '๑ รายการ');
    await phone.card('E๑๔').getByRole('link', { name: /^บันทึก/ }).click();
    await see(field('day')).toHaveValue('2023-01-31');
  });

  test('[ACT1] counts for several measures at once, each with the photo, and none is called used before', async () => {
    await openForm('E๑๒');
    await phone.choosePhoto(newPhoto());
    await phone.chooseChannel('ประชุมชี้แจง');
    await button('นับให้มาตรการอื่นด้วย').click();
    await see(sheet()).toBeVisible();
    expect(await accessFaults(page)).toEqual([]);
    await sheet().getByRole('checkbox', { name: /E๑๓/ }).check();
    await sheet().getByRole('checkbox', { name: /E๑๔/ }).check();
    await button('เรียบร้อย').click();
    await see(button('นับให้อีก ๒ มาตรการ')).toBeVisible();
    await phone.saveButton.click();
    await see(page.getByText('บันทึกไว้ในเครื่องแล้ว ๓ มาตรการ')).toBeVisible();
    await phone.everythingIsSent();
    await phone.openLog('E๑๔');
    const one = page.getByRole('article').filter({ hasText: 'ประชุมชี้แจง' });
    await see(one).toContainText('งานครั้งเดียวกันนี้นับให้ข้อ');
    await see(one.locator('img')).toHaveCount(1);
    await see(one).toContainText('ส่งแล้ว');
    await see(one).not.toContainText('ภาพต้นฉบับนี้เคยใช้แล้ว');
  });

  test('[UNDO1] undone right after, all of it is gone before it left, and the form is as it was', async () => {
    await phone.openThisMonth();
    await page.context().setOffline(true);
    await phone.card('E๑๒').getByRole('link', { name: /^บันทึก/ }).click();
    await phone.choosePhoto(newPhoto());
    await phone.chooseChannel('เฟซบุ๊ก');
    await field('what').fill('ลงเฟซบุ๊กผิดมาตรการ');
    await button('นับให้มาตรการอื่นด้วย').click();
    await sheet().getByRole('checkbox', { name: /E๑๓/ }).check();
    await button('เรียบร้อย').click();
    await phone.saveButton.click();
    await see(page.getByText('บันทึกไว้ในเครื่องแล้ว ๒ มาตรการ')).toBeVisible();
    await phone.sendingSays(/ไม่มีสัญญาณ|รอส่ง/);
    await button('เลิกทำ').click();
    await see(field('what')).toHaveValue('ลงเฟซบุ๊กผิดมาตรการ');
    await see(page.getByRole('img', { name: /ภาพที่/ })).toHaveCount(1);
    await see(chip('เฟซบุ๊ก')).toBeChecked();
    await see(button('นับให้อีก ๑ มาตรการ')).toBeVisible();
    await page.context().setOffline(false);
    await phone.openThisMonth();
    await phone.everythingIsSent();
    await phone.openLog('E๑๒');
    await see(page.getByText('ลงเฟซบุ๊กผิดมาตรการ')).toHaveCount(0);
  });

  test('a draft survives going back, and what is discarded can be brought back', async () => {
    await openForm('E๑๒');
    await see(field('what')).toHaveValue('ลงเฟซบุ๊กผิดมาตรการ');
    await field('what').fill('แก้ข้อความแล้วกดกลับทันที');
    await page.goBack();
    await see.poll(() => page.evaluate(keptDrafts)).toContain('แก้ข้อความแล้วกดกลับทันที');
    await openForm('E๑๒');
    await see(field('what')).toHaveValue('แก้ข้อความแล้วกดกลับทันที');
    await button('ทิ้งร่างนี้').click();
    await see(page.getByText('ทิ้งร่างแล้ว')).toBeVisible();
    await see(page.getByRole('img', { name: /ภาพที่/ })).toHaveCount(0);
    await button('เลิกทำ').click();
    await see(field('what')).toHaveValue('แก้ข้อความแล้วกดกลับทันที');
    await see(page.getByRole('img', { name: /ภาพที่/ })).toHaveCount(1);
    await button('ทิ้งร่างนี้').click();
  });

  test('begins as last time, or from a template that outlives the page', async () => {
    await openForm('E๑๓');
    await button(/^เหมือนครั้งก่อน/).click();
    await see(chip('ประชุมชี้แจง')).toBeChecked();
    await see(field('day')).toHaveValue('2023-02-20');
    await field('place').fill('ศาลากลางบ้านหมู่ ๔');
    await field('quantity').fill('๔๐');
    await button('แม่แบบ').click();
    await button('เก็บแบบฟอร์มนี้เป็นแม่แบบ').click();
    await see(sheet().getByRole('alert')).toContainText('กรุณาตั้งชื่อแม่แบบ');
    await field('template').fill('ประชุมหมู่ ๔');
    await button('เก็บแบบฟอร์มนี้เป็นแม่แบบ').click();
    await see(page.getByText('เก็บแม่แบบ ประชุมหมู่ ๔ แล้ว')).toBeVisible();
    await button('ทิ้งร่างนี้').click();

    await phone.openCold('/month');
    await openForm('E๑๔');
    await button('แม่แบบ').click();
    await see(button(/ใช้แม่แบบ/)).toBeVisible();
    expect(await accessFaults(page)).toEqual([]);
    await button(/ใช้แม่แบบ/).click();
    await see(field('place')).toHaveValue('ศาลากลางบ้านหมู่ ๔');
    await see(field('quantity')).toHaveValue('๔๐');
    await button('แม่แบบ').click();
    await button('ลบแม่แบบ ประชุมหมู่ ๔').click();
    await button('เลิกทำ').click();
    await button('แม่แบบ').click();
    await see(button(/ใช้แม่แบบ/)).toBeVisible();
  });

  test('[UNDO1] undone while the next form of the cell is open, it comes back into that one', async () => {
    await openForm('E๑๒');
    await phone.choosePhoto(newPhoto());
    await phone.chooseChannel('เฟซบุ๊ก');
    await field('what').fill('บันทึกแล้วเปลี่ยนใจ');
    await phone.saveButton.click();
    await see(button('เลิกทำ')).toBeVisible();
    await see(page.getByRole('heading', { name: 'เดือนนี้', exact: true })).toBeVisible();
    await phone.card('E๑๒').getByRole('link', { name: /^บันทึก/ }).click();
    await see(field('what')).toBeVisible();
    await button('เลิกทำ').click();
    await see(field('what')).toHaveValue('บันทึกแล้วเปลี่ยนใจ');
    await see(page.getByRole('img', { name: /ภาพที่/ })).toHaveCount(1);

    // Once something else is begun there, nothing can be undone over it.
    await phone.saveButton.click();
    await see(button('เลิกทำ')).toBeVisible();
    await see(page.getByRole('heading', { name: 'เดือนนี้', exact: true })).toBeVisible();
    await phone.card('E๑๒').getByRole('link', { name: /^บันทึก/ }).click();
    await field('what').fill('รายการถัดไป');
    await see(button('เลิกทำ')).toHaveCount(0);
    await button('ทิ้งร่างนี้').click();
  });

  test('a photo that the person took out of a draft does not come back with it', async () => {
    await openForm('E๑๓');
    await see(button('ทิ้งร่างนี้')).toHaveCount(0);
    await phone.choosePhoto(newPhoto());
    await see.poll(() => page.evaluate(keptDrafts)).toContain('sourceSha256');
    await button('นำภาพที่ ๑ ออก').click();
    await page.goBack();
    await see.poll(() => page.evaluate(keptDrafts)).not.toContain('sourceSha256');
  });

  test('[C1] words typed into a change stand when the keyboard skips to the content, and after the page was killed', async () => {
    await phone.openThisMonth();
    await phone.openLog('E๑๒');
    await phone.beginToMend('บันทึกแล้วเปลี่ยนใจ');
    await field('what').fill('แก้แล้วกดข้าม');
    await page.locator('a.skip').press('Enter');
    await see(page).toHaveURL(/#content$/);
    await see(field('what')).toHaveValue('แก้แล้วกดข้าม');

    const address = page.url();
    await see.poll(() => page.evaluate(keptDrafts)).toContain('แก้แล้วกดข้าม');
    await phone.openCold(address);
    await see(field('what')).toHaveValue('แก้แล้วกดข้าม');
    await see(page.getByText('นำข้อความที่พิมพ์ค้างไว้กลับมาแล้ว')).toBeVisible();
    await button('ทิ้งร่างนี้').click();
    await see(field('what')).toHaveValue('บันทึกแล้วเปลี่ยนใจ');
    await button('เลิกทำ').click();
    await see(field('what')).toHaveValue('แก้แล้วกดข้าม');
    await phone.saveButton.click();
    await see(page.getByRole('article').filter({ hasText: 'แก้แล้วกดข้าม' })).toBeVisible();
    expect(await page.evaluate(keptDrafts)).not.toContain('แก้แล้วกดข้าม');
  });

  test.each(['light', 'dark'] as const)('can be used by everybody, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await openForm('E๑๔');
    await phone.chooseChannel('แผ่นพับ ใบปลิว');
    await field('what').fill('');
    await phone.saveButton.click();
    await see(page.getByRole('alert')).toBeVisible();
    expect(await accessFaults(page)).toEqual([]);
    if (process.env.PICTURES)
      await page.screenshot({ path: `${process.env.PICTURES}/record-${colorScheme}.png`, fullPage: true });
  });
});
