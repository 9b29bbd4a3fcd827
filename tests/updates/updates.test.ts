/** A new version of the app while people are at work with the one before. */
import type { Page } from '@playwright/test';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signIn } from '../pages/door.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { isKept } from '../support/kept.ts';
import { Builds, NEXT_TITLE, TITLE } from '../support/next-app.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';

const WHAT = 'ติดประกาศช่องทางบริการออนไลน์ที่บอร์ดหน้าสำนักงาน';
const READY = 'มีรุ่นใหม่ แตะเพื่อใช้';
const HELD = 'มีรุ่นใหม่ ใช้ได้เมื่อบันทึกหรือออกจากแบบฟอร์มนี้แล้ว';
const REFUSED = 'มีข้อความที่ยังไม่ได้บันทึกในหน้านี้หรือแท็บอื่น กรุณาบันทึกหรือปิดก่อน แล้วแตะอีกครั้ง';
/** The server's answer to an app whose payloads it no longer reads. */
const TOO_OLD = { data: null, errors: [{ message: '', extensions: { code: 'UPGRADE_REQUIRED' } }] };

let builds: Builds;
let world: World;
beforeEach(async () => {
  builds = new Builds();
  world = new World({ WEB_HANDLER: builds.handler });
  await world.begin();
});
afterEach(async () => {
  await world.end();
  builds.remove();
});

async function deployNext(): Promise<void> {
  builds.deployNext();
  await world.server.kill();
  await world.server.start();
}

/** As the browser does by itself, now and then. */
async function looksForNews(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
}

function title(page: Page, words: string) {
  return page.getByRole('heading', { name: words, exact: true });
}

/** How often the page was loaded since. */
function loadsOf(page: Page): () => number {
  let loads = 0;
  page.on('load', () => (loads += 1));
  return () => loads;
}

test('a new version is used when the person says so, never under unsaved words, by all tabs at once', async () => {
  const first = new StaffPhone(await world.phone());
  await signIn(first.page, 'recorder', PASSWORD);
  await first.openThisMonth();
  await first.isReadyForOffline();
  const second = new StaffPhone(await first.page.context().newPage());
  await second.openThisMonth();
  await second.card('E๑๓').getByRole('link', { name: /^บันทึก/ }).click();
  await second.page.getByLabel('ทำอะไร').fill(WHAT);

  // The new version waits. The tab with the form does not offer it, and the other one may not use it.
  await deployNext();
  await looksForNews(first.page);
  await see(second.page.getByRole('button', { name: HELD })).toBeDisabled();
  const loads = [loadsOf(first.page), loadsOf(second.page)];
  await first.page.getByRole('button', { name: READY }).click();
  await see(first.page.getByRole('button', { name: REFUSED })).toBeVisible();
  await see(title(first.page, TITLE)).toBeVisible();
  await see(second.page.getByLabel('ทำอะไร')).toHaveValue(WHAT);

  // Once the form is saved, a tap in either tab takes both to the new version, each by one reload.
  await second.page.getByText('ป้ายประกาศ', { exact: true }).click();
  await second.page.getByRole('button', { name: 'บันทึก', exact: true }).click();
  // On a slow phone the form stands a moment longer than its words are unsaved, and a tab with a form asks.
  await see(title(second.page, TITLE)).toBeVisible();
  await see(second.page.getByRole('button', { name: READY })).toBeVisible();
  await first.page.getByRole('button', { name: REFUSED }).click();
  for (const { page } of [first, second]) await see(title(page, NEXT_TITLE)).toBeVisible();
  for (const phone of [first, second]) await phone.everythingIsSent();
  await second.cellSays('E๑๓', '๑ รายการ');
  expect(loads.map((count) => count())).toEqual([1, 1]);

  // And it is the one that starts without a network.
  await world.loseServer();
  await first.openCold('/month');
  await see(title(first.page, NEXT_TITLE)).toBeVisible();
});

test('words in a sheet hold the new version back as well', async () => {
  const phone = new StaffPhone(await world.phone());
  await signIn(phone.page, 'head', PASSWORD);
  await phone.openThisMonth();
  await phone.isReadyForOffline();
  await deployNext();
  await looksForNews(phone.page);
  await phone.openLog('E๑๓');
  await phone.page.getByRole('button', { name: 'ไม่มีการดำเนินการ' }).click();
  const reason = phone.page.getByLabel('เหตุผลที่ไม่มีการดำเนินการ');
  await reason.fill('ไม่มีงานในเดือนนี้');
  await phone.page.getByRole('button', { name: READY }).evaluate((bar: HTMLElement) => bar.click());
  await see(phone.page.getByText(REFUSED)).toBeAttached();
  await see(reason).toHaveValue('ไม่มีงานในเดือนนี้');
});

test('what was only looked for, or chosen from a list, keeps no new version back', async () => {
  const { page } = new StaffPhone(await world.phone());
  await signIn(page, 'executive', PASSWORD);
  await page.goto('/search');
  await isKept(page);
  await page.getByRole('searchbox').fill('ประกาศ');
  await page.getByRole('link', { name: 'กระดาน' }).first().click();
  await page.getByRole('radio', { name: 'ตามหน่วย' }).check({ force: true });
  await page.getByLabel('เดือน', { exact: true }).selectOption({ label: 'มกราคม ๒๕๖๖' });
  await deployNext();
  await looksForNews(page);
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: READY }).click();
  await loaded;
});

test('where the server asks for a new version that is not here yet, unsaved words hold it back in words', async () => {
  const phone = new StaffPhone(await world.phone());
  const { page } = phone;
  await signIn(page, 'head', PASSWORD);
  await phone.openThisMonth();
  await phone.isReadyForOffline();
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('SyncPush') ? route.fulfill({ json: TOO_OLD }) : route.fallback(),
  );
  await phone.openLog('E๑๓');
  await phone.wake();
  await see(page.getByText('แอปกับระบบเป็นคนละรุ่น')).toBeVisible();
  await page.getByLabel('เขียนข้อความ').fill('ขอภาพเพิ่ม');
  await page.getByRole('button', { name: 'ใช้รุ่นใหม่' }).click();
  await see(page.getByText(REFUSED)).toBeVisible();
  await see(page.getByLabel('เขียนข้อความ')).toHaveValue('ขอภาพเพิ่ม');
});

test('a page of the build before still gets the parts it has not loaded yet', async () => {
  const phone = new StaffPhone(await world.phone());
  await phone.page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined }),
  );
  await signIn(phone.page, 'recorder', PASSWORD);
  await phone.openThisMonth();
  const loads = loadsOf(phone.page);
  await deployNext();
  await phone.page.getByRole('link', { name: 'ฉัน', exact: true }).click();
  await see(title(phone.page, 'ฉัน')).toBeVisible();
  expect(loads()).toBe(0);
});

test('what may change is asked for anew, what may not is kept for long, and a part that is missing is no page', async () => {
  // Asked directly: the road takes answers in plain bytes only.
  const address = `http://127.0.0.1:${world.server.port}`;
  for (const path of ['/service-worker.js', '/repair.js', '/shell', '/month', '/_app/version.json']) {
    expect((await fetch(address + path)).headers.get('cache-control'), path).toBe('no-cache');
  }
  const shell = await (await fetch(`${address}/shell`)).text();
  const start = /\/_app\/immutable\/entry\/start\.[^"]+\.js/.exec(shell)?.[0] ?? '';
  const part = await fetch(address + start, { headers: { 'accept-encoding': 'gzip, deflate, br' } });
  expect([part.status, part.headers.get('content-type'), part.headers.get('content-encoding')]).toEqual([
    200,
    expect.stringContaining('javascript'),
    'br',
  ]);
  expect(part.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  for (const path of ['/_app/immutable/chunks/gone.js', '/_app/immutable/', '/_app/gone.json']) {
    const missing = await fetch(address + path);
    expect([missing.status, missing.headers.get('content-type')], path).toEqual([
      404,
      expect.not.stringContaining('html'),
    ]);
  }
});
