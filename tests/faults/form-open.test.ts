/** A newer build arrives while somebody is writing: what is written comes first. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Coordinator } from '../support/coordinator.ts';
import type { Fault } from '../support/faults.ts';
import { newPhoto } from '../support/photos.ts';
import { see } from '../support/see.ts';
import { World } from '../support/world.ts';
import { phoneOf } from './phones.ts';

const world = new World();
const desk = new Coordinator(world);
beforeAll(() => world.begin());
afterAll(() => world.end());

/** The same service worker with other bytes, which to a browser is a newer one. */
const NEWER: Fault = async (crossing) => {
  const answer = await crossing.forward({ whole: true });
  await crossing.answer({ ...answer, body: Buffer.concat([answer.body, Buffer.from('\n// newer')]) });
};

test('an open form survives the arrival of a newer build, and its writer is asked after saving', async () => {
  const { phone, road } = await phoneOf(world, 'recorder');
  const { page } = phone;
  const what = 'เขียนอยู่เมื่อรุ่นใหม่มาถึง';
  const loads: string[] = [];
  page.on('load', () => loads.push(page.url()));
  await phone.fillIn('E๑๓', { channel: 'ป้ายประกาศ', what, photo: newPhoto() });

  // The newer build is on the phone: it is said, it cannot be tapped, and nothing has moved.
  road.always(({ url }) => url === '/service-worker.js', NEWER);
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  const bar = page.getByRole('button', { name: /^มีรุ่นใหม่/ });
  await see(bar).toBeDisabled();
  await see(page.getByLabel('ทำอะไร')).toHaveValue(what);
  await see(page.getByRole('img', { name: /ภาพที่/ })).toHaveCount(1);
  expect(loads).toEqual([]);

  // Saved first; then she is asked, taps, and works on with the newer build.
  await phone.save();
  expect(loads).toEqual([]);
  await see(bar).toBeEnabled();
  await bar.click();
  // Should it not load, the bar says why.
  const words = () => bar.allInnerTexts().catch(() => []);
  await see.poll(async () => (loads.length > 0 ? loads.length : words())).toBe(1);
  await see(bar).toBeHidden();
  await phone.openThisMonth();
  await phone.everythingIsSent();
  expect(road.times(NEWER)).toBeGreaterThan(0);
  expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
});

test('a newer build that the browser holds back comes by opening the page anew, and the bar says that it is coming', async () => {
  const { phone, road } = await phoneOf(world, 'recorder');
  const { page } = phone;
  road.always(({ url }) => url === '/service-worker.js', NEWER);
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  const bar = page.getByRole('button', { name: /^มีรุ่นใหม่/ });
  await see(bar).toBeEnabled();
  const loads: string[] = [];
  page.on('load', () => loads.push(page.url()));

  // Nothing comes of the first tap, as when a request has just woken the older one.
  await page.evaluate(() => (ServiceWorker.prototype.postMessage = () => undefined));
  await bar.click();
  await see(page.getByRole('button', { name: 'กำลังเปลี่ยนเป็นรุ่นใหม่' })).toBeVisible();
  await see.poll(() => loads.length).toBe(1);
  await bar.click();
  await see.poll(() => loads.length).toBeGreaterThan(1);
  await see(bar).toBeHidden();
});
