/**
 * An executive's tablet that has read everything before, with its processor slowed four times: from opening the board to
 * its first row, and whether anything holds the page up while it is scrolled.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { findChromium } from '../../tests/support/chromium.ts';
import { isKept } from '../../tests/support/kept.ts';
import { yardstick } from '../feel/slow-phone.ts';
import { leave, signInOn } from '../support/browser.ts';
import { sqliteTables } from '../support/databases.ts';
import { median, ms, percentile } from '../support/figures.ts';
import { largeAgency, SLUG } from './agencies.ts';

declare global {
  interface Window {
    /** Tells the bench when the first row of the board was drawn. */
    drawn(afterMs: number): void;
    /** Milliseconds of everything that held the page up for longer than 50. */
    heldUp: number[];
  }
}

const EXECUTIVE = `executive.${SLUG}`;
const SYNCED = [
  ...['agency', 'unit', 'channel', 'measure', 'publicity_log', 'publicity_action', 'evidence_photo'],
  'month_deed',
];
const SLOWED = 4;
const LAUNCHES = 5;
const MOST_FIRST_MS = 1_000;
const LONG_TASK_MS = 50;
const TURNS = 40;
const TURN_PX = 240;
/** How long a launch may take before it counts as not done at all, and for how long the first sync is waited for. */
const PATIENCE = { launchMs: 120_000, syncMs: 20 * 60_000 };
const ROW = 'main tbody th[scope=row], main [role=rowheader]';

export async function onTablet(): Promise<Record<string, number | string>> {
  const server = await largeAgency();
  const profile = mkdtempSync(join(tmpdir(), 'prongsai-tablet-'));
  // A profile on disk, as a tablet has.
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    args: ['--no-sandbox'],
    baseURL: `http://localhost:${server.port}`,
    viewport: { width: 1024, height: 768 },
    hasTouch: true,
    locale: 'th-TH',
    timezoneId: 'Asia/Bangkok',
  });
  context.setDefaultTimeout(PATIENCE.launchMs);
  try {
    return await measured(context, await rowsIn(server.dataDir));
  } finally {
    await context.close();
    await server.remove();
    rmSync(profile, { recursive: true });
  }
}

async function measured(context: BrowserContext, rows: number): Promise<Record<string, number | string>> {
  const { held: here, seconds } = await syncAll(context, rows);
  const launches = [];
  for (let nth = 0; nth < LAUNCHES; nth += 1) launches.push(await launch(context));
  const took = launches.map(({ drawnMs }) => drawnMs);
  const held = await scroll(context);
  return {
    'rows an executive reads': rows,
    'first sync of them, not slowed (s)': here < rows ? `missed: ${here} here after ${seconds}` : seconds,
    'rows on the tablet when it was opened again': here,
    'opening to first row, median (ms)': atMost(ms(median(took)), MOST_FIRST_MS),
    'slowest (ms)': ms(percentile(took, 1)),
    'until the app itself answers, median (ms)': ms(median(launches.map(({ answersMs }) => answersMs))),
    'fixed piece of JavaScript in the same pages, median (ms)': ms(
      median(launches.map(({ yardstickMs }) => yardstickMs)),
    ),
    [`tasks above ${LONG_TASK_MS} ms in ${TURNS} turns of the wheel`]: atMost(held.length, 0),
    'longest of them (ms)': ms(Math.max(0, ...held)),
  };
}

/** How many rows an executive reads of the only agency there is. */
async function rowsIn(dataDir: string): Promise<number> {
  const tables = await sqliteTables(dataDir);
  const counts = SYNCED.map((table) => `(select count(*) from ${table})`).join(' + ');
  const [found] = await tables.rows(`select ${counts} as synced`);
  await tables.close();
  return Number(found?.synced);
}

/** Until the tablet holds all rows, or patience ends: how many it holds, and seconds. */
async function syncAll(context: BrowserContext, rows: number): Promise<{ held: number; seconds: number }> {
  const page = await signInOn(context, EXECUTIVE);
  await isKept(page);
  const began = performance.now();
  let held = 0;
  while (held < rows && performance.now() - began < PATIENCE.syncMs) {
    await page.waitForTimeout(2_000);
    held = await rowsHeld(page);
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  await leave(page);
  return { held, seconds };
}

function rowsHeld(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith('prongsai-'));
    if (!found?.name) return 0;
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const opening = indexedDB.open(found.name ?? '');
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => fail(opening.error);
    });
    const counted = database.transaction('rows').objectStore('rows').count();
    const count = await new Promise<number>((done) => (counted.onsuccess = () => done(counted.result)));
    database.close();
    return count;
  });
}

interface Launch {
  readonly drawnMs: number;
  readonly answersMs: number;
  readonly yardstickMs: number;
}

/** As an executive comes to it: the rows that need attention. */
async function launch(context: BrowserContext): Promise<Launch> {
  const page = await context.newPage();
  const devtools = await slowed(page);
  const drawnMs = await openUntilDrawn(page, '/board');
  // What stands there first is what was seen last.
  await page.locator('.app').locator(ROW).first().waitFor();
  const answersMs = await page.evaluate(() => performance.now());
  const yardstickMs = await page.evaluate(yardstick);
  await devtools.detach();
  await leave(page);
  return { drawnMs, answersMs, yardstickMs };
}

/** Watched from inside: a test driver that keeps asking would itself slow the page down. */
async function openUntilDrawn(page: Page, path: string): Promise<number> {
  const drawn = new Promise<number>((done) => void page.exposeFunction('drawn', done));
  await page.addInitScript((row) => {
    const look = () => {
      if (!document.querySelector(row)) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => window.drawn(performance.now())));
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document, { childList: true, subtree: true });
  }, ROW);
  await page.goto(path, { waitUntil: 'commit' });
  const patience = page.waitForTimeout(PATIENCE.launchMs).then(() => {
    throw new Error(`No row of the board after ${PATIENCE.launchMs} ms`);
  });
  patience.catch(() => undefined);
  return Promise.race([drawn, patience]);
}

/** Down the whole board: what held the page up meanwhile, in milliseconds. */
async function scroll(context: BrowserContext): Promise<number[]> {
  const page = await context.newPage();
  const devtools = await slowed(page);
  await openUntilDrawn(page, '/board?view=all');
  await page.locator('.app').locator(ROW).first().waitFor();
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 10_000 })));
  const box = await page.locator(ROW).first().boundingBox();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 60);
  await page.evaluate(() => {
    window.heldUp = [];
    new PerformanceObserver((list) => {
      window.heldUp.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  });
  for (let turn = 0; turn < TURNS; turn += 1) {
    await page.mouse.wheel(0, TURN_PX);
    await page.waitForTimeout(50);
  }
  await page.waitForTimeout(500);
  const held = await page.evaluate(() => window.heldUp);
  await devtools.detach();
  await page.close();
  return held;
}

async function slowed(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  return devtools;
}

function atMost(value: number, most: number): string {
  return `${value} (at most ${most}: ${value <= most ? 'reached' : 'missed'})`;
}
