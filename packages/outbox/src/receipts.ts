/** Giving an operation its final answer: out of the line, into memory or into attention (C3, C5). */
import type { Operation, Receipt, SyncPush } from '@prongsai/contract';
import type { Ports, Transaction } from './ports.ts';
import { metaOf, renumber } from './queue.ts';

/** Why a batch stopped before its end. */
export type Stop = 'RETRY' | 'RENUMBERED' | 'UPGRADE_REQUIRED';

export interface ReceiptsRead {
  /** Operations that got their final answer. */
  answered: number;
  stop: Stop | null;
}

/** Applies receipts in order up to one that stops the batch. Receipts of operations no longer waiting are old news. */
export async function applyReceipts(
  tx: Transaction,
  ports: Pick<Ports, 'ids'>,
  asked: Pick<SyncPush, 'clientId'>,
  receipts: readonly Receipt[],
  at: string,
): Promise<ReceiptsRead> {
  let answered = 0;
  for (const receipt of receipts) {
    const stop = await stopOf(tx, ports, asked, receipt);
    if (stop) return { answered, stop };
    const op = await tx.ops.get(receipt.opId);
    if (op) await finish(tx, op, receipt, at);
    if (op) answered += 1;
  }
  return { answered, stop: null };
}

async function stopOf(
  tx: Transaction,
  { ids }: Pick<Ports, 'ids'>,
  asked: Pick<SyncPush, 'clientId'>,
  { status }: Receipt,
): Promise<Stop | null> {
  if (status === 'RETRY' || status === 'UPGRADE_REQUIRED') return status;
  if (status !== 'CLIENT_ROLLBACK' && status !== 'GAP') return null;
  const meta = await metaOf(tx, ids);
  if (meta.clientId === asked.clientId) await renumber(tx, ids, await tx.ops.all());
  return 'RENUMBERED';
}

async function finish(tx: Transaction, op: Operation, receipt: Receipt, at: string): Promise<void> {
  const { opId } = op;
  await tx.ops.delete(opId);
  if (receipt.status === 'APPLIED') {
    const version = receipt.version ?? 0;
    await tx.acknowledged.put({ opId, op, version, at, settled: false });
    return;
  }
  const { code, message } = receipt;
  const status = receipt.status === 'CONFLICT' ? 'CONFLICT' : 'REJECTED';
  await tx.attention.put({ opId, op, status, code: code ?? 'UNEXPECTED', message, at });
}
