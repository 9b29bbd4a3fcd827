/** The container of a TrueType font: a directory of tables. All numbers are big-endian. */

export type FontTables = Map<string, Uint8Array>;

const TRUETYPE = 0x00010000;
const DIRECTORY_START = 12;
const ENTRY_BYTES = 16;
/** What the sum over the whole file must come to once `head` carries the adjustment. */
const CHECKSUM_OF_FILE = 0xb1b0afba;

/** A view of exactly these bytes, whatever buffer they lie in. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The table named, or an error that says which one a font lacks. */
export function tableOf(tables: FontTables, tag: string): Uint8Array {
  const table = tables.get(tag);
  if (!table) throw new Error(`The font has no ${tag} table`);
  return table;
}

/** Reads the tables of a TrueType file; each is a copy. */
export function readSfnt(file: Uint8Array): FontTables {
  const view = viewOf(file);
  if (view.getUint32(0) !== TRUETYPE) throw new Error('Not a TrueType font');
  const entries = Array.from({ length: view.getUint16(4) }, (_, i) => DIRECTORY_START + i * ENTRY_BYTES);
  return new Map(
    entries.map((at) => {
      const start = view.getUint32(at + 8);
      return [tagAt(file, at), file.slice(start, start + view.getUint32(at + 12))];
    }),
  );
}

function tagAt(file: Uint8Array, at: number): string {
  return String.fromCharCode(...file.subarray(at, at + 4));
}

/** Writes the tables as a TrueType file, sorted by tag, each padded to four bytes, checksums in place. */
export function writeSfnt(tables: FontTables): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const starts: number[] = [];
  let end = DIRECTORY_START + sorted.length * ENTRY_BYTES;
  for (const [, table] of sorted) {
    starts.push(end);
    end += padded(table.length);
  }
  const file = new Uint8Array(end);
  writeHeader(viewOf(file), sorted.length);
  sorted.forEach(([tag, table], i) => writeTable(file, i, tag, table, starts[i] ?? 0));
  return withFileChecksum(file, starts[sorted.findIndex(([tag]) => tag === 'head')] ?? 0);
}

function writeHeader(view: DataView, count: number): void {
  const power = Math.floor(Math.log2(count));
  view.setUint32(0, TRUETYPE);
  view.setUint16(4, count);
  view.setUint16(6, 2 ** power * ENTRY_BYTES);
  view.setUint16(8, power);
  view.setUint16(10, count * ENTRY_BYTES - 2 ** power * ENTRY_BYTES);
}

function writeTable(file: Uint8Array, index: number, tag: string, table: Uint8Array, start: number): void {
  const at = DIRECTORY_START + index * ENTRY_BYTES;
  const view = viewOf(file);
  file.set(table, start);
  if (tag === 'head') view.setUint32(start + 8, 0);
  [...tag].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  view.setUint32(at + 4, checksum(file.subarray(start, start + padded(table.length))));
  view.setUint32(at + 8, start);
  view.setUint32(at + 12, table.length);
}

function withFileChecksum(file: Uint8Array, headStart: number): Uint8Array {
  viewOf(file).setUint32(headStart + 8, (CHECKSUM_OF_FILE - checksum(file)) >>> 0);
  return file;
}

function checksum(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
