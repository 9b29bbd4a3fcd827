/** Photos of actions: announced first, by hash; the bytes follow and are verified by blobs.http.ts. */
import { LIMITS, normaliseThai, noteFault } from '@prongsai/domain';
import { note } from '../activity/note.ts';
import { signedIn } from '../platform/permission.ts';
import { ensure, ensureId } from '../platform/problem.ts';
import { rows } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { ownAction, raise } from '../publicity-log/publicity-log.service.ts';
import { EvidencePhoto } from './evidence-photo.entity.ts';

export interface PhotoInput {
  id: string;
  actionId: string;
  sha256: string;
  sourceSha256: string;
  bytes: number;
  width: number;
  height: number;
  caption: string | null;
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
  const length = input.caption?.length ?? 0;
  ensure(length <= LIMITS.caption, 'TEXT_TOO_LONG', { length, limit: LIMITS.caption }, 'caption');
  const { agencyId } = action;
  const twins = await tx.em.count(EvidencePhoto, {
    agencyId,
    sourceSha256: input.sourceSha256,
    withdrawnAt: null,
  });
  const [held] = await rows(
    tx.em,
    EvidencePhoto,
    { agencyId, sha256: input.sha256, stored: true },
    { limit: 1 },
  );
  const photo = tx.em.create(EvidencePhoto, {
    ...input,
    agencyId,
    caption: input.caption && normaliseThai(input.caption),
    attachedById: tx.caller?.personId ?? null,
    stored: held !== undefined,
    usedBefore: twins > 0,
  });
  tx.em.persist(photo);
  action.evidenceChanges += 1;
  note(tx, 'attachPhoto', photo, { actionId: action.id });
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

/** The bytes have arrived and were verified: every photo of the agency that waits for them is complete. */
export async function markStored(tx: Tx, sha256: string): Promise<number> {
  const { agencyId } = signedIn(tx);
  const waiting = await tx.em.find(EvidencePhoto, { agencyId, sha256, stored: false });
  for (const photo of waiting) photo.stored = true;
  return waiting.length;
}
