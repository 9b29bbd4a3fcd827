/** What a report is written from, as it lies in a folder: the document, and its photos as they are printed. */
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportDocument } from '@prongsai/domain';
import type { PrintablePhoto, PrintablePhotos } from './report.layout.ts';

export interface Composed {
  readonly document: ReportDocument;
  readonly photos: PrintablePhotos;
}

/** Pixels. */
export interface PhotoSize {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
}

export async function putDocument(folder: string, document: ReportDocument): Promise<void> {
  await writeFile(join(folder, 'document.json'), JSON.stringify(document));
}

export async function makePhotoFolder(folder: string): Promise<void> {
  await mkdir(join(folder, 'photos'));
}

export async function putPhoto(folder: string, sha256: string, photo: PrintablePhoto): Promise<PhotoSize> {
  await writeFile(photoFile(folder, sha256), photo.bytes);
  return { sha256, width: photo.width, height: photo.height };
}

export async function putPhotoSizes(folder: string, sizes: readonly PhotoSize[]): Promise<void> {
  await writeFile(join(folder, 'photos.json'), JSON.stringify(sizes));
}

/** A photo is read when its bytes are asked for, and not kept. */
export async function readOrdered(folder: string): Promise<Composed> {
  const document = JSON.parse(await readFile(join(folder, 'document.json'), 'utf8')) as ReportDocument;
  const sizes = JSON.parse(await readFile(join(folder, 'photos.json'), 'utf8')) as PhotoSize[];
  const photos = sizes.map(({ sha256, width, height }): [string, PrintablePhoto] => {
    const read = () => readFileSync(photoFile(folder, sha256));
    return [
      sha256,
      {
        width,
        height,
        get bytes() {
          return read();
        },
      },
    ];
  });
  return { document, photos: new Map(photos) };
}

function photoFile(folder: string, sha256: string): string {
  return join(folder, 'photos', `${sha256}.jpg`);
}
