/** What a report is written from, handed to its writer in a folder. */
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportDocument } from '@prongsai/domain';
import type { Format } from './report-file.entity.ts';
import { printablePhoto, type PrintablePhoto, type PrintablePhotos } from './report.layout.ts';

export interface Ordered {
  readonly document: ReportDocument;
  /** Those that are to be written, in this order. */
  readonly formats: readonly Format[];
  /** The instant that is written into the files. */
  readonly at: Date;
  /** Where the copies lie that are as small as they are printed. */
  readonly photos: readonly { readonly sha256: string; readonly path: string }[];
}

export async function putOrdered(folder: string, ordered: Ordered): Promise<void> {
  await writeFile(join(folder, 'ordered.json'), JSON.stringify(ordered));
}

export async function readOrdered(folder: string): Promise<Ordered> {
  const { at, ...ordered } = JSON.parse(await readFile(join(folder, 'ordered.json'), 'utf8')) as Ordered;
  return { ...ordered, at: new Date(at) };
}

/** Looked at in turn; the bytes of each are read when they are asked for, and not kept. */
export async function printedPhotos(
  photos: Ordered['photos'],
  onReady: () => void,
): Promise<PrintablePhotos> {
  const printed = new Map<string, PrintablePhoto>();
  for (const { sha256, path } of photos) {
    const photo = printablePhoto(await readFile(path));
    if (photo) printed.set(sha256, readAgain(photo, path));
    onReady();
  }
  return printed;
}

function readAgain({ width, height }: PrintablePhoto, path: string): PrintablePhoto {
  return {
    width,
    height,
    get bytes() {
      return readFileSync(path);
    },
  };
}
