/** Photos of actions: announced first, by hash; the bytes follow and are verified by upload.ts. */
import { labelFault, normaliseThai, noteFault, photoFault } from '@prongsai/domain';
import { note } from '../activity/note.ts';
import type { RequestContext } from '../platform/context.ts';
import { signedIn } from '../platform/permission.ts';
import { ensure, ensureId } from '../platform/problem.ts';
import { rows } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { holdClock } from '../platform/version-stamp.ts';
import { ownAction, raise } from '../publicity-log/publicity-log.service.ts';
import { EvidenceFile } from './evidence-file.entity.ts';
import { EvidencePhoto } from './evidence-photo.entity.ts';
import { HeldBytes, type BytesKind } from './held-bytes.entity.ts';

export interface PhotoInput {
  id: string;
  actionId: string;
  sha256: string;
  sourceSha256: string;
  bytes: number;
  width: number;
  height: number;
  caption: string | null;
  position: number | null;
}

/** Attaching never conflicts with anything (S3). Bytes the agency already holds need not travel again. */
export async function attachPhoto(tx: Tx, input: PhotoInput): Promise<EvidencePhoto> {
  ensureId(input.id, 'id');
  const { action } = await ownAction(tx, input.actionId, 'attachPhoto');
  const known = await tx.em.findOne(EvidencePhoto, { id: input.id });
  if (known) {
    ensure(known.sha256 === input.sha256 && known.actionId === input.actionId, 'ID_TAKEN');
    return known;
  }
  raise(labelFault('caption', input.caption));
  const { agencyId } = action;
  raise(photoFault(await tx.em.count(EvidencePhoto, { actionId: action.id, withdrawnAt: null })));
  // Held, lest it be swept while this photo begins to name it.
  const [held] = await rows(tx.em, HeldBytes, { agencyId, sha256: input.sha256 }, { lock: true });
  const isHere = held !== undefined && held.missedAt === null;
  const photo = tx.em.create(EvidencePhoto, {
    ...input,
    agencyId,
    caption: input.caption && normaliseThai(input.caption),
    attachedById: tx.caller?.personId ?? null,
    stored: isHere,
    fault: isHere ? photoFaultOf(held) : null,
    usedBefore: await wasUsed(tx, agencyId, input),
  });
  tx.em.persist(photo);
  action.evidenceChanges += 1;
  note(tx, 'attachPhoto', photo, { actionId: action.id });
  return photo;
}

/** The latest caption and place stand; what a caption was before stays in the history. */
export async function changePhoto(
  tx: Tx,
  { id, actionId, ...changes }: { id: string; actionId: string; caption?: string | null; position?: number },
): Promise<EvidencePhoto> {
  const photo = await tx.em.findOne(EvidencePhoto, { id, actionId, withdrawnAt: null });
  ensure(photo, 'NOT_FOUND');
  const { action } = await ownAction(tx, actionId, 'changePhoto');
  const { caption = photo.caption, position = photo.position } = changes;
  raise(labelFault('caption', caption));
  const before = { caption: photo.caption, position: photo.position };
  Object.assign(photo, { caption: caption && normaliseThai(caption), position });
  // What a check saw is another thing under other words, and the same in another place (CHECK1).
  if (photo.caption !== before.caption) action.evidenceChanges += 1;
  note(tx, 'changePhoto', photo, { before });
  return photo;
}

export async function withdrawPhoto(
  tx: Tx,
  { id, reason }: { id: string; reason: string },
): Promise<EvidencePhoto> {
  const photo = await tx.em.findOne(EvidencePhoto, { id });
  ensure(photo, 'NOT_FOUND');
  const { action } = await ownAction(tx, photo.actionId, 'withdrawPhoto');
  raise(noteFault('reason', reason));
  if (photo.withdrawnAt) return photo;
  photo.withdrawnAt = tx.now;
  action.evidenceChanges += 1;
  note(tx, 'withdrawPhoto', photo, { reason });
  return photo;
}

/**
 * Whether the agency has or had a photo of the same original or with the same bytes (PHOTO2). Withdrawn ones count: what
 * was shown once is not new. The clock is held, so that of two sent at once the later finds the earlier.
 */
async function wasUsed(tx: Tx, agencyId: string, { sha256, sourceSha256 }: PhotoInput): Promise<boolean> {
  await holdClock(tx.em, agencyId);
  const either = { $in: [sha256, sourceSha256] };
  const twins = { agencyId, $or: [{ sha256: either }, { sourceSha256: either }] };
  return (await tx.em.count(EvidencePhoto, twins)) > 0;
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

/** The bytes have arrived and were verified: every photo of the agency that waits for them is complete. */
export async function markStored(
  tx: Tx,
  sha256: string,
  { kind, bytes }: Pick<HeldBytes, 'kind' | 'bytes'>,
): Promise<void> {
  const { agencyId, personId } = signedIn(tx);
  const [held] = await rows(tx.em, HeldBytes, { agencyId, sha256 });
  // A file has no pixels that anybody would have to look at.
  const checkedAt = kind === 'PDF' ? tx.now : null;
  const fresh = { kind, bytes, sentById: personId, storedAt: tx.now, checkedAt, missedAt: null, fault: null };
  if (!held) await tx.em.insert(HeldBytes, { agencyId, sha256, ...fresh });
  else if (held.missedAt) await tx.em.nativeUpdate(HeldBytes, { agencyId, sha256 }, fresh);
  const fault = held && !held.missedAt ? held.fault : null;
  await complete(tx, { agencyId, sha256 }, { kind, fault });
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
  for (const { agencyId, ...held } of await rows(tx.em, HeldBytes, { sha256, missedAt: { $ne: null } })) {
    await tx.em.nativeUpdate(HeldBytes, { agencyId, sha256 }, { missedAt: null });
    await complete(tx, { agencyId, sha256 }, held);
  }
}

async function complete(tx: Tx, where: { agencyId: string; sha256: string }, held: Found): Promise<void> {
  for (const photo of await tx.em.find(EvidencePhoto, { ...where, stored: false }))
    Object.assign(photo, { stored: true, fault: photoFaultOf(held) });
  for (const file of await tx.em.find(EvidenceFile, { ...where, stored: false }))
    Object.assign(file, { stored: true, fault: fileFaultOf(held) });
}

type Found = { readonly kind: BytesKind; readonly fault: string | null };

/** What is wrong with a photo whose bytes these are. */
function photoFaultOf({ kind, fault }: Found): string | null {
  return kind === 'PHOTO' ? fault : 'PHOTO_UNREADABLE';
}

/** What is wrong with a file whose bytes these are. */
export function fileFaultOf({ kind, fault }: Found): string | null {
  return kind === 'PDF' ? fault : 'FILE_UNREADABLE';
}
