/** What may leave the phone, and when. Unsent work never does. */
import type { Upload } from './model.ts';
import { attachedHash, KEEP_ACKNOWLEDGED_MS } from './model.ts';
import type { Ports, Transaction } from './ports.ts';
import { allOps, metaOf, NOTHING_READ } from './queue.ts';
import { unlessFull, withRoom } from './room.ts';
import { dropBytes, isStored } from './uploads.ts';

/** What a file of unsent work brings is named a moment later, unless the page dies between. */
const KEEP_UNNAMED_MS = 24 * 60 * 60 * 1000;

/**
 * Forgets applied operations after thirty days (S5), and with the last that names them, stored bytes; and bytes of a
 * file that was never taken in whole.
 */
export async function forgetOld({ storage, clock }: Ports): Promise<void> {
  const ago = (ms: number): string => new Date(clock.now().getTime() - ms).toISOString();
  const [before, unnamedBefore] = [ago(KEEP_ACKNOWLEDGED_MS), ago(KEEP_UNNAMED_MS)];
  await storage.write(async (tx) => {
    const uploads = await tx.uploads.all();
    await forgetApplied(tx, uploads, before);
    const named = new Set((await allOps(tx)).map(attachedHash));
    for (const { sha256, storedAt, wanted, savedAt } of uploads) {
      const isNobodys = !wanted && !named.has(sha256);
      const isOver = storedAt === null ? isNobodys && savedAt < unnamedBefore : storedAt < before;
      if (isOver) await dropBytes(tx, sha256);
    }
  });
}

/** What attaches bytes that wait stays, and with it what was done to it since. */
async function forgetApplied(tx: Transaction, uploads: readonly Upload[], before: string): Promise<void> {
  const unstored = new Set(uploads.filter((upload) => !isStored(upload)).map(({ sha256 }) => sha256));
  const acknowledged = await tx.acknowledged.all();
  const attaching = acknowledged.filter(({ op }) => unstored.has(attachedHash(op) ?? ''));
  const waiting = new Set(attaching.map(({ op }) => op.entityId));
  for (const { opId, op, at, settled } of acknowledged)
    if (settled && at < before && !waiting.has(op.entityId)) await tx.acknowledged.delete(opId);
}

/** The person signs out: what the server told is read anew when they come back; what they did here stays (C8). */
export async function forgetRows(ports: Ports): Promise<void> {
  await withRoom(ports, async (tx) => {
    const meta = await metaOf(tx, ports.ids);
    await tx.rows.clear();
    await tx.meta.put({ ...meta, ...NOTHING_READ });
  });
}

/** By the person's hand: photos that wait their turn are tried at the next pass, unless the phone is full. */
export async function hurryPhotos(ports: Ports): Promise<void> {
  const hurrying = withRoom(ports, async (tx) => {
    for (const upload of await tx.uploads.all())
      if (upload.notBefore !== null) await tx.uploads.put({ ...upload, notBefore: null });
  });
  await unlessFull(hurrying);
}
