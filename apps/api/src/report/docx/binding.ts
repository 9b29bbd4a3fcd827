/**
 * Binds the sections of a report into one Word file, each of them written by the library as a file of its own, and puts
 * the photos where their stand-ins are. So nobody holds more than a section, however long the report is.
 */
import { Document, NumberFormat, Packer, PageOrientation, type Paragraph, type Table } from 'docx';
import { unzipSync } from 'fflate';
import { zipped, type ZipPart } from '../ooxml/zip.ts';
import { PAGE, type PrintablePhoto, type PrintablePhotos } from '../report.layout.ts';
import { stoodFor } from '../stand-ins.ts';
import { coreProperties } from './core-properties.ts';
import { pageFooter } from './page-footer.ts';
import { STYLES, twips } from './styles.ts';

export interface Section {
  readonly children: readonly (Paragraph | Table)[];
  /** Whether it begins with rows of a table that the section before has begun. */
  readonly goesOn: boolean;
  /** Whether its last table goes on in the next section. */
  readonly isCut: boolean;
}

interface ToBind {
  readonly title: string;
  readonly producedAt: Date;
  readonly photos: PrintablePhotos;
  readonly sections: Iterable<Section>;
}

/** Of a Word file, by their paths. */
type Parts = Readonly<Record<string, Uint8Array>>;

const BODY = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const MEDIA = 'word/media/';

const BEGIN_BODY = '<w:body>';
const PICTURE = /<Relationship [^>]*\/image"[^>]*>/g;
/** Where a name begins: of a picture, of the file that it lies in, of the picture that a body asks for. */
const ID = /(?<= Id=")/;
const TARGET = /(?<= Target="media\/)/;
const ASKED = /(?<=r:embed=")/g;
/** The number of a picture on a page: the library counts on from file to file. */
const NUMBER = /(?<=<wp:docPr id=")[^"]*/g;
/** What a table has before its first row, and after its last. */
const TABLE_HEAD = /^<w:tbl>.*?<\/w:tblGrid>/s;
const TABLE_FOOT = /<\/w:tbl>$/;

const PROPERTIES = {
  page: {
    // Given upright: the library turns it for a landscape page.
    size: { width: twips(PAGE.height), height: twips(PAGE.width), orientation: PageOrientation.LANDSCAPE },
    margin: {
      ...{
        left: twips(PAGE.left),
        right: twips(PAGE.right),
        top: twips(PAGE.top),
        bottom: twips(PAGE.bottom),
      },
      footer: twips(1),
    },
    pageNumbers: { formatType: NumberFormat.THAI_NUMBERS },
  },
};

/** The bytes of the whole, one after the other. Throws when a photo found no place: the file would show something else. */
export function boundDocx(toBind: ToBind): AsyncIterable<Uint8Array> {
  return zipped(partsOf(toBind), toBind.producedAt);
}

/** What a file has once is that of a file without children. */
async function* partsOf({ title, producedAt, photos, sections }: ToBind): AsyncGenerator<ZipPart> {
  const empty = await writtenParts([], [coreProperties(title, producedAt)]);
  for (const [path, bytes] of Object.entries(empty))
    if (path !== BODY && path !== RELATIONS) yield { path, bytes };
  const binding = new Binding(photos);
  yield { path: BODY, bytes: binding.body(textOf(empty, BODY), sections) };
  yield { path: RELATIONS, bytes: binding.relations(textOf(empty, RELATIONS)) };
  yield* binding.media();
}

class Binding {
  readonly #photos: PrintablePhotos;
  readonly #pictures: string[] = [];
  /** By the path of the picture. */
  readonly #placed = new Map<string, PrintablePhoto>();
  #sections = 0;
  #numbered = 0;

  constructor(photos: PrintablePhotos) {
    this.#photos = photos;
  }

  async *body(empty: string, sections: Iterable<Section>): AsyncGenerator<Uint8Array> {
    const begin = empty.indexOf(BEGIN_BODY) + BEGIN_BODY.length;
    yield Buffer.from(empty.slice(0, begin));
    for (const section of sections) yield Buffer.from(await this.#bound(section));
    yield Buffer.from(empty.slice(begin));
  }

  /** Where the pictures lie. */
  relations(empty: string): Uint8Array {
    return Buffer.from(empty.replace('</Relationships>', `${this.#pictures.join('')}</Relationships>`));
  }

  *media(): Generator<ZipPart> {
    const placed = new Set(this.#placed.values()).size;
    if (placed !== this.#photos.size)
      throw new Error(`${this.#photos.size - placed} photos found no place in the Word file`);
    for (const [path, { bytes }] of this.#placed) yield { path, bytes, isPackedAlready: true };
  }

  /**
   * Its body. Pictures, numbered by the library from one on in each section, get names that no other section has; on the
   * pages they are numbered through the whole, or Word would call the file broken.
   */
  async #bound({ children, goesOn, isCut }: Section): Promise<string> {
    const parts = await writtenParts(children);
    const prefix = `s${this.#sections}-`;
    for (const [picture] of textOf(parts, RELATIONS).matchAll(PICTURE))
      this.#pictures.push(picture.replace(ID, prefix).replace(TARGET, prefix));
    for (const [path, bytes] of Object.entries(parts)) {
      const photo = path.startsWith(MEDIA) ? stoodFor(bytes, this.#photos) : null;
      if (photo) this.#placed.set(path.replace(MEDIA, MEDIA + prefix), photo);
    }
    this.#sections += 1;
    const body = bodyIn(textOf(parts, BODY))
      .replace(ASKED, prefix)
      .replace(NUMBER, () => String((this.#numbered += 1)));
    return body.replace(goesOn ? TABLE_HEAD : '', '').replace(isCut ? TABLE_FOOT : '', '');
  }
}

async function writtenParts(
  children: readonly (Paragraph | Table)[],
  overrides: readonly { path: string; data: string }[] = [],
): Promise<Parts> {
  const file = new Document({
    styles: STYLES,
    sections: [{ properties: PROPERTIES, children, footers: { default: pageFooter() } }],
  });
  return unzipSync(await Packer.pack(file, 'uint8array', undefined, overrides));
}

function textOf(parts: Parts, path: string): string {
  return Buffer.from(parts[path] ?? []).toString();
}

/** What stands on the pages, without what the pages are like. */
function bodyIn(xml: string): string {
  return xml.slice(xml.indexOf(BEGIN_BODY) + BEGIN_BODY.length, xml.lastIndexOf('<w:sectPr'));
}
