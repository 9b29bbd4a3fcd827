/**
 * A browser that lost a part of the app, or keeps it damaged: the app repairs itself when there is a network, says
 * so in words when there is none, and never touches what a person recorded.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signIn } from '../pages/door.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { isKept } from '../support/kept.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';

const WHAT = 'ติดประกาศช่องทางบริการออนไลน์ที่บอร์ดหน้าสำนักงาน';
const SAFE = 'งานที่บันทึกไว้ในเครื่องนี้ยังอยู่ครบ';
const GONE = 'ไฟล์ของแอปหายไปจากเครื่อง งานที่บันทึกไว้ยังอยู่ครบ';

let world: World;
let phone: StaffPhone;
/** Somebody with a record that is not sent yet, without a network. */
beforeEach(async () => {
  world = new World();
  await world.begin();
  phone = new StaffPhone(await world.phone());
  await forgetInMemory(phone.page);
  await signIn(phone.page, 'recorder', PASSWORD);
  await phone.openThisMonth();
  await phone.isReadyForOffline();
  await world.loseServer();
  await phone.openCold('/month');
  await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what: WHAT });
});
afterEach(() => world.end());

/** Chromium hands a page what another one of the same process loaded; a phone that was restarted has no such help. */
async function forgetInMemory(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
}

/** What Cache Storage keeps under these addresses is taken away, or damaged; says how many there were. */
function lose(page: Page, pattern: RegExp): Promise<number> {
  return page.evaluate(async (source) => {
    let lost = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        if (new RegExp(source).test(request.url) && (await cache.delete(request))) lost += 1;
    }
    return lost;
  }, pattern.source);
}

function damage(page: Page, pattern: RegExp): Promise<number> {
  return page.evaluate(async (source) => {
    let damaged = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!new RegExp(source).test(request.url)) continue;
        await cache.put(
          request,
          new Response('half a fi', { headers: { 'content-type': 'text/javascript' } }),
        );
        damaged += 1;
      }
    }
    return damaged;
  }, pattern.source);
}

/** Some bytes of what a closed browser keeps under these addresses are others now, as on a worn-out card. */
async function rot(folder: string, address: RegExp): Promise<void> {
  let rotten = 0;
  for (const { name, parentPath } of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!parentPath.includes('CacheStorage') || !name.endsWith('_0')) continue;
    const file = await readFile(join(parentPath, name));
    // A head of 24 bytes, the address, whose length stands in the head, and the content.
    const content = 24 + file.readUInt32LE(12);
    if (!address.test(file.toString('latin1', 24, content))) continue;
    for (let at = content + 50; at < content + 250; at += 1) file.writeUInt8(file.readUInt8(at) ^ 1, at);
    await writeFile(join(parentPath, name), file);
    rotten += 1;
  }
  expect(rotten).toBe(1);
}

function keptFiles(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const all = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return all.flat().length;
  });
}

async function theRecordArrives(): Promise<void> {
  await phone.openThisMonth();
  await phone.everythingIsSent();
  await phone.cellSays('E๑๓', '๑ รายการ');
}

test('what a browser evicted comes back by itself, and the app starts without a network again', async () => {
  const { page } = phone;
  const before = await keptFiles(page);
  expect(await lose(page, /\/(shell|repair\.js|nodes\/.*|chunks\/.*|entry\/.*)(\?|$)/)).toBeGreaterThan(20);
  await world.serverReturns();
  await theRecordArrives();
  await see.poll(() => keptFiles(page)).toBe(before);
  await world.loseServer();
  await phone.openCold('/month');
  await phone.cellSays('E๑๓', '๑ รายการ');
});

test('without the shell and without a network the person reads what is wrong', async () => {
  const { page } = phone;
  await lose(page, /\/shell(\?|$)/);
  await page.goto('/month');
  await see(page.getByText(GONE)).toBeVisible();
  await world.serverReturns();
  await theRecordArrives();
});

test('a shell that rotted on the phone is fetched anew, and without a network the person reads what is wrong', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prongsai-rotten-'));
  await world.serverReturns();
  let page = await world.lastingPhone(folder);
  const openAgain = async (): Promise<void> => {
    await page.context().close();
    await rot(folder, /\/shell\?/);
    page = await world.lastingPhone(folder);
    await page.goto('/sign-in');
  };
  await page.goto('/sign-in');
  await isKept(page);
  const before = await keptFiles(page);

  await openAgain();
  await see(page.getByLabel('ชื่อผู้ใช้')).toBeVisible();
  await see.poll(() => keptFiles(page)).toBe(before);

  await world.loseServer();
  await openAgain();
  await see(page.getByText(GONE)).toBeVisible();
  await page.context().close();
  await rm(folder, { recursive: true });
});

test('a damaged part of a page is fetched anew and the page shown; it never loads in a circle', async () => {
  const { page } = phone;
  await world.serverReturns();
  await theRecordArrives();
  await damageWhatIsNotLoaded(page);
  await page.getByRole('link', { name: 'ฉัน', exact: true }).click();
  await see(page.getByRole('heading', { name: 'ฉัน', exact: true })).toBeVisible();

  // Damaged again and again within the hour, it is left at words.
  await phone.openThisMonth();
  await page.evaluate(() =>
    localStorage.setItem('prongsai.repaired', JSON.stringify([Date.now(), Date.now()])),
  );
  await damageWhatIsNotLoaded(page);
  await page.getByRole('link', { name: 'ฉัน', exact: true }).click();
  await see(page.getByText(SAFE)).toBeVisible();
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.waitForTimeout(3000);
  expect(loads).toBe(0);
  await page.getByRole('button', { name: 'ซ่อมแอป' }).click();
  await see(page.getByRole('heading', { name: 'ฉัน', exact: true })).toBeVisible();
});

test('an app that cannot start says so, and a tap repairs it without touching what was recorded', async () => {
  const { page } = phone;
  expect(await damage(page, /\/entry\/app\./)).toBe(1);
  await phone.openCold('/month');
  await see(page.getByText(SAFE)).toBeVisible();
  await page.getByRole('button', { name: 'ซ่อมแอป' }).click();
  await see(page.getByText('ยังติดต่อระบบไม่ได้')).toBeVisible();
  expect(await keptFiles(page)).toBeGreaterThan(20);

  await world.serverReturns();
  await page.getByRole('button', { name: 'ซ่อมแอป' }).click();
  await phone.everythingIsSent();
  await phone.cellSays('E๑๓', '๑ รายการ');
});

test('an app that cannot start repairs itself where there is a network, once', async () => {
  const { page } = phone;
  await world.serverReturns();
  await damage(page, /\/entry\/app\./);
  await phone.openCold('/month');
  await phone.everythingIsSent();
  await phone.cellSays('E๑๓', '๑ รายการ');

  await page.evaluate(() =>
    localStorage.setItem('prongsai.repaired', JSON.stringify([Date.now(), Date.now()])),
  );
  await damage(page, /\/entry\/app\./);
  await phone.openCold('/month');
  await see(page.getByText(SAFE)).toBeVisible();
});

test('it starts again as well where the address names a part of the page', async () => {
  await world.serverReturns();
  await damage(phone.page, /\/entry\/app\./);
  await phone.openCold('/month#content');
  await phone.everythingIsSent();
  await phone.cellSays('E๑๓', '๑ รายการ');
});

/** Parts of pages that nobody has opened in this page. */
async function damageWhatIsNotLoaded(page: Page): Promise<void> {
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  );
  const nodes = loaded.filter((path) => path.includes('/nodes/')).map((path) => path.split('/').at(-1));
  expect(await damage(page, new RegExp(`/nodes/(?!${nodes.join('|')})`))).toBeGreaterThan(5);
}
