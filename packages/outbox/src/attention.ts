/** What a person must look at, and what they may do about it (C5). */
import type { Operation, OperationPayloads } from '@prongsai/contract';
import type { OutboxState } from './fate.ts';
import type { Command, Refused, Upload } from './model.ts';
import { attachedHash, isKind, makesEntity, recordOf } from './model.ts';
import { inOrder, owing, withdrawals } from './owed-bytes.ts';
import type { Ports, Transaction } from './ports.ts';
import { allOps, enqueue, entriesOf } from './queue.ts';
import { withRoom } from './room.ts';

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

/** Everything refused, oldest first. The photos of an action that was itself refused go along with it. */
export function attentionOf(state: OutboxState): AttentionItem[] {
  const unmade = new Set(
    state.attention.filter(({ op }) => op.kind === 'recordAction').map(({ op }) => op.entityId),
  );
  const uploads = new Map(state.uploads.map((upload) => [upload.sha256, upload]));
  const leading = state.attention.filter(({ op }) => attachedHash(op) === null || !unmade.has(recordOf(op)));
  const items: AttentionItem[] = [
    ...leading.map((item) => ({ ...item, photos: photosOf(state, item.op) })),
    ...owing(state).flatMap((sent) => bytesRefused(uploads, sent)),
  ];
  return items.sort((a, b) => (a.at < b.at ? -1 : 1));
}

function bytesRefused(
  uploads: ReadonlyMap<string, Upload>,
  { opId, op, at }: { opId: string; op: Operation; at: string },
): AttentionItem[] {
  const code = uploads.get(attachedHash(op) ?? '')?.code;
  if (!code) return [];
  return [{ opId, op, status: 'BYTES', code, message: null, at, photos: pictureHash(op) }];
}

function photosOf({ ops, acknowledged, attention }: OutboxState, { entityId }: Operation): string[] {
  const all = [...ops, ...[...acknowledged, ...attention].map(({ op }) => op)];
  return [...new Set(all.filter((op) => belongsTo(op, entityId)).flatMap(pictureHash))];
}

/** Files have nothing to show. */
function pictureHash(op: Operation): string[] {
  return isKind(op, 'attachPhoto') ? [op.payload.sha256] : [];
}

function belongsTo(op: Operation, entityId: string): boolean {
  return op.entityId === entityId || recordOf(op) === entityId;
}

/**
 * Sends a refused operation again, as the person has put it right, and after it what was refused along with it (the
 * photos of a refused action). Each goes under a new id: the old ones have their final answer. Bytes that were not
 * taken are simply tried again. `seen` is the version they put it right against. An item that is gone is left gone;
 * says whether there was one.
 */
export async function mend(
  ports: Ports,
  opId: string,
  payload: OperationPayloads[Operation['kind']],
  seen?: number,
): Promise<boolean> {
  const clientTime = ports.clock.now().toISOString();
  const newEntityId = ports.ids.next();
  let wasThere = false;
  await withRoom(ports, async (tx) => {
    const item = await tx.attention.get(opId);
    const isBytes = !item && (await tryBytesAgain(tx, opId));
    // A store that hung runs this once more, and then finds nothing.
    wasThere ||= isBytes || item !== undefined;
    if (!item) return;
    const entityId = item.code === 'ID_TAKEN' ? newEntityId : item.op.entityId;
    const first = { kind: item.op.kind, entityId, payload, seen };
    const following = await followers(tx, item);
    const commands = [first, ...following.map(({ op }) => moved(op, item.op.entityId, entityId))];
    for (const old of [item, ...following]) await tx.attention.delete(old.opId);
    await enqueue(tx, ports.ids, entriesOf(ports.ids, commands, clientTime));
  });
  return wasThere;
}

/**
 * Makes a refused change of an action a new action of its own, as `payload` tells it whole; what the other person
 * wrote stays as it is. The photos this phone attached to the first action are attached to the copy as well, and
 * those refused along with the change move to it. A change that is gone is left gone.
 */
export async function splitIntoCopy(
  ports: Ports,
  opId: string,
  payload: OperationPayloads['recordAction'],
): Promise<void> {
  const clientTime = ports.clock.now().toISOString();
  const copyId = ports.ids.next();
  await withRoom(ports, async (tx) => {
    const item = await tx.attention.get(opId);
    if (item?.op.kind !== 'changeAction') return;
    const attached = await attachedTo(tx, item.op.entityId);
    const refused = (await refusedAfter(tx, item)).filter(({ op }) => attachedHash(op) !== null);
    const commands: Command[] = [
      { kind: 'recordAction', entityId: copyId, payload },
      ...attached.map((op) => ({ ...moved(op, item.op.entityId, copyId), entityId: ports.ids.next() })),
    ];
    for (const old of [item, ...refused]) await tx.attention.delete(old.opId);
    await enqueue(tx, ports.ids, entriesOf(ports.ids, commands, clientTime));
  });
}

/** Each photo and file once, in the order they were attached; withdrawn ones left out. */
async function attachedTo(tx: Transaction, actionId: string): Promise<Operation[]> {
  const ops = inOrder(await allOps(tx));
  const withdrawn = withdrawals(ops);
  const live = ops.filter((op) => recordOf(op) === actionId && !withdrawn.get(op.entityId));
  const attached = new Map(live.map((op) => [attachedHash(op), op]));
  attached.delete(null);
  return [...attached.values()];
}

/** What was refused because this was: later operations on what it would have made, in their order. */
export async function followers(tx: Transaction, item: Refused): Promise<Refused[]> {
  return makesEntity(item.op.kind) ? refusedAfter(tx, item) : [];
}

async function refusedAfter(tx: Transaction, { opId, op }: Refused): Promise<Refused[]> {
  const others = (await tx.attention.all()).filter((other) => other.opId !== opId);
  const later = others.filter((other) => belongsTo(other.op, op.entityId) && other.op.opId > op.opId);
  return later.sort((a, b) => (a.opId < b.opId ? -1 : 1));
}

function moved({ kind, entityId, payload }: Operation, from: string, to: string): Command {
  if (entityId === from) return { kind, entityId: to, payload };
  return { kind, entityId, payload: 'actionId' in payload ? { ...payload, actionId: to } : payload };
}

async function tryBytesAgain(tx: Transaction, opId: string): Promise<boolean> {
  const upload = await uploadNamedBy(tx, opId);
  if (!upload?.code) return false;
  await tx.uploads.put({ ...upload, code: null, tries: 1, refusals: 0, notBefore: null });
  return true;
}

/** The upload that an applied operation waits for. */
export async function uploadNamedBy(tx: Transaction, opId: string): Promise<Upload | undefined> {
  const sent = await tx.acknowledged.get(opId);
  const sha256 = sent ? attachedHash(sent.op) : null;
  return sha256 === null ? undefined : tx.uploads.get(sha256);
}
