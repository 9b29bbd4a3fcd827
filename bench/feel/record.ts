/**
 * A record with a photo by a hand: from the launch to the words “saved on this phone”. Every tap is preceded by the time
 * a person needs to find where to tap, and the camera takes its own.
 */
import { setTimeout } from 'node:timers/promises';
import type { Browser, Locator, Page } from '@playwright/test';
import { NOTICE_BOARD } from '../../tests/support/files.ts';
import { touch, type Place } from '../../tests/support/finger.ts';
import { leave } from '../support/browser.ts';
import { painted } from './painted.ts';
import { knownPhone, slow, yardstick } from './slow-phone.ts';
import { watchTouches } from './touches.ts';
import { LIST } from './visits.ts';
import { shiftSoFar } from './vitals.ts';

const RECORDS = 5;
const FIND_MS = 800;
/** Aim, shoot, and say yes: two taps in the phone’s own camera. */
const CAMERA_MS = 3_000;
const CAMERA_TAPS = 2;
/** Since what was seen last stands on the screen, over which the app draws its own. */
const MOMENTS_MS = [0, 200, 400, 600, 800, 1000, 1200, 1400];

export interface Recorded {
  readonly taps: number;
  readonly seconds: number;
  readonly shift: number;
  /** Milliseconds from each touch until its answer is drawn. */
  readonly waits: readonly number[];
  readonly yardstickMs: number;
}

export async function records(browser: Browser, address: string): Promise<Recorded[]> {
  const { context, button } = await phoneWithButton(browser, address);
  const made: Recorded[] = [];
  for (let i = 0; i < RECORDS; i += 1) {
    const page = await context.newPage();
    const waits = await watchTouches(browser, page);
    let taps = 0;
    // A hand taps when it has found where to, whatever the page is at.
    const tap = async (what: Locator): Promise<void> => {
      await what.waitFor({ state: 'attached' });
      const [place] = await Promise.all([placeOf(what), setTimeout(FIND_MS)]);
      await touch(page, place);
      taps += 1;
    };
    const began = performance.now();
    await launch(page, button, FIND_MS);
    taps += 1;
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
    made.push({
      taps: taps + CAMERA_TAPS,
      seconds,
      waits: await waits(),
      shift: await shiftSoFar(page),
      yardstickMs: await page.evaluate(yardstick),
    });
    await leave(page);
  }
  await context.close();
  return made;
}

/** Waits of touches that fall into the start of the app, each at another moment of it. */
export async function touchesOfStarts(browser: Browser, address: string): Promise<number[]> {
  const { context, button } = await phoneWithButton(browser, address);
  const slowest: number[] = [];
  for (const moment of MOMENTS_MS) {
    const page = await context.newPage();
    const waits = await watchTouches(browser, page);
    await launch(page, button, moment);
    slowest.push(Math.max(...(await waits())));
    await leave(page);
  }
  await context.close();
  return slowest;
}

/** A phone that has the app, and where the button of the first card is on it. */
async function phoneWithButton(browser: Browser, address: string) {
  const { context, page } = await knownPhone(browser, address);
  const button = await placeOf(page.getByRole('article').getByRole('link', { name: /^บันทึก/ }).first());
  await leave(page);
  return { context, button };
}

/**
 * Opens the app on a slow page, touches the button so many milliseconds after it is seen, and waits for the form. The
 * page is asked nothing meanwhile: what a test driver asks costs a page that starts more than a touch does.
 */
async function launch(page: Page, button: Place, afterMs: number): Promise<void> {
  const seen = await painted(await slow(page), 'seen', LIST);
  await page.goto('/month', { waitUntil: 'commit' });
  await seen.promise;
  await setTimeout(afterMs);
  await touch(page, button);
  await page.waitForURL(/record/);
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
