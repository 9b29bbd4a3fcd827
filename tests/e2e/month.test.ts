/** A month at a glance: what is left, any other month, what was ever done about a word, and how a person likes it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '@playwright/test';
import { signIn } from '../pages/door.ts';
import { MonthPage } from '../pages/month-page.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { Desk } from '../support/desk.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';

/** February is over, and its days of grace are not. */
const CLOCK = '2023-03-03T09:00:00+07:00';
const SIZES = [
  { width: 360, height: 640 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
];
const HEADER = 'ประเด็นที่ต้องพัฒนา\tผู้รับผิดชอบ\tขั้นตอนหรือวิธีการ/มาตรการ\tการรายงานผล\tการดำเนินการ';
const STEPS = '<p>ประกาศทางรถกระจายเสียง</p><p>ประกาศทางรถกระจายเสียง</p>';
const IMPORT_PLAN =
  'mutation ($input: PlanTextInput!) { importPlan(input: $input) { userErrors { message } } }';
const WHAT = 'แจกแผ่นพับเรื่องช่องทางออนไลน์ที่ตลาดนัดวันศุกร์';

const world = new World({ CLOCK });
let page: Page;
let month: MonthPage;
beforeAll(async () => {
  await world.begin();
  page = await world.phone();
  await signIn(page, 'recorder', PASSWORD);
  month = new MonthPage(page);
});
afterAll(() => world.end());

describe('เดือนนี้', () => {
  test('[OWE4] tells what is left of last month, and leads there by a tap', async () => {
    await month.open();
    await month.shows('มีนาคม ๒๕๖๖');
    await page.getByRole('link', { name: 'เดือนที่แล้วยังค้าง ๔ มาตรการ (กุมภาพันธ์ ๒๕๖๖)' }).click();
    await month.shows('กุมภาพันธ์ ๒๕๖๖');
    await see(page.getByRole('article')).toHaveCount(4);
    await page.goBack();
    await month.shows('มีนาคม ๒๕๖๖');
  });

  test('stands where it stood when somebody comes back to it', async () => {
    await page.setViewportSize({ width: 360, height: 640 });
    await month.open('2023-02');
    const last = page.getByRole('article').last();
    await last.scrollIntoViewIfNeeded();
    const place = await page.evaluate(() => scrollY);
    expect(place).toBeGreaterThan(100);
    await last.getByRole('link').first().click();
    await see(page).toHaveURL(/\/log/);
    await page.goBack();
    await see.poll(() => page.evaluate(() => scrollY)).toBe(place);
  });

  test.each(SIZES)('turns by key and picker on $width×$height', async (size) => {
    await page.setViewportSize(size);
    await month.open();
    await see(page.getByRole('article').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('ArrowLeft');
    await month.shows('กุมภาพันธ์ ๒๕๖๖');
    await month.pick('เม.ย. ๒๕๖๖');
    await month.shows('เมษายน ๒๕๖๖');
    await month.name.click();
    await page.getByRole('dialog').getByRole('button', { name: 'เม.ย. ๒๕๖๖' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await month.shows('พฤษภาคม ๒๕๖๖');
    // Whoever turns by pressing a button presses it again.
    await page.getByRole('button', { name: 'เดือนก่อน' }).press('Enter');
    await month.shows('เมษายน ๒๕๖๖');
    await page.keyboard.press('Enter');
    await month.shows('มีนาคม ๒๕๖๖');
    await month.open();
    await month.fits();
    expect(await month.faults()).toEqual([]);
  });

  test.each(SIZES)('turns by a swipe on $width×$height', async (size) => {
    await page.setViewportSize(size);
    await month.open();
    await see(page.getByRole('article').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await month.swipe('left');
    await month.shows('เมษายน ๒๕๖๖');
    await month.swipe('right');
    await month.shows('มีนาคม ๒๕๖๖');
  });

  test('has a measure’s own words a tap away', async () => {
    await month.open('2023-02');
    const opener = page.getByRole('button', { name: /^ข้อความตามแผน/ }).first();
    await opener.click();
    const sheet = page.getByRole('dialog', { name: 'ข้อความตามแผน' });
    await see(sheet).toContainText('กุมภาพันธ์ ๒๕๖๖ ถึง เมษายน ๒๕๖๖');
    await see(sheet).toContainText('ขั้นตอนหรือวิธีการ');
    expect(await month.faults()).toEqual([]);
    await page.keyboard.press('Escape');
    await see(sheet).toHaveCount(0);
    await opener.press('Enter');
    await sheet.getByRole('button', { name: 'ปิด' }).click();
    await see(sheet).toHaveCount(0);
    await see(opener).toBeFocused();
    await month.name.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'ปิด' }).click();
    await see(month.name).toBeFocused();
  });

  test('sends by pulling the page down', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await month.open();
    await page.waitForLoadState('networkidle');
    await month.pullDown();
    await see(page.getByRole('status').filter({ hasText: 'ส่งครบแล้ว' }).last()).toBeVisible();
  });
});

describe('a head of unit', () => {
  test('[CELL3] sees what the month lacks, and a quiet word when nothing does', async () => {
    const head = new MonthPage(await world.phone());
    await signIn(head.page, 'head', PASSWORD);
    await head.open('2023-02');
    await see(head.page.getByRole('region', { name: 'ยังขาด' })).toContainText('ยังไม่บันทึก ๔');
    for (const code of ['E๑๒', 'E๑๓', 'E๑๔', '๐๒๓']) await head.sayNothingWasDone(code, 'ไม่มีงบประมาณในเดือนนี้');
    await see(head.page.getByText('เดือนนี้เรียบร้อยครบทุกมาตรการ')).toBeVisible();
    await see(head.page.getByRole('article')).toHaveCount(0);
    await head.page.getByText('เรียบร้อยแล้ว (๔)').click();
    await see(head.page.getByRole('article')).toHaveCount(4);
    await head.open();
    await see(head.page.getByText('เดือนที่แล้วยังค้าง')).toHaveCount(0);
    await head.page.goto('/unit');
    await head.page.getByRole('button', { name: 'เดือนก่อน' }).press('Enter');
    await head.shows('กุมภาพันธ์ ๒๕๖๖');
    await head.page.keyboard.press('Enter');
    await head.shows('มกราคม ๒๕๖๖');
  });
});

describe('ค้นหา', () => {
  test('goes on where the last letter stood', async () => {
    await page.goto('/search');
    await month.search('ตลาด');
    await month.searched('ตลาด');
    await page.keyboard.type('นัด');
    await month.searched('ตลาดนัด');
  });

  test('[TXT1] [PLAN1] finds a measure whose row names one code and says one sentence twice', async () => {
    const row = ['E๑๒ วิธีการ E๑๒ ขั้นตอน', 'กองคลัง', STEPS, '๑.ทุกเดือน', 'กุมภาพันธ์ ๒๕๖๗'];
    const text = [HEADER, row.join('\t')].join('\n');
    await new Desk(world, 'coordinator').ask(IMPORT_PLAN, { input: { text, fiscalYear: 2567 } });
    await month.open();
    await page.getByRole('link', { name: 'ค้นหา' }).click();
    await month.search('รถกระจายเสียง');
    await see(page.locator('mark')).toHaveText(['รถกระจายเสียง', 'รถกระจายเสียง']);
    await see(page.getByText('E๑๒', { exact: true })).toHaveCount(2);
  });

  test('[TXT1] finds ประชาสัมพันธ์ inside a sentence, and what was just recorded, without a server', async () => {
    const staff = new StaffPhone(page);
    await staff.openThisMonth();
    await staff.isReadyForOffline();
    await world.loseServer();
    await staff.record('E๑๓', { channel: 'แผ่นพับ ใบปลิว', what: WHAT });
    await month.open();
    await page.getByRole('link', { name: 'ค้นหา' }).click();
    await month.search('ประชาสัมพันธ์');
    await see(page.locator('mark').first()).toHaveText('ประชาสัมพันธ์');
    await month.search('ตลาดนัด');
    await see(page.getByRole('heading', { name: 'การดำเนินการ (๑)' })).toBeVisible();
    await see(page.getByText('ไม่พบ')).toHaveCount(0);
    await month.search('e12');
    await see(page.getByRole('heading', { name: /^มาตรการ/ })).toBeVisible();
    await month.search('ตลาดนัด');
    await see(page).toHaveURL(/q=/);
    await page.getByRole('link', { name: new RegExp('ตลาดนัด') }).click();
    await see(page.getByRole('heading', { name: 'งานของเดือน' })).toBeVisible();
    await page.goBack();
    await see(page.getByRole('searchbox')).toHaveValue('ตลาดนัด');
    await see(page.getByRole('heading', { name: 'การดำเนินการ (๑)' })).toBeVisible();
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await month.fits();
    }
    expect(await month.faults()).toEqual([]);
    await month.search('ไม่มีใครเขียนคำนี้ไว้');
    await see(page.getByRole('heading', { name: 'ไม่พบคำนี้ในเครื่อง' })).toBeVisible();
    await world.serverReturns(CLOCK);
    await staff.openOutbox();
    await staff.everythingIsSent();
  });
});

describe('ฉัน', () => {
  test('letters of twice the size cut nothing off, on any page and any screen', async () => {
    await page.goto('/me');
    await month.choose('ใหญ่ที่สุด');
    await see(page.locator('html')).toHaveCSS('font-size', '32px');
    for (const path of ['/month?month=2023-02', '/search?q=ประชาสัมพันธ์', '/me', '/outbox'])
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await page.goto(path);
        await see(page.getByRole('heading', { level: 1 })).toBeVisible();
        await month.fits();
      }
    expect(await month.faults()).toEqual([]);
  });

  test('language, digits and colours count at once, before anything is drawn, and for that person alone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/me');
    await month.choose('ปกติ', 'มืด', '123 เลขอารบิก');
    await month.open('2023-02');
    await month.shows('กุมภาพันธ์ 2566');
    await page.goto('/me');
    await month.choose('English');
    await month.open('2023-02');
    await month.shows('February 2023');
    // As the browser has it before the app's own code has run.
    const bare = await page.context().newPage();
    await bare.route(/_app\/immutable\/.*\.js/, (route) => route.abort());
    await bare.goto('/me', { waitUntil: 'commit' });
    await see(bare.locator('html')).toHaveAttribute('data-theme', 'dark');
    await see(bare.locator('html')).toHaveAttribute('lang', 'en');
    await bare.close();

    await page.goto('/me');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Login name').fill('head');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await see(page).toHaveURL(/month/);
    await page.goto('/me');
    await month.choose('ไทย');
    await month.choose('สว่าง', '๑๒๓ เลขไทย');
    await page.getByRole('button', { name: 'ออกจากระบบ' }).click();
    await signIn(page, 'recorder', PASSWORD);
    await see(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await see(page.getByRole('heading', { name: 'This month', exact: true })).toBeVisible();
  });
});
