/** Whether bytes really are a picture of a kind we keep: by their content, never by their name. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import sharp from 'sharp';
import { ensure, Problem } from '../platform/problem.ts';
import { Turns } from '../platform/turns.ts';

/** Largest upload in bytes: phones send about 300 KB, other clients may send originals. */
export const MOST_BYTES = 10 * 1024 * 1024;
const MOST_PIXELS = 50_000_000;
const CLEAN_PX = 1600;
const THUMB_PX = 480;

// One picture at a time, on one thread: the API keeps the others.
const decoding = new Turns();
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });

/** Beginning, header and end, without decoding a pixel. @throws Problem PHOTO_UNREADABLE */
export async function checkOutside(path: string): Promise<void> {
  const { format, width, height } = await unreadableUnless(() => sharp(path).metadata());
  ensure(width * height <= MOST_PIXELS, 'PHOTO_UNREADABLE');
  const isWhole = format === 'webp' ? await endsAsWebp(path) : await hasMark(path, END_MARKS[format]);
  ensure(isWhole, 'PHOTO_UNREADABLE');
}

/** Last bytes of a picture; some cameras write more of their own behind them. */
const END_MARKS: Readonly<Record<string, Buffer>> = {
  jpeg: Buffer.from([0xff, 0xd9]),
  png: Buffer.from('IEND\xae\x42\x60\x82', 'latin1'),
};

async function hasMark(path: string, mark: Buffer | undefined): Promise<boolean> {
  if (mark === undefined) return false;
  let seam = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const bytes = Buffer.concat([seam, chunk as Buffer]);
    if (bytes.includes(mark)) return true;
    seam = bytes.subarray(1 - mark.length);
  }
  return false;
}

/** RIFF says at its beginning how long it is. */
async function endsAsWebp(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return (await file.stat()).size >= buffer.readUInt32LE(4) + 8;
  } finally {
    await file.close();
  }
}

export interface Copies {
  readonly clean: Buffer;
  readonly thumb: Buffer;
}

/**
 * The copies people are shown: upright JPEGs in sRGB, without any of the metadata. Making them reads every pixel.
 * @throws Problem PHOTO_UNREADABLE
 */
export function copiesOf(path: string): Promise<Copies> {
  return decoding.take('', () => makeCopies(path));
}

async function makeCopies(path: string): Promise<Copies> {
  const clean = await unreadableUnless(() =>
    sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
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
  return { clean, thumb };
}

async function unreadableUnless<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch {
    throw new Problem('PHOTO_UNREADABLE');
  }
}
