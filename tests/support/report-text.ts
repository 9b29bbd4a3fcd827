/** What a produced report says, read back out of its files. White space does not count. */
import JSZip from 'jszip';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export const squeezed = (text: string): string => text.replace(/\s+/gu, '');

/** Every table of a Word file: rows of cells, each the text of its paragraphs. */
export async function wordTables(file: Uint8Array): Promise<string[][][]> {
  const zip = await JSZip.loadAsync(file);
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  const parts = (text: string, tag: string) =>
    [...text.matchAll(new RegExp(`<w:${tag}[ >].*?</w:${tag}>`, 'gsu'))].map(([part]) => part);
  return parts(xml, 'tbl').map((table) =>
    parts(table, 'tr').map((row) => parts(row, 'tc').map((cell) => parts(cell, 't').map(plain).join(''))),
  );
}

/** Pictures in a Word file. */
export async function wordPictures(file: Uint8Array): Promise<number> {
  const zip = await JSZip.loadAsync(file);
  return zip.file(/^word\/media\//).length;
}

/** All text of a PDF in reading order, without white space, so that lines and pages do not matter. */
export async function pdfText(file: Uint8Array): Promise<string> {
  const loading = getDocument({ data: new Uint8Array(file), verbosity: 0 });
  const document = await loading.promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(...items.map((item) => ('str' in item ? item.str : '')));
  }
  await loading.destroy();
  return squeezed(texts.join(''));
}

function plain(run: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return run.replace(/<[^>]+>/gu, '').replace(/&(\w+);/gu, (whole, name: string) => entities[name] ?? whole);
}
