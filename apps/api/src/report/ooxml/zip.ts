/** A zip file that is written while its parts are made: no more than one of them is held. */
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import ZipStream from 'zip-stream';

export interface ZipPart {
  readonly path: string;
  /** All of them, or some after the other. */
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
  /** As pictures are. */
  readonly isPackedAlready?: boolean;
}

/** The bytes, one after the other. All parts bear one instant (in UTC), so that equal parts make equal files. */
export function zipped(parts: AsyncIterable<ZipPart>, instant: Date): AsyncIterable<Uint8Array> {
  const zip = new ZipStream({ zlib: { level: 6 } });
  put(zip, parts, instant).catch((error: Error) => zip.destroy(error));
  return zip;
}

async function put(zip: ZipStream, parts: AsyncIterable<ZipPart>, date: Date): Promise<void> {
  const putOne = promisify(zip.entry.bind(zip));
  for await (const { path, bytes, isPackedAlready = false } of parts) {
    const source =
      bytes instanceof Uint8Array
        ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        : Readable.from(bytes);
    await putOne(source, { name: path, date, store: isPackedAlready });
    if (zip.writableNeedDrain) await once(zip, 'drain');
  }
  zip.finalize();
}
