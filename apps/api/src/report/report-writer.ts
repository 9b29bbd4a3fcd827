/**
 * Runs apart from the server, for one report: `node report-writer FOLDER`. Writes every form of the document that lies
 * in the folder beside it, and tells of each photo and file that is ready. Laying out a thousand pages holds a thread
 * and much memory: neither is the server’s.
 */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Format } from './report-file.entity.ts';
import { writtenFile } from './report.files.ts';
import { printedPhotos, readOrdered } from './report.folder.ts';
import type { Ready } from './report.writing.ts';

const [folder = ''] = process.argv.slice(2);
const tell = (ready: Ready) => void process.send?.(ready);

const { document, at, formats, photos: copies } = await readOrdered(folder);
const photos = await printedPhotos(copies, () => tell('PHOTO'));
for (const format of formats) {
  const path = join(folder, `report.${format.toLowerCase()}`);
  tell({ format, path, ...(await put(path, format)) });
}
process.disconnect();

/** Safe on the disk when it returns. */
async function put(path: string, format: Format): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* (pieces: AsyncIterable<Uint8Array>) {
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.byteLength;
      yield piece;
    }
  };
  await pipeline(
    writtenFile({ document, photos }, at, format),
    counted,
    createWriteStream(path, { flush: true }),
  );
  return { sha256: hash.digest('hex'), bytes };
}
