/**
 * A document in the order in which it prints, cut into sections: whoever lays it out holds one of them at a time, however
 * long the document is. What most agencies print is a single section.
 */
import {
  coverAndPlan,
  matrixTable,
  type Cell,
  type ReportBlock,
  type ReportDocument,
  type ReportLine,
  type ReportPart,
  type ReportPhoto,
  type ReportTable,
  type Signature,
  type TextRole,
} from '@prongsai/domain';
import { columnShares, columnsOf, inGroups } from './report.layout.ts';

/** Rows of a table that follow each other: all of them, unless the table is cut. */
export interface TableRows {
  readonly kind: 'TABLE';
  /** Empty where the table has none. */
  readonly header: readonly string[];
  /** The columns' parts of the width of the page. */
  readonly shares: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  /** Whether the first row, and the last row, of the whole table are among them. */
  readonly begins: boolean;
  readonly ends: boolean;
}

export type Piece =
  | ReportLine
  | TableRows
  | { readonly kind: 'SIGNATURES'; readonly signatures: readonly Signature[] }
  /** Of one page. */
  | { readonly kind: 'PHOTOS'; readonly photos: readonly ReportPhoto[] }
  | { readonly kind: 'NEW_PAGE' };

/** Characters of text, more or less; some sixty pages. */
const MOST_CHARACTERS = 80_000;
/** What a cell takes besides its text. */
const CHARACTERS_OF_CELL = 40;
const NEW_PAGE = { kind: 'NEW_PAGE' } as const;

/**
 * A section ends within a table, between tables or between pages, once it has `most` characters. One row is never cut,
 * so a section may be larger.
 */
export function* sectionsOf(document: ReportDocument, most = MOST_CHARACTERS): Generator<Piece[]> {
  let section: Piece[] = [];
  let characters = 0;
  for (const piece of piecesOf(document)) {
    const more = charactersOf(piece);
    if (characters + more > most && mayFollowACut(piece, section.at(-1))) {
      yield section;
      section = [];
      characters = 0;
    }
    append(section, piece);
    characters += more;
  }
  yield section;
}

/** No heading is left behind at the foot of a page, and no legend goes on to the next one alone. */
function mayFollowACut(piece: Piece, before: Piece | undefined): boolean {
  if (piece.kind === 'TABLE') return !piece.begins;
  if (piece.kind === 'TEXT') return piece.role !== 'PARAGRAPH' && before?.kind === 'TABLE';
  return piece.kind === 'NEW_PAGE';
}

function append(section: Piece[], piece: Piece): void {
  const last = section.at(-1);
  if (last?.kind !== 'TABLE' || piece.kind !== 'TABLE' || piece.begins) section.push(piece);
  else section.splice(-1, 1, { ...last, rows: last.rows.concat(piece.rows), ends: piece.ends });
}

function charactersOf(piece: Piece): number {
  if (piece.kind !== 'TABLE') return JSON.stringify(piece).length;
  return JSON.stringify(piece.rows).length + piece.rows.flat().length * CHARACTERS_OF_CELL;
}

/** Tables row by row. */
function* piecesOf(document: ReportDocument): Generator<Piece> {
  const { cover, plan } = coverAndPlan(document);
  const { signatures, matrix, references } = document;
  const shares = columnShares(document);
  const parts: Record<ReportPart, () => Iterable<Piece>> = {
    PLAN: () => blocksOf(plan, shares),
    SIGNATURES: () => (signatures.length > 0 ? [{ kind: 'SIGNATURES', signatures }] : []),
    MATRIX: () =>
      matrix ? newPageOf(matrix.title, [matrixTable(matrix), line('PARAGRAPH', matrix.legend)], shares) : [],
    PHOTOS: () => photoPages(document),
    REFERENCES: () => (references ? newPageOf(document.referencesTitle, [references], shares) : []),
  };
  yield* cover;
  for (const [index, part] of document.parts.entries()) {
    if (part === 'PLAN' && index > 0) yield NEW_PAGE;
    yield* parts[part]();
  }
}

type Shares = ReadonlyMap<number, readonly number[]>;

function* newPageOf(title: string, blocks: readonly ReportBlock[], shares: Shares): Generator<Piece> {
  yield NEW_PAGE;
  yield line('HEADING', title);
  yield* blocksOf(blocks, shares);
}

function* blocksOf(blocks: readonly ReportBlock[], shares: Shares): Generator<Piece> {
  for (const block of blocks) {
    if (block.kind === 'TEXT') yield block;
    else yield* rowByRow(block, shares.get(columnsOf(block)) ?? []);
  }
}

function* rowByRow({ kind, header, rows }: ReportTable, shares: readonly number[]): Generator<Piece> {
  if (rows.length === 0) yield { kind, header, shares, rows, begins: true, ends: true };
  for (const [index, row] of rows.entries())
    yield { kind, header, shares, rows: [row], begins: index === 0, ends: index === rows.length - 1 };
}

/** Nothing for a report without photos; those that are not shown are told of. */
function* photoPages({ photos, photosNote, photosPerPage, appendixTitle }: ReportDocument): Generator<Piece> {
  if (photos.length === 0 && photosNote === null) return;
  yield NEW_PAGE;
  yield line('HEADING', appendixTitle);
  if (photosNote !== null) yield line('PARAGRAPH', photosNote);
  for (const [index, page] of inGroups(photos, photosPerPage).entries()) {
    if (index > 0) yield NEW_PAGE;
    yield { kind: 'PHOTOS', photos: page };
  }
}

function line(role: TextRole, text: string): ReportLine {
  return { kind: 'TEXT', role, text };
}
