/** Photos of actions: announced first, by hash; the bytes follow and are verified by upload.ts. */
import { isOneAct, labelFault, normaliseThai, noteFault, photoFault, type ActMark } from '@prongsai/domain';
import { note } from '../activity/note.ts';
import type { RequestContext } from '../platform/context.ts';
import { askTogether, oneOf, rowById } from '../platform/batch.ts';
import { ensure, ensureId } from '../platform/problem.ts';
import { columns, rows, type Row } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { holdClock } from '../platform/version-stamp.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { ownAction, raise } from '../publicity-log/publicity-log.service.ts';
import { EvidenceFile } from './evidence-file.entity.ts';
import { EvidencePhoto } from './evidence-photo.entity.ts';
import { HeldBytes } from './held-bytes.entity.ts';

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
  action.evidenceChanges += 1;
  note(tx, 'attachPhoto', photo, { actionId: action.id });
  return photo;
}

/** How many stand there now. */
function photosOf(tx: Tx, actionId: string): Promise<number> {
  const ask = askTogether(tx, 'photos of actions', async (ids: readonly string[]) => {
    const standing = { actionId: { $in: oneOf(ids) }, withdrawnAt: null };
    const found = await columns(tx.em, EvidencePhoto, ['actionId'], standing);
    const counts = Map.groupBy(found, (photo) => photo.actionId);
    return ids.map((each) => counts.get(each)?.length ?? 0);
  });
  return ask.load(actionId);
}

/** Held, lest they be swept while something begins to name them. */
export function heldBytes(tx: Tx, agencyId: string, sha256: string): Promise<Row<HeldBytes> | undefined> {
  const ask = askTogether(tx, `bytes of ${agencyId}`, async (hashes: readonly string[]) => {
    const named = { agencyId, sha256: { $in: oneOf(hashes) } };
    const found = await rows(tx.em, HeldBytes, named, { orderBy: { sha256: 'asc' }, lock: true });
    const byHash = new Map(found.map((bytes) => [bytes.sha256, bytes]));
    return hashes.map((each) => byHash.get(each));
  });
  return ask.load(sha256);
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

/** As it was, in its place (PHOTO6). @throws Problem TOO_MANY_PHOTOS when others have taken its place meanwhile. */
export async function restorePhoto(tx: Tx, named: { id: string; actionId: string }): Promise<EvidencePhoto> {
  const photo = await tx.em.findOne(EvidencePhoto, named);
  ensure(photo, 'NOT_FOUND');
  const { action } = await ownAction(tx, photo.actionId, 'restorePhoto');
  if (!photo.withdrawnAt) return photo;
  raise(photoFault(await photosOf(tx, action.id)));
  photo.withdrawnAt = null;
  action.evidenceChanges += 1;
  note(tx, 'restorePhoto', photo);
  return photo;
}

/**
 * Whether the agency has or had a photo of the same original or with the same bytes (PHOTO2). Withdrawn ones count: what
 * was shown once is not new; those of the same act do not (ACT1). The clock is held, so that of two sent at once the
 * later finds the earlier.
 */
async function wasUsed(
  tx: Tx,
  action: PublicityAction,
  { sha256, sourceSha256 }: PhotoInput,
): Promise<boolean> {
  const { agencyId } = action;
  const ask = askTogether(tx, `twins in ${agencyId}`, (photos: readonly Picture[]) =>
    twinsOf(tx, agencyId, photos),
  );
  const holders = (await ask.load({ sha256, sourceSha256 })).map(({ actionId }) => actionId);
  if (holders.length === 0) return false;
  const others = await rows(tx.em, PublicityAction, { id: { $in: [...new Set(holders)] } });
  return others.some((other) => !isOneAct(markOf(action), markOf(other)));
}

/** For each of them the photos with the same bytes or the same original. */
async function twinsOf(
  tx: Tx,
  agencyId: string,
  photos: readonly Picture[],
): Promise<Row<EvidencePhoto>[][]> {
  await holdClock(tx.em, agencyId);
  const either = { $in: oneOf(photos.flatMap(hashesOf)) };
  // Each side names the agency: otherwise SQLite reads all its photos instead of two indexes.
  const found = await rows(tx.em, EvidencePhoto, {
    $or: [
      { agencyId, sha256: either },
      { agencyId, sourceSha256: either },
    ],
  });
  return photos.map((photo) =>
    found.filter((other) => hashesOf(other).some((hash) => hashesOf(photo).includes(hash))),
  );
}

type Picture = Pick<PhotoInput, 'sha256' | 'sourceSha256'>;

function hashesOf({ sha256, sourceSha256 }: Picture): [string, string] {
  return [sha256, sourceSha256];
}

function markOf({ clientTime, ...action }: Omit<ActMark, 'clientTime'> & { clientTime: Date }): ActMark {
  return { ...action, clientTime: clientTime.toISOString() };
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
function photoFaultOf({ kind, fault }: Found): string | null {
  return kind === 'PHOTO' ? fault : 'PHOTO_UNREADABLE';
}

/** What is wrong with a file whose bytes these are. */
export function fileFaultOf({ kind, fault }: Found): string | null {
  return kind === 'PDF' ? fault : 'FILE_UNREADABLE';
}
