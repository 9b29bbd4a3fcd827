import type { Page } from '@playwright/test';
import { OutboxPhone } from '../../../tests/pages/outbox-phone.ts';
import { StaffPhone } from '../../../tests/pages/staff-phone.ts';
import { MEETING, NOTICE_BOARD } from '../../../tests/support/files.ts';
import { PASSWORD } from '../../support/client.ts';
import type { Device, Screen } from '../list.ts';
import { FEBRUARY, LONG } from '../town.ts';
import { cutOff, holdSync } from './network.ts';

const RECORDED = 'E๑๒';
const RETURNED = 'E๑๓';
const OPEN = 'E๑๔';

const whole = true;
const openLog = (code: string) => async (page: Page) => new StaffPhone(page).openLog(code);
const log = (name: string, code: string): Screen => ({ name, path: FEBRUARY, whole, arrange: openLog(code) });

async function openForm(page: Page): Promise<void> {
  await new StaffPhone(page).card(OPEN).getByRole('link', { name: /^บันทึก/ }).click();
  await page.getByRole('group', { name: 'ช่องทาง' }).waitFor();
}

async function fillForm(page: Page): Promise<void> {
  const phone = new StaffPhone(page);
  await phone.fillIn(OPEN, { channel: 'ประชุมชี้แจง', what: LONG, photo: MEETING });
  await phone.choosePhoto(NOTICE_BOARD);
  await page.getByRole('img', { name: /ภาพที่/ }).nth(1).waitFor();
}

const dialog = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').waitFor();
};

const turnLesson = (pages: number) => async (page: Page) => {
  for (let turned = 0; turned < pages; turned += 1) {
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    await page.getByRole('button', { name: 'ต่อไป' }).click();
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasNotText: heading ?? '' })
      .waitFor();
  }
};

export const RECORDER: Device = {
  name: 'recorder',
  who: 'recorder',
  screens: [
    { name: 'month', path: '/month' },
    { name: 'month whole', path: '/month', whole },
    { name: 'month February whole', path: FEBRUARY, whole },
    { name: 'month without duties', path: '/month?month=2023-08' },
    { name: 'month picker', path: '/month', arrange: dialog(/เลือกเดือน/) },
    { name: 'measure in its own words', path: '/month', arrange: dialog(/^ข้อความตามแผน/) },
    { name: 'search', path: '/search' },
    { name: 'search found', path: '/search?q=ประชาสัมพันธ์' },
    { name: 'search found nothing', path: '/search?q=ไม่มีใครเขียนคำนี้ไว้' },
    { name: 'record which', path: '/record' },
    { name: 'record', path: FEBRUARY, arrange: openForm },
    { name: 'record whole', path: FEBRUARY, whole, arrange: openForm },
    {
      name: 'record templates',
      path: FEBRUARY,
      arrange: async (page) => {
        await openForm(page);
        await dialog('แม่แบบ')(page);
      },
    },
    {
      name: 'record for other measures',
      path: FEBRUARY,
      arrange: async (page) => {
        await openForm(page);
        await dialog(/นับให้มาตรการอื่น/)(page);
      },
    },
    {
      name: 'record refused',
      path: FEBRUARY,
      whole,
      arrange: async (page) => {
        await openForm(page);
        await page.getByLabel('ทำอะไร').fill('');
        await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
        await page.getByRole('alert').first().waitFor();
      },
    },
    { name: 'record filled in', path: FEBRUARY, whole, arrange: fillForm },
    log('log', RECORDED),
    log('log sent back', RETURNED),
    {
      name: 'photo on the whole screen',
      path: FEBRUARY,
      arrange: async (page) => {
        await openLog(RECORDED)(page);
        await page.getByRole('button', { name: /^ภาพที่/ }).first().click();
        await page.locator('.pswp img.pswp__img').first().waitFor();
      },
    },
    {
      name: 'withdraw',
      path: FEBRUARY,
      arrange: async (page) => {
        await openLog(RETURNED)(page);
        await dialog('ยกเลิกรายการ')(page);
      },
    },
    { name: 'outbox empty', path: '/outbox' },
    { name: 'reminders', path: '/reminders', whole },
    { name: 'me', path: '/me', whole },
    { name: 'access', path: '/access', whole },
    { name: 'lesson', path: '/lesson' },
    { name: 'lesson waiting', path: '/lesson', arrange: turnLesson(1) },
    { name: 'lesson sending', path: '/lesson', arrange: turnLesson(2) },
    { name: 'nowhere', path: '/there-is-no-such-page' },
    { name: 'board of staff', path: '/board' },
  ],
};

/** Has just signed in for the first time, and nothing has arrived. */
export const NEWCOMER: Device = {
  name: 'newcomer',
  who: null,
  prepare: async (page) => {
    await holdSync(page);
    await page.goto('/sign-in');
    await page.getByLabel('ชื่อผู้ใช้').fill('recorder');
    await page.getByLabel('รหัสผ่าน').fill(PASSWORD);
    await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  },
  screens: [
    { name: 'month loading', path: '/month', before: holdSync },
    { name: 'log unknown', path: '/log/none/none/2023-02', before: holdSync },
  ],
};

/** Records without a network. */
export const CUT_OFF: Device = {
  name: 'recorder offline',
  who: 'recorder',
  prepare: async (page) => {
    await page.goto('/month');
    await cutOff(page);
    const phone = new StaffPhone(page);
    for (const what of [LONG, 'ติดประกาศที่บอร์ดหน้าสำนักงาน']) {
      await page.goto(FEBRUARY);
      await phone.record(OPEN, { channel: 'ป้ายประกาศ', what, photo: NOTICE_BOARD });
    }
  },
  screens: [
    { name: 'month offline', path: '/month' },
    { name: 'month offline with unsent work', path: FEBRUARY, whole },
    log('log unsent', OPEN),
    { name: 'outbox waiting', path: '/outbox', whole },
    { name: 'reminders offline', path: '/reminders' },
    { name: 'me offline', path: '/me', whole },
    {
      name: 'sign out with unsent work',
      path: '/me',
      arrange: async (page) => {
        await page.getByRole('button', { name: 'ออกจากระบบ' }).click();
        await page
          .getByText(/ยังมีงานรอส่ง/)
          .last()
          .waitFor();
      },
    },
  ],
};

const TALK = 'ชี้แจงช่องทางการติดต่อในที่ประชุมประชาคม';
const MINE = 'ชี้แจงช่องทางการติดต่อในที่ประชุมประชาคม ๓ หมู่บ้าน';

/** The head changed what she changed meanwhile without a network. */
export const CONTRADICTED: Device = {
  name: 'recorder contradicted',
  who: 'recorder',
  prepare: async (page, town) => {
    const [phone, outbox] = [new StaffPhone(page), new OutboxPhone(page)];
    await page.goto(FEBRUARY);
    await phone.openLog(RETURNED);
    await phone.isReadyForOffline();
    await page.context().setOffline(true);
    const head = new StaffPhone(await town.another('head'));
    await head.page.goto(FEBRUARY);
    await head.openLog(RETURNED);
    await head.mend(TALK, 'ชี้แจงช่องทางการติดต่อในที่ประชุมประชาคม ๒ หมู่บ้าน');
    await head.everythingIsSent();
    await head.page.context().close();
    await phone.mend(TALK, MINE);
    await page.context().setOffline(false);
    await outbox.open();
    await outbox.card(MINE).getByRole('link', { name: 'เปรียบเทียบแล้วส่งใหม่' }).waitFor();
  },
  screens: [
    { name: 'outbox refused', path: '/outbox', whole },
    {
      name: 'compare',
      path: '/outbox',
      whole,
      arrange: async (page) => new OutboxPhone(page).compare(MINE),
    },
    {
      name: 'take off the phone',
      path: '/outbox',
      arrange: async (page) => {
        await new OutboxPhone(page).card(MINE).getByRole('button', { name: 'นำออกจากเครื่อง' }).click();
        await page.getByRole('dialog').waitFor();
      },
    },
  ],
};
