/** Taking in what the server tells (C4, S4, S5). */
import type { Operation, SyncPage, SyncPush } from '@prongsai/contract';
import type { Acknowledged, Meta } from './model.ts';
import { attachedHash, makesEntity } from './model.ts';
import type { Ids, Transaction } from './ports.ts';
import { metaOf, renumber } from './queue.ts';
import { rowOf } from './view.ts';

/**
 * Applies a page, if it answers the question this phone would ask now: one that was overtaken is thrown away and
 * asked for again (C4). A reset drops the server's rows and nothing else. Says whether the phone knows more now.
 */
export async function applyPage(
  tx: Transaction,
  ids: Ids,
  asked: Pick<SyncPush, 'since' | 'scope'>,
  page: SyncPage,
): Promise<boolean> {
  const meta = await metaOf(tx, ids);
  if (!answersNow(meta, asked, page)) return false;
  if (page.reset) await tx.rows.clear();
  await tx.rows.put(page.rows);
  await tx.rows.delete(page.tombstones);
  const inSnapshot = page.reset || meta.snapshotOpen;
  const { cursor, scope, hasMore, serverTime } = page;
  const isWhole = inSnapshot && !hasMore;
  // A server that has less than it once told has lost something, also where it does not know it.
  const known = page.reset && asked.scope === scope ? undefined : meta.epoch;
  const epoch = isWhole ? scope.split('.')[0] : known;
  const snapshotOpen = inSnapshot && hasMore;
  await tx.meta.put({ ...meta, cursor, scope, epoch, snapshotOpen, lastContactAt: serverTime });
  if (isWhole && epoch !== known) await sendLostAgain(tx, ids);
  return page.reset || cursor !== meta.cursor;
}

function answersNow(meta: Meta, asked: Pick<SyncPush, 'since' | 'scope'>, page: SyncPage): boolean {
  const samePlace = asked.since === meta.cursor && asked.scope === meta.scope;
  return samePlace && (page.reset || page.since === meta.cursor);
}

/** Operations as old as the rows no longer need to be laid over them. */
export async function settle(tx: Transaction, ids: Ids): Promise<void> {
  const { cursor } = await metaOf(tx, ids);
  for (const sent of await tx.acknowledged.all()) {
    if (!sent.settled && sent.version <= cursor) await tx.acknowledged.put({ ...sent, settled: true });
  }
}

/**
 * A snapshot of another epoch comes from a restored backup that has never heard of some applied operations (S5). Those it
 * lacks go to the head of the line again, by their old ids: a server that does know them answers as it did.
 */
async function sendLostAgain(tx: Transaction, ids: Ids): Promise<void> {
  const lost: Acknowledged[] = [];
  for (const sent of await tx.acknowledged.all()) if (await mayBeLost(tx, sent)) lost.push(sent);
  if (lost.length === 0) return;
  lost.sort((a, b) => a.version - b.version || a.op.seq - b.op.seq);
  for (const { opId, op } of lost) {
    await tx.acknowledged.delete(opId);
    await askAgain(tx, attachedHash(op));
  }
  await renumber(tx, ids, chained([...lost.map(({ op }) => op), ...(await tx.ops.all())]));
}

/** Bytes stored in what was lost may be lost with it: they stay until the server says again that it has them. */
async function askAgain(tx: Transaction, sha256: string | null): Promise<void> {
  const upload = sha256 === null ? undefined : await tx.uploads.get(sha256);
  if (upload?.storedAt) await tx.uploads.put({ ...upload, storedAt: null, begun: true });
}

/** A missing row tells that its making was lost; a lost change cannot be told from the row. */
async function mayBeLost(tx: Transaction, { op }: Acknowledged): Promise<boolean> {
  return !makesEntity(op.kind) || (await tx.rows.get(rowOf(op.kind), op.entityId)) === undefined;
}

/** An operation that is sent again stands on the one before it, as when it was saved. */
function chained(ops: readonly Operation[]): Operation[] {
  const last = new Map<string, string>();
  return ops.map((op) => {
    const afterOpId = op.afterOpId ?? last.get(op.entityId) ?? null;
    last.set(op.entityId, op.opId);
    return { ...op, afterOpId };
  });
}
