/** People come and go on one phone, and change their unit, while work waits on it. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../pages/door.ts';
import type { StaffPhone } from '../pages/staff-phone.ts';
import { Coordinator } from '../support/coordinator.ts';
import { DROPPED } from '../support/faults.ts';
import { newPhoto } from '../support/photos.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';
import { phoneOf } from './phones.ts';

const WORKS = 'กองช่าง';
const SCHOOLS = 'กองการศึกษา';

const world = new World();
const desk = new Coordinator(world);
beforeAll(async () => {
  await world.begin();
  await desk.hire({ displayName: 'มาลี สุขใจ', loginName: 'malee', unit: WORKS });
  await desk.hire({ displayName: 'มานะ อดทน', loginName: 'mana', unit: WORKS });
  await desk.hire({ displayName: 'วนิดา ย้ายงาน', loginName: 'wanida', unit: WORKS });
});
afterAll(() => world.end());

/** What the person is handed as a file: the words of everything in it. */
async function exported(phone: StaffPhone): Promise<string[]> {
  const [download] = await Promise.all([
    phone.page.waitForEvent('download'),
    phone.page.getByRole('button', { name: 'ส่งออกเป็นไฟล์' }).first().click(),
  ]);
  const [head = ''] = (await readFile(await download.path(), 'utf8')).split('\n');
  const file = JSON.parse(head) as {
    ops: { payload: { what?: string } }[];
    attention: { op: { payload: { what?: string } } }[];
  };
  return [...file.ops, ...file.attention.map(({ op }) => op)].flatMap(({ payload }) => payload.what ?? []);
}

test.concurrent(
  '[C8] signing out with unsent work says exactly how much, and deletes none of it',
  async () => {
    const { phone, road } = await phoneOf(world, 'malee');
    const { page } = phone;
    const [withPhoto, without] = ['ประกาศที่ค้างพร้อมภาพ', 'ประกาศที่ค้างไม่มีภาพ'];
    road.always('push', DROPPED);
    await phone.record('E๑๒', { channel: 'ป้ายประกาศ', what: withPhoto, photo: newPhoto() });
    await phone.openThisMonth();
    await phone.record('E๑๒', { channel: 'ป้ายประกาศ', what: without });

    const other = await phone.anotherTab();
    await other.openThisMonth();

    // Two records, one of them with a photo. She is not let go before they are sent or handed to her.
    await page.goto('/me');
    await page.getByRole('button', { name: 'ออกจากระบบ' }).click();
    await see(page.getByText('ออกจากระบบไม่ได้ เพราะยังมีงานรอส่ง ๒ รายการ')).toBeVisible();
    expect(await exported(phone)).toEqual([withPhoto, without]);
    await page.getByRole('button', { name: 'ออกจากระบบ เก็บงานไว้ในเครื่อง' }).click();
    await see(page).toHaveURL(/sign-in/);
    expect([...(await desk.arrived(withPhoto)), ...(await desk.arrived(without))]).toEqual([]);

    // Nor is anything left to be read of what the server told, and her other tab is left, too.
    await see(other.page).toHaveURL(/sign-in/);
    await see.poll(() => page.evaluate(wordsInRows)).toBe('[]');
    await other.page.close();

    road.clear();
    await signIn(page, 'malee', PASSWORD);
    await phone.everythingIsSent();
    expect(await desk.arrived(withPhoto)).toMatchObject([{ photos: [{ stored: true }] }]);
    expect(await desk.arrived(without)).toHaveLength(1);
  },
);

test.concurrent(
  '[C8] another person’s session sends nothing of hers, not even from a tab left open',
  async () => {
    const { phone: hers, road } = await phoneOf(world, 'malee');
    const his = await hers.anotherTab();
    const [her, him] = ['งานของมาลีที่ค้างในเครื่อง', 'งานของมานะในเครื่องเดียวกัน'];
    road.always('records', DROPPED);
    await hers.record('E๑๒', { channel: 'ป้ายประกาศ', what: her, photo: newPhoto() });

    // A colleague borrows the phone: he is told what waits on it, and works under his own name.
    await his.page.goto('/sign-in');
    await see(his.page.getByText('งานของ มาลี สุขใจ ที่รอส่ง ๑ รายการยังอยู่ในเครื่องนี้')).toBeVisible();
    await his.page.getByLabel('ชื่อผู้ใช้').fill('mana');
    await his.page.getByLabel('รหัสผ่าน').fill(PASSWORD);
    await his.page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
    await his.page.getByRole('button', { name: 'ทราบแล้ว ใช้งานต่อ' }).click();
    await his.everythingIsSent();
    road.clear();
    await his.record('E๑๒', { channel: 'ป้ายประกาศ', what: him });
    await his.everythingIsSent();
    await hers.wake();
    await hers.sendingSays('ต้องเข้าสู่ระบบ');
    expect(await desk.arrived(him)).toMatchObject([{ recordedBy: 'มานะ อดทน' }]);
    expect(await desk.arrived(her)).toEqual([]);

    // Nor does her tab ask for anything under his name: she is told to sign in.
    await hers.page.getByRole('link', { name: 'ฉัน', exact: true }).click();
    await hers.page.getByRole('link', { name: 'การเข้าสู่ระบบของฉัน' }).click();
    await see(hers.page.getByText('การเข้าสู่ระบบหมดอายุ กรุณาเข้าสู่ระบบอีกครั้ง')).toBeVisible();

    // She comes back, and it goes up in her name.
    await his.page.close();
    await signIn(hers.page, 'malee', PASSWORD);
    await hers.everythingIsSent();
    expect(await desk.arrived(her)).toMatchObject([{ recordedBy: 'มาลี สุขใจ', photos: [{ stored: true }] }]);
  },
);

test.concurrent(
  '[S4] who was moved keeps what she had not sent, and nothing else of the old unit',
  async () => {
    const { phone, road } = await phoneOf(world, 'wanida');
    const { page } = phone;
    const [sent, kept, dropped] = ['ส่งก่อนย้าย', 'บันทึกก่อนรู้ว่าย้าย', 'บันทึกไว้แต่ไม่ใช้แล้ว'];
    await phone.record('E๑๒', { channel: 'ป้ายประกาศ', what: sent });
    await phone.everythingIsSent();
    await road.shut();
    await phone.openCold('/month');
    await phone.record('E๑๒', { channel: 'ป้ายประกาศ', what: kept, photo: newPhoto() });
    await phone.openCold('/month');
    await phone.record('E๑๒', { channel: 'ป้ายประกาศ', what: dropped });
    await desk.move('wanida', SCHOOLS);
    await road.open();

    // The phone follows the move; what the old unit was to get is refused with a reason, and stays.
    await phone.openCold('/outbox');
    await see(phone.refused(kept)).toContainText('หน่วย');
    await see(phone.refused(dropped)).toContainText('หน่วย');
    await see.poll(() => page.evaluate(wordsInRows)).not.toContain(sent);
    expect(await exported(phone)).toEqual([kept, dropped]);
    await page.goto('/me');
    await see(page.getByText(SCHOOLS)).toBeVisible();
    await see(page.getByText(WORKS)).toHaveCount(0);
    expect([...(await desk.arrived(kept)), ...(await desk.arrived(dropped))]).toEqual([]);

    // One she withdraws by her own hand. The other goes up once the coordinator has lent her back.
    await phone.openOutbox();
    await phone.refused(dropped).getByRole('button', { name: 'นำออกจากเครื่อง' }).click();
    await page.getByLabel('เหตุผลที่นำออก').fill('บันทึกซ้ำ');
    await page.getByRole('dialog').getByRole('button', { name: 'นำออกจากเครื่อง' }).click();
    await see(phone.refused(dropped)).toHaveCount(0);
    await desk.move('wanida', WORKS);
    await phone.refused(kept).getByRole('link', { name: 'แก้แล้วส่งใหม่' }).click();
    await phone.saveButton.click();
    await phone.everythingIsSent();
    expect(await desk.arrived(kept)).toMatchObject([{ unit: WORKS, photos: [{ stored: true }] }]);
    expect(await desk.arrived(dropped)).toEqual([]);
  },
);

/** In the page: all that the phone keeps of the server's rows, as text. */
async function wordsInRows(): Promise<string> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const [found] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('prongsai-'));
  const database = await done(indexedDB.open(found?.name ?? ''));
  const rows = await done(database.transaction('rows').objectStore('rows').getAll());
  database.close();
  return JSON.stringify(rows);
}
