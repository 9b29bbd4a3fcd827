/**
 * A writer that is given photos decodes or copies each, and holds all of them: two thousand took five gigabytes. So it
 * is given a tiny picture in the place of each, which says whose place it holds; the photo takes it while the file is bound.
 */
import type { PrintablePhoto, PrintablePhotos } from './report.layout.ts';

/** Eight grey pixels square, three colours, as all printed photos have. */
const TINY = Buffer.from(
  `/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8a
Gi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIAAgDASIAAhEBAxEB/8QAFQAB
AQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAA
AAD/2gAMAwEAAhEDEQA/AKAA/9k=`,
  'base64',
);
const START_BYTES = 2;
const COMMENT = [0xff, 0xfe];
const NAMED = /stand-in ([0-9a-f]{64})/;

/** A JPEG that says in a comment which photo it stands for. */
export function standInFor(sha256: string): Uint8Array {
  const words = Buffer.from(`stand-in ${sha256}`);
  const comment = Buffer.from([...COMMENT, 0, words.length + 2, ...words]);
  return Buffer.concat([TINY.subarray(0, START_BYTES), comment, TINY.subarray(START_BYTES)]);
}

/** The photo whose place these bytes hold; null when they hold none’s. */
export function stoodFor(bytes: Uint8Array, photos: PrintablePhotos): PrintablePhoto | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString(
    'latin1',
  );
  return photos.get(NAMED.exec(head)?.[1] ?? '') ?? null;
}
