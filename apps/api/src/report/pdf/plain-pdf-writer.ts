/** Writes objects one after the other, and at the end the table of where each begins. */
import type { PdfObject } from './plain-pdf.ts';

/** The second line tells whoever copies the file that it is not text. */
const HEADER = Buffer.from('%PDF-1.7\n%\x80\x80\x80\x80\n\n', 'latin1');

export class PlainPdfWriter {
  /** Where each object begins, by its number; the first is not used. */
  readonly #offsets: number[] = [0];
  #length = 0;

  /** A number that no object has yet. */
  number(): number {
    return this.#offsets.push(0) - 1;
  }

  *begin(): Generator<Uint8Array> {
    yield* this.#write(HEADER);
  }

  *put(number: number, { text, stream }: PdfObject): Generator<Uint8Array> {
    this.#offsets[number] = this.#length;
    const head = `${number} 0 obj\n${text}\n`;
    if (!stream) return yield* this.#write(Buffer.from(`${head}endobj\n\n`, 'latin1'));
    yield* this.#write(Buffer.from(`${head}stream\n`, 'latin1'));
    yield* this.#write(stream);
    yield* this.#write(Buffer.from('\nendstream\nendobj\n\n', 'latin1'));
  }

  /** `trailer` is a dictionary with a size of its own, which is replaced. Throws when a number has no object. */
  *end(trailer: string): Generator<Uint8Array> {
    const [, ...begins] = this.#offsets;
    if (begins.includes(0)) throw new Error(`Object ${begins.indexOf(0) + 1} of the PDF was not written`);
    const entries = begins.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    const size = this.#offsets.length;
    const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}`;
    const last = `trailer\n${trailer.replace(/(?<=\/Size )\d+/, String(size))}\nstartxref\n${this.#length}\n%%EOF`;
    yield* this.#write(Buffer.from(table + last, 'latin1'));
  }

  *#write(bytes: Uint8Array): Generator<Uint8Array> {
    this.#length += bytes.byteLength;
    yield bytes;
  }
}
