/** The server comes back: from yesterday's backup, or after the session has long ended. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../pages/door.ts';
import { Coordinator } from '../support/coordinator.ts';
import { newPhoto } from '../support/photos.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';
import { phoneOf } from './phones.ts';

/** Sixty days idle end a session; this is a week later. */
const A_WEEK_AFTER_THE_SESSION = '2023-04-28T09:00:00+07:00';

const world = new World();
const desk = new Coordinator(world);
const backup = mkdtempSync(join(tmpdir(), 'prongsai-backup-'));
beforeAll(() => world.begin());
afterAll(async () => {
  await world.end();
  rmSync(backup, { recursive: true });
});

test('[S5] after yesterday’s backup was put back, phones send again what the server no longer has', async () => {
  const { phone } = await phoneOf(world, 'recorder');
  const { dataDir } = world.server;
  const [yesterday, mended, today] = ['บันทึกเมื่อวาน', 'บันทึกเมื่อวาน แก้ไขวันนี้', 'บันทึกวันนี้'];
  await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what: yesterday, photo: newPhoto() });
  await phone.everythingIsSent();
  await world.server.kill();
  cpSync(dataDir, backup, { recursive: true });
  await world.server.start();

  // Today's work arrives on the server, which then loses it, and one folder of photos besides.
  await phone.openThisMonth();
  await phone.openLog('E๑๓');
  await phone.mend(yesterday, mended);
  await phone.openThisMonth();
  await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what: today, photo: newPhoto() });
  await phone.everythingIsSent();
  expect(await desk.arrived(today)).toMatchObject([{ photos: [{ stored: true }] }]);
  await world.server.kill();
  rmSync(dataDir, { recursive: true });
  cpSync(backup, dataDir, { recursive: true });
  rmSync(join(dataDir, 'blobs'), { recursive: true });
  expect(world.server.run('restored')).toContain('1 photos have no file here');
  await world.server.start();
  expect(await desk.arrived(today)).toEqual([]);
  // Others work on, until the server's count has passed all that the phone ever read.
  await desk.openUnits(Array.from({ length: 20 }, (_, index) => `หน่วยใหม่ ${index + 1}`));

  // Sessions may have ended since the backup, and so the command has ended them all.
  await signIn(phone.page, 'recorder', PASSWORD);
  await phone.openThisMonth();
  for (const what of [mended, today]) {
    await see.poll(() => desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
  }
  await phone.everythingIsSent();
  expect(await desk.arrived(yesterday)).toEqual([]);
  expect(await desk.arrived(mended)).toHaveLength(1);
  expect(await desk.arrived(today)).toHaveLength(1);
});

test('[C5] work of somebody whose session ended a week ago waits for her, and goes up when she signs in', async () => {
  const { phone } = await phoneOf(world, 'recorder');
  const { page } = phone;
  const what = 'บันทึกในที่ห่างไกลนานสองเดือน';
  await world.loseServer();
  await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what, photo: newPhoto() });
  await world.serverReturns(A_WEEK_AFTER_THE_SESSION);
  await phone.openCold('/month');
  await see(page.getByText('มี ๑ รายการรอส่ง')).toBeVisible();
  await phone.sendingSays('ต้องเข้าสู่ระบบ');
  expect(await desk.arrived(what)).toEqual([]);
  await signIn(page, 'recorder', PASSWORD);
  await phone.everythingIsSent();
  expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
});
