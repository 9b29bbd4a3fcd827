/** A PDF whose objects are written plainly, one after the other, as the typesetter’s are. */

export interface PdfObject {
  /** A dictionary, or an array. */
  readonly text: string;
  readonly stream: Uint8Array | null;
}

/** An object without a stream, and its number. */
export interface NumberedText {
  readonly number: number;
  readonly text: string;
}

const OBJECT = /(\d+) 0 obj\n(.*?)\n(endobj|stream)\n/gs;
const TRAILER = /trailer\n(<<.*?\n>>)\n/gs;
/** Text in brackets is passed over: it may look like a reference. */
const REFERENCE = /\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|(\d+) 0 R/gs;

/** Objects are named by their numbers. Throws when one is missing: then the typesetter has changed how it writes. */
export class PlainPdf {
  readonly objects = new Map<number, PdfObject>();
  readonly trailer: string;

  constructor(pdf: Buffer) {
    const text = pdf.toString('latin1');
    const object = new RegExp(OBJECT);
    let end = 0;
    for (let found = object.exec(text); found; found = object.exec(text)) {
      const [, number, body = '', follows] = found;
      const length = follows === 'stream' ? Number(valueOf(body, 'Length')) : 0;
      const stream = pdf.subarray(object.lastIndex, object.lastIndex + length);
      this.objects.set(Number(number), { text: body, stream: follows === 'stream' ? stream : null });
      object.lastIndex += length;
      end = object.lastIndex;
    }
    const trailer = new RegExp(TRAILER);
    trailer.lastIndex = end;
    this.trailer = trailer.exec(text)?.[1] ?? '';
  }

  /** What says which objects are what. */
  get catalog(): number {
    return this.#of(this.trailer, 'Root');
  }

  get pageTree(): number {
    return this.#of(this.text(this.catalog), 'Pages');
  }

  /** In the order in which they stand. */
  get pages(): number[] {
    return referencesIn(valueOf(this.text(this.pageTree), 'Kids'));
  }

  /** What is what on the pages, for readers that do not see them. */
  get structure(): number {
    return this.#of(this.text(this.catalog), 'StructTreeRoot');
  }

  /** The element that holds all others. */
  get wholeElement(): number {
    return this.#of(this.text(this.structure), 'K');
  }

  /** As they follow each other, whatever their level. */
  get bookmarks(): number[] {
    const [outline] = this.#outline;
    return outline === undefined ? [] : [...this.#bookmarksFrom(refersTo(this.text(outline), 'First'))];
  }

  /** What says of the whole what it is: its title, its language, what kind of file it is. */
  get sayings(): readonly number[] {
    const { catalog } = this;
    const intents = referencesIn(valueOf(this.text(catalog), 'OutputIntents'));
    const each = intents.flatMap((array) => referencesIn(this.text(array)));
    return [
      catalog,
      this.#of(this.trailer, 'Info'),
      this.#of(this.text(catalog), 'Metadata'),
      ...intents,
      ...each,
    ];
  }

  /** What a file has once. */
  get once(): ReadonlySet<number> {
    const { sayings, pageTree, structure, wholeElement, bookmarks } = this;
    return new Set([...sayings, pageTree, structure, wholeElement, ...this.#outline, ...bookmarks]);
  }

  object(number: number): PdfObject {
    const object = this.objects.get(number);
    if (!object) throw new Error(`The PDF has no object ${number}`);
    return object;
  }

  text(number: number): string {
    return this.object(number).text;
  }

  /** None in a file without headings. */
  get #outline(): number[] {
    return referencesIn(valueOf(this.text(this.catalog), 'Outlines'));
  }

  *#bookmarksFrom(first: number | null): Generator<number> {
    for (let number = first; number !== null; number = refersTo(this.text(number), 'Next')) {
      yield number;
      yield* this.#bookmarksFrom(refersTo(this.text(number), 'First'));
    }
  }

  #of(text: string, key: string): number {
    const number = refersTo(text, key);
    if (number === null) throw new Error(`The PDF names no ${key}`);
    return number;
  }
}

/** What follows a key, up to the end of its line; null when it is not there. */
export function valueOf(text: string, key: string): string | null {
  return new RegExp(`/${key} (.*)`).exec(text)?.[1] ?? null;
}

/** The first object that a key refers to; null when there is none. */
export function refersTo(text: string, key: string): number | null {
  return referencesIn(valueOf(text, key))[0] ?? null;
}

export function referencesIn(text: string | null): number[] {
  return [...(text ?? '').matchAll(REFERENCE)].flatMap(([, number]) =>
    number === undefined ? [] : Number(number),
  );
}

/** The same text with other numbers. */
export function referringTo(text: string, numberOf: (number: number) => number): string {
  return text.replace(REFERENCE, (all, number?: string) =>
    number === undefined ? all : `${numberOf(Number(number))} 0 R`,
  );
}
