/** Measures both formats share: landscape A4, columns by how much they hold, photos two or four a page. */
import {
  matrixTable,
  type PhotosPerPage,
  type ReportDocument,
  type ReportPart,
  type ReportTable,
} from '@prongsai/domain';
import { imageDimensionsFromData } from 'image-dimensions';

/** Centimetres. */
export const PAGE = { width: 29.7, height: 21, left: 3, right: 2, top: 2, bottom: 2 } as const;
/** Centimetres a photo may take in the appendix, by how many a page has: side by side, or in two rows. */
const PHOTO_BOX = { 2: { width: 11.6, height: 10.5 }, 4: { width: 11.6, height: 4.8 } } as const;

export const WORDING = { page: 'หน้า', of: 'จาก', photoMissing: 'ยังไม่มีไฟล์ภาพ' } as const;

/** No column is narrower than this share of the table, so that its heading keeps its words whole. */
const LEAST_SHARE = 0.11;
/** Of a table with many columns the narrowest ones take this much together at most. */
const NARROW_TOGETHER = 0.75;

/** Letters of a number, a code or a short word. */
const ONE_WORD = 10;

/** A photo that can be printed: a JPEG in sRGB, its width and height in pixels. */
export interface PrintablePhoto {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}
/** By the SHA-256 of the photo; one that is not among them prints as missing. */
export type PrintablePhotos = ReadonlyMap<string, PrintablePhoto>;

/**
 * Shares of the table width by number of columns; each list adds up to 1. All tables of a document with as many
 * columns look alike. A column grows with the root of its text, since long text also grows downwards; one that holds a
 * word in each row only is as narrow as its heading allows.
 */
export function columnShares(document: ReportDocument): Map<number, number[]> {
  return new Map(
    [...Map.groupBy(printedTables(document), columnsOf)].map(([columns, alike]) => [
      columns,
      sharesOf(Array.from({ length: columns }, (_, column) => weightOf(alike, column))),
    ]),
  );
}

/** How many columns: a table of the plan may go on without a header of its own (REP1). */
export function columnsOf({ header, rows }: ReportTable): number {
  return rows.reduce((most, row) => Math.max(most, row.length), header.length);
}

/** Every table, in the order in which they print. */
export function printedTables({ parts, blocks, matrix, references }: ReportDocument): ReportTable[] {
  const of: Partial<Record<ReportPart, ReportTable[]>> = {
    PLAN: blocks.filter((block) => block.kind === 'TABLE'),
    MATRIX: matrix ? [matrixTable(matrix)] : [],
    REFERENCES: references ? [references] : [],
  };
  return parts.flatMap((part) => of[part] ?? []);
}

function weightOf(tables: readonly ReportTable[], column: number): number {
  const lengths = tables.flatMap(({ rows }) => rows.map((row) => (row[column] ?? []).join('').length));
  const isNarrow = lengths.every((length) => length <= ONE_WORD);
  return isNarrow ? 1 : Math.sqrt(1 + lengths.reduce((sum, length) => sum + length, 0));
}

/** Lifts small columns to the least share, and lets the others give way in proportion. */
function sharesOf(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const least = Math.min(LEAST_SHARE, NARROW_TOGETHER / weights.length);
  const small = weights.map((weight) => weight / total < least);
  const lifted = small.filter(Boolean).length * least;
  const rest = weights.reduce((sum, weight, i) => (small[i] ? sum : sum + weight), 0);
  return weights.map((weight, i) => (small[i] ? least : (weight / rest) * (1 - lifted)));
}

/** A photo as it was made for paper; null when the bytes are no picture. */
export function printablePhoto(bytes: Uint8Array): PrintablePhoto | null {
  const picture = imageDimensionsFromData(bytes);
  return picture ? { bytes, width: picture.width, height: picture.height } : null;
}

/** Centimetres a photo takes: as large as its box allows, in its own proportions. */
export function sizeOnPage(
  { width, height }: PrintablePhoto,
  photosPerPage: PhotosPerPage,
): { width: number; height: number } {
  const box = PHOTO_BOX[photosPerPage];
  const scale = Math.min(box.width / width, box.height / height);
  return { width: width * scale, height: height * scale };
}

/** So many at a time: the photos of a page, or of a row. */
export function inGroups<T>(items: readonly T[], of: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / of) }, (_, i) => items.slice(i * of, (i + 1) * of));
}
