/**
 * Whatever becomes of a request on its way, the record arrives once and its photo with it: each story is one
 * record, one fault on the record's way and the same on the photo's, and what the coordinator has in the end.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Coordinator } from '../support/coordinator.ts';
import {
  answering,
  CAPTIVE_PORTAL,
  CUT_SHORT,
  delayed,
  DOUBLED,
  DROPPED,
  RESPONSE_LOST,
  STUCK_HALF_WAY,
  TRUNCATED,
} from '../support/faults.ts';
import { newPhoto } from '../support/photos.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';
import { Drawer } from './phones.ts';

const world = new World();
const desk = new Coordinator(world);
const drawer = new Drawer(world, 'recorder');
beforeAll(() => world.begin());
afterAll(() => world.end());

const FAULTS = [
  ['the request never reaches the server', DROPPED],
  ['the answer is lost after the server has committed', RESPONSE_LOST],
  ['the request arrives twice at once', DOUBLED],
  ['the answer breaks off half-way', TRUNCATED],
  ['the request breaks off half-way', CUT_SHORT],
  ['the answer takes two seconds', delayed(2000)],
  ['a captive portal says that all is well', CAPTIVE_PORTAL],
  ['a firewall says 403', answering(403)],
  ['somebody says 409', answering(409)],
  ['somebody says 429, wait two seconds', answering(429, { 'retry-after': '2' })],
  ['the server fails with 500', answering(500)],
  ['the server is just starting: 503', answering(503)],
] as const;

describe('a record and its photo arrive once when', () => {
  test.concurrent.for(FAULTS)('%s', async ([story, fault]) => {
    await drawer.lend(async ({ phone, road }) => {
      road.next('records', fault);
      road.next('upload', fault);
      await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what: story, photo: newPhoto() });
      await phone.everythingIsSent();
      expect(road.times(fault)).toBe(2);
      expect(await desk.arrived(story)).toMatchObject([{ photos: [{ stored: true }] }]);
    });
  });
});

test.concurrent('[C9] what arrived of a photo that broke off is not sent again', async () => {
  await drawer.lend(async ({ phone, road }) => {
    const what = 'ภาพที่ขาดช่วงระหว่างทาง';
    const ranges: (string | null)[] = [];
    road.next('upload', STUCK_HALF_WAY);
    road.next('upload', async (crossing) => {
      ranges.push(crossing.range);
      await crossing.pass();
    });
    await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what, photo: newPhoto() });
    await phone.everythingIsSent();
    expect(ranges).toEqual([expect.stringMatching(/^bytes [1-9]\d*-/)]);
    expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
  });
});

test.concurrent('[C7] a firewall that dislikes one record holds back no other', async () => {
  await drawer.lend(async ({ phone, road }) => {
    const firewall = answering(403);
    const [disliked, liked] = ['ประกาศคำสั่ง DROP TABLE ของระบบเก่า', 'ประกาศหลังบันทึกที่ถูกกั้น'];
    road.always(({ text }) => text.includes('DROP TABLE'), firewall);
    await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what: disliked, photo: newPhoto() });
    await phone.openThisMonth();
    await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what: liked });
    await phone.sendingSays('ต้องแก้ไข');
    await see.poll(() => desk.arrived(liked)).toHaveLength(1);

    // She is told why, and what she may tap; with the firewall gone the same record goes up, photo and all.
    await phone.openOutbox();
    await see(phone.refused(disliked)).toContainText('ระบบอ่านรายการจากเครื่องนี้ไม่ได้');
    road.clear();
    await phone.refused(disliked).getByRole('link', { name: 'แก้แล้วส่งใหม่' }).click();
    await phone.saveButton.click();
    await phone.everythingIsSent();
    expect(await desk.arrived(disliked)).toMatchObject([{ photos: [{ stored: true }] }]);
  });
});

test.concurrent(
  '[C5] a photo that a proxy finds too large is tried again, and then waits for a person, who has it sent',
  async () => {
    await drawer.lend(async ({ phone, road }) => {
      const tooLarge = answering(413);
      const what = 'ภาพใหญ่เกินที่พร็อกซียอมให้ผ่าน';
      road.always('upload', tooLarge);
      await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what, photo: newPhoto() });
      await phone.sendingSays('ต้องแก้ไข');
      expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: false }] }]);
      await phone.openOutbox();
      await see(phone.refused('ภาพหลักฐาน')).toContainText('พร็อกซีจำกัดขนาดไฟล์');
      road.clear();
      await phone.refused('ภาพหลักฐาน').getByRole('button', { name: 'ส่งอีกครั้ง' }).click();
      await phone.everythingIsSent();
      expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
    });
  },
);

test.concurrent('[C5] 413 for long requests only makes them shorter', async () => {
  await drawer.lend(async ({ phone, road }) => {
    const tooLong = answering(413);
    const whats = ['ประกาศฉบับที่หนึ่ง', 'ประกาศฉบับที่สอง', 'ประกาศฉบับที่สาม'];
    await road.shut();
    for (const what of whats) {
      await phone.openCold('/month');
      await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what });
    }
    road.always(({ text }) => text.split('"opId"').length > 2, tooLong);
    await road.open();
    await phone.openOutbox();
    await phone.everythingIsSent();
    expect(road.times(tooLong)).toBeGreaterThan(0);
    for (const what of whats) expect(await desk.arrived(what)).toHaveLength(1);
  });
});

test.concurrent('[C5] 401 pauses: the work stays, and goes up once she has signed in again', async () => {
  await drawer.lend(async ({ phone, road }) => {
    const strange = answering(401);
    const what = 'บันทึกเมื่อระบบไม่รู้จักผู้ใช้';
    road.next('records', strange);
    await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what, photo: newPhoto() });
    await phone.sendingSays('ต้องเข้าสู่ระบบ');
    expect(await desk.arrived(what)).toEqual([]);
    await phone.page.getByRole('link', { name: 'เข้าสู่ระบบ' }).click();
    await phone.page.getByLabel('รหัสผ่าน').fill(PASSWORD);
    await phone.page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
    await phone.everythingIsSent();
    expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
  });
});
