/**
 * Runs apart from the server: answers each picture it is sent with its copies, and with null one that cannot be read.
 * Decoding what others made takes memory that is never given back, and may end the process: neither is the server's.
 */
import sharp from 'sharp';
import { MOST_PIXELS } from './photo-check.ts';
import type { Copies } from './photo-copies.ts';

const CLEAN_PX = 1600;
const THUMB_PX = 480;
/** Some 180 to the inch where a report has two photos on a page. */
const PRINT_PX = 820;

// On one thread: the API keeps the others.
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });

process.on('message', (bytes: Uint8Array) => void copiesOf(bytes).then((copies) => process.send?.(copies)));

async function copiesOf(bytes: Uint8Array): Promise<Copies | null> {
  // Reads every pixel.
  const clean = await cleanCopy(bytes).catch(() => null);
  if (!clean) return null;
  const thumb = await sharp(clean)
    .resize(THUMB_PX, THUMB_PX, { fit: 'inside' })
    .jpeg({ quality: 75 })
    .toBuffer();
  const print = await sharp(clean)
    .resize(PRINT_PX, PRINT_PX, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .jpeg({ quality: 80 })
    .toBuffer();
  return { clean, thumb, print };
}

function cleanCopy(bytes: Uint8Array): Promise<Buffer> {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize(CLEAN_PX, CLEAN_PX, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg({ quality: 80 })
    .toBuffer();
}
