/** Every form of a report, from the one document; nobody looks anything up again. */
import type { ReportDocument } from '@prongsai/domain';
import { writeCsv } from './report.csv.ts';
import { writeDocx } from './report.docx.ts';
import type { Format } from './report-file.entity.ts';
import type { PrintablePhotos } from './report.layout.ts';
import { writePdf } from './report.pdf.ts';
import { writeXlsx } from './report.xlsx.ts';

interface Told {
  readonly document: ReportDocument;
  readonly photos: PrintablePhotos;
}

type Bytes = AsyncIterable<Uint8Array>;

const WRITERS: Readonly<Record<Format, (told: Told, at: Date) => Bytes>> = {
  DOCX: ({ document, photos }, at) => writeDocx(document, photos, at),
  PDF: ({ document, photos }, at) => writePdf(document, photos, at),
  XLSX: ({ document }, at) => inOne(writeXlsx(document, at)),
  CSV: ({ document }) => inOne(writeCsv(document)),
  JSON: ({ document }, at) => inOne(writeJson(document, at)),
};

/**
 * The bytes of one form, one after the other: with two thousand photos a file has two hundred megabytes. The same
 * arguments give the same bytes.
 */
export function writtenFile(told: Told, producedAt: Date, format: Format): Bytes {
  return WRITERS[format](told, producedAt);
}

async function* inOne(bytes: Uint8Array | Promise<Uint8Array>): Bytes {
  yield await bytes;
}

/** What the other forms were written from, photos by their hash (REP3). */
function writeJson(document: ReportDocument, producedAt: Date): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ version: 1, producedAt, document }, null, 2)}\n`);
}
