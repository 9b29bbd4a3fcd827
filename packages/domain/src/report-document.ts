/**
 * The report as a document, before it becomes Word or PDF: every fact and every sentence is already decided
 * here, so that the writers of both formats only lay out. Text is verbatim; numbers and years are already
 * in Thai digits and Buddhist years.
 */
import type { Cell } from './plan.ts';

/** What a line between the tables is: part of the cover, a heading of either level, or running text. */
export type TextRole = 'COVER' | 'HEADING' | 'SUBHEADING' | 'PARAGRAPH';

export interface ReportTable {
  readonly kind: 'TABLE';
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export type ReportBlock =
  { readonly kind: 'TEXT'; readonly role: TextRole; readonly text: string } | ReportTable;

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
  readonly blocks: readonly ReportBlock[];
  readonly appendixTitle: string;
  readonly photos: readonly ReportPhoto[];
  readonly referencesTitle: string;
  /** The links and files that the tables name by number; null when there are none. */
  readonly references: ReportTable | null;
}
