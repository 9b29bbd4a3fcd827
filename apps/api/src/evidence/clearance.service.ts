/** Deciding which photos the public may be shown (PHOTO1). */
import type { PhotoVerdict } from '@prongsai/domain';
import { note } from '../activity/note.ts';
import { ensureMay } from '../platform/permission.ts';
import { ensure } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { EvidencePhoto } from './evidence-photo.entity.ts';
import { PhotoClearance } from './photo-clearance.entity.ts';

const MOST_AT_ONCE = 100;

/** All of them or none. `verdict` null takes back what was decided: they are private and undecided again. */
export async function clearPhotos(
  tx: Tx,
  { photoIds, verdict }: { photoIds: readonly string[]; verdict: PhotoVerdict | null },
): Promise<Row<EvidencePhoto>[]> {
  const { agencyId, personId } = ensureMay(tx, 'clearPhotos');
  const ids = [...new Set(photoIds)];
  ensure(ids.length <= MOST_AT_ONCE, 'REQUEST_TOO_LARGE', { limit: `${MOST_AT_ONCE} photos` });
  // Held, so that of two who decide at once the second one finds what the first one wrote.
  const standing = { id: { $in: ids }, agencyId, withdrawnAt: null };
  const photos = await rows(tx.em, EvidencePhoto, standing, { orderBy: { id: 'asc' }, lock: true });
  ensure(photos.length === ids.length, 'NOT_FOUND', {}, 'photoIds');
  const decided = await rows(tx.em, PhotoClearance, { photoId: { $in: ids } });
  const before = new Map(decided.map((each) => [each.photoId, each.verdict]));
  const changed = photos.filter(({ id }) => (before.get(id) ?? null) !== verdict);
  await tx.em.nativeDelete(PhotoClearance, { photoId: { $in: changed.map(({ id }) => id) } });
  if (verdict !== null && changed.length > 0) {
    const decision = { agencyId, verdict, decidedById: personId, decidedAt: tx.now };
    await tx.em.insertMany(
      PhotoClearance,
      changed.map(({ id }) => ({ photoId: id, ...decision })),
    );
  }
  for (const photo of changed)
    note(tx, 'clearPhotos', photo, { verdict, before: before.get(photo.id) ?? null });
  return photos;
}
