/** From a camera's file to evidence: upright, 1440 to 1600 pixels if it has them, about 300 KB, without metadata. */
import type { PhotoProblemCode, ProblemDetails } from '@prongsai/domain';
import { drawn, isNothing, jpeg, smaller, type Canvas } from './canvas.ts';
import { decoded, fitted, upright } from './decode.ts';
import { imageFacts, PHOTO_LIMIT_MB, type ImageFacts } from './image-file.ts';
import { nameOfOther } from './other-file.ts';
import type { PhotoAnswer, ReadyPhoto } from './photo.ts';
import { sha256Of } from './sha256.ts';

const LONGEST_SIDE = 1600;
const THUMBNAIL_SIDE = 240;
/** Bytes above which a photo is written again with less quality. */
const MOST_BYTES = 400 * 1000;
/** Qualities from the best, and how large a photo comes out at each beside the best. */
const QUALITIES = [
  { quality: 0.82, share: 1 },
  { quality: 0.72, share: 0.75 },
  { quality: 0.6, share: 0.55 },
  { quality: 0.5, share: 0.45 },
] as const;
/** Beyond these pixels a sound picture that does not open is too much for the phone's memory. */
const MANY_PIXELS = 50_000_000;

export async function shrink(file: Blob): Promise<PhotoAnswer> {
  if (file.size === 0) return refused('PHOTO_EMPTY');
  if (file.size > PHOTO_LIMIT_MB * 1_000_000) return refused('PHOTO_TOO_LARGE', { limit: PHOTO_LIMIT_MB });
  const original = await file.arrayBuffer();
  const facts = imageFacts(original);
  if (!facts) return notAPhoto(nameOfOther(original));
  if (facts.moves) return refused('PHOTO_MOVES', { found: facts.type });
  if (!facts.whole) return refused('PHOTO_DAMAGED');
  // Begun first: it takes its own copy, and opening the picture uses the original up.
  const sourceSha256 = sha256Of(original);
  const picture = await decoded(file, original, facts, LONGEST_SIDE);
  if (!picture) return refused(whyUnopened(facts));
  const canvas = drawn(picture, fitted(upright(picture), LONGEST_SIDE));
  const isEmpty = isNothing(picture.image);
  picture.image.close();
  if (isEmpty && !(await isBlackIndeed(file))) return refused('PHOTO_FAILED');
  return { ok: true, photo: await photoOf(canvas, await sourceSha256, facts) };
}

function refused(code: PhotoProblemCode, details: ProblemDetails = {}): PhotoAnswer {
  return { ok: false, code, details };
}

function notAPhoto(found: string | null): PhotoAnswer {
  return found === null ? refused('PHOTO_UNREADABLE') : refused('PHOTO_OTHER_KIND', { found });
}

function whyUnopened({ type, size }: ImageFacts): PhotoProblemCode {
  if (type === 'HEIC') return 'PHOTO_HEIC';
  return size && size.width * size.height > MANY_PIXELS ? 'PHOTO_FAILED' : 'PHOTO_DAMAGED';
}

/** A picture of a dark room may be black in truth: opened small, it is black again. */
async function isBlackIndeed(file: Blob): Promise<boolean> {
  const image = await createImageBitmap(file, { resizeWidth: 16, resizeHeight: 16 });
  return isNothing(image);
}

async function photoOf(canvas: Canvas, sourceSha256: string, { takenOn }: ImageFacts): Promise<ReadyPhoto> {
  const { width, height } = canvas;
  const small = smaller(canvas, fitted(canvas, THUMBNAIL_SIDE));
  const [bytes, thumbnail] = await Promise.all([encoded(canvas), bytesOf(jpeg(small, 0.6))]);
  return { bytes, thumbnail, sha256: await sha256Of(bytes), sourceSha256, width, height, takenOn };
}

/** The best quality that fits; a picture full of detail may end a little above. Hopeless ones are passed over. */
async function encoded(canvas: Canvas): Promise<ArrayBuffer> {
  const [best, ...rest] = QUALITIES;
  const first = await jpeg(canvas, best.quality);
  let blob = first;
  for (const { quality, share } of rest) {
    if (blob.size <= MOST_BYTES) break;
    const isLast = quality === rest.at(-1)?.quality;
    if (isLast || first.size * share <= MOST_BYTES) blob = await jpeg(canvas, quality);
  }
  return blob.arrayBuffer();
}

async function bytesOf(blob: Promise<Blob>): Promise<ArrayBuffer> {
  return (await blob).arrayBuffer();
}
