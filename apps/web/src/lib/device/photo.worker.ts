import { shrink } from './shrink.ts';

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  shrink(data).then(
    (answer) => postMessage(answer),
    () => postMessage({ ok: false, code: 'PHOTO_FAILED', details: {} }),
  );
});
