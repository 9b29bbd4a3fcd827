/** How much may still be sent is said before it is used up: in a real browser, with and without a network. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../pages/door.ts';
import { RecordForm } from '../pages/record-form.ts';
import { accessFaults } from '../support/axe.ts';
import { newPhoto } from '../support/photos.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';

const CELL = 'E๑๔';
const world = new World({ PHOTO_MB_PER_PERSON_AND_DAY: '6' });
beforeAll(() => world.begin());
afterAll(() => world.end());

test('[ROOM1] the form says what is left of the day, online and off, and less once a photo is in it', async () => {
  const page = await world.phone();
  await signIn(page, 'recorder', PASSWORD);
  const form = new RecordForm(page);
  const said = page.getByText(/^วันนี้ท่านส่งภาพและไฟล์ได้อีก/);
  const left = async (): Promise<string> => (await said.textContent())?.match(/อีก (.*) จาก/)?.[1] ?? '';
  await form.open(CELL);
  await see(said).toContainText('๖.๓ MB จาก ๖.๓ MB');
  expect(await accessFaults(page)).toEqual([]);
  await form.phone.isReadyForOffline();

  await world.road.shut();
  await page.reload();
  await see(said).toContainText('๖.๓ MB จาก ๖.๓ MB');
  await form.choose(newPhoto(1600));
  await see.poll(left).not.toBe('๖.๓ MB');
  const withPhoto = await left();
  await form.fill('ติดประกาศเมื่อใกล้เต็ม');
  await form.phone.save();
  await form.phone.card(CELL).getByRole('link', { name: /^บันทึก/ }).click();
  await see.poll(left, { message: 'what waits on the phone counts' }).toBe(withPhoto);

  await world.road.open();
  await form.phone.wake();
  await form.phone.everythingIsSent();
  await page.reload();
  await see.poll(left, { message: 'the server says the same' }).toBe(withPhoto);
});
