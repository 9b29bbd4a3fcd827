/** What a Word file holds, read from its XML. */
import JSZip from 'jszip';
import type { ReadTable } from './plan-2566.ts';

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** The text of one part of the file, such as `word/document.xml`. */
export async function docxPart(docx: Uint8Array, path: string): Promise<string> {
  const part = (await JSZip.loadAsync(docx)).file(path);
  if (!part) throw new Error(`The file has no ${path}`);
  return part.async('string');
}

/** The tables whose first row is marked as heading; layout tables of the appendix are not. */
export function tablesInDocx(documentXml: string): ReadTable[] {
  const tables = elements(documentXml, 'tbl').map((table) => elements(table, 'tr'));
  return tables
    .filter(([first = '']) => first.includes('<w:tblHeader/>'))
    .map(([first = '', ...rows]) => ({
      header: elements(first, 'tc').map((cell) => paragraphs(cell).join('\n')),
      rows: rows.map((row) => elements(row, 'tc').map(paragraphs)),
    }));
}

/** Paragraphs outside tables with the id of their style; empty ones left out. */
export function linesInDocx(documentXml: string): { style: string; text: string }[] {
  const outside = documentXml.replace(/<w:tbl>.*?<\/w:tbl>/gs, '');
  return elements(outside, 'p')
    .map((paragraph) => ({
      style: /<w:pStyle w:val="(\w+)"/.exec(paragraph)?.[1] ?? '',
      text: textOf(paragraph),
    }))
    .filter(({ text }) => text !== '');
}

function paragraphs(cell: string): string[] {
  return elements(cell, 'p').map(textOf);
}

function elements(xml: string, name: string): string[] {
  const whole = new RegExp(`<w:${name}(?: [^>]*)?(?:/>|>.*?</w:${name}>)`, 'gs');
  return [...xml.matchAll(whole)].map(([element]) => element);
}

function textOf(paragraph: string): string {
  const texts = [...paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)].map((match) => match[1] ?? '');
  return texts.join('').replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
}
