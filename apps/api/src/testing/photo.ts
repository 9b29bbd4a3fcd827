/** Small real pictures and their hashes. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Client } from './client.ts';

export interface Photo {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export function hashed(bytes: Uint8Array): Photo {
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** A picture of one colour; another colour is another picture. */
export async function aPhoto(colour: string, kind: 'jpeg' | 'png' | 'webp' | 'gif' = 'jpeg'): Promise<Photo> {
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: colour } });
  return hashed(await picture.toFormat(kind).toBuffer());
}

export function put(client: Client, { bytes, sha256 }: Photo, type = 'image/jpeg'): Promise<Response> {
  return client.fetch(`/blobs/${sha256}`, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: { 'content-type': type },
  });
}

/** What the operation `attachPhoto` carries. */
export function announced(actionId: string, { bytes, sha256 }: Photo, more: object = {}) {
  return {
    actionId,
    sha256,
    sourceSha256: sha256,
    bytes: bytes.length,
    width: 640,
    height: 480,
    caption: null,
    ...more,
  };
}
