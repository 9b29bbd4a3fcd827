/** JavaScript that a real Chromium loads for the staff's first screen, gzip, service worker left out. */
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findChromium } from '../tests/support/chromium.ts';
import { ProductServer } from '../tests/support/server.ts';
import { signInOn } from './support/browser.ts';
import { PASSWORD } from './support/client.ts';

const LIMIT_KB = 110;

export async function measure() {
  const server = new ProductServer({ DEMO_PASSWORD: PASSWORD });
  await server.start();
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({
      baseURL: `http://localhost:${server.port}`,
      serviceWorkers: 'block',
    });
    const page = await signInOn(context, 'recorder');
    const sizes = new Map<string, Promise<number>>();
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') sizes.set(response.url(), gzipped(response.body()));
    });
    await page.goto('/month', { waitUntil: 'networkidle' });
    const bytes = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
    const kilobytes = Math.round(bytes / 102.4) / 10;
    return {
      'JavaScript of the first screen, gzip (KB)': kilobytes,
      files: sizes.size,
      verdict: `at most ${LIMIT_KB}: ${kilobytes <= LIMIT_KB ? 'reached' : 'missed'}`,
    };
  } finally {
    await browser.close();
    await server.remove();
  }
}

async function gzipped(body: Promise<Buffer>): Promise<number> {
  return gzipSync(await body).byteLength;
}
