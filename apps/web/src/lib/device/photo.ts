/** Taking in a photo: one at a time, in a worker that is thrown away after, so that its memory is too. */
import type { ShrunkPhoto } from '@prongsai/outbox';

export interface ReadyPhoto extends ShrunkPhoto {
  /** The day the camera wrote, `YYYY-MM-DD`; null when it wrote none. */
  takenOn: string | null;
}

export type PhotoProblem = 'PHOTO_UNREADABLE' | 'PHOTO_TOO_LARGE' | 'PHOTO_FAILED';
export type PhotoAnswer =
  { ok: true; photo: ReadyPhoto } | { ok: false; code: PhotoProblem; limitMb?: number };

/** `PHOTO_FAILED`: the picture is sound but the phone could not draw it, mostly for want of memory. */
export class PhotoRefused extends Error {
  override name = 'PhotoRefused';
  readonly code: PhotoProblem;
  /** Megabytes, where the code is about size. */
  readonly limitMb: number | null;
  constructor(code: PhotoProblem, limitMb: number | null = null) {
    super(code);
    this.code = code;
    this.limitMb = limitMb;
  }
}

/** Longer than the slowest phone needs for the largest file. */
const PATIENCE_MS = 60_000;
let last: Promise<unknown> = Promise.resolve();

/** Makes a camera's file ready to save. Throws PhotoRefused. */
export function preparePhoto(file: Blob): Promise<ReadyPhoto> {
  const photo = last.then(() => prepared(file));
  last = photo.catch(() => undefined);
  return photo;
}

async function prepared(file: Blob): Promise<ReadyPhoto> {
  if (file.size === 0) throw new PhotoRefused('PHOTO_UNREADABLE');
  const answer = typeof OffscreenCanvas === 'undefined' ? await inPage(file) : await inWorker(file);
  if (!answer.ok) throw new PhotoRefused(answer.code, answer.limitMb ?? null);
  return answer.photo;
}

/** Browsers whose workers cannot draw. */
async function inPage(file: Blob): Promise<PhotoAnswer> {
  const { shrink } = await import('./shrink.ts');
  return shrink(file).catch(() => ({ ok: false, code: 'PHOTO_FAILED' }));
}

function inWorker(file: Blob): Promise<PhotoAnswer> {
  const worker = new Worker(new URL('./photo.worker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise<PhotoAnswer>((resolve) => {
    const fail = (): void => resolve({ ok: false, code: 'PHOTO_FAILED' });
    worker.addEventListener('message', ({ data }: MessageEvent<PhotoAnswer>) => resolve(data));
    worker.addEventListener('error', fail);
    setTimeout(fail, PATIENCE_MS);
    worker.postMessage(file);
  });
  return answer.finally(() => worker.terminate());
}
