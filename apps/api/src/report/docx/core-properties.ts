import { plainText } from '../plain-text.ts';

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * The file's title, language and instant. Written here because the library would write the moment it runs, and
 * the same report would never be the same file.
 */
export function coreProperties(title: string, producedAt: Date): { path: string; data: string } {
  const at = producedAt.toISOString().replace(/\.\d+Z$/, 'Z');
  const text = plainText(title).replace(/[&<>]/g, (mark) => MARKS[mark] ?? mark);
  const data = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${text}</dc:title><dc:creator>Prongsai</dc:creator><dc:language>th-TH</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
  return { path: 'docProps/core.xml', data };
}
