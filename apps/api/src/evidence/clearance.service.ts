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

/**
 * Decides about the pictures of these photos: all of them or none. `verdict` null takes back what was decided: they are
 * private and undecided again.
 */
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
  const hashes = { $in: photos.map(({ sha256 }) => sha256) };
  const decided = await rows(tx.em, PhotoClearance, { agencyId, sha256: hashes });
  const before = new Map(decided.map((each) => [each.sha256, each.verdict]));
  const changed = photos.filter(({ sha256 }) => (before.get(sha256) ?? null) !== verdict);
  const pictures = [...new Set(changed.map(({ sha256 }) => sha256))];
  await tx.em.nativeDelete(PhotoClearance, { agencyId, sha256: { $in: pictures } });
  if (verdict !== null && pictures.length > 0) {
    const decision = { agencyId, verdict, decidedById: personId, decidedAt: tx.now };
    await tx.em.insertMany(
      PhotoClearance,
      pictures.map((sha256) => ({ sha256, ...decision })),
    );
  }
  for (const photo of changed)
    note(tx, 'clearPhotos', photo, { verdict, before: before.get(photo.sha256) ?? null });
  return photos;
}
