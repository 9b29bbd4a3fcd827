/** A cheap phone on a bad line: processor slowed six times, 400 kbit/s each way, an answer after 400 ms at the earliest. */
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import { isKept } from '../../tests/support/kept.ts';
import { signInOn } from '../support/browser.ts';

const PROCESSOR_SLOWED = 6;
const BYTES_PER_SECOND = 400_000 / 8;
const LATENCY_MS = 400;

export function phone(browser: Browser, address: string): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: address,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'th-TH',
    timezoneId: 'Asia/Bangkok',
  });
}

/** A phone that has the app, and the page on which the recorder signed in. */
export async function knownPhone(browser: Browser, address: string) {
  const context = await phone(browser, address);
  const page = await signInOn(context, 'recorder');
  await isKept(page);
  return { context, page };
}

/** From now on the page is slow; as it was, once the session is detached. */
export async function slow(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BYTES_PER_SECOND,
    uploadThroughput: BYTES_PER_SECOND,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR_SLOWED });
  return devtools;
}

/** In the page: milliseconds of a fixed piece of JavaScript, which tell a slow processor from a slow app. */
export function yardstick(): number {
  const rows = Array.from({ length: 2_000 }, (_, id) => ({ id, text: `รายการที่ ${id}` }));
  const began = performance.now();
  for (let round = 0; round < 20; round += 1) JSON.parse(JSON.stringify(rows));
  return performance.now() - began;
}
