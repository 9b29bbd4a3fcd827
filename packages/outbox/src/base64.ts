/** Base64 (RFC 4648) by what every browser, worker and Node has; photos by the hundred pass here. */
declare function btoa(binary: string): string;
declare function atob(text: string): string;

/** Bytes made at a time, a multiple of three: engines limit how many arguments a call takes. */
const PIECE = 8190;

export function toBase64(bytes: ArrayBuffer): string {
  const view = new Uint8Array(bytes);
  let text = '';
  for (let at = 0; at < view.length; at += PIECE)
    text += btoa(String.fromCharCode(...view.subarray(at, at + PIECE)));
  return text;
}

/** Null when the text is not base64. */
export function fromBase64(text: string): ArrayBuffer | null {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    return bytes.buffer;
  } catch {
    return null;
  }
}
