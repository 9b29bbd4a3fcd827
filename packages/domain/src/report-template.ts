/** Which parts a report of an agency has, in which order, and how some of them look (REP10). */
import type { Fault } from './action-check.ts';

/**
 * The plan with its results, the places to sign, the months summed up, photos, links and files. The cover stands first
 * always: it says whether a report is for own use, and of which it takes the place.
 */
export const REPORT_PARTS = ['PLAN', 'SIGNATURES', 'MATRIX', 'PHOTOS', 'REFERENCES'] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

export const RESULT_PLACEMENTS = ['IN_WINDOW_CELL', 'SIXTH_COLUMN'] as const;
/** Where results go: under the window phrase of the fifth cell, or into a column of their own. */
export type ResultPlacement = (typeof RESULT_PLACEMENTS)[number];

export const PHOTOS_PER_PAGE = [2, 4] as const;
export type PhotosPerPage = (typeof PHOTOS_PER_PAGE)[number];

export interface ReportTemplate {
  /** Those that print, in their order; the others are left out. */
  readonly parts: readonly ReportPart[];
  readonly placement: ResultPlacement;
  readonly photosPerPage: PhotosPerPage;
}

/** What an agency has that chose nothing: the form that was first published. */
export const USUAL_TEMPLATE: ReportTemplate = {
  parts: REPORT_PARTS,
  placement: 'IN_WINDOW_CELL',
  photosPerPage: 2,
};

/** Whether nothing would be left of the plan, a part would print twice, or a page hold any other number of photos. */
export function templateFault({
  parts,
  photosPerPage,
}: {
  readonly parts: readonly ReportPart[];
  readonly photosPerPage: number;
}): Fault | null {
  if (!parts.includes('PLAN')) return { field: 'parts', code: 'TEMPLATE_WITHOUT_PLAN', details: {} };
  if (new Set(parts).size < parts.length) return wrong('parts', parts.join(', '));
  const isKnown = PHOTOS_PER_PAGE.some((count) => count === photosPerPage);
  return isKnown ? null : wrong('photosPerPage', photosPerPage);
}

function wrong(field: string, found: string | number): Fault {
  return { field, code: 'FIELD_WRONG', details: { field, found } };
}
