/** Bytes by their SHA-256, in a folder. A file is complete or absent: written aside, synced, then renamed. */
import { createReadStream } from 'node:fs';
import { open, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  filesIn,
  foldersIn,
  inFolderOf,
  makeFolders,
  moveInto,
  removeFile,
  sizeOf,
  type FoundFile,
} from './durable.ts';
import { turnsByKey } from './in-turn.ts';
import { newSecret } from './secret.ts';

/**
 * A file derived from a blob: its thumbnail, the copy without metadata that people are shown, or the same as small as it
 * is printed.
 */
export type Variant = '' | 'thumb' | 'clean' | 'print';
const DERIVED: readonly Variant[] = ['thumb', 'clean', 'print'];

export interface BlobStore {
  /** Size in bytes, or null when there is none. */
  size(sha256: string, variant?: Variant): Promise<number | null>;
  /** Keeps `bytes`; doing it twice changes nothing. */
  keep(sha256: string, bytes: Uint8Array, variant?: Variant): Promise<void>;
  /** Takes a file in whose content was verified and is on the disk. */
  adopt(sha256: string, path: string): Promise<void>;
  read(sha256: string, variant?: Variant): Promise<Uint8Array>;
  stream(sha256: string, variant?: Variant): Readable;
  /** Where the bytes are, for readers that want a file. */
  pathOf(sha256: string, variant?: Variant): string;
  /** Runs `work` while nobody else who asks so touches these bytes. */
  alone<T>(sha256: string, work: () => Promise<T>): Promise<T>;
  /** Hashes of all bytes, folder by folder. */
  all(): AsyncIterable<string[]>;
  /** Hashes of bytes older than `before`, folder by folder. */
  olderThan(before: Date): AsyncIterable<string[]>;
  /** Removes the bytes and what was derived from them. */
  remove(sha256: string): Promise<void>;
  /** What writers that were killed left aside before `before`. */
  removeLeftovers(before: Date): Promise<void>;
  /** Bytes that can still be written to the disk of the folder. */
  free(): Promise<number>;
  /** A file in the folder that says whose it is. */
  readonly mark: string;
  /** What the mark says; null where there is none. */
  marked(): Promise<string | null>;
  /** Writes the mark. */
  markAs(owner: string): Promise<void>;
}

/** Bytes lie in folders named as their hashes begin. */
const SHELVES = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'));

/** All its folders are made before there is anything to put there, lest the first photos each wait for another. */
export async function openFolder(folder: string): Promise<BlobStore> {
  await makeFolders(SHELVES.map((shelf) => join(folder, shelf)));
  const turns = turnsByKey();
  const aside = join(folder, 'aside');
  const mark = join(folder, 'agency');
  const pathOf = (sha256: string, variant: Variant = '') =>
    join(folder, sha256.slice(0, 2), variant ? `${sha256}.${variant}` : sha256);
  async function put(path: string, content: Uint8Array | string): Promise<void> {
    const written = join(aside, newSecret());
    try {
      await writeWhole(written, content);
      await moveInto(path, written);
    } catch (error) {
      await removeFile(written);
      throw error;
    }
  }
  return {
    pathOf,
    size: (sha256, variant) => sizeOf(pathOf(sha256, variant)),
    keep: (sha256, bytes, variant) => put(pathOf(sha256, variant), bytes),
    adopt: (sha256, path) => moveInto(pathOf(sha256), path),
    read: (sha256, variant) => readFile(pathOf(sha256, variant)),
    stream: (sha256, variant) => createReadStream(pathOf(sha256, variant)),
    alone: (sha256, work) => turns.take(sha256, work),
    all: () => blobsIn(folder, () => true),
    olderThan: (before) => blobsIn(folder, ({ changedAt }) => changedAt < before),
    async remove(sha256) {
      // What shows first, lest a copy outlive its original.
      for (const variant of DERIVED) await removeFile(pathOf(sha256, variant));
      await removeFile(pathOf(sha256));
    },
    async removeLeftovers(before) {
      for (const { path, changedAt } of await filesIn(aside)) if (changedAt < before) await removeFile(path);
    },
    async free() {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
    mark,
    marked: async () => ((await sizeOf(mark)) === null ? null : (await readFile(mark, 'utf8')).trim()),
    markAs: (owner) => put(mark, `${owner}\n`),
  };
}

async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const file = await inFolderOf(path, () => open(path, 'w'));
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function* blobsIn(folder: string, isMeant: (file: FoundFile) => boolean): AsyncIterable<string[]> {
  for (const each of await foldersIn(folder)) {
    const files = await filesIn(each);
    const meant = files.filter((file) => /^[0-9a-f]{64}$/.test(file.name) && isMeant(file));
    if (meant.length > 0) yield meant.map(({ name }) => name);
  }
}
