/** What a person must look at, and what they may do about it (C5). */
import type { Operation, OperationPayloads } from '@prongsai/contract';
import type { OutboxState } from './fate.ts';
import type { Command, Refused } from './model.ts';
import { attachedHash, isKind } from './model.ts';
import type { Ports, Transaction } from './ports.ts';
import { enqueue } from './queue.ts';
import { dropBytes } from './upkeep.ts';

export interface AttentionItem {
  opId: string;
  op: Operation;
  /** `BYTES`: the record of the photo is in order, its bytes were not taken. */
  status: 'CONFLICT' | 'REJECTED' | 'BYTES';
  /** A Problem code. */
  code: string;
  message: string | null;
  at: string;
  /** Hashes of the photos that hang on it. */
  photos: string[];
}

/** Everything refused, oldest first. */
export function attentionOf(state: OutboxState): AttentionItem[] {
  const refused = state.attention.map((item) => ({ ...item, photos: photosOf(state, item.op) }));
  const items: AttentionItem[] = [
    ...refused,
    ...state.acknowledged.flatMap((sent) => bytesRefused(state, sent)),
  ];
  return items.sort((a, b) => (a.at < b.at ? -1 : 1));
}

function bytesRefused(
  state: OutboxState,
  { opId, op, at }: { opId: string; op: Operation; at: string },
): AttentionItem[] {
  const sha256 = attachedHash(op);
  const code = state.uploads.find((upload) => upload.sha256 === sha256)?.code;
  if (sha256 === null || !code) return [];
  return [{ opId, op, status: 'BYTES', code, message: null, at, photos: [sha256] }];
}

function photosOf({ ops, acknowledged, attention }: OutboxState, { entityId }: Operation): string[] {
  const all = [...ops, ...[...acknowledged, ...attention].map(({ op }) => op)];
  const hashes = all.filter((op) => belongsTo(op, entityId)).map(attachedHash);
  return [...new Set(hashes.filter((hash) => hash !== null))];
}

function belongsTo(op: Operation, entityId: string): boolean {
  return op.entityId === entityId || (isKind(op, 'attachPhoto') && op.payload.actionId === entityId);
}

/**
 * Sends a refused operation again, as the person has put it right, and after it what was refused along with it (an
 * action's photos). Each goes under a new id: the old ones have their final answer. Bytes that were not taken are
 * simply tried again. An item that is gone is left gone.
 */
export async function mend(
  ports: Ports,
  opId: string,
  payload: OperationPayloads[Operation['kind']],
): Promise<void> {
  const clientTime = ports.clock.now().toISOString();
  const newEntityId = ports.ids.next();
  await ports.storage.write(async (tx) => {
    const item = await tx.attention.get(opId);
    if (!item) return tryBytesAgain(tx, opId);
    const entityId = item.code === 'ID_TAKEN' ? newEntityId : item.op.entityId;
    const first = { kind: item.op.kind, entityId, payload };
    const following = await followers(tx, item);
    for (const old of [item, ...following]) await tx.attention.delete(old.opId);
    const commands = [first, ...following.map(({ op }) => moved(op, item.op.entityId, entityId))];
    const entries = commands.map((command) => ({ command, ticket: { opId: ports.ids.next(), clientTime } }));
    await enqueue(tx, ports.ids, entries);
  });
}

/**
 * Takes a refused operation off this phone, by the person's own hand, with what was refused along with it. Says
 * which operations went. A photo whose bytes were not taken is withdrawn on the server too, for `reason`.
 */
export async function withdraw(ports: Ports, opId: string, reason: string): Promise<string[]> {
  const ticket = { opId: ports.ids.next(), clientTime: ports.clock.now().toISOString() };
  return ports.storage.write(async (tx) => {
    const item = await tx.attention.get(opId);
    if (!item) return withdrawBytes(ports, tx, opId, { ticket, reason });
    const gone = [item, ...(await followers(tx, item))];
    for (const old of gone) await tx.attention.delete(old.opId);
    for (const { op } of gone) await dropIfUnnamed(tx, attachedHash(op));
    return gone.map((old) => old.opId);
  });
}

/** Refused operations on the same record, in the order they were made. */
async function followers(tx: Transaction, { opId, op }: Refused): Promise<Refused[]> {
  const others = (await tx.attention.all()).filter((other) => other.opId !== opId);
  const later = others.filter((other) => belongsTo(other.op, op.entityId) && other.op.opId > op.opId);
  return later.sort((a, b) => (a.opId < b.opId ? -1 : 1));
}

function moved({ kind, entityId, payload }: Operation, from: string, to: string): Command {
  if (entityId === from) return { kind, entityId: to, payload };
  return { kind, entityId, payload: 'actionId' in payload ? { ...payload, actionId: to } : payload };
}

async function tryBytesAgain(tx: Transaction, opId: string): Promise<void> {
  const upload = await uploadNamedBy(tx, opId);
  if (upload?.code) await tx.uploads.put({ ...upload, code: null, tries: 1, notBefore: null });
}

async function withdrawBytes(
  { ids }: Ports,
  tx: Transaction,
  opId: string,
  { ticket, reason }: { ticket: { opId: string; clientTime: string }; reason: string },
): Promise<string[]> {
  const upload = await uploadNamedBy(tx, opId);
  const entityId = (await tx.acknowledged.get(opId))?.op.entityId;
  if (!upload?.code || entityId === undefined) return [];
  await enqueue(tx, ids, [{ command: { kind: 'withdrawPhoto', entityId, payload: { reason } }, ticket }]);
  await dropBytes(tx, upload.sha256);
  return [opId];
}

async function uploadNamedBy(tx: Transaction, opId: string) {
  const sent = await tx.acknowledged.get(opId);
  const sha256 = sent ? attachedHash(sent.op) : null;
  return sha256 === null ? undefined : tx.uploads.get(sha256);
}

/** Bytes go when no operation on this phone names them any more. */
async function dropIfUnnamed(tx: Transaction, sha256: string | null): Promise<void> {
  if (sha256 === null) return;
  const others = [...(await tx.acknowledged.all()), ...(await tx.attention.all())].map(({ op }) => op);
  const named = [...(await tx.ops.all()), ...others].some((op) => attachedHash(op) === sha256);
  if (!named) await dropBytes(tx, sha256);
}
