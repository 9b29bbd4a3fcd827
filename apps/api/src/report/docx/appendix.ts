/** The photos of a report in Word, two a page, captions beneath. */
import type { ReportDocument, ReportPhoto } from '@prongsai/domain';
import {
  AlignmentType,
  ImageRun,
  PageBreak,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableRow,
  WidthType,
} from 'docx';
import {
  pairs,
  PAGE,
  type PrintablePhoto,
  type PrintablePhotos,
  sizeOnPage,
  WORDING,
} from '../report.layout.ts';
import { plainText } from '../plain-text.ts';
import { standInFor } from '../stand-ins.ts';
import { CAPTION, twips } from './styles.ts';

const PIXELS_PER_CM = 96 / 2.54;
const HALF = twips((PAGE.width - PAGE.left - PAGE.right) / 2);

/** Nothing for a report without photos; those that are not shown are told of. */
export function appendix(document: ReportDocument, photos: PrintablePhotos): (Paragraph | Table)[] {
  if (document.photos.length === 0 && document.photosNote === null) return [];
  const title = new Paragraph({
    text: plainText(document.appendixTitle),
    style: 'Heading1',
    pageBreakBefore: true,
  });
  const pages = pairs(document.photos).map((pair) => photoPage(pair, photos));
  const note = document.photosNote === null ? [] : [new Paragraph({ text: plainText(document.photosNote) })];
  return [title, ...note, ...pages.flatMap((page, i) => (i === 0 ? [page] : [nextPage(), page]))];
}

function nextPage(): Paragraph {
  return new Paragraph({ children: [new PageBreak()], spacing: { line: 20 } });
}

function photoPage(pair: readonly ReportPhoto[], photos: PrintablePhotos): Table {
  const cells = pair.map((photo) => photoCell(photo, photos.get(photo.sha256)));
  return new Table({
    borders: TableBorders.NONE,
    width: { size: HALF * pair.length, type: WidthType.DXA },
    columnWidths: pair.map(() => HALF),
    rows: [new TableRow({ children: cells })],
  });
}

function photoCell(photo: ReportPhoto, printable: PrintablePhoto | undefined): TableCell {
  const captions = photo.caption.map((line) => new Paragraph({ text: plainText(line), style: CAPTION }));
  return new TableCell({
    width: { size: HALF, type: WidthType.DXA },
    children: [picture(photo, printable), ...captions],
  });
}

function picture(photo: ReportPhoto, printable: PrintablePhoto | undefined): Paragraph {
  if (!printable) return new Paragraph({ text: WORDING.photoMissing, style: CAPTION });
  const alt = plainText(photo.caption.join(' '));
  const image = new ImageRun({
    type: 'jpg',
    data: standInFor(photo.sha256),
    transformation: inPixels(sizeOnPage(printable)),
    altText: { name: `photo ${photo.sha256.slice(0, 8)}`, description: alt, id: photo.sha256.slice(0, 8) },
  });
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 80 }, children: [image] });
}

function inPixels({ width, height }: { width: number; height: number }): { width: number; height: number } {
  return { width: Math.round(width * PIXELS_PER_CM), height: Math.round(height * PIXELS_PER_CM) };
}
