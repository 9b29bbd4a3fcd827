/** The first visit of somebody who has nothing here, and every later one. */
import type { Browser, Page } from '@playwright/test';
import { isKept } from '../../tests/support/kept.ts';
import { signInOn } from '../support/browser.ts';
import { phone, slow, yardstick } from './slow-phone.ts';
import { vitalsOf, watchVitals } from './vitals.ts';

const VISITS = 5;
const FORM = 'main form input[type=password], form input[type=password]';
const LIST = 'main article a[href^="/record/"]';

export interface Visit {
  readonly usableMs: number;
  readonly yardstickMs: number;
  readonly shift: number;
  readonly kilobytes: number;
}

/** To a form in which a name can be typed. */
export async function firstVisits(browser: Browser, address: string): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (let i = 0; i < VISITS; i += 1) {
    const context = await phone(browser, address);
    visits.push(await visit(await context.newPage(), '/', FORM));
    await context.close();
  }
  return visits;
}

/** To a list of this month that can be tapped, on a phone that has the app. */
export async function repeatVisits(browser: Browser, address: string): Promise<Visit[]> {
  const context = await phone(browser, address);
  const first = await signInOn(context, 'recorder');
  await isKept(first);
  await first.close();
  const visits: Visit[] = [];
  for (let i = 0; i < VISITS; i += 1) visits.push(await visit(await context.newPage(), '/month', LIST));
  await context.close();
  return visits;
}

async function visit(page: Page, path: string, usable: string): Promise<Visit> {
  await watchVitals(page);
  const devtools = await slow(page);
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  const done = new Promise<number>((tell) => void page.exposeFunction('usable', tell));
  await page.addInitScript((wanted) => {
    const watcher = new MutationObserver(() => {
      if (!document.querySelector(wanted)) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => window.usable(performance.now())));
    });
    watcher.observe(document, { childList: true, subtree: true });
  }, usable);
  await page.goto(path, { waitUntil: 'commit' });
  const usableMs = await done;
  const kilobytes = Math.round(bytes / 1000);
  const yardstickMs = await page.evaluate(yardstick);
  // Fonts come last, and may move what is there.
  await page.waitForLoadState('networkidle');
  const { shift } = await vitalsOf(page);
  await page.close();
  return { usableMs, yardstickMs, shift, kilobytes };
}
