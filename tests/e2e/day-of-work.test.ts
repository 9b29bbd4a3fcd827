/**
 * A day of a member of staff, on every size of screen, upright and on its side; half of it without a signal. In a whole
 * browser, as a person has it.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../pages/door.ts';
import { MonthPage } from '../pages/month-page.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import { newPhoto } from '../support/photos.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';

const SIDES = [
  [360, 640],
  [390, 844],
  [768, 1024],
] as const;
const SCREENS = SIDES.flatMap(([short, long]) => [
  { width: short, height: long },
  { width: long, height: short },
]);

const world = new World({}, 'chromium');
beforeAll(() => world.begin());
afterAll(() => world.end());

test.each(SCREENS)('a day of work on $width×$height', async (screen) => {
  const page = await world.phone();
  await page.setViewportSize(screen);
  const [phone, month] = [new StaffPhone(page), new MonthPage(page)];
  const finds = async (): Promise<void> => {
    await month.fits();
    expect(await month.faults()).toEqual([]);
  };
  await signIn(page, 'recorder', PASSWORD);
  await phone.isReadyForOffline();
  await finds();

  // At the market there is no signal: a photo, a channel, a few words.
  await page.context().setOffline(true);
  await phone.openThisMonth();
  const what = `ติดประกาศที่ตลาด รอบ ${screen.width}`;
  await phone.fillIn('E๑๓', { channel: 'ป้ายประกาศ', what, photo: newPhoto() });
  await finds();
  await phone.save();
  await phone.openThisMonth();
  await phone.sendingSays('๑');
  await phone.openLog('E๑๓');
  await phone.recordSays(what, /เครื่องนี้/);
  await finds();
  await phone.mend(what, `${what} และหน้าสำนักงาน`);

  // Back at the office all of it goes by itself.
  await page.context().setOffline(false);
  await phone.wake();
  await phone.everythingIsSent();
  await phone.recordSays(`${what} และหน้าสำนักงาน`, /ส่งแล้ว/);
  await phone.openOutbox();
  await finds();
  await page.goto('/me');
  await see(page.getByRole('heading', { name: 'ฉัน', exact: true })).toBeVisible();
  await finds();
  await page.context().close();
});
