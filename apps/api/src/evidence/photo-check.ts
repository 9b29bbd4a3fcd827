/** Whether bytes really are a picture of a kind we keep: by their content, never by their name. */
import sharp from 'sharp';
import { ensure, Problem } from '../platform/problem.ts';
import { openTurns } from '../platform/in-turn.ts';

/** Largest upload in bytes: phones send about 300 KB, other clients may send originals. */
export const MOST_BYTES = 10 * 1024 * 1024;
const MOST_PIXELS = 50_000_000;
const CLEAN_PX = 1600;
const THUMB_PX = 480;
/** Some 180 to the inch where a report has two photos on a page. */
const PRINT_PX = 820;

// One picture at a time, on one thread: the API keeps the others.
const oneAtATime = openTurns(1);
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });

/** Beginning, header and end, without decoding a pixel. @throws Problem PHOTO_UNREADABLE */
export async function checkOutside(bytes: Buffer): Promise<void> {
  const { format, width, height } = await unreadableUnless(() => sharp(bytes).metadata());
  ensure(width * height <= MOST_PIXELS, 'PHOTO_UNREADABLE');
  ensure(isEnded(format, bytes), 'PHOTO_UNREADABLE');
}

/** Last bytes of a picture; some cameras write more of their own behind them. */
const END_MARKS: Readonly<Record<string, Buffer>> = {
  jpeg: Buffer.from([0xff, 0xd9]),
  png: Buffer.from('IEND\xae\x42\x60\x82', 'latin1'),
};

function isEnded(format: string, bytes: Buffer): boolean {
  // RIFF says at its beginning how long it is.
  if (format === 'webp') return bytes.length >= bytes.readUInt32LE(4) + 8;
  const mark = END_MARKS[format];
  return mark !== undefined && bytes.includes(mark);
}

export interface Copies {
  readonly clean: Buffer;
  readonly thumb: Buffer;
  readonly print: Buffer;
}

/**
 * The copies people are shown: upright JPEGs in sRGB, without any of the metadata. Making them reads every pixel.
 * @throws Problem PHOTO_UNREADABLE
 */
export function copiesOf(bytes: Uint8Array): Promise<Copies> {
  return oneAtATime(() => makeCopies(bytes));
}

async function makeCopies(bytes: Uint8Array): Promise<Copies> {
  const clean = await unreadableUnless(() =>
    sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize(CLEAN_PX, CLEAN_PX, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 80 })
      .toBuffer(),
  );
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

async function unreadableUnless<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch {
    throw new Problem('PHOTO_UNREADABLE');
  }
}
