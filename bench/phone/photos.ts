/** From the choice of a 12-megapixel photo through its tile being ready to the words "saved on this phone". */
import type { Browser } from '@playwright/test';
import sharp from 'sharp';
import { NOTICE_BOARD } from '../../tests/support/files.ts';
import { signInOn } from '../support/browser.ts';
import { median } from '../support/figures.ts';
import { handset, openForm, untilSaved } from './handset.ts';
import { slowProcesses, workerYardstick } from './slow-process.ts';

const PHOTOS = 7;
const SIZE = { width: 4000, height: 3000 };

export async function photos(
  browser: Browser,
  address: string,
): Promise<{ took: number[]; slowness: number }> {
  const context = await handset(browser, address);
  const page = await signInOn(context, 'recorder');
  const took: number[] = [];
  const slowness: number[] = [];
  for (let i = 0; i < PHOTOS; i += 1) {
    const file = { name: `${i}.jpg`, mimeType: 'image/jpeg', buffer: await photoOf12Megapixels(i) };
    await openForm(page);
    const normal = await workerYardstick(page);
    const saved = page.evaluate(untilSaved, { begins: 'change', ready: 'form li img' });
    const gallery = page.locator('input[type=file][multiple]');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), gallery.click()]);
    const release = await slowProcesses(browser);
    await chooser.setFiles(file);
    took.push(await saved);
    slowness.push((await workerYardstick(page)) / normal);
    await release();
  }
  await context.close();
  return { took, slowness: median(slowness) };
}

/** A photo of the town with the grain of a small lens: about as many bytes as a phone makes of it. */
async function photoOf12Megapixels(seed: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 20 + seed } as const;
  const grain = await sharp({ create: { ...SIZE, channels: 3, background: 'grey', noise } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return sharp(NOTICE_BOARD)
    .resize({ ...SIZE, fit: 'cover', kernel: 'cubic' })
    .composite([{ input: grain, blend: 'soft-light' }])
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 92 })
    .toBuffer();
}
