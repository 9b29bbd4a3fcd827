/**
 * Every screen, as people see it who see, move or hear less well: axe in both themes, upright and on its side; letters of
 * twice the size on the narrowest phone; targets for cold fingers; and the main path by keys alone, and without motion.
 */
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../pages/door.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { accessFaults } from '../support/axe.ts';
import { NOTICE_BOARD } from '../support/files.ts';
import { tabTo } from '../support/keyboard.ts';
import { see } from '../support/see.ts';
import { smallTargets } from '../support/targets.ts';
import { PASSWORD, World } from '../support/world.ts';

/** February is due in three days. */
const CLOCK = '2023-03-02T09:00:00+07:00';
const FEBRUARY = '/month?month=2023-02';
const PHONE = [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
];
const TABLET = [
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
];
const WALKS = [
  {
    who: null,
    sizes: PHONE,
    paths: ['/sign-in', '/enrol/no-link', '/set-up/no-link', '/nowhere', '/verify', '/report/none'],
  },
  {
    who: 'recorder',
    sizes: PHONE,
    paths: [
      FEBRUARY,
      'LOG',
      'FORM',
      '/record',
      '/search?q=ประชาสัมพันธ์',
      '/outbox',
      '/reminders',
      '/me',
      '/access',
      '/lesson',
    ],
  },
  { who: 'head', sizes: PHONE, paths: ['/unit?month=2023-02', FEBRUARY, 'LOG'] },
  {
    who: 'executive',
    sizes: TABLET,
    paths: [
      '/board',
      '/board?view=all&by=month',
      'CELL',
      '/follow-ups',
      '/trends',
      '/summary?month=2023-02',
      '/me',
    ],
  },
  {
    who: 'coordinator',
    sizes: TABLET,
    paths: [
      '/plan',
      '/plan/2566',
      '/plan/import',
      '/people',
      '/reports',
      '/reports/photos',
      '/reports/preview',
      '/reports/preview?view=pages',
      '/reports/template',
      '/tokens',
    ],
  },
];

const world = new World({ CLOCK });
beforeAll(() => world.begin());
afterAll(() => world.end());

test.each(WALKS)('$who finds nothing in the way on any screen', async ({ who, sizes, paths }) => {
  const page = await world.phone();
  if (who) await signIn(page, who, PASSWORD);
  const found: string[] = [];
  for (const path of paths) {
    await open(page, path);
    for (const size of sizes) {
      await page.setViewportSize(size);
      const small = await smallTargets(page);
      found.push(...small.map((target) => `${path} ${size.width}×${size.height} small: ${target}`));
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        // Darkness changes colours, and nothing else.
        const faults = await accessFaults(page, colorScheme === 'dark' ? 'colours' : 'all');
        found.push(...faults.map((fault) => `${path} ${size.width}×${size.height} ${colorScheme}: ${fault}`));
      }
    }
    const wider = await widerInLargeLetters(page);
    if (wider > 0) found.push(`${path} in large letters is ${wider} px wider than the phone`);
  }
  await page.context().close();
  expect(found).toEqual([]);
});

test('the sign in the corner of a tablet is no broken picture when the network goes', async () => {
  const page = await world.phone();
  await page.route('**/icons/**', (request) => request.abort());
  await page.setViewportSize({ width: 1024, height: 768 });
  await signIn(page, 'executive', PASSWORD);
  const sign = page.locator('nav a[href="/"] img');
  await see(sign).toBeVisible();
  expect(await sign.evaluate((picture: HTMLImageElement) => picture.naturalWidth)).toBeGreaterThan(0);
  await page.context().close();
});

test('a record with a photo is made and saved by keys alone, and what has the focus is never covered', async () => {
  const page = await world.phone();
  await signIn(page, 'recorder', PASSWORD);
  await page.goto(FEBRUARY);
  await see(page.getByRole('article').first()).toBeVisible();
  const unseen: string[] = [];
  const goTo = async (name: RegExp): Promise<void> => void unseen.push(...(await tabTo(page, name)));

  await goTo(/^บันทึก/);
  await page.keyboard.press('Enter');
  await see(page.getByRole('group', { name: 'ช่องทาง' })).toBeVisible();
  // Asked for well before the key, so that the browser's own sheet is not opened instead.
  const chooser = page.waitForEvent('filechooser');
  await goTo(/^เลือกจากคลังภาพ/);
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(NOTICE_BOARD);
  await see(page.getByRole('img', { name: /ภาพที่/ })).toBeVisible();
  await goTo(/ป้ายประกาศ|ประชุมชี้แจง|เว็บไซต์|เฟซบุ๊ก|ไลน์/);
  await page.keyboard.press('Space');
  await goTo(/^ทำอะไร/);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('ติดประกาศที่บอร์ด');
  await goTo(/^บันทึก$/);
  await page.keyboard.press('Enter');
  await see(page.getByText('บันทึกไว้ในเครื่องแล้ว').first()).toBeVisible();
  await new StaffPhone(page).everythingIsSent();
  expect(unseen).toEqual([]);
});

test('whoever wants less motion gets none', async () => {
  const page = await world.phone();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, 'recorder', PASSWORD);
  await page.goto(FEBRUARY);
  await see(page.getByRole('article').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    const note = ({ type, target }: Event) => moved.push(`${type} ${(target as Element).className}`);
    const start = Document.prototype.startViewTransition;
    Document.prototype.startViewTransition = function (this: Document, ...change) {
      moved.push('view transition');
      return start.apply(this, change);
    };
    for (const type of ['animationstart', 'transitionstart'])
      addEventListener(type, (event) => {
        const { effect } = document.getAnimations()[0] ?? {};
        if (Number(effect?.getComputedTiming().activeDuration) > 1) note(event);
      });
  });
  await page.keyboard.press('ArrowRight');
  await see(page.getByRole('button', { name: /เลือกเดือน/ })).toContainText('มีนาคม');
  await page.getByRole('button', { name: /เลือกเดือน/ }).click();
  await see(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
});

async function open(page: Page, path: string): Promise<void> {
  const phone = new StaffPhone(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(path === 'CELL' ? '/board?view=all' : path.startsWith('/') ? path : FEBRUARY);
  await see(page.locator('main')).toBeVisible();
  await see(page.locator('[role=status].skeleton')).toHaveCount(0);
  if (path === 'LOG') await phone.openLog('E๑๓');
  if (path === 'FORM') {
    await phone.card('E๑๓').getByRole('link', { name: /^บันทึก/ }).click();
    await see(page.getByRole('group', { name: 'ช่องทาง' })).toBeVisible();
  }
  if (path === 'CELL') {
    await page.getByRole('table').getByRole('button').first().click();
    await see(page.getByRole('dialog')).toBeVisible();
  }
}

/** How many pixels the page is wider than a phone of 360, in letters of twice the size. */
async function widerInLargeLetters(page: Page): Promise<number> {
  await page.setViewportSize({ width: 360, height: 640 });
  const wider = await page.evaluate(() => {
    const root = document.documentElement;
    root.dataset['text'] = 'largest';
    const by = root.scrollWidth - root.clientWidth;
    delete root.dataset['text'];
    return by;
  });
  return wider;
}
