/**
 * Bytes on their way: one part file for each sender and hash. What has arrived stays when the way breaks, also when
 * the server is killed, so that the sender goes on where it ends. Nobody finds or continues another's part.
 */
import { createHash } from 'node:crypto';
import { futimesSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { filesIn, foldersIn, inFolderOf, removeFile, sizeOf, type FoundFile } from './durable.ts';
import { turnsByKey } from './in-turn.ts';
import { openQuiet } from './quiet.ts';
import { writeBehind } from './write-behind.ts';

export interface Part {
  /** Id of whoever sends. */
  readonly sender: string;
  readonly sha256: string;
}

export interface Arrived {
  readonly path: string;
  /** Bytes there now, those from before included; above `most` when more came than that, and then not all are kept. */
  readonly size: number;
  readonly sha256: string;
  /** The body ended before its end. */
  readonly broken: boolean;
  /** All of it, where it came in one piece and is small. */
  readonly bytes: Buffer | null;
}

export interface UploadStore {
  /** Bytes that have arrived; 0 when there is no part. */
  size(part: Part): Promise<number>;
  /** Runs `work` while no other upload of the same part does. */
  alone<T>(part: Part, work: () => Promise<T>): Promise<T>;
  /** Writes `body` behind the first `from` bytes as it comes; it is on the disk when the body has ended well. */
  append(part: Part, body: Readable, asked: { from: number; most: number; now: Date }): Promise<Arrived>;
  drop(part: Part): Promise<void>;
  /** Drops the sender's oldest parts until the others, of at most `each` bytes, hold at most `bytes`. */
  makeRoom(sender: string, bytes: number, each: number): Promise<void>;
  removeOlderThan(before: Date): Promise<void>;
  /** Resolves once no bytes have come for a moment; after `most` milliseconds in any case. */
  quiet(most: number): Promise<void>;
}

/** A sender silent for so long has lost its signal; what arrived stays, and the next try need not wait. */
const SILENCE_MS = 30_000;
/** What even an empty file takes of the disk. */
const DISK_BLOCK = 4096;
/** As much of an upload is kept in memory while it comes; phones send about 300 KB. */
const MOST_IN_MEMORY = 1024 * 1024;

export function openUploads(folder: string): UploadStore {
  const turns = turnsByKey();
  const { stir, quiet } = openQuiet();
  const pathOf = ({ sender, sha256 }: Part) => join(folder, sender, sha256);
  /** Parts that are being written are left alone. */
  const removeIdle = async ({ path }: FoundFile) => {
    if (!turns.isTaken(path)) await turns.take(path, () => removeFile(path));
  };
  return {
    size: async (part) => (await sizeOf(pathOf(part))) ?? 0,
    alone: (part, work) => turns.take(pathOf(part), work),
    append: (part, body, asked) => append(pathOf(part), body, { ...asked, stir }),
    drop: (part) => removeFile(pathOf(part)),
    async makeRoom(sender, bytes, each) {
      const files = await filesIn(join(folder, sender), bytes / each);
      const newestFirst = files.sort((a, b) => +b.changedAt - +a.changedAt);
      let held = 0;
      for (const file of newestFirst) {
        held += Math.max(file.size, DISK_BLOCK);
        if (held > bytes) await removeIdle(file);
      }
    },
    async removeOlderThan(before) {
      for (const sender of await foldersIn(folder)) {
        for (const file of await filesIn(sender)) if (file.changedAt < before) await removeIdle(file);
      }
    },
    quiet,
  };
}

async function append(
  path: string,
  body: Readable,
  { from, most, now, stir }: { from: number; most: number; now: Date; stir: () => void },
): Promise<Arrived> {
  const file = await inFolderOf(path, () => open(path, from === 0 ? 'w+' : 'a+'));
  try {
    const hash = createHash('sha256');
    if (from > 0) {
      const before = file.createReadStream({ start: 0, end: from - 1, autoClose: false });
      for await (const chunk of before) hash.update(chunk as Buffer);
    }
    const { write, written } = writeBehind(file);
    let size = from;
    let chunks: Buffer[] | null = from === 0 ? [] : null;
    const broken = await eachChunk(body, async (chunk) => {
      stir();
      size += chunk.length;
      if (size > most) return false;
      if (size > MOST_IN_MEMORY) chunks = null;
      chunks?.push(chunk);
      hash.update(chunk);
      await write(chunk);
      return true;
    });
    await written();
    // Touches no disk, and so needs no thread of its own.
    futimesSync(file.fd, now, now);
    if (!broken) await file.sync();
    const bytes = broken || !chunks ? null : Buffer.concat(chunks);
    return { path, size, sha256: hash.digest('hex'), broken, bytes };
  } finally {
    await file.close();
  }
}

/** Hands over chunk after chunk until `take` has enough; says whether the body broke off or fell silent. */
async function eachChunk(body: Readable, take: (chunk: Buffer) => Promise<boolean>): Promise<boolean> {
  const silence = setTimeout(() => body.destroy(), SILENCE_MS);
  const chunks = body.iterator({ destroyOnReturn: false });
  try {
    for (;;) {
      const next = await chunks.next().catch(() => null);
      if (next === null) return true;
      if (next.done) return false;
      silence.refresh();
      if (!(await take(next.value as Buffer))) return false;
    }
  } finally {
    clearTimeout(silence);
    await chunks.return?.();
    // What is left unread would stand before the next request on the same connection.
    body.resume();
  }
}
