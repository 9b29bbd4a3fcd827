/** Taking back a save after a slip of the finger (UNDO1). */
import type { Operation } from '@prongsai/contract';
import type { Draft } from './model.ts';
import { attachedHash, isKind, recordOf } from './model.ts';
import type { Ports, Transaction } from './ports.ts';
import { enqueue, handedOutOf, metaOf } from './queue.ts';
import { withRoom } from './room.ts';
import { dropIfUnnamed } from './withdraw.ts';

export interface TakingBack {
  /** Stands beside an action that may have left the phone already. */
  reason: string;
  /** What the form held, to be kept again. */
  draft?: Pick<Draft, 'key' | 'value'>;
}

/**
 * As if the actions had not been recorded, all of them or none: what was never handed to the network leaves the line
 * with its photos, and what may have left the phone is withdrawn for `reason`.
 */
export async function takeBack(
  ports: Ports,
  actionIds: readonly string[],
  { reason, draft }: TakingBack,
): Promise<void> {
  const clientTime = ports.clock.now().toISOString();
  const tickets = actionIds.map((actionId) => ({ actionId, opId: ports.ids.next(), clientTime }));
  await withRoom(ports, async (tx) => {
    const handedOut = handedOutOf(ports.storage, await metaOf(tx, ports.ids));
    for (const { actionId: entityId, ...ticket } of tickets) {
      const command = { kind: 'withdrawAction' as const, entityId, payload: { reason } };
      if (await mayHaveLeft(tx, handedOut, entityId)) await enqueue(tx, ports.ids, [{ command, ticket }]);
      else await forget(tx, handedOut, entityId);
    }
    await closeRanks(tx, ports, handedOut);
    if (draft) await tx.drafts.put({ ...draft, savedAt: clientTime });
  });
}

/** The record of it was handed to the network at least once, and not refused. */
async function mayHaveLeft(tx: Transaction, handedOut: number, actionId: string): Promise<boolean> {
  const makes = (op: Operation): boolean => isKind(op, 'recordAction') && op.entityId === actionId;
  if ((await tx.acknowledged.all()).some(({ op }) => makes(op))) return true;
  return (await tx.ops.all()).some((op) => makes(op) && op.seq <= handedOut);
}

/** Whatever of it was refused goes along; what is under way comes back refused, and is told. */
async function forget(tx: Transaction, handedOut: number, actionId: string): Promise<void> {
  const refused = (await tx.attention.all()).map(({ op }) => op);
  const waiting = (await tx.ops.all()).filter(({ seq }) => seq > handedOut);
  const own = [...refused, ...waiting].filter((op) => recordOf(op) === actionId);
  const entities = new Set(own.map(({ entityId }) => entityId));
  const all = [...refused, ...waiting].filter((op) => own.includes(op) || entities.has(op.entityId));
  for (const { opId } of all) {
    await tx.ops.delete(opId);
    await tx.attention.delete(opId);
  }
  for (const op of all) await dropIfUnnamed(tx, attachedHash(op));
}

/** The line has no gap (S1): those behind move up, which nobody but this phone has seen. */
async function closeRanks(tx: Transaction, { ids }: Ports, handedOut: number): Promise<void> {
  let nextSeq = handedOut + 1;
  for (const op of await tx.ops.all()) if (op.seq > handedOut) await tx.ops.put({ ...op, seq: nextSeq++ });
  await tx.meta.put({ ...(await metaOf(tx, ids)), nextSeq });
}
