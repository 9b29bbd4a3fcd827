/**
 * Runs apart from the server, for one report: `node report-writer FOLDER`. Writes every form of the document that lies
 * in the folder beside it, and tells of each photo and file that is ready. Laying out a thousand pages holds a thread
 * and much memory: neither is the server’s.
 */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { writtenFiles } from './report.files.ts';
import { printedPhotos, readOrdered } from './report.folder.ts';
import type { Ready } from './report.writing.ts';

const [folder = ''] = process.argv.slice(2);
const tell = (ready: Ready) => void process.send?.(ready);

const { document, at, formats, photos: copies } = await readOrdered(folder);
const photos = await printedPhotos(copies, () => tell('PHOTO'));
for await (const { format, bytes } of writtenFiles({ document, photos }, at, formats)) {
  const path = join(folder, `report.${format.toLowerCase()}`);
  const file = await open(path, 'w');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  tell({ format, sha256, bytes: bytes.byteLength, path });
}
process.disconnect();
