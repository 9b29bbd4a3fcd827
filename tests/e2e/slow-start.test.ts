/**
 * A phone on which the app takes seconds to start: a stranger types meanwhile; who comes back sees at once what they saw
 * last, and what they tap is not lost.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Locator, Page } from '@playwright/test';
import { leave, signIn } from '../pages/door.ts';
import { MonthPage } from '../pages/month-page.ts';
import { heldUntil } from '../support/faults.ts';
import { isKept } from '../support/kept.ts';
import { see } from '../support/see.ts';
import { lastSeen, PASSWORD, World } from '../support/world.ts';

const FORTY_DAYS_MS = 40 * 24 * 60 * 60 * 1000;

const world = new World();
let page: Page;
let seen: Locator;
beforeAll(() => world.begin());
afterAll(() => world.end());

test('a stranger types before the app is there, and signs in with what they typed', async () => {
  page = await world.phone();
  const start = await openSlowly('/');
  await see(page).toHaveURL(/sign-in$/);
  await page.getByLabel('ชื่อผู้ใช้').fill('recorder');
  await page.getByLabel('รหัสผ่าน').fill(PASSWORD);
  const submit = page.getByRole('button', { name: 'เข้าสู่ระบบ' });
  await see(submit).toBeDisabled();
  expect(await new MonthPage(page).faults()).toEqual([]);
  start();
  await submit.click();
  await see(page).toHaveURL(/month$/);
});

test.each([
  ['recorder', '/record', 'เดือนนี้ไม่มีงานที่ต้องรายงาน'],
  ['head', '/unit', 'เดือนนี้หน่วยไม่มีสิ่งที่ต้องส่ง'],
  ['executive', '/follow-ups', 'ยังไม่มีข้อสั่งการ'],
])('before anything has come, a %s is not told that there is nothing', async (who, path, nothing) => {
  const road = await world.ownRoad();
  page = await world.phone(road);
  const answered = Promise.withResolvers<void>();
  road.always('push', heldUntil(answered.promise));
  await signIn(page, who, PASSWORD);
  await page.goto(path);
  await see(page.getByRole('status', { name: 'กำลังรอรับแผนของหน่วยงาน' })).toBeVisible();
  await see(page.getByText(nothing)).toHaveCount(0);
  answered.resolve();
  await see(page.getByRole('status', { name: 'กำลังรอรับแผนของหน่วยงาน' })).toHaveCount(0);
});

describe('ที่เห็นครั้งก่อน', () => {
  beforeEach(async () => {
    page = await world.phone();
    seen = lastSeen(page);
    await page.removeLocatorHandler(seen);
    await signIn(page, 'recorder', PASSWORD);
    await see(page.getByRole('article').first()).toBeVisible();
    // A service worker that is still being installed would take over the next page, and that would start again.
    await isKept(page);
  });

  test('stands on the screen until the app has drawn it anew', async () => {
    const start = await openSlowly('/');
    await see(seen.getByRole('article').first()).toBeVisible();
    await see(seen.getByText('ส่งครบแล้ว')).toBeVisible();
    expect(await new MonthPage(page).faults()).toEqual([]);
    start();
    await see(page.locator('.app').getByRole('article').first()).toBeVisible();
    await see(seen).toHaveCount(0);
  });

  test('does what was tapped as soon as the app is there', async () => {
    const start = await openSlowly('/month');
    await seen.getByRole('article').nth(1).getByRole('link', { name: /^บันทึก/ }).click();
    await see(page).toHaveURL(/month$/);
    const measure = await seen.getByRole('article').nth(1).locator('strong, h3').first().textContent();
    start();
    await see(page).toHaveURL(/record/);
    await see(page.locator('main')).toContainText(measure ?? '-');
  });

  test('does what a finger was tapping while the app drew its page', async () => {
    const start = await openSlowly('/month');
    const record = seen.getByRole('article').nth(1).getByRole('link', { name: /^บันทึก/ });
    await see(record).toBeVisible();
    // Without the kept shell, letters come over the line and move what is there.
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await record.hover();
    await page.mouse.down();
    start();
    await see(page.locator('.app main:not([aria-busy]) article').nth(1)).toBeAttached();
    await page.mouse.up();
    await see(page).toHaveURL(/record/);
  });

  test('has its styles, whichever page the app was started from', async () => {
    page = await world.tablet();
    seen = lastSeen(page);
    await page.removeLocatorHandler(seen);
    await signIn(page, 'executive', PASSWORD);
    await isKept(page);
    // Nothing is seen of the board before: it is drawn in the kept shell, which has other styles than a server’s page.
    await page.goto('/trends');
    await see(page.locator('.app main')).toBeVisible();
    await page.goto('/board');
    await see(page.locator('.app main')).toHaveCSS('display', 'grid');
    const start = await openSlowly('/board');
    await see(seen.locator('main')).toHaveCSS('display', 'grid');
    start();
    await see(seen).toHaveCount(0);
  });

  test('stays when the person turns away before the app has drawn anything', async () => {
    await page.goto('/looks.js');
    expect(await kept()).toContain('article');
    const letGo = await holdStore();
    await page.goto('/month');
    await see(page.locator('.app main[aria-busy]')).toHaveCount(1);
    await see(seen.getByRole('article').first()).toBeVisible();
    expect(await kept()).toContain('article');
    await letGo();
    await see(page.locator('.app').getByRole('article').first()).toBeVisible();
    expect(await kept()).toBeNull();
  });

  test('is of this page only, and not of a month that is over', async () => {
    const start = await openSlowly('/me');
    await page.waitForLoadState();
    expect(await seen.count()).toBe(0);
    await page.goto('/month');
    await see(seen.getByRole('article').first()).toBeVisible();
    await page.clock.setFixedTime(new Date(Date.now() + FORTY_DAYS_MS));
    await page.goto('/month');
    expect(await seen.count()).toBe(0);
    start();
    await see(page.getByRole('article').first()).toBeVisible();
  });

  test('is on the phone while nobody looks, and gone when the app is there', async () => {
    const start = await openSlowly('/me');
    expect(await kept()).toContain('article');
    start();
    await see(page.getByRole('heading', { name: 'ฉัน' })).toBeVisible();
    expect(await kept()).toBeNull();
    await leave(page);
    await page.goto('/month');
    await see(page).toHaveURL(/sign-in/);
    expect(await kept()).toBeNull();
  });
});

/** Opens the person's store for itself in another tab, and lets go of it when the returned function is called. */
async function holdStore(): Promise<() => Promise<void>> {
  const other = await page.context().newPage();
  await other.goto('/looks.js');
  await other.evaluate(async () => {
    const { name = '' } =
      (await indexedDB.databases()).find((one) => one.name?.startsWith('prongsai-')) ?? {};
    const opening = indexedDB.open(name, 2);
    await new Promise<void>((held) => {
      opening.onupgradeneeded = () => {
        const again = (): void => void (opening.transaction!.objectStore('meta').count().onsuccess = again);
        again();
        held();
      };
    });
  });
  return () => other.close();
}

/** The page is left for `path`, where the app does not start before the returned function is called. */
async function openSlowly(path: string): Promise<() => void> {
  // What the service worker has kept cannot be held back.
  await page.evaluate(async () => {
    for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
  });
  const started = Promise.withResolvers<void>();
  await page.route('**/_app/immutable/entry/app*.js', async (route) => {
    await started.promise;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  return started.resolve;
}

function kept(): Promise<string | null> {
  return page.evaluate(() => localStorage.getItem('prongsai.last-seen'));
}
