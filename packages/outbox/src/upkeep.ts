/** What may leave the phone, and when. Unsent work never does. */
import type { Upload } from './model.ts';
import { attachedHash, KEEP_ACKNOWLEDGED_MS } from './model.ts';
import type { Ports, Transaction } from './ports.ts';
import { metaOf } from './queue.ts';

/** Forgets applied operations after thirty days (S5), and with the last that names them, stored bytes. */
export async function forgetOld(ports: Ports): Promise<void> {
  const before = new Date(ports.clock.now().getTime() - KEEP_ACKNOWLEDGED_MS).toISOString();
  await ports.storage.write(async (tx) => {
    const unstored = new Set(
      (await tx.uploads.all()).filter((upload) => !isStored(upload)).map((u) => u.sha256),
    );
    for (const { opId, op, at, settled } of await tx.acknowledged.all()) {
      const sha256 = attachedHash(op);
      const bytesWait = sha256 !== null && unstored.has(sha256);
      if (settled && at < before && !bytesWait) await tx.acknowledged.delete(opId);
    }
    for (const upload of await tx.uploads.all()) {
      if (upload.storedAt !== null && upload.storedAt < before) await dropBytes(tx, upload.sha256);
    }
  });
}

/** Drops bytes the server holds; thumbnails stay. */
export async function makeRoom(ports: Ports): Promise<void> {
  await ports.storage.write(async (tx) => {
    for (const upload of await tx.uploads.all()) if (isStored(upload)) await dropBytes(tx, upload.sha256);
  });
}

/** The person signs out: what the server told is read anew when they come back; what they did here stays (C8). */
export async function forgetRows({ storage, ids }: Ports): Promise<void> {
  await storage.write(async (tx) => {
    const meta = await metaOf(tx, ids);
    await tx.rows.clear();
    await tx.meta.put({ ...meta, cursor: 0, scope: null, snapshotOpen: false, lastContactAt: null });
  });
}

/** By the person's hand: photos that wait their turn are tried at the next pass. */
export async function hurryPhotos({ storage }: Ports): Promise<void> {
  await storage.write(async (tx) => {
    const resting = (await tx.uploads.all()).filter(
      (upload) => !isStored(upload) && upload.notBefore !== null,
    );
    for (const upload of resting) await tx.uploads.put({ ...upload, notBefore: null });
  });
}

export function isStored(upload: Upload): boolean {
  return upload.storedAt !== null;
}

/** It goes out by itself, now or later. */
export function isOpen(upload: Upload): boolean {
  return !isStored(upload) && upload.code === null;
}

export async function dropBytes(tx: Transaction, sha256: string): Promise<void> {
  await tx.uploads.delete(sha256);
  await tx.blobs.delete(sha256);
}
