/** From a camera's file to evidence: upright, at most 1600 pixels, about 300 KB, without metadata. */
import { imageFacts, type ImageFacts } from './image-file.ts';
import type { PhotoAnswer, ReadyPhoto } from './photo.ts';

const LONGEST_SIDE = 1600;
const THUMBNAIL_SIDE = 240;
const WANTED_BYTES = 320 * 1024;
const QUALITIES = [0.82, 0.72, 0.6, 0.5];
/** Bytes of a file that is still opened. */
const LIMIT_MB = 40;

type Canvas = OffscreenCanvas | HTMLCanvasElement;
interface Size {
  width: number;
  height: number;
}

export async function shrink(file: Blob): Promise<PhotoAnswer> {
  if (file.size > LIMIT_MB * 1024 * 1024) return { ok: false, code: 'PHOTO_TOO_LARGE', limitMb: LIMIT_MB };
  const original = await file.arrayBuffer();
  const facts = imageFacts(original);
  if (!facts) return { ok: false, code: 'PHOTO_UNREADABLE' };
  const bitmap = await decode(file, facts);
  if (!bitmap) return { ok: false, code: 'PHOTO_UNREADABLE' };
  const canvas = draw(bitmap, fitted(facts.size ?? bitmap, LONGEST_SIDE));
  bitmap.close();
  if (isBlack(canvas) && !(await isBlackIndeed(file))) return { ok: false, code: 'PHOTO_FAILED' };
  return { ok: true, photo: await photoOf(canvas, original, facts) };
}

/** Shrinks while decoding, so that a 24-megapixel picture never stands in memory whole. */
async function decode(file: Blob, { size }: ImageFacts): Promise<ImageBitmap | null> {
  const resizeWidth = size ? fitted(size, LONGEST_SIDE).width : LONGEST_SIDE;
  try {
    return await createImageBitmap(file, {
      resizeWidth,
      resizeQuality: 'high',
      imageOrientation: 'from-image',
    });
  } catch {
    return null;
  }
}

function fitted({ width, height }: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function draw(source: CanvasImageSource, { width, height }: Size): Canvas {
  const canvas = canvasOf(width, height);
  const context = contextOf(canvas);
  // JPEG knows no transparency: paper is white.
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(source, 0, 0, width, height);
  return canvas;
}

function canvasOf(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
}

function contextOf(canvas: Canvas): OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!(context && 'drawImage' in context)) throw new Error('This browser gives no canvas to draw on');
  return context;
}

/** Sampled: a phone short of memory hands back nothing but zeros, which no lens ever saw. */
function isBlack(canvas: Canvas): boolean {
  const sample = draw(canvas, { width: 16, height: 16 });
  const { data } = contextOf(sample).getImageData(0, 0, 16, 16);
  return data.every((value, index) => index % 4 === 3 || value === 0);
}

/** A picture of a dark room may be black in truth: decoded small, it is black again. */
async function isBlackIndeed(file: Blob): Promise<boolean> {
  const small = await createImageBitmap(file, { resizeWidth: 16, resizeHeight: 16 });
  return isBlack(draw(small, small));
}

async function photoOf(canvas: Canvas, original: ArrayBuffer, { takenOn }: ImageFacts): Promise<ReadyPhoto> {
  const { width, height } = canvas;
  const bytes = await encoded(canvas);
  const small = draw(canvas, fitted(canvas, THUMBNAIL_SIDE));
  const thumbnail = await (await jpeg(small, 0.6)).arrayBuffer();
  const [sha256, sourceSha256] = await Promise.all([hashOf(bytes), hashOf(original)]);
  return { bytes, thumbnail, sha256, sourceSha256, width, height, takenOn };
}

/** The best quality that fits; a picture full of detail may end a little above. */
async function encoded(canvas: Canvas): Promise<ArrayBuffer> {
  let blob = await jpeg(canvas, QUALITIES[0] ?? 0.8);
  for (const quality of QUALITIES.slice(1)) {
    if (blob.size <= WANTED_BYTES) break;
    blob = await jpeg(canvas, quality);
  }
  return blob.arrayBuffer();
}

function jpeg(canvas: Canvas, quality: number): Promise<Blob> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null): void =>
      blob ? resolve(blob) : reject(new Error('The canvas gave no JPEG'));
    canvas.toBlob(take, 'image/jpeg', quality);
  });
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
