import { chromium } from '@playwright/test';
import { ProductServer } from './support/server.ts';
import { PASSWORD, TOWN } from './support/town.ts';
import { signIn } from './pages/door.ts';
const server = new ProductServer({ ...TOWN, DATABASE_URL: '', CLOCK: '2023-04-10T09:00:00+07:00' });
await server.start();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const paths = process.argv.slice(2);
for (const scheme of ['light', 'dark'] as const) {
  const context = await browser.newContext({ baseURL: `http://localhost:${server.port}`, locale: 'th-TH', viewport: { width: 1024, height: 768 }, colorScheme: scheme, serviceWorkers: 'block' });
  const page = await context.newPage();
  await signIn(page, 'executive', PASSWORD);
  for (const [i, path] of paths.entries()) for (const [w, h] of scheme === 'dark' ? [[1024, 768]] : [[1024, 768], [768, 1024], [1366, 768], [390, 844]]) {
    await page.setViewportSize({ width: w!, height: h! });
    await page.goto(path); await page.waitForTimeout(1500);
    await page.screenshot({ path: `/tmp/shots/${i}-${w}x${h}-${scheme}.png` });
  }
}
await browser.close(); await server.remove();
