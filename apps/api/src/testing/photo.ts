/** Small real pictures and their hashes. */
import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
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

/** What the operation `attachFile` carries. */
export function announcedFile(actionId: string, { bytes, sha256 }: Photo, name = 'คำสั่งที่ 12-2566.pdf') {
  return { actionId, sha256, bytes: bytes.length, name };
}

/** About as large as what phones send, and unlike any other picture: `size` pixels wide, of coloured noise. */
export async function aLargePhoto(
  size = 900,
  edit: (picture: Sharp) => Sharp = (same) => same,
): Promise<Photo> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const create = { width: size, height: (size * 2) / 3, channels: 3, background: 'grey', noise } as const;
  return hashed(await edit(sharp({ create })).jpeg().toBuffer());
}

/** Grey, with a red corner where the camera’s sensor begins. */
function cornered(): Sharp {
  const corner = { create: { width: 60, height: 40, channels: 3, background: 'red' } } as const;
  const grey = { create: { width: 300, height: 200, channels: 3, background: 'grey' } } as const;
  return sharp(grey).composite([{ input: corner, top: 0, left: 0 }]);
}

const LATITUDE = '14/1 20/1 30/1';
/** Upright or turned, with place, maker, colours and words of Adobe’s in it. */
export async function fromACamera(orientation: number): Promise<Photo> {
  const exif = {
    IFD0: { Make: 'Prongsai', Model: 'Bophloi camera' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: LATITUDE, GPSLongitudeRef: 'E', GPSLongitude: '99/1 30/1 0/1' },
  };
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>';
  const picture = cornered().withExif(exif).withXmp(xmp).withIccProfile('p3');
  return hashed(
    await picture.withMetadata({ orientation }).withExifMerge(exif).jpeg({ quality: 95 }).toBuffer(),
  );
}

/** A picture with a good beginning and end, and nonsense between. */
export async function aDamagedPhoto(): Promise<Photo> {
  const { bytes } = await aLargePhoto(300);
  const damaged = Buffer.from(await sharp(bytes).png().toBuffer());
  const middle = Math.floor(damaged.length / 2);
  return hashed(damaged.fill(0x5a, middle, middle + 2000));
}

interface Stretch {
  readonly from: number;
  /** The first byte that is not sent. */
  readonly to: number;
}

/** Sends a part of a photo under its place in the whole. */
export function putPart(
  client: Client,
  { bytes, sha256 }: Photo,
  { from, to }: Stretch,
  range = `bytes ${from}-${to - 1}/${bytes.length}`,
): Promise<Response> {
  return client.fetch(`/blobs/${sha256}`, {
    method: 'PUT',
    body: new Uint8Array(bytes.subarray(from, to)),
    headers: { 'content-type': 'image/jpeg', 'content-range': range },
  });
}

/** Sends a photo without saying how long it is, under whatever range it claims to be. */
export function putWithoutLength(
  client: Client,
  { bytes, sha256 }: Photo,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return client.fetch(`/blobs/${sha256}`, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg', ...headers },
    body: new Blob([new Uint8Array(bytes)]).stream(),
    duplex: 'half',
  } as RequestInit);
}

/** The bytes that have arrived of an unfinished upload, as HEAD tells; null when there is more to tell. */
export async function arrivedOf(client: Client, { sha256 }: Photo): Promise<number | null> {
  const { status, headers } = await client.fetch(`/blobs/${sha256}`, { method: 'HEAD' });
  return status === 404 ? Number(headers.get('upload-offset')) : null;
}

/** Begins to send a photo, and loses the network once the server has all before byte `to`. */
export async function putAndBreakOff(client: Client, photo: Photo, { from, to }: Stretch): Promise<void> {
  const way = new AbortController();
  const { bytes, sha256 } = photo;
  const range = from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : null;
  const sent = client.fetch(`/blobs/${sha256}`, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg', ...range },
    body: new ReadableStream({ start: (road) => road.enqueue(bytes.slice(from, to)) }),
    duplex: 'half',
    signal: way.signal,
  } as RequestInit);
  await until(async () => (await arrivedOf(client, photo)) === to);
  way.abort();
  await sent.catch(() => undefined);
}

/** Resolves as soon as `isSo`; a test that waits in vain runs out of its time. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((next) => setTimeout(next, 10));
}
