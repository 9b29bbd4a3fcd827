/** One person, two phones: one of them is signed out from the other, and loses nothing by it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { phoneOf } from '../faults/phones.ts';
import { accessFaults } from '../support/axe.ts';
import { Coordinator } from '../support/coordinator.ts';
import { DROPPED } from '../support/faults.ts';
import { newPhoto } from '../support/photos.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';

const world = new World();
const desk = new Coordinator(world);
beforeAll(async () => {
  await world.begin();
  await desk.hire({ displayName: 'มาลี สุขใจ', loginName: 'malee', unit: 'กองช่าง' });
});
afterAll(() => world.end());

test('[C5] a phone that was signed out from elsewhere keeps its work, and sends it after signing in', async () => {
  const { phone: kept } = await phoneOf(world, 'malee');
  const { phone: lost, road } = await phoneOf(world, 'malee');
  const what = 'บันทึกในเครื่องที่ถูกให้ออกจากระบบ';
  const mended = 'บันทึกที่แก้หลังเข้าสู่ระบบอีกครั้ง';
  road.always('push', DROPPED);
  await lost.record('E๑๒', { channel: 'ป้ายประกาศ', what, photo: newPhoto() });

  // From her other phone she sees both, and signs the lost one out.
  const { page } = kept;
  await page.goto('/me');
  await page.getByRole('link', { name: 'การเข้าสู่ระบบของฉัน' }).click();
  const devices = page.getByRole('region', { name: 'เครื่องที่เข้าสู่ระบบอยู่' }).getByRole('listitem');
  const others = devices.filter({ hasText: 'ใช้ล่าสุด' });
  await see(devices.filter({ hasText: 'เครื่องนี้' })).toHaveCount(1);
  await see(others.filter({ hasText: /Chrom/ })).toHaveCount(1);
  expect(await accessFaults(page)).toEqual([]);
  await others
    .filter({ hasText: /Chrom/ })
    .getByRole('button', { name: /^ให้ออกจากระบบ/ })
    .click();
  await see(page.getByRole('dialog')).toContainText('งานที่ยังไม่ได้ส่งไม่หาย');
  expect(await accessFaults(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'ให้ออกจากระบบ', exact: true }).click();
  await see(others.filter({ hasText: /Chrom/ })).toHaveCount(0);

  // The lost one says so and keeps the record; she signs in from its form, and comes back to that record.
  road.clear();
  await lost.wake();
  await lost.sendingSays('ต้องเข้าสู่ระบบ');
  await lost.openThisMonth();
  await see(lost.page.getByText('มี ๑ รายการรอส่ง')).toBeVisible();
  expect(await desk.arrived(what)).toEqual([]);
  await lost.openLog('E๑๒');
  await lost.beginToMend(what);
  await lost.page.getByRole('link', { name: 'เข้าสู่ระบบ' }).click();
  await lost.page.getByLabel('รหัสผ่าน').fill(PASSWORD);
  await lost.page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  await see(lost.page).toHaveURL(/\/record\/.*\?action=/);
  await see(lost.page.getByLabel('ทำอะไร')).toHaveValue(what);
  await lost.page.getByLabel('ทำอะไร').fill(mended);
  await lost.save();
  await see.poll(() => desk.arrived(mended)).toMatchObject([{ photos: [{ stored: true }] }]);
  expect(await desk.arrived(what)).toEqual([]);

  // Everywhere else at once.
  await page.reload();
  await page.getByRole('button', { name: 'ให้เครื่องอื่นทั้งหมดออกจากระบบ' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'ให้ออกจากระบบ', exact: true }).click();
  await see(page.getByText('ท่านเข้าสู่ระบบอยู่ในเครื่องนี้เครื่องเดียว')).toBeVisible();
  await lost.page.goto('/access');
  await see(lost.page.getByRole('main')).toContainText('การเข้าสู่ระบบหมดอายุ');
  await lost.page.goto('/reminders');
  await see(lost.page.getByText(/^ตั้งค่าได้เมื่อติดต่อระบบได้ การเข้าสู่ระบบหมดอายุ/)).toBeVisible();
  await kept.openThisMonth();
  await kept.sendingSays('ส่งครบแล้ว');
});
