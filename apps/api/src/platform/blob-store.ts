/** Bytes by their SHA-256, in a folder. A file is complete or absent: written aside, synced, then renamed. */
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { newSecret } from './secret.ts';

/** A second file derived from a blob, such as its thumbnail. */
export type Variant = '' | 'thumb';

export interface BlobStore {
  /** Size in bytes, or null when there is none. */
  size(sha256: string, variant?: Variant): Promise<number | null>;
  /** Keeps `bytes`; doing it twice changes nothing. */
  keep(sha256: string, bytes: Uint8Array, variant?: Variant): Promise<void>;
  read(sha256: string, variant?: Variant): Promise<Uint8Array>;
  stream(sha256: string, variant?: Variant): Readable;
}

export function openFolder(folder: string): BlobStore {
  const pathOf = (sha256: string, variant: Variant = '') =>
    join(folder, sha256.slice(0, 2), variant ? `${sha256}.${variant}` : sha256);
  return {
    size: (sha256, variant) =>
      stat(pathOf(sha256, variant)).then(
        (file) => (file.isFile() ? file.size : null),
        () => null,
      ),
    keep: (sha256, bytes, variant) => writeWhole(pathOf(sha256, variant), bytes),
    read: (sha256, variant) => readFile(pathOf(sha256, variant)),
    stream: (sha256, variant) => createReadStream(pathOf(sha256, variant)),
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.${newSecret().slice(0, 8)}.part`;
  try {
    const file = await open(aside, 'w');
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
