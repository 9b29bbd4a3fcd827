/**
 * What a slow phone makes of the app: Chromium at 390×844 with its processor slowed six times; and what the two
 * parts that every phone carries weigh. Saves and first syncs are slowed by DevTools, which reach a page's main
 * thread only; how photos are slowed, `phone/slow-process.ts` says.
 */
import { chromium } from '@playwright/test';
import { findChromium } from '../tests/support/chromium.ts';
import { ProductServer } from '../tests/support/server.ts';
import { firstSyncs, ROWS } from './phone/first-sync.ts';
import { photos } from './phone/photos.ts';
import { saves } from './phone/saves.ts';
import { engineKilobytes, serviceWorkerKilobytes } from './phone/weights.ts';
import { PASSWORD } from './support/client.ts';
import { median, ms, percentile } from './support/figures.ts';

const CLOCK = '2023-02-20T09:00:00+07:00';
const MOST = { saveMs: 150, photoMs: 1_500, syncMs: 4_000, engineKb: 10, serviceWorkerKb: 8 };

export async function measure() {
  const server = new ProductServer({ CLOCK, DEMO_PASSWORD: PASSWORD });
  await server.start();
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    const address = `http://localhost:${server.port}`;
    const saved = await saves(browser, address);
    const { took, slowness } = await photos(browser, address);
    const { usable, complete } = await firstSyncs(browser, address);
    const [engine, worker] = [await engineKilobytes(), serviceWorkerKilobytes()];
    return {
      'save a record, median (ms)': ms(median(saved)),
      'save a record, p95 (ms)': ms(percentile(saved, 0.95)),
      'save a record': verdict(percentile(saved, 0.95), MOST.saveMs),
      '12-megapixel photo to saved, median (ms)': ms(median(took)),
      '12-megapixel photo to saved, slowest (ms)': ms(percentile(took, 1)),
      'times slower a worker was meanwhile': Math.round(slowness * 10) / 10,
      '12-megapixel photo': verdict(median(took), MOST.photoMs),
      [`first sync of ${ROWS} rows, list usable, median (ms)`]: ms(median(usable)),
      [`first sync of ${ROWS} rows, all here, median (ms)`]: ms(median(complete)),
      [`first sync of ${ROWS} rows, all here, slowest (ms)`]: ms(percentile(complete, 1)),
      'first sync': verdict(median(complete), MOST.syncMs),
      'engine, gzip (KB)': engine,
      engine: verdict(engine, MOST.engineKb),
      'service worker, gzip (KB)': worker,
      'service worker': verdict(worker, MOST.serviceWorkerKb),
    };
  } finally {
    await browser.close();
    await server.remove();
  }
}

function verdict(value: number, most: number): string {
  return `at most ${most}: ${value <= most ? 'reached' : 'missed'}`;
}
