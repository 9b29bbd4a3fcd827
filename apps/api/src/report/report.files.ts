/** Every form of a report, from the one document; nobody looks anything up again. */
import type { ReportDocument } from '@prongsai/domain';
import { writeCsv } from './report.csv.ts';
import { writeDocx } from './report.docx.ts';
import type { Format } from './report-file.entity.ts';
import type { PrintablePhotos } from './report.layout.ts';
import { writePdf } from './report.pdf.ts';
import { writeXlsx } from './report.xlsx.ts';

export interface FileBytes {
  readonly format: Format;
  readonly bytes: Uint8Array;
}

/**
 * One after the other, each to be put away before the next is written: with two thousand photos a file has two hundred
 * megabytes. The same arguments give the same bytes.
 */
export async function* writtenFiles(
  { document, photos }: { document: ReportDocument; photos: PrintablePhotos },
  producedAt: Date,
): AsyncIterable<FileBytes> {
  yield { format: 'DOCX', bytes: await writeDocx(document, photos, producedAt) };
  yield { format: 'PDF', bytes: await writePdf(document, photos, producedAt) };
  yield { format: 'XLSX', bytes: await writeXlsx(document, producedAt) };
  yield { format: 'CSV', bytes: writeCsv(document) };
  yield { format: 'JSON', bytes: writeJson(document, producedAt) };
}

/** What the other forms were written from, photos by their hash (REP3). */
function writeJson(document: ReportDocument, producedAt: Date): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ version: 1, producedAt, document }, null, 2)}\n`);
}
