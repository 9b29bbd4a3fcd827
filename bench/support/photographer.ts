/** Photos as phones send them, and somebody who sends them. */
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Operation } from '@prongsai/contract';
import sharp from 'sharp';
import { Client } from './client.ts';
import { ask } from './http.ts';
import { inParallel } from './in-parallel.ts';
import { AT, owedByAll, recordOf } from './records.ts';

export const AT_ONCE = 8;
/** As many as one action may have [PHOTO4]. */
const PHOTOS_OF_ACTION = 20;
const LOOK_EVERY_MS = 20;
/** Makes a picture of 1600 pixels about 300 KB large, as phones send them. */
const QUALITY = 96;

export interface Photo {
  readonly sha256: string;
  readonly bytes: Buffer;
}

export async function upload(taken: readonly Photo[], address: string, cookie = ''): Promise<void> {
  await inParallel(taken, AT_ONCE, async ({ sha256, bytes }) => {
    const headers = { 'content-type': 'image/jpeg', cookie };
    const { status, body } = await ask(`${address}/${sha256}`, { method: 'PUT', headers, body: bytes });
    if (status !== 201) throw new Error(`${address}: ${status} ${body.toString()}`);
  });
}

/** Somebody who records actions with photos for their unit. */
export class Photographer {
  readonly address: string;
  readonly client: Client;
  readonly #record: () => Operation<'recordAction'>;

  private constructor(address: string, client: Client, record: () => Operation<'recordAction'>) {
    this.address = address;
    this.client = client;
    this.#record = record;
  }

  static async signIn(address: string, loginName = 'recorder'): Promise<Photographer> {
    const client = new Client(address);
    await client.signIn(loginName);
    const owed = owedByAll((await client.pull()).rows);
    const { viewer } = await client.graphql<{ viewer: { person: { roles: { unit: { id: string } }[] } } }>(
      '{ viewer { person { roles { unit { id } } } } }',
    );
    const unitId = viewer.person.roles[0]?.unit.id ?? '';
    let recorded = 0;
    return new Photographer(address, client, () =>
      client.operation('recordAction', recordOf((recorded += 1), unitId, owed), AT),
    );
  }

  /** As phones do: first the words, then the bytes. */
  async send(taken: readonly Photo[]): Promise<void> {
    await this.announce(taken);
    await upload(taken, `${this.address}/blobs`, this.client.cookie);
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

const PICTURE = resolve(import.meta.dirname, '../../packages/fixtures/src/photos/notice-board.jpg');

export function pictureOf300KB(): Promise<Buffer> {
  return sharp(PICTURE).jpeg({ quality: QUALITY }).toBuffer();
}

/** Each with a grain of its own, so that no two look alike; `width` pixels wide, as phones of that many send them. */
export function unlikePhotos(count: number, width = 1600): Promise<Photo[]> {
  const height = (width * 3) / 4;
  return inParallel(Array.from({ length: count }), availableParallelism(), async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 24 } as const;
    const create = { width: width / 4, height: height / 4, channels: 3, background: 'grey', noise } as const;
    const grain = await sharp({ create }).resize(width, height).jpeg().toBuffer();
    const bytes = await sharp(PICTURE)
      .resize(width, height)
      .composite([{ input: grain, blend: 'overlay' }])
      .jpeg()
      .toBuffer();
    return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
  });
}

let taken = 0;
/** The same picture as another file: a comment after the first marker tells it apart. */
export function photoOf(picture: Buffer): Photo {
  const words = Buffer.from(`photo ${process.pid} ${(taken += 1)}`);
  const comment = Buffer.from([0xff, 0xfe, 0, words.length + 2, ...words]);
  const bytes = Buffer.concat([picture.subarray(0, 2), comment, picture.subarray(2)]);
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}
