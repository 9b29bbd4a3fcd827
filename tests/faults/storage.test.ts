/** The phone's own store fails: it is full, it is closed under the page, it is gone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Coordinator } from '../support/coordinator.ts';
import { newPhoto } from '../support/photos.ts';
import { see } from '../support/see.ts';
import { World } from '../support/world.ts';
import { phoneOf, type OnTheRoad } from './phones.ts';

const world = new World();
const desk = new Coordinator(world);
beforeAll(() => world.begin());
afterAll(() => world.end());

test.concurrent('[C1] a full phone says so, keeps the form, and saves once there is room', async () => {
  const { phone } = await phoneOf(world, 'recorder', { quotaBytes: 8_000_000 });
  const { page } = phone;
  const what = 'บันทึกเมื่อเครื่องเต็ม';
  await page.evaluate(fillUp);
  await phone.fillIn('E๑๓', { channel: 'ป้ายประกาศ', what, photo: newPhoto(1600) });
  await see(page.getByText('เก็บร่างนี้ไว้ไม่ได้')).toBeVisible();
  await phone.saveButton.click();
  await see(page.getByText('พื้นที่ในเครื่องไม่พอ ยังไม่ได้บันทึก')).toBeVisible();
  await see(page.getByLabel('ทำอะไร')).toHaveValue(what);
  await see(page.getByRole('img', { name: /ภาพที่/ })).toHaveCount(1);
  expect(await desk.arrived(what)).toEqual([]);

  await page.evaluate(deleteStores, 'something else');
  await phone.save();
  await phone.everythingIsSent();
  expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
});

test.concurrent('[C1] a full phone says so of a deed as well, and keeps the reason', async () => {
  const { phone } = await phoneOf(world, 'head', { quotaBytes: 8_000_000 });
  const { page } = phone;
  const reason = 'ไม่มีงานเพราะตลาดปิดทั้งเดือน';
  await page.evaluate(fillUp);
  await phone.card('E๑๔').getByRole('button', { name: 'ไม่มีการดำเนินการ' }).click();
  const sheet = page.getByRole('dialog');
  const field = sheet.getByLabel('เหตุผลที่ไม่มีการดำเนินการ');
  const state = sheet.getByRole('button', { name: 'แจ้งไม่มีการดำเนินการ' });
  await field.fill(reason);
  await state.click();
  await see(sheet.getByText('พื้นที่ในเครื่องไม่พอ ยังไม่ได้บันทึก')).toBeVisible();
  await see(field).toHaveValue(reason);

  await page.evaluate(deleteStores, 'something else');
  await state.click();
  await see(sheet).toBeHidden();
  await see(page.getByText('บันทึกการแจ้งว่าไม่มีการดำเนินการไว้ในเครื่องแล้ว')).toBeVisible();
  await phone.everythingIsSent();
});

test.concurrent('[C1] a month that a full tablet cannot close says so', async () => {
  const { phone } = await phoneOf(world, 'executive', { quotaBytes: 8_000_000 });
  const { page } = phone;
  await page.goto('/board?view=all');
  const months = page.getByRole('region', { name: 'กำชับและปิดเดือน' });
  await months.getByLabel('เดือน').selectOption({ label: 'มกราคม ๒๕๖๖' });
  await page.evaluate(fillUp);
  await months.getByRole('button', { name: 'ปิดเดือน' }).click();
  const sheet = page.getByRole('dialog', { name: /^ปิดเดือน/ });
  await sheet.getByRole('button', { name: 'ปิดเดือน' }).click();
  await see(sheet.getByText('พื้นที่ในเครื่องไม่พอ ยังไม่ได้บันทึก')).toBeVisible();
});

test.concurrent(
  '[C10] a store that another tab deletes is opened again and filled from the server',
  async () => {
    const given = await phoneOf(world, 'recorder');
    const { phone } = given;
    const [before, after] = ['บันทึกก่อนที่เก็บถูกลบ', 'บันทึกหลังที่เก็บถูกลบ'];
    await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what: before, photo: newPhoto() });
    await phone.everythingIsSent();
    const other = await phone.anotherTab();
    await other.page.goto('/_app/version.json');
    await other.page.evaluate(deleteStores, 'prongsai');
    await other.page.close();
    await readsAllAgain(given, before, after);
  },
);

test.concurrent(
  '[C10] a store that the browser has cleared is opened again and filled from the server',
  async () => {
    const given = await phoneOf(world, 'recorder');
    const { phone, road } = given;
    const [before, after] = ['บันทึกก่อนเบราว์เซอร์ล้างข้อมูล', 'บันทึกหลังเบราว์เซอร์ล้างข้อมูล'];
    await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what: before, photo: newPhoto() });
    await phone.everythingIsSent();
    const devtools = await phone.page.context().newCDPSession(phone.page);
    await devtools.send('Storage.clearDataForOrigin', { origin: road.address, storageTypes: 'indexeddb' });
    await readsAllAgain(given, before, after);
  },
);

test.concurrent(
  '[C10] a store that a newer app in another tab has taken over is opened as it is',
  async () => {
    const { phone } = await phoneOf(world, 'recorder');
    const what = 'บันทึกข้างแท็บที่ใหม่กว่า';
    const other = await phone.anotherTab();
    await other.page.goto('/_app/version.json');
    await other.page.evaluate(openNewer);
    await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what, photo: newPhoto() });
    await phone.everythingIsSent();
    expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
  },
);

test.concurrent('[C10] a store that cannot be opened is told in words, with something to tap', async () => {
  const { phone } = await phoneOf(world, 'recorder');
  const { page } = phone;
  await page.addInitScript(() => {
    if (new URL(location.href).hash === '#broken')
      IDBFactory.prototype.open = () => {
        throw new DOMException('The browser keeps nothing', 'UnknownError');
      };
  });
  await phone.openCold('/month#broken');
  await see(page.getByText('เปิดที่เก็บข้อมูลในเครื่องไม่สำเร็จ')).toBeVisible();
  await page.evaluate(() => history.replaceState(null, '', '/month'));
  await page.getByRole('button', { name: 'ลองอีกครั้ง' }).click();
  await phone.everythingIsSent();
});

/** The open page works on: it saves, sends, and shows again what had been sent. */
async function readsAllAgain({ phone }: OnTheRoad, before: string, after: string): Promise<void> {
  const { page } = phone;
  await phone.wake();
  await phone.openLog('E๑๓');
  await see(page.getByRole('article').filter({ hasText: before })).toBeVisible();
  await page.goBack();
  await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what: after, photo: newPhoto() });
  await phone.everythingIsSent();
  await phone.openCold('/month');
  await phone.openLog('E๑๓');
  for (const what of [before, after]) {
    const photo = page.getByRole('article').filter({ hasText: what }).getByRole('button', { name: /^ภาพที่/ });
    // Pictures below the fold are not drawn until somebody looks.
    await photo.scrollIntoViewIfNeeded();
    await see.poll(() => photo.locator('img').evaluate(widthOf)).toBeGreaterThan(100);
    expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
  }
}

/** In the page: what has really been drawn of it. */
function widthOf(image: Element): number {
  return image instanceof HTMLImageElement ? image.naturalWidth : 0;
}

/** In the page: something else takes all the room there is. */
async function fillUp(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('something else');
    request.onupgradeneeded = () => request.result.createObjectStore('rubbish', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const fits = (): Promise<boolean> =>
    new Promise((resolve) => {
      const transaction = database.transaction('rubbish', 'readwrite');
      transaction.objectStore('rubbish').put(crypto.getRandomValues(new Uint8Array(60_000)));
      transaction.oncomplete = () => resolve(true);
      transaction.onabort = () => resolve(false);
    });
  while (await fits());
  database.close();
}

/** In the page: the stores whose name begins so. */
async function deleteStores(beginning: string): Promise<void> {
  const names = (await indexedDB.databases()).map(({ name = '' }) => name);
  for (const name of names.filter((one) => one.startsWith(beginning)))
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = resolve;
      request.onerror = () => reject(request.error);
    });
}

/** In the page: opens every store in a later version, as an app of next year may. */
async function openNewer(): Promise<void> {
  for (const { name = '', version = 1 } of await indexedDB.databases())
    await new Promise((resolve, reject) => {
      const request = indexedDB.open(name, version + 10);
      request.onsuccess = resolve;
      request.onerror = () => reject(request.error);
    });
}
