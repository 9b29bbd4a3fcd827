/** The pages of the town's report as pictures, for people to look at: bench/results/report-pages. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const FOLDER = resolve(import.meta.dirname, '../results/report-pages');
/** Pixels to the inch. */
const RESOLUTION = 80;

/** How many there are. */
export async function drawPages(pdf: Uint8Array): Promise<number> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: RESOLUTION / 72 });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await page.render({ canvas: canvas as never, viewport }).promise;
    writeFileSync(resolve(FOLDER, `${String(number).padStart(3, '0')}.png`), await canvas.encode('png'));
  }
  await document.loadingTask.destroy();
  return document.numPages;
}
