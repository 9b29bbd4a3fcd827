/** A handful of small pictures, kept once: every photo that has arrived is one of them. */
import sharp from 'sharp';
import type { BlobStore } from '../platform/blob-store.ts';
import { hashOf } from '../platform/secret.ts';

export interface Picture {
  readonly sha256: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

const COLOURS = ['#2f6f9f', '#3f7f4f', '#9f5f2f', '#7f4f8f', '#8f8f3f', '#5f5f5f'] as const;
const SIZE = { width: 640, height: 480 } as const;

export function keepPictures(blobs: BlobStore): Promise<Picture[]> {
  return Promise.all(
    COLOURS.map(async (background) => {
      const bytes = await sharp({ create: { ...SIZE, channels: 3, background } })
        .jpeg()
        .toBuffer();
      const sha256 = hashOf(bytes);
      await blobs.keep(sha256, bytes);
      return { sha256, bytes: bytes.length, ...SIZE };
    }),
  );
}
