/** FNV-1a over UTF-16 code units, 32 bits: enough to tell a file that was cut or garbled on its way. */
export const EMPTY_CHECKSUM = 0x811c9dc5;

/** The checksum of what `sum` was of, followed by `text`. */
export function checksum(text: string, sum: number): number {
  let hash = sum;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
