/**
 * What a tagged PDF holds, cell by cell. The text comes out as a reader's program takes it out (pdf.js), piece
 * by piece of marked content; which pieces make up a cell is what the file's own structure tree says. A cell
 * that runs over to the next page is one element of that tree, and so comes back whole.
 */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type StructElement, structElements } from './pdf-structure.ts';

/** `cells` are paragraphs of white space removed: where a line wraps, the file keeps no trace of a space. */
export interface PdfTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (readonly string[])[])[];
}

/** A white-space rule for comparing: none counts. */
export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

export interface ReadPdf {
  readonly pages: number;
  /** Headings and lines outside tables in reading order, white space removed. */
  readonly lines: readonly { readonly role: string; readonly text: string }[];
  readonly tables: readonly PdfTable[];
  /** Alternative texts of the pictures. */
  readonly alternatives: readonly string[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pieces = await piecesOf(bytes);
  const root = structElements(bytes);
  const text = (element: StructElement): string =>
    withoutSpace(
      element.kids
        .map((kid) => (typeof kid === 'string' ? (pieces.texts.get(kid) ?? '') : text(kid)))
        .join(''),
    );
  const all = descendants(root);
  return {
    pages: pieces.pages,
    lines: children(root)
      .filter(({ role }) => role !== 'Table')
      .map((line) => ({ role: line.role, text: text(line) })),
    tables: all.filter(({ role }) => role === 'Table').map((table) => tableOf(table, text)),
    alternatives: all.filter(({ role }) => role === 'Figure').map(({ alternative }) => alternative ?? ''),
  };
}

function tableOf(table: StructElement, text: (element: StructElement) => string): PdfTable {
  const rows = descendants(table).filter(({ role }) => role === 'TR');
  return {
    header: descendants(table)
      .filter(({ role }) => role === 'TH')
      .map(text),
    rows: rows
      .map((row) => children(row).filter(({ role }) => role === 'TD'))
      .filter((cells) => cells.length > 0)
      .map((cells) => cells.map((cell) => paragraphsOf(cell).map(text))),
  };
}

function paragraphsOf(cell: StructElement): StructElement[] {
  const paragraphs = children(cell).filter(({ role }) => role === 'P');
  return paragraphs.length > 0 ? paragraphs : [cell];
}

function children(element: StructElement): StructElement[] {
  return element.kids.filter((kid) => typeof kid !== 'string');
}

function descendants(element: StructElement): StructElement[] {
  return children(element).flatMap((child) => [child, ...descendants(child)]);
}

/** Text by piece of marked content, `p39R_mc4`: page object and number. */
async function piecesOf(bytes: Uint8Array): Promise<{ pages: number; texts: Map<string, string> }> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const texts = new Map<string, string>();
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    let open: string[] = [];
    for (const item of content.items) {
      if ('str' in item)
        add(
          texts,
          open.findLast((id) => id !== ''),
          item.str,
        );
      else if (item.type === 'endMarkedContent') open = open.slice(0, -1);
      else open.push(item.id ?? '');
    }
  }
  const pages = document.numPages;
  await document.loadingTask.destroy();
  return { pages, texts };
}

function add(texts: Map<string, string>, id: string | undefined, text: string): void {
  if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + text);
}
