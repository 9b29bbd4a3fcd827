/** What a report is written from, handed to its writer in a folder. */
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ReportDocument } from '@prongsai/domain';
import { openTurns } from '../platform/in-turn.ts';
import { printablePhoto, type PrintablePhoto, type PrintablePhotos } from './report.layout.ts';

export interface Ordered {
  readonly document: ReportDocument;
  /** The instant that is written into the files. */
  readonly at: Date;
  /** Where the copies lie that people are shown. */
  readonly photos: readonly { readonly sha256: string; readonly path: string }[];
}

export async function putOrdered(folder: string, ordered: Ordered): Promise<void> {
  await writeFile(join(folder, 'ordered.json'), JSON.stringify(ordered));
}

export async function readOrdered(folder: string): Promise<Ordered> {
  const { at, ...ordered } = JSON.parse(await readFile(join(folder, 'ordered.json'), 'utf8')) as Ordered;
  return { ...ordered, at: new Date(at) };
}

/** Makes photos small beside the document; each is read when its bytes are asked for, and not kept. */
export async function printedPhotos(
  folder: string,
  photos: Ordered['photos'],
  onReady: () => void,
): Promise<PrintablePhotos> {
  const small = join(folder, 'photos');
  await mkdir(small);
  const inTurn = openTurns(availableParallelism());
  const printed = new Map<string, PrintablePhoto>();
  const print = async ({ sha256, path }: Ordered['photos'][number]): Promise<void> => {
    const photo = await printablePhoto(await readFile(path));
    if (photo) printed.set(sha256, await laidAside(join(small, sha256), photo));
    onReady();
  };
  await Promise.all(photos.map((photo) => inTurn(() => print(photo))));
  return printed;
}

async function laidAside(file: string, { bytes, width, height }: PrintablePhoto): Promise<PrintablePhoto> {
  await writeFile(file, bytes);
  return {
    width,
    height,
    get bytes() {
      return readFileSync(file);
    },
  };
}
