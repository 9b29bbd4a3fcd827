/** One phone, two people: each is told what is so for them, and sees no notice of the other. */
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leave, signIn } from '../pages/door.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { listens, listenTo, PUSH_SERVICE } from '../support/push-service.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';

const world = new World({ PUSH_SERVICES: PUSH_SERVICE }, 'chromium');
beforeAll(() => world.begin());
afterAll(() => world.end());

const IS_ON = 'เครื่องนี้เปิดรับการเตือนอยู่';
const turnOn = (page: Page) => page.getByRole('button', { name: 'เปิดการเตือนในเครื่องนี้' });

async function isReminded(page: Page): Promise<void> {
  await turnOn(page).click();
  await see(page.getByText(IS_ON)).toBeVisible();
}
/** The page of reminders offers to show them here. */
async function isNotReminded(page: Page): Promise<void> {
  await page.goto('/reminders');
  await see(turnOn(page)).toBeVisible();
  expect(await page.getByText(IS_ON).count()).toBe(0);
}
const noticesOn = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title }) => title);
  });

test('[REM3] who signs out is reminded there no more, and whoever comes next is told so', async () => {
  const phone = new StaffPhone(await world.phone());
  const { page } = phone;
  await listenTo(page);
  await signIn(page, 'recorder', PASSWORD);
  await phone.openThisMonth();
  await phone.isReadyForOffline();
  await isNotReminded(page);
  await isReminded(page);
  await page.reload();
  await see(page.getByText(IS_ON)).toBeVisible();
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.showNotification('คำสั่งถึงผู้บันทึก');
  });
  expect(await noticesOn(page)).toEqual(['คำสั่งถึงผู้บันทึก']);

  // Without an answer nobody is signed out, and nothing changes.
  await page.goto('/me');
  await world.loseServer();
  await page.getByRole('button', { name: 'ออกจากระบบ', exact: true }).click();
  await see(page.getByText('กรุณาตรวจสัญญาณแล้วลองอีกครั้ง')).toBeVisible();
  expect(await listens(page)).toBe(true);
  await world.serverReturns();

  await leave(page);
  await see.poll(() => listens(page)).toBe(false);
  await see.poll(() => noticesOn(page)).toEqual([]);
  await signIn(page, 'head', PASSWORD);
  await isNotReminded(page);
});

test('[REM3] whoever signs in again in their own browser is reminded there as before, also in a new session', async () => {
  const page = await world.phone();
  await listenTo(page);
  await signIn(page, 'recorder', PASSWORD);
  await isNotReminded(page);
  await isReminded(page);

  // The session is over, and the browser has let go of its cookie.
  await page.context().clearCookies();
  await signIn(page, 'recorder', PASSWORD);
  await see
    .poll(async () => {
      await page.goto('/reminders');
      return page.getByText(IS_ON).or(turnOn(page)).first().textContent();
    })
    .toContain(IS_ON);
});

test('[REM3] where somebody else’s browser still listens, the next is told that it is not for them', async () => {
  const page = await world.phone();
  await listenTo(page);
  await signIn(page, 'recorder', PASSWORD);
  await isNotReminded(page);
  await isReminded(page);

  // The session is over without a word from this phone.
  await page.evaluate(() => localStorage.removeItem('prongsai.person'));
  await page.context().clearCookies();
  await signIn(page, 'head', PASSWORD);
  await isNotReminded(page);
  expect(await listens(page)).toBe(true);
  await isReminded(page);
  await page.reload();
  await see(page.getByText(IS_ON)).toBeVisible();
});
