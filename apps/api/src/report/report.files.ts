/** Every form of a report, from the one document; nobody looks anything up again. */
import type { ReportDocument } from '@prongsai/domain';
import { writeCsv } from './report.csv.ts';
import { writeDocx } from './report.docx.ts';
import type { Format } from './report-file.entity.ts';
import type { PrintablePhotos } from './report.layout.ts';
import { writePdf } from './report.pdf.ts';
import { writeXlsx } from './report.xlsx.ts';

export interface WrittenFile {
  readonly format: Format;
  readonly bytes: Uint8Array;
}

export interface Composed {
  readonly document: ReportDocument;
  readonly photos: PrintablePhotos;
}

/** One after the other: each writer holds all photos at once. The same arguments give the same bytes. */
export async function writeFiles(
  { document, photos }: Composed,
  producedAt: Date,
): Promise<readonly WrittenFile[]> {
  return [
    { format: 'DOCX', bytes: await writeDocx(document, photos, producedAt) },
    { format: 'PDF', bytes: await writePdf(document, photos, producedAt) },
    { format: 'XLSX', bytes: await writeXlsx(document, producedAt) },
    { format: 'CSV', bytes: writeCsv(document) },
    { format: 'JSON', bytes: writeJson(document, producedAt) },
  ];
}

/** What the other forms were written from, photos by their hash (REP3). */
function writeJson(document: ReportDocument, producedAt: Date): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ version: 1, producedAt, document }, null, 2)}\n`);
}
