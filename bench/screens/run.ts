/**
 * npm run screens [-- --only WORD…]: pictures of every screen and state, with a page that shows them side by side, for
 * people to look at. `--only`: the screens and devices with this word in their name. A screen that cannot be shown is
 * said so in words, the others are shown all the same, and the command fails.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '../../tests/support/chromium.ts';
import { ProductServer } from '../../tests/support/server.ts';
import { signInOn } from '../support/browser.ts';
import { PASSWORD } from '../support/client.ts';
import { inParallel } from '../support/in-parallel.ts';
import { indexPage, type Picture } from './index-page.ts';
import { DEVICES, type Device, type Screen, type Town } from './list.ts';
import { LOOKS, putOn, SIZES, type Look, type Size } from './looks.ts';
import { within } from './patience.ts';
import { CLOCK, deviceIn, liveFebruary } from './town.ts';

const FOLDER = resolve(import.meta.dirname, '../results/screens');
const { only = [] } = parseArgs({ options: { only: { type: 'string', multiple: true } } }).values;
const LONGEST_STEP_MS = 60_000;
const MOST_HEIGHT = 3_000;
/** Devices shown at the same time: while one is loading, another one is drawn. */
const AT_ONCE = 2;

const pictures: Picture[] = [];
const unshown: string[] = [];
const began = Date.now();

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const server = new ProductServer({ CLOCK, DEMO_PASSWORD: PASSWORD });
const empty = new ProductServer({ CLOCK, FIRST_RUN: 'set-up' });
let browser: Promise<Browser | null> = Promise.resolve(null);
try {
  await server.start();
  const setUpPath = new URL(/http\S+\/set-up\/\S+/.exec(await empty.start())?.[0] ?? '').pathname;
  const address = `http://localhost:${server.port}`;
  const enrolPath = await within(3 * LONGEST_STEP_MS, 'Living the town’s February', async () =>
    liveFebruary(await openBrowser(), address),
  );
  const town: Town = {
    address,
    enrolPath,
    setUpAddress: `http://localhost:${empty.port}${setUpPath}`,
    another: async (loginName) => signInOn(await deviceIn(await openBrowser(), address), loginName),
  };
  await inParallel(DEVICES, AT_ONCE, (device) => showDevice(device, town));
} finally {
  await browser.then((one) => one?.close()).catch(() => undefined);
  await server.remove();
  await empty.remove();
}
writeFileSync(join(FOLDER, 'index.html'), indexPage(pictures));
const seconds = Math.round((Date.now() - began) / 1000);
process.stdout.write(`${pictures.length} pictures in ${seconds} s: ${join(FOLDER, 'index.html')}\n`);
for (const sentence of unshown) process.stdout.write(`not shown: ${sentence}\n`);
process.exitCode = unshown.length > 0 || pictures.length === 0 ? 1 : 0;

/** The one browser; another one, should it have been cut off. */
function openBrowser(): Promise<Browser> {
  const open = browser.then((one) => (one?.isConnected() ? one : launch()), launch);
  browser = open;
  return open;
}

function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
}

async function showDevice(device: Device, town: Town): Promise<void> {
  const screens = device.screens.filter(({ name }) => isAskedFor(name) || isAskedFor(device.name));
  if (screens.length === 0) return;
  try {
    const page = await within(2 * LONGEST_STEP_MS, `Preparing ${device.name}`, () => prepare(device, town));
    for (const screen of screens) await showScreen(page, screen, town);
    await page.context().close();
  } catch (error) {
    unshown.push(`${device.name}, ${screens.length} screens: ${sentenceOf(error)}`);
  }
  process.stdout.write(`${device.name}: ${pictures.length} pictures so far\n`);
}

function isAskedFor(name: string): boolean {
  return only.length === 0 || only.some((word) => name.includes(word));
}

async function prepare(device: Device, town: Town): Promise<Page> {
  const context = await deviceIn(await openBrowser(), town.address);
  context.setDefaultTimeout(LONGEST_STEP_MS / 3);
  const page = device.who === null ? await context.newPage() : await signInOn(context, device.who);
  await device.prepare?.(page, town);
  return page;
}

async function showScreen(page: Page, screen: Screen, town: Town): Promise<void> {
  try {
    await within(LONGEST_STEP_MS, 'Opening it', () => open(page, screen, town));
    for (const size of SIZES)
      for (const look of LOOKS)
        await within(LONGEST_STEP_MS, `Its picture at ${size.width}×${size.height}`, () =>
          keep(page, screen, { size, look }),
        );
  } catch (error) {
    unshown.push(`${screen.name}: ${sentenceOf(error)}`);
    if (page.isClosed() || !page.context().browser()?.isConnected()) throw error;
  }
}

async function open(page: Page, screen: Screen, town: Town): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.setViewportSize({ width: 390, height: 844 });
  await screen.before?.(page);
  // The page before may be kept from going by what it holds unsaved.
  await page.goto('about:blank');
  await page.goto(typeof screen.path === 'string' ? screen.path : screen.path(town));
  await page.locator('main').first().waitFor();
  await screen.arrange?.(page);
}

async function keep(page: Page, screen: Screen, { size, look }: { size: Size; look: Look }): Promise<void> {
  await page.setViewportSize(size);
  await putOn(page, look);
  await settled(page);
  if (screen.whole && size.height > size.width) await makeRoom(page, size);
  const file = `${screen.name}-${size.width}x${size.height}-${look}.jpg`.replaceAll(' ', '-');
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'jpeg',
    quality: 85,
    optimizeForSpeed: true,
  });
  await devtools.detach();
  writeFileSync(join(FOLDER, file), data, 'base64');
  pictures.push({ file, screen: screen.name, size: `${size.width} × ${size.height}`, look });
}

/** A screen as high as the page, so that what sticks to its edges stays there; of an endless page the beginning. */
async function makeRoom(page: Page, { width, height }: Size): Promise<void> {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(whole, height), MOST_HEIGHT) });
  await settled(page);
}

/** Fonts and pictures are there, nothing moves any more, and the new size has been drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const shown = [...document.images].filter(({ loading }) => loading !== 'lazy');
    await Promise.all(shown.map((image) => image.decode().catch(() => undefined)));
    // What is not drawn because it is out of sight does not move on either.
    const moves = ({ effect, playState }: Animation) =>
      playState === 'running' &&
      effect instanceof KeyframeEffect &&
      effect.getComputedTiming().endTime !== Infinity &&
      effect.target?.checkVisibility({ contentVisibilityAuto: true });
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    do await drawn();
    while (document.getAnimations().some(moves));
  });
}

/** What went wrong, in one line. */
function sentenceOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
