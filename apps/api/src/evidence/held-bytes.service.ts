/** Bytes that agencies hold: sent and verified, missed when the disk has lost them, found again. */
import { note } from '../activity/note.ts';
import { askTogether } from '../platform/batch.ts';
import type { RequestContext } from '../platform/context.ts';
import { rows, type Row } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { EvidenceFile } from './evidence-file.entity.ts';
import { EvidencePhoto } from './evidence-photo.entity.ts';
import { HeldBytes } from './held-bytes.entity.ts';

/** Kept from being swept while something begins to name them. */
export function heldBytes(tx: Tx, agencyId: string, sha256: string): Promise<Row<HeldBytes> | undefined> {
  return askTogether(tx, `bytes of ${agencyId}`, sha256, async (hashes) => {
    const named = { agencyId, sha256: { $in: [...hashes] } };
    const found = await rows(tx.em, HeldBytes, named, { orderBy: { sha256: 'asc' }, lock: true });
    return new Map(found.map((bytes) => [bytes.sha256, bytes]));
  });
}

/** Whether somebody of the agency sent these bytes, and they are still on the disk. */
export async function isHere(
  { em, blobs }: Pick<RequestContext, 'em' | 'blobs'>,
  agencyId: string,
  sha256: string,
): Promise<boolean> {
  const [held] = await rows(em, HeldBytes, { agencyId, sha256, missedAt: null });
  return held !== undefined && (await blobs.size(sha256)) !== null;
}

/** Bytes on the disk that were verified, for the agency of whoever sent them. */
export type Stored = Pick<HeldBytes, 'agencyId' | 'sha256' | 'kind' | 'bytes' | 'sentById'>;

/**
 * The bytes have arrived, each once: every photo and file of the agency that waits for them is complete. Gives those
 * that the agency had before.
 */
export async function markStored(tx: Tx, arrived: readonly Stored[]): Promise<Set<Stored>> {
  const held = await rows(tx.em, HeldBytes, { sha256: { $in: arrived.map(({ sha256 }) => sha256) } });
  const before = new Map(arrived.map((each) => [each, held.find((other) => isSame(each, other))]));
  const here = arrived.filter((each) => before.get(each)?.missedAt === null);
  const unheard = arrived.filter((each) => !before.get(each)).map((each) => freshOf(tx, each));
  if (unheard.length > 0) await tx.em.insertMany(HeldBytes, unheard);
  const lost = arrived.filter((each) => before.get(each)?.missedAt);
  for (const { agencyId, sha256, ...fresh } of lost.map((each) => freshOf(tx, each)))
    await tx.em.nativeUpdate(HeldBytes, { agencyId, sha256 }, fresh);
  const kept = held.filter(({ missedAt }) => missedAt === null);
  await complete(tx, [...kept, ...arrived.map((each) => ({ ...each, fault: null }))]);
  return new Set(here);
}

/** A file has no pixels that anybody would have to look at. */
function freshOf({ now }: Tx, stored: Stored) {
  const checkedAt = stored.kind === 'PDF' ? now : null;
  return { ...stored, storedAt: now, checkedAt, missedAt: null, fault: null };
}

type OfAgency = Pick<HeldBytes, 'agencyId' | 'sha256'>;

function isSame(one: OfAgency, other: OfAgency): boolean {
  return one.agencyId === other.agencyId && one.sha256 === other.sha256;
}

/** The disk has lost them, for all that hold them: phones that still have them send them again. */
export async function missBytes(tx: Tx, sha256: string): Promise<number> {
  const lost = { missedAt: tx.now, checkedAt: null };
  await tx.em.nativeUpdate(HeldBytes, { sha256, missedAt: null }, lost);
  const photos = await tx.em.find(EvidencePhoto, { sha256, stored: true });
  const files = await tx.em.find(EvidenceFile, { sha256, stored: true });
  for (const evidence of [...photos, ...files]) {
    evidence.stored = false;
    note(tx, 'missBytes', evidence);
  }
  return photos.length + files.length;
}

/** The disk has them again, as they were: so have those who held them. */
export async function findBytes(tx: Tx, sha256: string): Promise<void> {
  const missed = { sha256, missedAt: { $ne: null } };
  const held = await rows(tx.em, HeldBytes, missed);
  await tx.em.nativeUpdate(HeldBytes, missed, { missedAt: null });
  await complete(tx, held);
}

/** What waits for bytes that were there all along is complete; not when the disk has lost them meanwhile. */
export async function completeHeld(tx: Tx, { agencyId, sha256 }: OfAgency): Promise<void> {
  const here = { agencyId, sha256, missedAt: null };
  await complete(tx, await rows(tx.em, HeldBytes, here, { lock: true }));
}

/** Photos and files that wait for what their agency has are complete. */
async function complete(tx: Tx, held: readonly (OfAgency & Found)[]): Promise<void> {
  const waiting = { sha256: { $in: held.map(({ sha256 }) => sha256) }, stored: false };
  for (const photo of await tx.em.find(EvidencePhoto, waiting)) {
    const its = held.find((each) => isSame(each, photo));
    if (its) Object.assign(photo, { stored: true, fault: photoFaultOf(its) });
  }
  for (const file of await tx.em.find(EvidenceFile, waiting)) {
    const its = held.find((each) => isSame(each, file));
    if (its) Object.assign(file, { stored: true, fault: fileFaultOf(its) });
  }
}

type Found = Pick<HeldBytes, 'kind' | 'fault'>;

/** What is wrong with a photo whose bytes these are. */
export function photoFaultOf({ kind, fault }: Found): string | null {
  return kind === 'PHOTO' ? fault : 'PHOTO_UNREADABLE';
}

/** What is wrong with a file whose bytes these are. */
export function fileFaultOf({ kind, fault }: Found): string | null {
  return kind === 'PDF' ? fault : 'FILE_UNREADABLE';
}
