/** Base64 (RFC 4648) without the platform's help, so that the engine runs anywhere. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));

export function toBase64(bytes: ArrayBuffer): string {
  const view = new Uint8Array(bytes);
  const pieces: string[] = [];
  for (let at = 0; at < view.length; at += 3) pieces.push(group(view.subarray(at, at + 3)));
  return pieces.join('');
}

/** Null when the text is not base64. */
export function fromBase64(text: string): ArrayBuffer | null {
  const letters = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let bits = 0;
  for (let at = 0, out = 0; at < letters.length; at += 1) {
    const value = VALUES.get(letters.charAt(at));
    if (value === undefined) return null;
    bits = ((bits << 6) | value) & 0xffffff;
    const spare = (at * 6 + 6) % 8;
    if (spare < 6) bytes[out++] = bits >> spare;
  }
  return bytes.buffer;
}

function group(three: Uint8Array): string {
  const [a = 0, b = 0, c = 0] = three;
  const bits = (a << 16) | (b << 8) | c;
  const letters = [18, 12, 6, 0].map((shift) => LETTERS.charAt((bits >> shift) & 63));
  return letters
    .slice(0, three.length + 1)
    .join('')
    .padEnd(4, '=');
}
