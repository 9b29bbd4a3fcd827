/** Whether bytes really are a picture of a kind we keep: by their content, never by their name. */
import { imageDimensionsFromData } from 'image-dimensions';
import { ensure } from '../platform/problem.ts';

/** Largest upload in bytes: phones send about 300 KB, other clients may send originals. */
export const MOST_BYTES = 10 * 1024 * 1024;
export const MOST_PIXELS = 50_000_000;

/** Beginning, header and end, without decoding a pixel. @throws Problem PHOTO_UNREADABLE */
export function checkOutside(bytes: Buffer): void {
  const picture = imageDimensionsFromData(bytes);
  ensure(picture && picture.width * picture.height <= MOST_PIXELS, 'PHOTO_UNREADABLE');
  ensure(isEnded(picture.type, bytes), 'PHOTO_UNREADABLE');
}

type ImageType = NonNullable<ReturnType<typeof imageDimensionsFromData>>['type'];

/** Last bytes of a picture of a kind we keep; some cameras write more of their own behind them. */
const END_MARKS: Partial<Record<ImageType, Buffer>> = {
  jpeg: Buffer.from([0xff, 0xd9]),
  png: Buffer.from('IEND\xae\x42\x60\x82', 'latin1'),
};

function isEnded(type: ImageType, bytes: Buffer): boolean {
  // RIFF says at its beginning how long it is.
  if (type === 'webp') return bytes.length >= bytes.readUInt32LE(4) + 8;
  const mark = END_MARKS[type];
  return mark !== undefined && bytes.includes(mark);
}
