/** What is what in a bound PDF, for readers that do not see the pages: the structures of all sections as one. */
import { type NumberedText, type PlainPdf, referencesIn, valueOf } from './plain-pdf.ts';

/** Key and object: which elements the contents of a page belong to. */
const PARENTS = /(\d+) (\d+) 0 R/g;
const CELL = /\((\w+)\) (\d+) 0 R/g;
/** What a cell of a heading row is called, where it stands and where others name it. */
const CELL_NAME = /(?<=\/ID |\/Headers \[[^\]]*)\((?=U\d)/g;
const KEY_OF_PAGE = /(?<=\/StructParents )\d+/;

export class BoundStructure {
  /** The numbers of both ends of the tree: its root, and the element that holds all others. */
  readonly root: number;
  readonly wholeElement: number;
  readonly #elements: number[] = [];
  readonly #parents: string[] = [];
  readonly #cells: (readonly [name: string, number: number])[] = [];
  #sections = 0;
  /** As many as the sections before have. */
  #keys = 0;

  constructor(root: number, wholeElement: number) {
    this.root = root;
    this.wholeElement = wholeElement;
  }

  /** An object of the section that is added next, with names and keys that no other section has. */
  bound(text: string): string {
    return text
      .replace(KEY_OF_PAGE, (key) => String(this.#keys + Number(key)))
      .replace(CELL_NAME, `(${this.#prefix}`);
  }

  add(section: PlainPdf, numberOf: (number: number) => number): void {
    const root = section.text(section.structure);
    for (const [, key, object] of (valueOf(root, 'Nums') ?? '').matchAll(PARENTS))
      this.#parents.push(`${this.#keys + Number(key)} ${numberOf(Number(object))} 0 R`);
    for (const [, name, object] of (valueOf(root, 'Names') ?? '').matchAll(CELL))
      this.#cells.push([this.#prefix + name, numberOf(Number(object))]);
    this.#elements.push(...referencesIn(valueOf(section.text(section.wholeElement), 'K')).map(numberOf));
    this.#keys += Number(valueOf(root, 'ParentTreeNextKey') ?? 0);
    this.#sections += 1;
  }

  /** `plain` is the root of a file without content, which knows how roles are called. */
  texts(plain: string): NumberedText[] {
    const [roles = ''] = /\/RoleMap <<.*?>>/s.exec(plain) ?? [];
    // A reader looks names up by halves.
    const cells = this.#cells.toSorted(([a], [b]) => (a < b ? -1 : 1));
    const named = cells.map(([name, number]) => `(${name}) ${number} 0 R`).join(' ');
    const parents = `  /ParentTree <<\n    /Nums [${this.#parents.join(' ')}]\n  >>\n  /ParentTreeNextKey ${this.#keys}\n`;
    const names = cells.length > 0 ? `  /IDTree <<\n    /Names [${named}]\n  >>\n` : '';
    const elements = this.#elements.map((number) => `${number} 0 R`).join(' ');
    return [
      {
        number: this.root,
        text: `<<\n  /Type /StructTreeRoot\n  ${roles}\n  /K [${this.wholeElement} 0 R]\n${parents}${names}>>`,
      },
      {
        number: this.wholeElement,
        text: `<<\n  /Type /StructElem\n  /S /Document\n  /P ${this.root} 0 R\n  /K [${elements}]\n>>`,
      },
    ];
  }

  get #prefix(): string {
    return `S${this.#sections}`;
  }
}
