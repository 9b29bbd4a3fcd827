/** The photos of a page in Word, side by side, captions beneath. */
import type { PhotosPerPage, ReportPhoto } from '@prongsai/domain';
import {
  AlignmentType,
  ImageRun,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableRow,
  WidthType,
} from 'docx';
import {
  inGroups,
  PAGE,
  type PrintablePhoto,
  type PrintablePhotos,
  sizeOnPage,
  WORDING,
} from '../report.layout.ts';
import { plainText } from '../plain-text.ts';
import { standInFor } from '../stand-ins.ts';
import { CAPTION, twips } from './styles.ts';

/** Photos beside each other; more of a page stand in rows beneath. */
const BESIDE = 2;
const PIXELS_PER_CM = 96 / 2.54;
const HALF = twips((PAGE.width - PAGE.left - PAGE.right) / 2);

/** A table without lines; the photos of one page are told by their stand-ins. */
export function photoPage(
  page: readonly ReportPhoto[],
  photos: PrintablePhotos,
  perPage: PhotosPerPage,
): Table {
  const columns = Math.min(page.length, BESIDE);
  const rows = inGroups(page, BESIDE).map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((photo) => photoCell(photo, photos.get(photo.sha256), perPage)),
      }),
  );
  return new Table({
    borders: TableBorders.NONE,
    width: { size: HALF * columns, type: WidthType.DXA },
    columnWidths: Array.from({ length: columns }, () => HALF),
    rows,
  });
}

function photoCell(
  photo: ReportPhoto,
  printable: PrintablePhoto | undefined,
  perPage: PhotosPerPage,
): TableCell {
  const captions = photo.caption.map((line) => new Paragraph({ text: plainText(line), style: CAPTION }));
  return new TableCell({
    width: { size: HALF, type: WidthType.DXA },
    children: [picture(photo, printable, perPage), ...captions],
  });
}

function picture(
  photo: ReportPhoto,
  printable: PrintablePhoto | undefined,
  perPage: PhotosPerPage,
): Paragraph {
  if (!printable) return new Paragraph({ text: WORDING.photoMissing, style: CAPTION });
  const alt = plainText(photo.caption.join(' '));
  const image = new ImageRun({
    type: 'jpg',
    data: standInFor(photo.sha256),
    transformation: inPixels(sizeOnPage(printable, perPage)),
    altText: { name: `photo ${photo.sha256.slice(0, 8)}`, description: alt },
  });
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 80 }, children: [image] });
}

function inPixels({ width, height }: { width: number; height: number }): { width: number; height: number } {
  return { width: Math.round(width * PIXELS_PER_CM), height: Math.round(height * PIXELS_PER_CM) };
}
