/** Where an upload stands, and the end of its bytes. */
import type { Upload } from './model.ts';
import type { Transaction } from './ports.ts';

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
