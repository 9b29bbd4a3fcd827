/** Base64 (RFC 4648) without the platform's help, so that the engine runs anywhere; photos by the hundred pass here. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES = Array.from(LETTERS, (letter) => letter.charCodeAt(0));
const NONE = 255;
const VALUES = new Uint8Array(128).fill(NONE);
for (const [value, code] of CODES.entries()) VALUES[code] = value;

const PAD = '='.charCodeAt(0);
/** Characters made at a time: engines limit how many arguments a call takes. */
const PIECE = 8192;

export function toBase64(bytes: ArrayBuffer): string {
  const view = new Uint8Array(bytes);
  const codes = new Uint8Array(Math.ceil(view.length / 3) * 4);
  for (let at = 0, out = 0; at < view.length; at += 3, out += 4) {
    const bits = ((view[at] ?? 0) << 16) | ((view[at + 1] ?? 0) << 8) | (view[at + 2] ?? 0);
    for (let letter = 0; letter < 4; letter += 1)
      codes[out + letter] = CODES[(bits >> (18 - 6 * letter)) & 63] ?? PAD;
  }
  const missing = (3 - (view.length % 3)) % 3;
  codes.fill(PAD, codes.length - missing);
  return textOf(codes);
}

/** Null when the text is not base64. */
export function fromBase64(text: string): ArrayBuffer | null {
  const length = text.length - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let bits = 0;
  for (let at = 0, out = 0; at < length; at += 1) {
    const value = VALUES[text.charCodeAt(at)] ?? NONE;
    if (value === NONE) return null;
    bits = ((bits << 6) | value) & 0xffffff;
    const spare = (at * 6 + 6) % 8;
    if (spare < 6) bytes[out++] = bits >> spare;
  }
  return bytes.buffer;
}

function textOf(codes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < codes.length; at += PIECE)
    text += String.fromCharCode(...codes.subarray(at, at + PIECE));
  return text;
}
