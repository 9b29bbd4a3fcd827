/**
 * 200 photos of 300 KB, announced and then sent as phones send them, against a bare server that streams the same
 * photos to the same disk with fsync: in turns, in one run, as many at once. Also how long until every photo can be
 * seen small.
 */
import { ProductServer } from '../../tests/support/server.ts';
import { PASSWORD } from '../support/client.ts';
import { median, ms, timed } from '../support/figures.ts';
import { AT_ONCE, photoOf, Photographer, pictureOf300KB, upload } from '../support/photographer.ts';
import { CLOCK } from '../support/records.ts';
import { startBareUploads } from './bare-uploads.ts';

const PHOTOS = 200;
const WARM_UP = 20;
const ROUNDS = 3;
const LEAST_SHARE = 0.5;

export async function photos(): Promise<Record<string, number | string>> {
  const server = new ProductServer({ CLOCK, DEMO_PASSWORD: PASSWORD, WEB_HANDLER: '' });
  await server.start();
  const bare = await startBareUploads();
  try {
    const recorder = await Photographer.signIn(`http://127.0.0.1:${server.port}`);
    const picture = await pictureOf300KB();
    const round = async (count: number) => {
      const taken = Array.from({ length: count }, () => photoOf(picture));
      await recorder.announce(taken);
      const bareMs = await timed(() => upload(taken, `${bare.address}/blobs`));
      const start = performance.now();
      const productMs = await timed(() => upload(taken, `${recorder.address}/blobs`, recorder.client.cookie));
      await recorder.everyPhotoSmall(taken);
      return { bareMs, productMs, smallMs: performance.now() - start };
    };
    await round(WARM_UP);
    const rounds = [];
    for (let i = 0; i < ROUNDS; i += 1) rounds.push(await round(PHOTOS));
    return figuresOf(rounds, picture.length);
  } finally {
    await bare.stop();
    await server.remove();
  }
}

function figuresOf(
  rounds: readonly { bareMs: number; productMs: number; smallMs: number }[],
  bytes: number,
): Record<string, number | string> {
  const share = median(rounds.map(({ bareMs, productMs }) => bareMs / productMs));
  const perSecond = (took: number) => Math.round((PHOTOS / took) * 1_000);
  return {
    photos: PHOTOS,
    'size of each (KB)': Math.round(bytes / 1_000),
    'sent at once': AT_ONCE,
    'photos a second': perSecond(median(rounds.map(({ productMs }) => productMs))),
    'bare uploads a second': perSecond(median(rounds.map(({ bareMs }) => bareMs))),
    'share of bare uploads': Math.round(share * 100) / 100,
    'until all can be seen small, median (ms)': ms(median(rounds.map(({ smallMs }) => smallMs))),
    verdict: `at least ${LEAST_SHARE} of bare uploads: ${share >= LEAST_SHARE ? 'reached' : 'missed'}`,
  };
}
