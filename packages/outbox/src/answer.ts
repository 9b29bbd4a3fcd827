import type { SyncPush, SyncPushAnswer } from '@prongsai/contract';
import type { Ports, Transaction } from './ports.ts';
import { applyPage } from './pull.ts';
import { applyReceipts, type ReceiptsRead } from './receipts.ts';

export interface AnswerRead extends ReceiptsRead {
  /** The page told something new. */
  learned: boolean;
  /** There is more to send or to read. */
  more: boolean;
}

/** Takes in one answer whole, in one transaction. */
export function applyAnswer(ports: Ports, push: SyncPush, answer: SyncPushAnswer): Promise<AnswerRead> {
  const { receipts, page, missingBlobs } = answer;
  return ports.storage.write(async (tx) => {
    const read = await applyReceipts(tx, ports, push, receipts, page.serverTime);
    if (read.stop === 'UPGRADE_REQUIRED') return { ...read, learned: false, more: false };
    const learned = await applyPage(tx, ports.ids, push, page);
    for (const sha256 of missingBlobs) await uploadAgain(tx, sha256, page.serverTime);
    const waiting = (await tx.ops.all()).length > 0;
    return { ...read, learned, more: waiting || page.hasMore };
  });
}

/** The server has lost, or never got, bytes that this phone still has. */
async function uploadAgain(tx: Transaction, sha256: string, savedAt: string): Promise<void> {
  const upload = await tx.uploads.get(sha256);
  if (upload) {
    if (upload.storedAt !== null) await tx.uploads.put({ ...upload, storedAt: null, tries: 1 });
    return;
  }
  const blob = await tx.blobs.get(sha256);
  if (!blob) return;
  const size = blob.bytes.byteLength;
  await tx.uploads.put({ sha256, size, savedAt, tries: 1, notBefore: null, storedAt: null, code: null });
}
