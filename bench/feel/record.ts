/**
 * A record with a photo by a hand: from the launch to the words “saved on this phone”. Every tap is preceded by the time
 * a person needs to find where to tap, and the camera takes its own.
 */
import type { Browser, Locator } from '@playwright/test';
import { NOTICE_BOARD } from '../../tests/support/files.ts';
import { isKept } from '../../tests/support/kept.ts';
import { signInOn } from '../support/browser.ts';
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
  await first.close();
  const made: Recorded[] = [];
  for (let i = 0; i < RECORDS; i += 1) {
    const page = await context.newPage();
    await watchVitals(page);
    await slow(page);
    let taps = 0;
    const tap = async (what: Locator): Promise<void> => {
      await what.waitFor({ state: 'attached' });
      await page.waitForTimeout(FIND_MS);
      // What was seen last may give way to the app under the finger.
      await what.tap({ force: true }).catch(() => what.tap({ force: true }));
      taps += 1;
    };
    const began = performance.now();
    await page.goto('/month', { waitUntil: 'commit' });
    await tap(
      page.getByRole('article').filter({ hasText: 'E๑๔' }).getByRole('link', { name: /^บันทึก/ }).first(),
    );
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      tap(page.locator('input[type=file][capture]')),
    ]);
    await page.waitForTimeout(CAMERA_MS);
    await chooser.setFiles(NOTICE_BOARD);
    await tap(page.getByRole('radio').first());
    await tap(page.getByRole('button', { name: 'บันทึก', exact: true }));
    await page.getByText('บันทึกไว้ในเครื่องแล้ว').first().waitFor();
    const seconds = (performance.now() - began) / 1000;
    made.push({ taps: taps + CAMERA_TAPS, seconds, ...(await vitalsOf(page)) });
    await page.close();
  }
  await context.close();
  return made;
}
