/**
 * Runs apart from the server, for one report: `node report-writer FOLDER INSTANT`. Writes every form of the document
 * that lies in the folder beside it, and tells of each. Laying out a thousand pages holds a thread and much memory:
 * neither is the server's.
 */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { writtenFiles } from './report.files.ts';
import { readOrdered } from './report.folder.ts';

const [folder = '', instant = ''] = process.argv.slice(2);

for await (const { format, bytes } of writtenFiles(await readOrdered(folder), new Date(instant))) {
  const path = join(folder, `report.${format.toLowerCase()}`);
  const file = await open(path, 'w');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  process.send?.({ format, sha256, bytes: bytes.byteLength, path });
}
process.disconnect();
