import type { FileHandle } from 'node:fs/promises';

/** A writer may be so many bytes behind before whoever brings more has to wait. */
const MOST_BEHIND = 512 * 1024;

/** Writes at the end of `file`; what comes while a write is under way goes into the next one, together. */
export function writeBehind(file: FileHandle) {
  let waiting: Uint8Array[] = [];
  let behind = 0;
  let writing: Promise<void> | null = null;

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const next = waiting;
      [waiting, behind] = [[], 0];
      await writeWhole(file, next);
    }
    writing = null;
  }

  return {
    /** Takes the bytes; rejects when those before them could not be written. */
    async write(bytes: Uint8Array): Promise<void> {
      waiting.push(bytes);
      behind += bytes.length;
      if (!writing) {
        writing = writeAll();
        // Whoever writes next, or waits for the end, is told.
        writing.catch(() => undefined);
      }
      if (behind > MOST_BEHIND) await writing;
    },
    /** Resolves when all that was taken is in the file, if not yet on the disk. */
    async written(): Promise<void> {
      await writing;
    },
  };
}

/** The system may take less than all of it. */
async function writeWhole(file: FileHandle, pieces: Uint8Array[]): Promise<void> {
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const { bytesWritten } = await file.writev(pieces);
  if (bytesWritten < size) await file.writeFile(Buffer.concat(pieces).subarray(bytesWritten));
}
