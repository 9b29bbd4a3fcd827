/** Whether bytes really are a picture of a kind we keep: by their content, never by their name. */
import sharp from 'sharp';
import { Problem } from '../platform/problem.ts';

/** Largest upload in bytes: phones send about 300 KB, other clients may send originals. */
export const MOST_BYTES = 10 * 1024 * 1024;
const MOST_PIXELS = 50_000_000;
const THUMB_PX = 480;
const KINDS: readonly string[] = ['jpeg', 'png', 'webp'];

sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });

/** A thumbnail, which proves that every pixel can be read. @throws Problem PHOTO_UNREADABLE */
export async function thumbnailOf(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const { format } = await picture.metadata();
    if (!KINDS.includes(format)) throw new Problem('PHOTO_UNREADABLE');
    return await picture
      .rotate()
      .resize(THUMB_PX, THUMB_PX, { fit: 'inside' })
      .jpeg({ quality: 75 })
      .toBuffer();
  } catch {
    throw new Problem('PHOTO_UNREADABLE');
  }
}

/** The media type of a picture we keep, by its first bytes. */
export function mediaTypeOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff) return 'image/jpeg';
  return bytes[0] === 0x89 ? 'image/png' : 'image/webp';
}
