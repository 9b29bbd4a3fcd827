/**
 * Binds the sections of a report, each of them a PDF of the typesetter, into one; puts the photos where their stand-ins
 * are; and sets the footers, which say how many pages there are, under all pages at the end. So nobody holds more than a
 * section, however long the report is.
 */
import { createHash } from 'node:crypto';
import type { PrintablePhoto, PrintablePhotos } from '../report.layout.ts';
import { stoodFor } from '../stand-ins.ts';
import { type Bookmark, bookmarkTexts } from './bookmarks.ts';
import { BoundStructure } from './bound-structure.ts';
import { type PdfObject, PlainPdf, referringTo, refersTo, valueOf } from './plain-pdf.ts';
import { PlainPdfWriter } from './plain-pdf-writer.ts';

interface Section {
  readonly pdf: Buffer;
  /** Of its headings, in their order. */
  readonly levels: readonly number[];
}

interface ToBind {
  readonly photos: PrintablePhotos;
  sections(): AsyncIterable<Section>;
  /** So many pages with a footer each. What the whole says of itself, its title for one, is taken from here, too. */
  footers(pages: number): Promise<Buffer>;
}

/** The bytes of the whole, one after the other. Throws when a photo found no place: the file would show something else. */
export async function* boundPdf({ photos, sections, footers }: ToBind): AsyncGenerator<Uint8Array> {
  const binding = new Binding(photos);
  yield* binding.begin();
  for await (const section of sections()) yield* binding.add(section);
  yield* binding.close(new PlainPdf(await footers(binding.pages)));
}

type NumberOf = (number: number) => number;

const IS_PAGE = /\/Type \/Page\n/;
const IS_PICTURE = /\/Subtype \/Image\n/;
/** What a file calls itself in its trailer and in its metadata. */
const IDENTITY = /(?<=\/ID \[\()[^)]*/;
const IDENTITY_BYTES = 16;
const DRAW_FOOTER: PdfObject = { text: '<<\n  /Length 10\n>>', stream: Buffer.from('/footer Do') };

class Binding {
  readonly #file = new PlainPdfWriter();
  readonly #pageTree = this.#file.number();
  readonly #drawFooter = this.#file.number();
  readonly #structure = new BoundStructure(this.#file.number(), this.#file.number());
  readonly #pages: number[] = [];
  /** By the number of the page. */
  readonly #footers = new Map<number, number>();
  readonly #bookmarks: Bookmark[] = [];
  readonly #identity = createHash('sha256');
  readonly #photos: PrintablePhotos;
  readonly #placed = new Set<PrintablePhoto>();

  constructor(photos: PrintablePhotos) {
    this.#photos = photos;
  }

  get pages(): number {
    return this.#pages.length;
  }

  *begin(): Generator<Uint8Array> {
    yield* this.#file.begin();
    yield* this.#file.put(this.#drawFooter, DRAW_FOOTER);
  }

  *add({ pdf, levels }: Section): Generator<Uint8Array> {
    const section = new PlainPdf(pdf);
    const numberOf = this.#numbering(section);
    const { once } = section;
    for (const [number, { text, stream }] of section.objects) {
      if (once.has(number)) continue;
      const bound = this.#structure.bound(referringTo(text, numberOf));
      yield* this.#file.put(numberOf(number), this.#complete(numberOf(number), { text: bound, stream }));
    }
    this.#pages.push(...section.pages.map(numberOf));
    this.#bookmarks.push(...bookmarksOf(section, levels, numberOf));
    this.#structure.add(section, numberOf);
    this.#identity.update(section.trailer);
  }

  *close(footers: PlainPdf): Generator<Uint8Array> {
    if (this.#placed.size !== this.#photos.size)
      throw new Error(`${this.#photos.size - this.#placed.size} photos found no place in the PDF`);
    const numberOf = this.#numbering(footers);
    yield* this.#putFooters(footers, numberOf);
    const outline = this.#bookmarks.length > 0 ? this.#file.number() : null;
    const identified = this.#identifying(footers.trailer);
    for (const number of footers.sayings) {
      const { text, stream } = footers.object(number);
      const entry = number === footers.catalog && outline !== null ? `  /Outlines ${outline} 0 R\n>>` : '>>';
      yield* this.#file.put(numberOf(number), {
        text: referringTo(text, numberOf).replace(/>>$/, entry),
        stream: stream && identified(stream),
      });
    }
    const next = () => this.#file.number();
    const texts = [
      { number: this.#pageTree, text: pageTreeOf(this.#pages) },
      ...this.#structure.texts(footers.text(footers.structure)),
      ...(outline === null ? [] : bookmarkTexts(this.#bookmarks, outline, next)),
    ];
    for (const { number, text } of texts) yield* this.#file.put(number, { text, stream: null });
    const trailer = identified(Buffer.from(footers.trailer)).toString('latin1');
    yield* this.#file.end(referringTo(trailer, numberOf));
  }

  /** What all sections share has one number in all of them; everything else gets one of its own. */
  #numbering({ pageTree, structure, wholeElement }: PlainPdf): NumberOf {
    const numbers = new Map([
      [pageTree, this.#pageTree],
      [structure, this.#structure.root],
      [wholeElement, this.#structure.wholeElement],
    ]);
    return (number) => {
      const bound = numbers.get(number) ?? this.#file.number();
      numbers.set(number, bound);
      return bound;
    };
  }

  /** A page asks for its footer; a photo takes the place of its stand-in. */
  #complete(number: number, object: PdfObject): PdfObject {
    const { text, stream } = object;
    if (IS_PAGE.test(text)) {
      const footer = this.#file.number();
      this.#footers.set(number, footer);
      return { text: askingFor(text, footer, this.#drawFooter), stream };
    }
    const photo = stream && IS_PICTURE.test(text) ? stoodFor(stream, this.#photos) : null;
    if (!photo) return object;
    this.#placed.add(photo);
    const { bytes, width, height } = photo;
    return {
      text: measuring(text, { Length: bytes.byteLength, Width: width, Height: height }),
      stream: bytes,
    };
  }

  /** Each as a drawing of its own, and what it is drawn with. */
  *#putFooters(footers: PlainPdf, numberOf: NumberOf): Generator<Uint8Array> {
    const { once, pages } = footers;
    const pageOf = new Map(
      pages.map((page, index) => [refersTo(footers.text(page), 'Contents'), { page, index }]),
    );
    for (const [number, { text, stream }] of footers.objects) {
      if (once.has(number) || pages.includes(number)) continue;
      const drawn = pageOf.get(number);
      if (!drawn) yield* this.#file.put(numberOf(number), { text: referringTo(text, numberOf), stream });
      else {
        const footer = this.#footers.get(this.#pages[drawn.index] ?? 0) ?? 0;
        const drawing = asDrawing(text, footers.text(drawn.page), numberOf);
        yield* this.#file.put(footer, { text: drawing, stream });
      }
    }
  }

  /** Puts what the bound file calls itself in the place of what the footers alone would be called. */
  #identifying(trailer: string): (bytes: Uint8Array) => Buffer {
    const [alone = ''] = IDENTITY.exec(trailer) ?? [];
    const identity = this.#identity.update(trailer).digest().subarray(0, IDENTITY_BYTES).toString('base64');
    return (bytes) =>
      Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(alone, identity), 'latin1');
  }
}

function* bookmarksOf(section: PlainPdf, levels: readonly number[], numberOf: NumberOf): Generator<Bookmark> {
  for (const [index, number] of section.bookmarks.entries()) {
    const text = section.text(number);
    const place = refersTo(text, 'Dest');
    if (place !== null)
      yield { title: valueOf(text, 'Title') ?? '', place: numberOf(place), level: levels[index] ?? 1 };
  }
}

/** A page that draws its footer after what stands on it. */
function askingFor(page: string, footer: number, drawFooter: number): string {
  const entry = `      /footer ${footer} 0 R\n`;
  const drawings = page.includes('/XObject <<\n')
    ? page.replace('/XObject <<\n', `/XObject <<\n${entry}`)
    : page.replace('/Resources <<\n', `/Resources <<\n    /XObject <<\n${entry}    >>\n`);
  return drawings.replace(/\/Contents (\d+ 0 R)/, `/Contents [$1 ${drawFooter} 0 R]`);
}

/** What stands on a page, to be drawn on another. `content` is its dictionary. */
function asDrawing(content: string, page: string, numberOf: NumberOf): string {
  const [resources = ''] = /\/Resources <<.*?\n {2}>>/s.exec(page) ?? [];
  const box = valueOf(page, 'MediaBox') ?? '';
  const drawnWith = referringTo(resources, numberOf);
  return content.replace(/>>$/, `  /Type /XObject\n  /Subtype /Form\n  /BBox ${box}\n  ${drawnWith}\n>>`);
}

function measuring(picture: string, measures: Readonly<Record<string, number>>): string {
  return Object.entries(measures).reduce(
    (text, [key, value]) => text.replace(new RegExp(`(?<=/${key} )\\d+`), String(value)),
    picture,
  );
}

function pageTreeOf(pages: readonly number[]): string {
  const kids = pages.map((page) => `${page} 0 R`).join(' ');
  return `<<\n  /Type /Pages\n  /Count ${pages.length}\n  /Kids [${kids}]\n>>`;
}
