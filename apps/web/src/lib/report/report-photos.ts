/** The photos of a report, and what is decided about showing them (PHOTO1). Each throws ApiError when not reached. */
import {
  ClearPhotosDocument,
  ReportPhotosDocument,
  type ReportPhotosQuery,
} from '@prongsai/contract/documents';
import type { PhotoVerdict } from '@prongsai/domain';
import { query } from '#lib/api/graphql.ts';
import type { Round } from './reports.ts';

export type ReportPhotoPage = NonNullable<ReportPhotosQuery['reportPhotos']>;
export type ReportPhoto = ReportPhotoPage['nodes'][number];
export const STANDINGS = ['UNDECIDED', 'CLEARED', 'KEPT_PRIVATE'] as const;
export type Standing = (typeof STANDINGS)[number];

const AT_ONCE = 60;
/** As many as the server takes in one go. */
const MOST_DECIDED = 100;
const NONE: ReportPhotoPage = {
  totalCount: 0,
  pageInfo: { hasNextPage: false, endCursor: null },
  nodes: [],
};

/** Those after `after`, or the first; none for a plan that is gone. */
export async function reportPhotos(
  which: { planId: string; round: Round; standing: Standing },
  after: string | null = null,
): Promise<ReportPhotoPage> {
  return (await query(ReportPhotosDocument, { ...which, first: AT_ONCE, after })).reportPhotos ?? NONE;
}

/** Null takes back what was decided. A hundred at a time; the first that are refused are the last that are sent. */
export async function clearPhotos(photoIds: readonly string[], verdict: PhotoVerdict | null) {
  for (let from = 0; ; from += MOST_DECIDED) {
    const input = { photoIds: photoIds.slice(from, from + MOST_DECIDED), verdict };
    const { clearPhotos: payload } = await query(ClearPhotosDocument, { input });
    if (payload.userErrors.length > 0 || from + MOST_DECIDED >= photoIds.length) return payload;
  }
}
