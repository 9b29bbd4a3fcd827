/**
 * Reminders on a phone: the list that is always there, what a push shows, and where letters go. The browser's own
 * push service is out of reach of any test, so Chromium is handed what the server would have sent through it.
 */
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../pages/door.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { accessFaults } from '../support/axe.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';

/** February is due on 5 March. */
const THREE_DAYS_BEFORE = '2023-03-02T09:00:00+07:00';

const world = new World({ CLOCK: THREE_DAYS_BEFORE }, 'chromium');
beforeAll(() => world.begin());
afterAll(() => world.end());

test('[REM3] a reminder that is tapped while the app is open leads to its page, and never over unsaved words', async () => {
  const phone = new StaffPhone(await world.phone());
  const { page } = phone;
  await signIn(page, 'recorder', PASSWORD);
  await phone.openThisMonth();
  await phone.isReadyForOffline();
  const loads: string[] = [];
  page.on('load', () => loads.push(page.url()));
  await tapReminder(page, '/reminders');
  await see(page.getByText('ใกล้ครบกำหนดส่งงานเดือนกุมภาพันธ์ ๒๕๖๖')).toBeVisible();
  await page.goBack();
  await phone.openLog('E๑๔');

  const note = page.getByLabel('เขียนข้อความ');
  await note.fill('ถามเรื่องภาพ');
  await tapReminder(page, '/outbox');
  await see(page.getByText('มีข้อความที่ยังไม่ได้บันทึกในหน้านี้')).toBeVisible();
  await see(note).toHaveValue('ถามเรื่องภาพ');
  await page.getByRole('button', { name: 'เปิด', exact: true }).click();
  await see(page.getByRole('heading', { name: 'รอส่ง', exact: true })).toBeVisible();
  expect(loads).toEqual([]);
});

test('[REM1] [REM3] the phone lists what is due, also offline; a push opens its page; letters need an address', async () => {
  const phone = new StaffPhone(await world.phone());
  const { page } = phone;
  await signIn(page, 'recorder', PASSWORD);
  await phone.openThisMonth();
  await phone.isReadyForOffline();
  await page.goto('/reminders');
  await see(page.getByText('ใกล้ครบกำหนดส่งงานเดือนกุมภาพันธ์ ๒๕๖๖')).toBeVisible();
  expect(await accessFaults(page)).toEqual([]);

  // What arrives by push while the app is closed.
  await page.context().grantPermissions(['notifications']);
  const devtools = await page.context().newCDPSession(page);
  const registrationId = await new Promise<string>((found) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) found(registrations[0].registrationId);
    });
    void devtools.send('ServiceWorker.enable');
  });
  const data = JSON.stringify({ title: 'ส่งกลับแก้ไข', body: 'ขอภาพ', path: '/outbox', tag: 'deed-1' });
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId,
    data,
  });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
    });
  await see.poll(shown).toEqual([{ title: 'ส่งกลับแก้ไข', body: 'ขอภาพ', tag: 'deed-1' }]);

  await world.loseServer();
  await phone.openCold('/reminders');
  await see(page.getByText('ใกล้ครบกำหนดส่งงานเดือนกุมภาพันธ์ ๒๕๖๖')).toBeVisible();
  await see(page.getByText('ตั้งค่าได้เมื่อติดต่อระบบได้')).toBeVisible();
  expect(await page.getByRole('button', { name: 'บันทึกการตั้งค่า' }).count()).toBe(0);
});

async function tapReminder(page: Page, path: string): Promise<void> {
  await page.context().grantPermissions(['notifications']);
  await page.context().serviceWorkers()[0]?.evaluate(tapOnReminder, path);
}

/** What a service worker has and a page has not. */
interface Scope {
  registration: ServiceWorkerRegistration;
  WindowClient: { prototype: { focus: () => Promise<void> } };
  NotificationEvent: new (type: string, about: { notification: Notification | undefined }) => Event;
}

/** In the service worker: the browser lets a finger alone bring a window to the front. */
async function tapOnReminder(path: string): Promise<void> {
  const { registration, WindowClient, NotificationEvent } = self as unknown as Scope;
  WindowClient.prototype.focus = async () => undefined;
  await registration.showNotification('ส่งกลับแก้ไข', { data: path });
  const [notification] = await registration.getNotifications();
  const waiting: Promise<unknown>[] = [];
  const tap = new NotificationEvent('notificationclick', { notification });
  dispatchEvent(Object.assign(tap, { waitUntil: (work: Promise<unknown>) => waiting.push(work) }));
  await Promise.all(waiting);
}
