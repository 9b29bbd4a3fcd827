/**
 * 200 photos of 300 KB, announced and then sent as phones send them, against a bare server that streams the same
 * photos to the same disk with fsync: in turns, in one run, as many at once. Also how long until every photo can be
 * seen small.
 */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Operation } from '@prongsai/contract';
import sharp from 'sharp';
import { ProductServer } from '../../tests/support/server.ts';
import { Client, PASSWORD } from '../support/client.ts';
import { median, ms, timed } from '../support/figures.ts';
import { ask } from '../support/http.ts';
import { inParallel } from '../support/in-parallel.ts';
import { AT, CLOCK, owedByAll, recordOf } from '../support/records.ts';
import { startBareUploads } from './bare-uploads.ts';

const PHOTOS = 200;
const WARM_UP = 20;
const ROUNDS = 3;
const AT_ONCE = 8;
/** As many as one action may have [PHOTO4]. */
const PHOTOS_OF_ACTION = 20;
const LEAST_SHARE = 0.5;
const LOOK_EVERY_MS = 20;
/** Makes a picture of 1600 pixels about 300 KB large, as phones send them. */
const QUALITY = 96;

interface Photo {
  readonly sha256: string;
  readonly bytes: Buffer;
}

export async function photos(): Promise<Record<string, number | string>> {
  const server = new ProductServer({ CLOCK, DEMO_PASSWORD: PASSWORD, WEB_HANDLER: '' });
  await server.start();
  const bare = await startBareUploads();
  try {
    const recorder = await Recorder.signIn(`http://127.0.0.1:${server.port}`);
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

async function upload(taken: readonly Photo[], address: string, cookie = ''): Promise<void> {
  await inParallel(taken, AT_ONCE, async ({ sha256, bytes }) => {
    const headers = { 'content-type': 'image/jpeg', cookie };
    const { status, body } = await ask(`${address}/${sha256}`, { method: 'PUT', headers, body: bytes });
    if (status !== 201) throw new Error(`${address}: ${status} ${body.toString()}`);
  });
}

/** Somebody of the town who records actions with photos. */
class Recorder {
  readonly address: string;
  readonly client: Client;
  readonly #record: () => Operation<'recordAction'>;

  private constructor(address: string, client: Client, record: () => Operation<'recordAction'>) {
    this.address = address;
    this.client = client;
    this.#record = record;
  }

  static async signIn(address: string): Promise<Recorder> {
    const client = new Client(address);
    await client.signIn('recorder');
    const { rows } = await client.pull();
    const unitId = rows.find((row) => row.kind === 'unit' && row.data.name === 'งานการเงินและคลัง')?.id ?? '';
    const owed = owedByAll(rows);
    return new Recorder(address, client, () =>
      client.operation('recordAction', recordOf(0, unitId, owed), AT),
    );
  }

  async announce(taken: readonly Photo[]): Promise<void> {
    for (let from = 0; from < taken.length; from += PHOTOS_OF_ACTION) {
      const action = this.#record();
      const photos = taken.slice(from, from + PHOTOS_OF_ACTION).map(({ sha256, bytes }) => {
        const size = { bytes: bytes.length, width: 1600, height: 1200 };
        const photo = { actionId: action.entityId, sha256, sourceSha256: sha256, ...size, caption: null };
        return this.client.operation('attachPhoto', photo, AT);
      });
      await this.client.push([action, ...photos], 0, null, AT);
    }
  }

  /** Waits until each photo is given in its small form, which is far smaller than what was sent. */
  async everyPhotoSmall(taken: readonly Photo[]): Promise<void> {
    for (const { sha256, bytes } of taken) {
      while (!(await this.#isSmall(sha256, bytes.length))) await wait(LOOK_EVERY_MS);
    }
  }

  async #isSmall(sha256: string, sent: number): Promise<boolean> {
    const headers = { cookie: this.client.cookie };
    const { status, body } = await ask(`${this.address}/blobs/${sha256}?size=thumb`, { headers });
    return status === 200 && body.length < sent / 2;
  }
}

function pictureOf300KB(): Promise<Buffer> {
  const file = resolve(import.meta.dirname, '../../packages/fixtures/src/photos/notice-board.jpg');
  return sharp(file).jpeg({ quality: QUALITY }).toBuffer();
}

let taken = 0;
/** The same picture as another file: a comment after the first marker tells it apart. */
function photoOf(picture: Buffer): Photo {
  const words = Buffer.from(`photo ${process.pid} ${(taken += 1)}`);
  const comment = Buffer.from([0xff, 0xfe, 0, words.length + 2, ...words]);
  const bytes = Buffer.concat([picture.subarray(0, 2), comment, picture.subarray(2)]);
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}
