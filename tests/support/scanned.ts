/** What a camera reads from a picture of a QR code; null when there is none to be read. */
import { createRequire } from 'node:module';
import type read from 'jsqr';
import sharp from 'sharp';

// Its types describe a module of another kind than the file is.
const jsqr = createRequire(import.meta.url)('jsqr') as typeof read;

export async function scanned(picture: Uint8Array): Promise<string | null> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  // Dark on light alone: not every phone's camera reads a code of inverted colours.
  const found = jsqr(new Uint8ClampedArray(data), info.width, info.height, {
    inversionAttempts: 'dontInvert',
  });
  return found?.data ?? null;
}
