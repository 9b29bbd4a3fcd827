/** The times a zip file keeps for its parts: twice each, in two-second steps, without a zone. */

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;

/** Writes one instant (in UTC) over the times of all parts, in place, so that equal parts make equal files. */
export function stampZip(zip: Uint8Array, instant: Date): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - END_BYTES;
  if (view.getUint32(end, true) !== END_SIGNATURE) throw new Error('Not a plain zip file');
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(entry + 12, dosTime(instant), true);
    view.setUint32(view.getUint32(entry + 42, true) + 10, dosTime(instant), true);
    entry +=
      ENTRY_BYTES + lengthAt(view, entry + 28) + lengthAt(view, entry + 30) + lengthAt(view, entry + 32);
  }
  return zip;
}

function lengthAt(view: DataView, at: number): number {
  return view.getUint16(at, true);
}

function dosTime(instant: Date): number {
  const day =
    ((instant.getUTCFullYear() - 1980) << 9) | ((instant.getUTCMonth() + 1) << 5) | instant.getUTCDate();
  const time =
    (instant.getUTCHours() << 11) | (instant.getUTCMinutes() << 5) | (instant.getUTCSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
}
