/**
 * Launch of the app with the server stopped, on a phone that holds 2,000 records, with the processor slowed six
 * times: from opening the address to a list of this month that can be tapped. Median of seven cold pages.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';
import { findChromium } from '../tests/support/chromium.ts';
import { isKept } from '../tests/support/kept.ts';
import { ProductServer } from '../tests/support/server.ts';
import { signInOn } from './support/browser.ts';
import { PASSWORD } from './support/client.ts';
import { median, ms, percentile } from './support/figures.ts';
import { CLOCK, recordMuch } from './support/records.ts';

declare global {
  interface Window {
    usable(afterMs: number): void;
  }
}

const RECORDS = 2_000;
const SLOWED = 6;
const LAUNCHES = 7;
const LIMIT_MS = 1_500;

export async function measure() {
  const server = new ProductServer({ CLOCK, DEMO_PASSWORD: PASSWORD });
  await server.start();
  await recordMuch(`http://127.0.0.1:${server.port}`, RECORDS);
  const profile = mkdtempSync(join(tmpdir(), 'prongsai-phone-'));
  // A profile on disk, as a phone has: what the browser keeps between launches counts.
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    args: ['--no-sandbox'],
    baseURL: `http://localhost:${server.port}`,
    viewport: { width: 390, height: 844 },
  });
  try {
    const page = await signInOn(context, 'recorder');
    await isKept(page);
    await page
      .getByText(/รายการ/)
      .first()
      .waitFor();
    await page.close();
    await server.kill();
    const launches: Launch[] = [];
    for (let i = 0; i < LAUNCHES; i += 1) launches.push(await launch(context));
    const took = launches.map(({ usableMs }) => usableMs);
    return {
      'records on the phone': RECORDS,
      'launch to usable list, median (ms)': ms(median(took)),
      'slowest (ms)': ms(percentile(took, 1)),
      'fixed piece of JavaScript in the same pages, median (ms)': ms(
        median(launches.map(({ yardstickMs }) => yardstickMs)),
      ),
      verdict: `at most ${LIMIT_MS} ms: ${median(took) <= LIMIT_MS ? 'reached' : 'missed'}`,
    };
  } finally {
    await context.close();
    await server.remove();
    rmSync(profile, { recursive: true });
  }
}

interface Launch {
  /** From the start of the navigation to the frame that draws a card that can be tapped. */
  readonly usableMs: number;
  /** A fixed piece of work right after it: tells a slow processor from a slow app. */
  readonly yardstickMs: number;
}

async function launch(context: BrowserContext): Promise<Launch> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  const usable = new Promise<number>((done) => void page.exposeFunction('usable', done));
  // Watched from inside: a test driver that keeps asking would itself slow the page down.
  await page.addInitScript(() => {
    const watcher = new MutationObserver(() => {
      if (!document.querySelector('main article a[href^="/record/"]')) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => window.usable(performance.now())));
    });
    watcher.observe(document, { childList: true, subtree: true });
  });
  await page.goto('/month', { waitUntil: 'commit' });
  const usableMs = await usable;
  const yardstickMs = await page.evaluate(yardstick);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.close();
  return { usableMs, yardstickMs };
}

function yardstick(): number {
  const rows = Array.from({ length: 2_000 }, (_, id) => ({ id, text: `รายการที่ ${id}` }));
  const began = performance.now();
  for (let round = 0; round < 20; round += 1) JSON.parse(JSON.stringify(rows));
  return performance.now() - began;
}
