/** The photos in a report that is written already, and what was decided about them since. */
import { PUBLIC_VERDICTS, type ReportDocument } from '@prongsai/domain';
import { EvidencePhoto } from '../evidence/evidence-photo.entity.ts';
import { PhotoClearance } from '../evidence/photo-clearance.entity.ts';
import type { BlobStore } from '../platform/blob-store.ts';
import type { EntityManager } from '../platform/database.ts';
import { rows } from '../platform/rows.ts';
import { ReportFile } from './report-file.entity.ts';

/** Hashes of those in the report’s files, which all show the same. */
export async function printedIn(em: EntityManager, blobs: BlobStore, reportId: string): Promise<string[]> {
  const [file] = await rows(em, ReportFile, { reportId, format: 'JSON' });
  if (!file) return [];
  const written = JSON.parse((await blobs.read(file.sha256)).toString()) as { document: ReportDocument };
  return written.document.photos.map(({ sha256 }) => sha256);
}

/** How many of them the public may not see: not cleared any more (PHOTO1), or taken out wherever they stood (PHOTO6). */
export async function keptBackOf(
  em: EntityManager,
  agencyId: string,
  photos: readonly string[],
): Promise<number> {
  const these = { agencyId, sha256: { $in: [...photos] } };
  const verdict = { $in: [...PUBLIC_VERDICTS] };
  const cleared = await hashesOf(rows(em, PhotoClearance, { ...these, verdict }));
  const standing = await hashesOf(rows(em, EvidencePhoto, { ...these, withdrawnAt: null }));
  return photos.filter((sha256) => !cleared.has(sha256) || !standing.has(sha256)).length;
}

async function hashesOf(found: Promise<readonly { sha256: string }[]>): Promise<Set<string>> {
  return new Set((await found).map(({ sha256 }) => sha256));
}
