/** Taking in a photo: one at a time, in a worker that is thrown away after, so that its memory is too. */
import type { PhotoProblemCode, ProblemDetails } from '@prongsai/domain';
import type { ShrunkPhoto } from '@prongsai/outbox';

export interface ReadyPhoto extends ShrunkPhoto {
  /** The day the camera wrote, `YYYY-MM-DD`; null when it wrote none. */
  takenOn: string | null;
}

export type PhotoAnswer =
  { ok: true; photo: ReadyPhoto } | { ok: false; code: PhotoProblemCode; details: ProblemDetails };

/** `PHOTO_FAILED`: the picture is sound but the phone could not draw it, mostly for want of memory. */
export class PhotoRefused extends Error {
  override name = 'PhotoRefused';
  readonly code: PhotoProblemCode;
  readonly details: ProblemDetails;
  constructor(code: PhotoProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** Longer than the slowest phone needs for the largest file. */
const PATIENCE_MS = 60_000;
const FAILED: PhotoAnswer = { ok: false, code: 'PHOTO_FAILED', details: {} };
let last: Promise<unknown> = Promise.resolve();
let spare: Worker | null = null;

/** Starts the worker while the person is at the camera: on a slow phone that takes a third of a second. */
export function expectPhoto(): void {
  if (typeof OffscreenCanvas === 'undefined' || spare) return;
  spare = newWorker();
  spare.addEventListener('error', () => (spare = null));
}

/** Makes a camera's file ready to save. Throws PhotoRefused, or what `signal` was aborted with. */
export function preparePhoto(file: Blob, signal: AbortSignal): Promise<ReadyPhoto> {
  const photo = last.then(() => prepared(file, signal));
  last = photo.catch(() => undefined);
  return photo;
}

async function prepared(file: Blob, signal: AbortSignal): Promise<ReadyPhoto> {
  signal.throwIfAborted();
  const answer = typeof OffscreenCanvas === 'undefined' ? await inPage(file) : await inWorker(file, signal);
  signal.throwIfAborted();
  if (!answer.ok) throw new PhotoRefused(answer.code, answer.details);
  return answer.photo;
}

/** Browsers whose workers cannot draw. */
async function inPage(file: Blob): Promise<PhotoAnswer> {
  const { shrink } = await import('./shrink.ts');
  return shrink(file).catch(() => FAILED);
}

function inWorker(file: Blob, signal: AbortSignal): Promise<PhotoAnswer> {
  const worker = spare ?? newWorker();
  spare = null;
  const answer = new Promise<PhotoAnswer>((resolve) => {
    const fail = (): void => resolve(FAILED);
    worker.addEventListener('message', ({ data }: MessageEvent<PhotoAnswer>) => resolve(data));
    worker.addEventListener('error', fail);
    signal.addEventListener('abort', fail);
    setTimeout(fail, PATIENCE_MS);
    worker.postMessage(file);
  });
  return answer.finally(() => worker.terminate());
}

function newWorker(): Worker {
  return new Worker(new URL('./photo.worker.ts', import.meta.url), { type: 'module' });
}
