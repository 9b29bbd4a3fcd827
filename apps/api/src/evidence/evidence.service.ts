/** Photos of actions: announced first, by hash; the bytes follow and are verified by upload.ts. */
import { isOneAct, labelFault, normaliseThai, noteFault, photoFault, type ActMark } from '@prongsai/domain';
import { note } from '../activity/note.ts';
import { askTogether, rowById } from '../platform/batch.ts';
import { ensure, ensureId } from '../platform/problem.ts';
import { columns, rows, type Row } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { holdClock } from '../platform/version-stamp.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { evidenceChanged, ownAction, raise } from '../publicity-log/publicity-log.service.ts';
import { EvidencePhoto } from './evidence-photo.entity.ts';
import { heldBytes, photoFaultOf } from './held-bytes.service.ts';

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
export async function attachPhoto(tx: Tx, input: PhotoInput): Promise<Row<EvidencePhoto>> {
  ensureId(input.id, 'id');
  const { action } = await ownAction(tx, input.actionId, 'attachPhoto');
  const known = await rowById(tx, EvidencePhoto, input.id);
  if (known) {
    ensure(known.sha256 === input.sha256 && known.actionId === input.actionId, 'ID_TAKEN');
    return known;
  }
  raise(labelFault('caption', input.caption));
  const { agencyId, unitId } = action;
  raise(photoFault(await photosOf(tx, action.id)));
  const held = await heldBytes(tx, agencyId, input.sha256);
  const isHere = held !== undefined && held.missedAt === null;
  const photo = tx.em.create(EvidencePhoto, {
    ...input,
    agencyId,
    unitId,
    caption: input.caption && normaliseThai(input.caption),
    attachedById: tx.caller?.personId ?? null,
    stored: isHere,
    fault: isHere ? photoFaultOf(held) : null,
    usedBefore: await wasUsed(tx, action, input),
  });
  tx.em.persist(photo);
  evidenceChanged(tx, action);
  note(tx, 'attachPhoto', photo, { actionId: action.id });
  return photo;
}

/** How many stand there now. */
async function photosOf(tx: Tx, actionId: string): Promise<number> {
  const photos = await askTogether(tx, 'photos of actions', actionId, async (ids) => {
    const standing = { actionId: { $in: [...ids] }, withdrawnAt: null };
    return Map.groupBy(
      await columns(tx.em, EvidencePhoto, ['actionId'], standing),
      (photo) => photo.actionId,
    );
  });
  return photos?.length ?? 0;
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
  if (photo.caption !== before.caption) evidenceChanged(tx, action);
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
  evidenceChanged(tx, action);
  note(tx, 'withdrawPhoto', photo, { reason: normaliseThai(reason) });
  return photo;
}

/** As it was, in its place (PHOTO6). @throws Problem TOO_MANY_PHOTOS when others have taken its place meanwhile. */
export async function restorePhoto(tx: Tx, named: { id: string; actionId: string }): Promise<EvidencePhoto> {
  const photo = await tx.em.findOne(EvidencePhoto, named);
  ensure(photo, 'NOT_FOUND');
  const { action } = await ownAction(tx, photo.actionId, 'restorePhoto');
  if (!photo.withdrawnAt) return photo;
  raise(photoFault(await photosOf(tx, action.id)));
  photo.withdrawnAt = null;
  evidenceChanged(tx, action);
  note(tx, 'restorePhoto', photo);
  return photo;
}

/**
 * Whether the agency has or had a photo of the same original or with the same bytes (PHOTO2). Withdrawn ones count: what
 * was shown once is not new; those of the same act do not (ACT1). The clock is held, so that of two sent at once the
 * later finds the earlier.
 */
async function wasUsed(tx: Tx, action: PublicityAction, photo: Picture): Promise<boolean> {
  const { agencyId } = action;
  const twins = await askTogether(tx, `twins in ${agencyId}`, photo, (photos) =>
    twinsOf(tx, agencyId, photos),
  );
  const holders = (twins ?? []).map(({ actionId }) => actionId);
  if (holders.length === 0) return false;
  const others = await rows(tx.em, PublicityAction, { id: { $in: [...new Set(holders)] } });
  return others.some((other) => !isOneAct(markOf(action), markOf(other)));
}

/** For each of them the photos with the same bytes or the same original. */
async function twinsOf(tx: Tx, agencyId: string, photos: readonly Picture[]) {
  await holdClock(tx.em, agencyId);
  const either = { $in: photos.flatMap(hashesOf) };
  // Each side names the agency: otherwise SQLite reads all its photos instead of two indexes.
  const found = await rows(tx.em, EvidencePhoto, {
    $or: [
      { agencyId, sha256: either },
      { agencyId, sourceSha256: either },
    ],
  });
  const isTwin = (one: Picture, other: Picture) =>
    hashesOf(one).some((hash) => hashesOf(other).includes(hash));
  return new Map(photos.map((photo) => [photo, found.filter((other) => isTwin(photo, other))]));
}

type Picture = Pick<PhotoInput, 'sha256' | 'sourceSha256'>;

function hashesOf({ sha256, sourceSha256 }: Picture): [string, string] {
  return [sha256, sourceSha256];
}

function markOf({ clientTime, ...action }: Omit<ActMark, 'clientTime'> & { clientTime: Date }): ActMark {
  return { ...action, clientTime: clientTime.toISOString() };
}
