/** The first visit of somebody who has nothing here, and every later one. */
import type { Browser, Page } from '@playwright/test';
import { leave } from '../support/browser.ts';
import { painted } from './painted.ts';
import { knownPhone, phone, slow, yardstick } from './slow-phone.ts';
import { shiftSoFar } from './vitals.ts';

const VISITS = 5;
const FORM = 'main form input[type=password]';
/** The server drew the form, and the app took it over. */
const FORM_ANSWERS = 'main form button[type=submit]:enabled';
/** As it was seen last, and as the app drew it anew. */
export const LIST = 'main article a[href^="/record/"]';
const LIST_ANSWERS = `.app ${LIST}`;

export interface Visit {
  readonly usableMs: number;
  /** Until the app itself is there and answers. */
  readonly answersMs: number;
  readonly yardstickMs: number;
  readonly shift: number;
  readonly kilobytes: number;
}

/** To a form in which a name can be typed, and until it can be sent. */
export async function firstVisits(browser: Browser, address: string): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (let i = 0; i < VISITS; i += 1) {
    const context = await phone(browser, address);
    visits.push(await visit(await context.newPage(), '/', FORM, FORM_ANSWERS));
    await context.close();
  }
  return visits;
}

/** To a list of this month that can be tapped, on a phone that has the app. */
export async function repeatVisits(browser: Browser, address: string): Promise<Visit[]> {
  const { context, page } = await knownPhone(browser, address);
  await leave(page);
  const visits: Visit[] = [];
  for (let i = 0; i < VISITS; i += 1)
    visits.push(await visit(await context.newPage(), '/month', LIST, LIST_ANSWERS));
  await context.close();
  return visits;
}

async function visit(page: Page, path: string, usable: string, answers: string): Promise<Visit> {
  const devtools = await slow(page);
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  const [isUsable, itAnswers] = await Promise.all([
    painted(devtools, 'usable', usable),
    painted(devtools, 'answers', answers),
  ]);
  await page.goto(path, { waitUntil: 'commit' });
  const usableMs = await isUsable.promise;
  const kilobytes = Math.round(bytes / 1000);
  const answersMs = await itAnswers.promise;
  const yardstickMs = await page.evaluate(yardstick);
  // Fonts come last, and may move what is there.
  await page.waitForLoadState('networkidle');
  const shift = await shiftSoFar(page);
  await leave(page);
  return { usableMs, answersMs, yardstickMs, shift, kilobytes };
}
