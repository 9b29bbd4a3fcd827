/** Puts the photos of a report where their stand-ins are in its PDF, whose objects are written plainly. */
import type { PrintablePhotos } from '../report.layout.ts';
import { stoodFor } from '../stand-ins.ts';

const PICTURE =
  /(?<=\n)\d+ 0 obj\n<<\n {2}\/Length (\d+)\n {2}\/Type \/XObject\n {2}\/Subtype \/Image\n.*?>>\nstream\n/gs;
const START = /startxref\n(\d+)\n%%EOF\s*$/;
const TABLE = /xref\n0 (\d+)\n/y;
const ENTRY_BYTES = 20;

/** Throws when a photo found no place: the file would show something else. */
export function photosInPlace(pdf: Uint8Array, photos: PrintablePhotos): Uint8Array {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = file.toString('latin1');
  const pieces: Uint8Array[] = [];
  /** Where the file grew, and by how many bytes. */
  const growths: { after: number; by: number }[] = [];
  let copied = 0;
  for (const { 0: head, 1: length, index } of text.matchAll(PICTURE)) {
    const begin = index + head.length;
    const end = begin + Number(length);
    const photo = stoodFor(file.subarray(begin, end), photos);
    if (!photo) continue;
    const { bytes, width, height } = photo;
    const grown = Buffer.from(
      head
        .replace(/(?<=\/Length )\d+/, String(bytes.byteLength))
        .replace(/(?<=\/Width )\d+/, String(width))
        .replace(/(?<=\/Height )\d+/, String(height)),
    );
    pieces.push(file.subarray(copied, index), grown, bytes);
    growths.push({ after: index, by: grown.byteLength + bytes.byteLength - (end - index) });
    copied = end;
  }
  if (growths.length !== photos.size)
    throw new Error(`${photos.size - growths.length} photos found no place in the PDF`);
  const table = Number(START.exec(text)?.[1]);
  pieces.push(file.subarray(copied, table), Buffer.from(moved(text.slice(table), growths), 'latin1'));
  return Buffer.concat(pieces);
}

/** The table of where each object begins, and what follows it, for a file that has grown. */
function moved(tail: string, growths: readonly { after: number; by: number }[]): string {
  const shift = (offset: number): number =>
    growths.reduce((sum, { after, by }) => (after < offset ? sum + by : sum), offset);
  TABLE.lastIndex = 0;
  const [head = '', count = ''] = TABLE.exec(tail) ?? [];
  const end = head.length + Number(count) * ENTRY_BYTES;
  const entries = tail
    .slice(head.length, end)
    .replace(/\d{10}(?= \d{5} n)/g, (offset) => String(shift(Number(offset))).padStart(10, '0'));
  const rest = tail.slice(end).replace(/(?<=startxref\n)\d+/, (offset) => String(shift(Number(offset))));
  return head + entries + rest;
}
