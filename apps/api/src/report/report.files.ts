/** Every form of a report, from the one document; nobody looks anything up again. */
import type { ReportDocument } from '@prongsai/domain';
import { writeCsv } from './report.csv.ts';
import { writeDocx } from './report.docx.ts';
import type { Format } from './report-file.entity.ts';
import type { PrintablePhotos } from './report.layout.ts';
import { writePdf } from './report.pdf.ts';
import { writeXlsx } from './report.xlsx.ts';

interface FileBytes {
  readonly format: Format;
  readonly bytes: Uint8Array;
}

interface Told {
  readonly document: ReportDocument;
  readonly photos: PrintablePhotos;
}

const WRITERS: Readonly<Record<Format, (told: Told, at: Date) => Uint8Array | Promise<Uint8Array>>> = {
  DOCX: ({ document, photos }, at) => writeDocx(document, photos, at),
  PDF: ({ document, photos }, at) => writePdf(document, photos, at),
  XLSX: ({ document }, at) => writeXlsx(document, at),
  CSV: ({ document }) => writeCsv(document),
  JSON: ({ document }, at) => writeJson(document, at),
};

/**
 * One after the other, each to be put away before the next is written: with two thousand photos a file has two hundred
 * megabytes. The same arguments give the same bytes.
 */
export async function* writtenFiles(
  told: Told,
  producedAt: Date,
  formats: readonly Format[],
): AsyncIterable<FileBytes> {
  for (const format of formats) yield { format, bytes: await WRITERS[format](told, producedAt) };
}

/** What the other forms were written from, photos by their hash (REP3). */
function writeJson(document: ReportDocument, producedAt: Date): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ version: 1, producedAt, document }, null, 2)}\n`);
}
