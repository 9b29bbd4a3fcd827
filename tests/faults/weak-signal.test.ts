/** A signal that comes and goes, and two tabs that both want to be first. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chance } from '../support/chance.ts';
import { Coordinator } from '../support/coordinator.ts';
import { CUT_SHORT, DROPPED, RESPONSE_LOST } from '../support/faults.ts';
import { newPhoto } from '../support/photos.ts';
import { see } from '../support/see.ts';
import { World } from '../support/world.ts';
import { phoneOf } from './phones.ts';

const world = new World();
const desk = new Coordinator(world);
beforeAll(() => world.begin());
afterAll(() => world.end());

test.concurrent('[C10] a signal that flaps every second lets everything through in the end', async () => {
  const { phone, road } = await phoneOf(world, 'recorder');
  const whats = ['ในรถที่ผ่านอุโมงค์ ๑', 'ในรถที่ผ่านอุโมงค์ ๒', 'ในรถที่ผ่านอุโมงค์ ๓'];
  road.slow({ bytesPerSecond: 60_000, delayMs: 200 });
  const tunnel = road.flap(1000, 4);
  for (const what of whats) {
    await phone.openCold('/month');
    await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what, photo: newPhoto(960) });
  }
  await tunnel;
  await phone.openOutbox();
  await phone.everythingIsSent();
  for (const what of whats) expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
});

test.concurrent('[C10] on 2G, where three of ten requests are lost, everything arrives once', async () => {
  const { phone, road } = await phoneOf(world, 'recorder');
  const next = chance('2G with 30 % loss');
  const whats = ['ริมเขื่อน ๑', 'ริมเขื่อน ๒', 'ริมเขื่อน ๓'];
  road.slow({ bytesPerSecond: 30_000, delayMs: 300 });
  road.always('sync', DROPPED, () => next() < 0.1);
  road.always('sync', RESPONSE_LOST, () => next() < 0.1 / 0.9);
  road.always('sync', CUT_SHORT, () => next() < 0.1 / 0.8);
  for (const what of whats) {
    await phone.openCold('/month');
    await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what, photo: newPhoto() });
  }
  await phone.openOutbox();
  await phone.everythingIsSent();
  for (const what of whats) expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
});

test.concurrent('[C9] how much of a photo has gone is told while it goes', async () => {
  const { phone } = await phoneOf(world, 'recorder');
  const what = 'ภาพใหญ่จากจุดที่สัญญาณอ่อน';
  const devtools = await phone.page.context().newCDPSession(phone.page);
  const weak = { offline: false, latency: 100, downloadThroughput: 40_000, uploadThroughput: 8_000 };
  await devtools.send('Network.emulateNetworkConditions', weak);
  await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what, photo: newPhoto(1600) });
  await phone.openOutbox();
  await see(phone.page.getByText(/กำลังส่ง [๑-๙][๐-๙]?%/)).toBeVisible();
  await devtools.detach();
  await phone.everythingIsSent();
  expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
});

test.concurrent(
  '[C7] two tabs that drain at once send everything once, also without a lock between them',
  async () => {
    const { phone, road } = await phoneOf(world, 'recorder');
    // A browser without Web Locks: nothing tells the tabs of each other.
    await phone.page
      .context()
      .addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
    await road.shut();
    await phone.openCold('/month');
    const other = await phone.anotherTab();
    const whats = ['จากแท็บที่หนึ่ง', 'จากแท็บที่สอง'];
    await other.openCold('/month');
    await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what: whats[0] ?? '', photo: newPhoto() });
    await other.record('E๑๓', { channel: 'ป้ายประกาศ', what: whats[1] ?? '', photo: newPhoto() });
    road.slow({ bytesPerSecond: 200_000, delayMs: 300 });
    await road.open();
    await Promise.all([phone.wake(), other.wake()]);
    await Promise.all([phone.everythingIsSent(), other.everythingIsSent()]);
    for (const what of whats)
      expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
    await see(phone.card('E๑๓')).toContainText('รายการ');
  },
);
