/** Puts the photos of a report where their stand-ins are in its Word file. */
import { unzipSync, zipSync, type Zippable } from 'fflate';
import type { PrintablePhotos } from '../report.layout.ts';
import { stoodFor } from '../stand-ins.ts';

/** What a picture is packed by: not at all, since it is packed already. */
const AS_IT_IS = 0;

/** Throws when a photo found no place: the file would show something else. */
export function photosInPlace(docx: Uint8Array, photos: PrintablePhotos): Uint8Array {
  const parts: Zippable = {};
  let placed = 0;
  for (const [path, bytes] of Object.entries(unzipSync(docx))) {
    const photo = path.startsWith('word/media/') ? stoodFor(bytes, photos) : null;
    parts[path] = photo ? [photo.bytes, { level: AS_IT_IS }] : bytes;
    if (photo) placed += 1;
  }
  if (placed !== photos.size)
    throw new Error(`${photos.size - placed} photos found no place in the Word file`);
  return zipSync(parts);
}
