import type { SyncPush, SyncPushAnswer } from '@prongsai/contract';
import { backoffMs, restFrom } from './backoff.ts';
import type { Ports, Transaction } from './ports.ts';
import { applyPage, settle } from './pull.ts';
import { isNamed } from './queue.ts';
import { applyReceipts, type ReceiptsRead } from './receipts.ts';
import { withRoom } from './room.ts';

export interface AnswerRead extends ReceiptsRead {
  /** The page told something new. */
  learned: boolean;
  /** It began a fresh snapshot. */
  reset: boolean;
  /** There is more to send or to read. */
  more: boolean;
}

/**
 * Takes in one answer whole, in one transaction. The page comes first: it was read after the operations were
 * carried out, so only earlier ones can be missing from it.
 */
export function applyAnswer(ports: Ports, push: SyncPush, answer: SyncPushAnswer): Promise<AnswerRead> {
  const { receipts, page, missingBlobs } = answer;
  const isReadable = !receipts.some(({ status }) => status === 'UPGRADE_REQUIRED');
  return withRoom(ports, async (tx) => {
    const learned = isReadable && (await applyPage(tx, ports.ids, push, page));
    const read = await applyReceipts(tx, ports, push, receipts, page.serverTime);
    await settle(tx, ports.ids);
    for (const sha256 of missingBlobs) await want(tx, ports, sha256, push.deviceTime);
    const waiting = (await tx.ops.all()).length > 0;
    return { ...read, learned, reset: learned && page.reset, more: waiting || page.hasMore };
  });
}

/**
 * The server has lost, or never got, bytes that this phone still has. What it once said to have takes longer each time,
 * lest the two contradict each other all day. What arrived after it was `asked` is old news.
 */
async function want(tx: Transaction, { clock, random }: Ports, sha256: string, asked: string): Promise<void> {
  const upload = await tx.uploads.get(sha256);
  if (!upload) return;
  const now = clock.now();
  const rest = (tries: number) => restFrom(now, backoffMs(tries, random));
  if (upload.storedAt === null) {
    // Refused bytes that no record on this phone names are on no card: nobody but the phone itself tries them again.
    const isNobodys = upload.code !== null && !(await isNamed(tx, sha256));
    if (!upload.wanted || isNobodys)
      await tx.uploads.put({
        ...upload,
        wanted: true,
        ...(isNobodys && { code: null, ...rest(upload.tries) }),
      });
    return;
  }
  if (upload.storedAt > asked && upload.storedAt <= now.toISOString()) return;
  const tries = upload.tries + 1;
  await tx.uploads.put({ ...upload, tries, ...rest(tries), storedAt: null, missing: true, wanted: true });
}
