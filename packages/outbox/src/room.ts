/** Writing on a phone that is full. */
import { StorageFull, type Ports, type Transaction } from './ports.ts';
import { dropBytes, isStored } from './uploads.ts';

/** Drops bytes the server holds; thumbnails stay. */
export async function makeRoom({ storage }: Pick<Ports, 'storage'>): Promise<void> {
  await storage.write(async (tx) => {
    for (const upload of await tx.uploads.all()) if (isStored(upload)) await dropBytes(tx, upload.sha256);
  });
}

/** A full phone lets go of bytes the server holds, and tries again. Throws StorageFull when that is not enough. */
export async function withRoom<T>(
  ports: Pick<Ports, 'storage'>,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const writing = ports.storage.write(work);
  if (await unlessFull(writing)) return writing;
  await makeRoom(ports);
  return ports.storage.write(work);
}

/** For what the work goes on without. Says whether it was written. */
export function unlessFull(write: Promise<unknown>): Promise<boolean> {
  return write.then(
    () => true,
    (error: unknown) => {
      if (error instanceof StorageFull) return false;
      throw error;
    },
  );
}
