/** What a file that is no photo is instead, by its first bytes: whoever chose it learns what went wrong. */

type Signature = readonly [name: string, start: string, at: number];

const SIGNATURES: readonly Signature[] = [
  ['PDF', '%PDF-', 0],
  ['GIF', 'GIF8', 0],
  ['BMP', 'BM', 0],
  ['TIFF', 'II*\0', 0],
  ['TIFF', 'MM\0*', 0],
  ['ZIP / Word / Excel', 'PK\x03\x04', 0],
  ['AVIF', 'ftypavif', 4],
  ['MP4', 'ftyp', 4],
  ['WebM', '\x1aE\xdf\xa3', 0],
];

/** A name people know; null when the bytes say nothing this reader knows. */
export function nameOfOther(bytes: ArrayBuffer): string | null {
  const head = String.fromCharCode(...new Uint8Array(bytes, 0, Math.min(16, bytes.byteLength)));
  return SIGNATURES.find(([, start, at]) => head.startsWith(start, at))?.[0] ?? null;
}
