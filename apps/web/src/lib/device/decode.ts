/**
 * Opening a photo at little more than the size wanted. A 108-megapixel one would take 430 MB of a phone's memory
 * whole, more than some browsers give a page; a JPEG can be opened at eighths of its size for a sixteenth of that.
 */
import type { ImageFacts } from './image-file.ts';

export interface Size {
  width: number;
  height: number;
}

/** An eighth more takes memory and time: a picture this much of the size wanted is large enough. */
const ENOUGH = 0.9;

/** A picture to be drawn, and how it still has to be turned to stand upright: 1 to 8 as Exif counts. */
export interface Picture {
  image: ImageBitmap;
  orientation: number;
}

/** Null when this browser cannot open it. `bytes` are the file's, and are used up. */
export async function decoded(
  file: Blob,
  bytes: ArrayBuffer,
  facts: ImageFacts,
  longest: number,
): Promise<Picture | null> {
  return (await inEighths(bytes, facts, longest)) ?? (await resized(file, facts, longest));
}

/** The size of a picture once it stands upright. */
export function upright({ image: { width, height }, orientation }: Picture): Size {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** As large as it is, or fitted into a square of `longest`. */
export function fitted({ width, height }: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Null where the browser has no such decoder, or for a picture it does not like. */
async function inEighths(bytes: ArrayBuffer, facts: ImageFacts, longest: number): Promise<Picture | null> {
  const { type, size, orientation } = facts;
  if (typeof ImageDecoder === 'undefined' || type !== 'JPEG' || !size) return null;
  layUpright(bytes, facts);
  const eighths = Math.min(8, Math.ceil((8 * ENOUGH * longest) / Math.max(size.width, size.height)));
  const [desiredWidth, desiredHeight] = lying(size, orientation).map((side) =>
    Math.ceil((side * eighths) / 8),
  );
  try {
    const decoder = new ImageDecoder({
      data: bytes,
      type: 'image/jpeg',
      transfer: [bytes],
      ...(eighths < 8 && { desiredWidth, desiredHeight }),
    });
    const { image: frame } = await decoder.decode().finally(() => decoder.close());
    // Drawn as it is, a frame is converted each time, which takes longer than the drawing.
    const image = await createImageBitmap(frame).finally(() => frame.close());
    return { image, orientation };
  } catch {
    return null;
  }
}

/** Decoders differ in whether they turn a picture by themselves: none does when the file says it is upright. */
function layUpright(bytes: ArrayBuffer, { orientationAt }: ImageFacts): void {
  if (orientationAt) new DataView(bytes).setUint16(orientationAt.byte, 1, orientationAt.little);
}

function lying({ width, height }: Size, orientation: number): [number, number] {
  return orientation >= 5 ? [height, width] : [width, height];
}

async function resized(file: Blob, { size }: ImageFacts, longest: number): Promise<Picture | null> {
  const resizeWidth = size ? fitted(size, longest).width : longest;
  try {
    const image = await createImageBitmap(file, {
      resizeWidth,
      resizeQuality: 'high',
      imageOrientation: 'from-image',
    });
    return { image, orientation: 1 };
  } catch {
    return null;
  }
}
