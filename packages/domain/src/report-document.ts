/**
 * The report as a document, before it becomes Word or PDF: every fact and every sentence is already decided
 * here, so that the writers of both formats only lay out. Text is verbatim; numbers and years are already
 * in Thai digits and Buddhist years.
 */
import type { Cell } from './plan.ts';
import type { ReportActionRow } from './report-actions.ts';
import type { ReportMatrix } from './report-matrix.ts';
import type { PhotosPerPage, ReportPart } from './report-template.ts';
import type { Signature } from './report-signatures.ts';

/** What a line between the tables is: part of the cover, a heading of either level, or running text. */
export type TextRole = 'COVER' | 'HEADING' | 'SUBHEADING' | 'PARAGRAPH';

export interface ReportTable {
  readonly kind: 'TABLE';
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface ReportLine {
  readonly kind: 'TEXT';
  readonly role: TextRole;
  readonly text: string;
}

export type ReportBlock = ReportLine | ReportTable;

/** Whom a report is for: anybody, or the agency’s own people only, who see every photo (PHOTO1). */
export const REPORT_AUDIENCES = ['PUBLIC', 'INTERNAL'] as const;
export type ReportAudience = (typeof REPORT_AUDIENCES)[number];

/** A photo of the appendix. `number` is the reference used in the tables (ภาพที่ ๑ → `๑`). */
export interface ReportPhoto {
  readonly number: string;
  /** Lines under the photo, the first with its number: ภาพที่ ๑ and caption; day and place; channel and unit. */
  readonly caption: readonly string[];
  readonly sha256: string;
}

export interface ReportDocument {
  /** Document title for file properties; one line. */
  readonly title: string;
  readonly language: 'th';
  /** What prints after the cover, in this order (REP10). */
  readonly parts: readonly ReportPart[];
  readonly photosPerPage: PhotosPerPage;
  /** The cover and the plan. */
  readonly blocks: readonly ReportBlock[];
  /** Side by side; none in a report of the plan alone. */
  readonly signatures: readonly Signature[];
  /** Null when there is nothing to sum up. */
  readonly matrix: ReportMatrix | null;
  readonly appendixTitle: string;
  readonly photos: readonly ReportPhoto[];
  /** What is said of photos that this audience is not shown; null when there are none. */
  readonly photosNote: string | null;
  readonly referencesTitle: string;
  /** The links and files that the tables name by number; null when there are none. */
  readonly references: ReportTable | null;
  /** What the sentences of the tables were made from; not printed. */
  readonly actions: readonly ReportActionRow[];
}

/** The lines of the cover, which come first always, and the plan, a part like the others (REP10). */
export function coverAndPlan({ blocks }: Pick<ReportDocument, 'blocks'>): {
  cover: ReportLine[];
  plan: ReportBlock[];
} {
  const isCover = (block: ReportBlock) => block.kind === 'TEXT' && block.role === 'COVER';
  return {
    cover: blocks.filter((block): block is ReportLine => isCover(block)),
    plan: blocks.filter((block) => !isCover(block)),
  };
}
