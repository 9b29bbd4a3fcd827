/** Taking refused work off the phone by the person's own hand, and putting it back after a slip of the finger. */
import type { Operation } from '@prongsai/contract';
import { followers, uploadNamedBy } from './attention.ts';
import type { PhotoBytes, Refused } from './model.ts';
import { attachedHash, isKind, recordOf } from './model.ts';
import type { Ports, Transaction } from './ports.ts';
import { enqueue, isKnown, isNamed, type Ticket } from './queue.ts';
import { keepPhoto } from './save.ts';
import { withRoom } from './room.ts';
import { dropBytes, isOpen } from './uploads.ts';

/** All that `putBack` needs. */
export interface Withdrawn {
  items: Refused[];
  /** The record of a photo or file whose bytes were not taken. */
  attached: Operation | null;
  photos: PhotoBytes[];
}
const NOTHING: Withdrawn = { items: [], attached: null, photos: [] };

/**
 * Takes a refused operation off this phone with what was refused along with it. A photo whose bytes were not taken
 * is withdrawn on the server too, for `reason`.
 */
export async function withdraw(ports: Ports, opId: string, reason: string): Promise<Withdrawn> {
  const ticket = { opId: ports.ids.next(), clientTime: ports.clock.now().toISOString() };
  let first: Withdrawn | null = null;
  return withRoom(ports, async (tx) => {
    const item = await tx.attention.get(opId);
    const taken = item ? await takeOff(tx, item) : await withdrawBytes(ports, tx, opId, { ticket, reason });
    // A store that hung runs this once more, and then finds nothing: what the first time took off is what was there.
    return (first = taken ?? first ?? NOTHING);
  });
}

async function takeOff(tx: Transaction, item: Refused): Promise<Withdrawn> {
  const items = [item, ...(await followers(tx, item))];
  for (const old of items) await tx.attention.delete(old.opId);
  const photos: PhotoBytes[] = [];
  for (const { op } of items) photos.push(...(await dropIfUnnamed(tx, attachedHash(op))));
  return { items, attached: null, photos };
}

/** As if it had not been withdrawn. A photo withdrawn on the server is attached anew. */
export async function putBack(ports: Ports, { items, attached, photos }: Withdrawn): Promise<void> {
  const clientTime = ports.clock.now().toISOString();
  const ticket = { opId: ports.ids.next(), clientTime };
  const entityId = ports.ids.next();
  await withRoom(ports, async (tx) => {
    for (const item of items) if (!(await isKnown(tx, item.opId))) await tx.attention.put(item);
    if (attached) {
      const command = { kind: attached.kind, entityId, payload: attached.payload };
      await enqueue(tx, ports.ids, [{ command, ticket }]);
    }
    for (const photo of photos) await keepPhoto(tx, photo, clientTime);
  });
}

async function withdrawBytes(
  { ids }: Ports,
  tx: Transaction,
  opId: string,
  { ticket, reason }: { ticket: Ticket; reason: string },
): Promise<Withdrawn | null> {
  const upload = await uploadNamedBy(tx, opId);
  const op = (await tx.acknowledged.get(opId))?.op;
  if (!upload?.code || !op) return null;
  const kind = isKind(op, 'attachFile') ? ('withdrawFile' as const) : ('withdrawPhoto' as const);
  const command = { kind, entityId: op.entityId, payload: { actionId: recordOf(op), reason } };
  await enqueue(tx, ids, [{ command, ticket }]);
  const isShared = await isNamed(tx, upload.sha256, op.entityId);
  return { items: [], attached: op, photos: isShared ? [] : await takeBytes(tx, upload.sha256) };
}

/**
 * Bytes go when no operation on this phone names them any more, unless the server waits for them: the record that needs
 * them may have come from another phone of this person, which has lost them since.
 */
export async function dropIfUnnamed(tx: Transaction, sha256: string | null): Promise<PhotoBytes[]> {
  if (sha256 === null) return [];
  const named = await isNamed(tx, sha256);
  const upload = await tx.uploads.get(sha256);
  const waitedFor = upload?.wanted && isOpen(upload);
  return named || waitedFor ? [] : takeBytes(tx, sha256);
}

async function takeBytes(tx: Transaction, sha256: string): Promise<PhotoBytes[]> {
  const blob = await tx.blobs.get(sha256);
  const thumbnail = (await tx.thumbnails.get(sha256))?.bytes ?? null;
  await dropBytes(tx, sha256);
  return blob ? [{ ...blob, thumbnail }] : [];
}
