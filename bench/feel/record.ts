/**
 * A record with a photo by a hand: from the launch to the words “saved on this phone”. Every tap is preceded by the time
 * a person needs to find where to tap, and the camera takes its own.
 */
import { setTimeout } from 'node:timers/promises';
import type { Browser, Locator } from '@playwright/test';
import { NOTICE_BOARD } from '../../tests/support/files.ts';
import { touch, type Place } from '../../tests/support/finger.ts';
import { isKept } from '../../tests/support/kept.ts';
import { leave, signInOn } from '../support/browser.ts';
import { phone, slow } from './slow-phone.ts';
import { vitalsOf, watchVitals } from './vitals.ts';

const RECORDS = 5;
const FIND_MS = 800;
/** Aim, shoot, and say yes: two taps in the phone’s own camera. */
const CAMERA_MS = 3_000;
const CAMERA_TAPS = 2;

export interface Recorded {
  readonly taps: number;
  readonly seconds: number;
  readonly inp: number;
  readonly shift: number;
  readonly interactions: readonly number[];
}

export async function records(browser: Browser, address: string): Promise<Recorded[]> {
  const context = await phone(browser, address);
  const first = await signInOn(context, 'recorder');
  await isKept(first);
  await leave(first);
  const made: Recorded[] = [];
  for (let i = 0; i < RECORDS; i += 1) {
    const page = await context.newPage();
    await watchVitals(page);
    await slow(page);
    let taps = 0;
    // A hand taps when it has found where to, whatever the page is at.
    const tap = async (what: Locator): Promise<void> => {
      await what.waitFor({ state: 'attached' });
      const [place] = await Promise.all([placeOf(what), setTimeout(FIND_MS)]);
      await touch(page, place);
      taps += 1;
    };
    const began = performance.now();
    await page.goto('/month', { waitUntil: 'commit' });
    await tap(page.getByRole('article').getByRole('link', { name: /^บันทึก/ }).first());
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      tap(page.locator('label:has(input[capture])').first()),
    ]);
    await page.waitForTimeout(CAMERA_MS);
    await chooser.setFiles(NOTICE_BOARD);
    await tap(page.locator('label:has(input[type=radio])').first());
    await tap(page.getByRole('button', { name: 'บันทึก', exact: true }));
    await page.getByText('บันทึกไว้ในเครื่องแล้ว').first().waitFor();
    const seconds = (performance.now() - began) / 1000;
    made.push({ taps: taps + CAMERA_TAPS, seconds, ...(await vitalsOf(page)) });
    await leave(page);
  }
  await context.close();
  return made;
}

/** The middle of it, out from under the bars at the edges of the screen. */
function placeOf(what: Locator): Promise<Place> {
  return what.evaluate((element) => {
    const middle = (): Place => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    };
    const { x, y } = middle();
    if (!element.contains(document.elementFromPoint(x, y))) element.scrollIntoView({ block: 'center' });
    return middle();
  });
}
