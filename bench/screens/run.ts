/** npm run screens: pictures of every screen and state, with a page that shows them side by side, for people to look at. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { findChromium } from '../../tests/support/chromium.ts';
import { ProductServer } from '../../tests/support/server.ts';
import { signInOn } from '../support/browser.ts';
import { PASSWORD } from '../support/client.ts';
import { CLOCK, recordMuch } from '../support/records.ts';
import { indexPage, type Picture } from './index-page.ts';
import { SCREENS, type Screen } from './list.ts';

const SIZES = [
  { width: 360, height: 640 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
] as const;
type Size = (typeof SIZES)[number];
const LOOKS = ['light', 'dark', 'large'] as const;
type Look = (typeof LOOKS)[number];

const FOLDER = resolve(import.meta.dirname, '../results/screens');
const pictures: Picture[] = [];

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const server = new ProductServer({ CLOCK, DEMO_PASSWORD: PASSWORD });
await server.start();
const address = `http://localhost:${server.port}`;
await recordMuch(`http://127.0.0.1:${server.port}`, 50);
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
try {
  for (const who of new Set(SCREENS.map((screen) => screen.who)))
    for (const look of LOOKS) await takeAll(browser, who, look);
} finally {
  await browser.close();
  await server.remove();
}
writeFileSync(join(FOLDER, 'index.html'), indexPage(pictures));
process.stdout.write(`${pictures.length} pictures: ${join(FOLDER, 'index.html')}\n`);

/** One person's phone in one look: first with the server, then without it. */
async function takeAll(browser: Browser, who: Screen['who'], look: Look): Promise<void> {
  const context = await deviceOf(browser, look);
  if (look === 'large') await context.addInitScript(writeLarge);
  const page = who === 'nobody' ? await context.newPage() : await signInOn(context, who);
  if (who !== 'nobody') await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const mine = SCREENS.filter((screen) => screen.who === who);
  for (const screen of mine.filter(({ offline }) => !offline)) await takeSizes(page, screen, look);
  await context.setOffline(true);
  for (const screen of mine.filter(({ offline }) => offline)) await takeSizes(page, screen, look);
  await context.close();
}

function deviceOf(browser: Browser, look: Look): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: address,
    viewport: SIZES[0],
    colorScheme: look === 'dark' ? 'dark' : 'light',
    locale: 'th-TH',
    timezoneId: 'Asia/Bangkok',
    reducedMotion: 'reduce',
  });
}

async function takeSizes(page: Page, screen: Screen, look: Look): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.goto(screen.path);
    await page.getByRole('main').waitFor();
    await screen.arrange?.(page);
    await settled(page);
    await keep(page, screen, { size, look });
  }
}

/** Fonts are there, and nothing has been drawn anew for a moment. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(400);
}

async function keep(page: Page, screen: Screen, { size, look }: { size: Size; look: Look }): Promise<void> {
  const file = `${screen.name}-${size.width}x${size.height}-${look}.png`.replaceAll(' ', '-');
  await page.screenshot({ path: join(FOLDER, file), fullPage: screen.whole ?? false });
  pictures.push({ file, screen: screen.name, size: `${size.width} × ${size.height}`, look });
}

/** As the page “Me” keeps it: the size of text of whoever uses this phone. */
function writeLarge(): void {
  localStorage.setItem('prongsai.preferences', JSON.stringify({ '': { text: 'largest' } }));
}
