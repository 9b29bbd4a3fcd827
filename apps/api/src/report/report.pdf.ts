/** The report as PDF: what is published. Text copied out of it is exactly the text put in. */
import type { PhotosPerPage, ReportDocument } from '@prongsai/domain';
import { boundPdf } from './pdf/binding.ts';
import { Typesetter } from './pdf/typesetter.ts';
import { plainText } from './plain-text.ts';
import { PAGE, type PrintablePhotos, sizeOnPage, WORDING } from './report.layout.ts';
import { type Piece, sectionsOf } from './report.sections.ts';
import { standInFor } from './stand-ins.ts';

/**
 * The bytes, one after the other, of a tagged PDF on landscape A4, made to be archived (PDF/A-2a). `producedAt` is the
 * instant written into it; the same arguments give the same bytes. A photo that cannot be printed keeps its place and
 * caption. Throws when it cannot be laid out.
 */
export async function* writePdf(
  document: ReportDocument,
  photos: PrintablePhotos,
  producedAt: Date,
): AsyncGenerator<Uint8Array> {
  const typesetter = await Typesetter.open(producedAt);
  const { title } = document;
  const lay = (pieces: readonly Piece[], pages: number) => {
    const data = {
      title,
      page: PAGE,
      wording: WORDING,
      pages,
      pieces: pieces.map(pieceData(document, photos)),
    };
    return typesetter.lay(JSON.stringify(data, asPlainText), standInsOf(pieces, photos));
  };
  yield* boundPdf({
    photos,
    sections: async function* () {
      for (const pieces of sectionsOf(document))
        yield { pdf: await lay(pieces, 0), levels: levelsOf(pieces) };
    },
    footers: (pages) => lay([], pages),
  });
}

function pieceData({ photosPerPage }: ReportDocument, photos: PrintablePhotos) {
  return (piece: Piece): object => {
    if (piece.kind === 'PHOTOS')
      return {
        ...piece,
        photos: piece.photos.map(({ sha256, caption }) => ({
          caption,
          picture: pictureOf(sha256, photos, photosPerPage),
        })),
      };
    if (piece.kind !== 'TABLE') return piece;
    // Cells become objects, so that flattening the rows leaves their paragraphs alone.
    return { ...piece, rows: piece.rows.map((cells) => cells.map((paragraphs) => ({ paragraphs }))) };
  };
}

function pictureOf(sha256: string, photos: PrintablePhotos, perPage: PhotosPerPage): object | null {
  const photo = photos.get(sha256);
  return photo ? { path: pathOf(sha256), ...sizeOnPage(photo, perPage) } : null;
}

function standInsOf(pieces: readonly Piece[], photos: PrintablePhotos): Map<string, Uint8Array> {
  const shown = pieces.flatMap((piece) => (piece.kind === 'PHOTOS' ? piece.photos : []));
  const printed = shown.filter(({ sha256 }) => photos.has(sha256));
  return new Map(printed.map(({ sha256 }) => [pathOf(sha256), standInFor(sha256)]));
}

/** Of the headings, in their order. */
function levelsOf(pieces: readonly Piece[]): number[] {
  const level: Partial<Record<string, number>> = { HEADING: 1, SUBHEADING: 2 };
  return pieces.flatMap((piece) => (piece.kind === 'TEXT' ? (level[piece.role] ?? []) : []));
}

function asPlainText(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? plainText(value) : value;
}

function pathOf(sha256: string): string {
  return `/photos/${sha256}.jpg`;
}
