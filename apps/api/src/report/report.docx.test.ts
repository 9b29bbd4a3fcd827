import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import type { ReportDocument } from '@prongsai/domain';
import { describe, expect, it } from 'vitest';
import { docxPart, linesInDocx, tablesInDocx } from '@prongsai/fixtures/reading';
import { linesInText, tablesInText } from '@prongsai/fixtures/reading';
import {
  aPhoto,
  documentOfPlan,
  documentWithoutHeader,
  documentWithResults,
  longDocument,
  PRODUCED_AT,
} from './report-2566.testing.ts';
import { writeDocx } from './report.docx.ts';
import type { PrintablePhotos } from './report.layout.ts';
import { printedTables } from './report.layout.ts';

const NO_PHOTOS: PrintablePhotos = new Map();

function bytesOf(document: ReportDocument, photos = NO_PHOTOS): Promise<Uint8Array> {
  return buffer(writeDocx(document, photos, PRODUCED_AT));
}

async function wordOf(document = documentOfPlan()) {
  return docxPart(await bytesOf(document), 'word/document.xml');
}

/** In the order in which the document asks for them. */
async function picturesIn(file: Uint8Array): Promise<Buffer[]> {
  const relations = await docxPart(file, 'word/_rels/document.xml.rels');
  const parts = unzipSync(file);
  const asked = [...(await docxPart(file, 'word/document.xml')).matchAll(/r:embed="([^"]*)"/g)];
  return asked.map(([, id]) => {
    const [, target] = new RegExp(`Id="${id}"[^>]*Target="([^"]*)"`).exec(relations) ?? [];
    return Buffer.from(parts[`word/${target}`] ?? []);
  });
}

describe('the report as a Word document', () => {
  it('[REP1] holds every cell of the plan verbatim, paragraph by paragraph, to the last space', async () => {
    const tables = tablesInDocx(await wordOf());
    expect(tables.map(({ rows }) => rows.length)).toEqual([2, 2, 1, 2, 1]);
    expect(tables.flatMap(({ rows }) => rows.flat())).toHaveLength(40);
    expect(tables).toEqual(tablesInText());
  });

  it('[REP1] keeps the lines around the tables in their order, cover and headings in styles of their own', async () => {
    const lines = linesInDocx(await wordOf());
    expect(lines.map(({ text }) => text)).toEqual(linesInText());
    const styles = ['Title', 'Title', 'Title', 'Title', 'Heading1', 'ReportText', 'ReportText'];
    expect(lines.map(({ style }) => style)).toEqual([
      ...styles,
      'Heading1',
      'Heading2',
      'Heading1',
      'Heading2',
    ]);
  });

  it('[REP1] repeats the heading row of each table and never lets two tables touch', async () => {
    const xml = await wordOf();
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(5);
    expect(xml).not.toContain('</w:tbl><w:tbl>');
  });

  it.each([
    ['IN_WINDOW_CELL', 5, false],
    ['SIXTH_COLUMN', 6, true],
  ] as const)(
    '[REP1] gives a table without a header its columns: %s',
    async (placement, columns, hasHeader) => {
      const xml = await wordOf(documentWithoutHeader(placement));
      const [, bare = ''] = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
      expect(bare.match(/<w:gridCol /g)).toHaveLength(columns);
      for (const row of bare.match(/<w:tr>.*?<\/w:tr>/gs) ?? [])
        expect(row.match(/<w:tc>/g)).toHaveLength(columns);
      expect(bare).not.toContain('w:w="0"');
      expect(bare.includes('<w:tblHeader/>')).toBe(hasHeader);
    },
  );

  it('names TH SarabunPSK 16 points for Thai, which Word takes as a complex script, on landscape A4', async () => {
    const file = await bytesOf(documentOfPlan());
    const styles = await docxPart(file, 'word/styles.xml');
    const defaults = /<w:rPrDefault>.*?<\/w:rPrDefault>/s.exec(styles)?.[0];
    expect(defaults).toContain('w:cs="TH SarabunPSK"');
    expect(defaults).toContain('<w:sz w:val="32"/><w:szCs w:val="32"/>');
    expect(defaults).toMatch(/<w:lang [^>]*w:bidi="th-TH"/);
    const section = /<w:sectPr.*<\/w:sectPr>/s.exec(await docxPart(file, 'word/document.xml'))?.[0];
    expect(section).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect(section).toContain('w:fmt="thaiNumbers"');
  });

  it('[REP2] holds what was done and the photo with its caption and alternative text', async () => {
    const photo = await aPhoto();
    const document = documentWithResults(photo.sha256);
    const file = await bytesOf(document, photo.printable);
    const xml = await docxPart(file, 'word/document.xml');
    const written = printedTables(document).flatMap(({ rows }) => rows);
    expect(tablesInDocx(xml).flatMap(({ rows }) => rows)).toEqual(written);
    expect(xml.match(/<pic:pic /g)).toHaveLength(1);
    const media = Object.entries(unzipSync(file)).filter(([path]) => path.startsWith('word/media/'));
    expect(media.map(([, bytes]) => Buffer.from(bytes))).toEqual([
      Buffer.from(photo.printable.get(photo.sha256)?.bytes ?? []),
    ]);
    expect(xml).toContain(`descr="${document.photos[0]?.caption.join(' ')}"`);
  });

  it('[REP1] holds everything once when it is so long that it is written in sections', async () => {
    const photos = await Promise.all([10, 60, 110].map((red) => aPhoto(red)));
    const long = longDocument(photos[0]?.sha256 ?? '');
    const told = ['ภาพ'.repeat(20_000)];
    const shown = photos.map(({ sha256 }) => ({ number: '๑', caption: told, sha256 }));
    const document: ReportDocument = { ...long, parts: ['PHOTOS', 'PLAN', 'MATRIX'], photos: shown };
    const printable = new Map(photos.flatMap(({ printable: [...entries] }) => entries));
    const file = await bytesOf(document, printable);
    const xml = await docxPart(file, 'word/document.xml');
    expect(tablesInDocx(xml)).toEqual(
      printedTables(document).map(({ header, rows }) => ({ header, rows: rows.map((row) => [...row]) })),
    );
    expect(xml).not.toContain('</w:tbl><w:tbl>');
    expect(await picturesIn(file)).toEqual(photos.map(({ bytes }) => Buffer.from(bytes)));
    // Word calls a file broken in which two pictures have one, or one that is no number.
    const ids = [...xml.matchAll(/<wp:docPr id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual(['1', '2', '3']);
  });

  it('[PHOTO1] keeps the place and caption of a photo whose bytes have not arrived', async () => {
    const xml = await wordOf(documentWithResults('0'.repeat(64)));
    expect(xml).toContain('ยังไม่มีไฟล์ภาพ');
    expect(xml).toContain('ภาพที่ ๑ ติดประกาศที่ตลาด');
  });

  it('stays readable when a text holds characters XML has no place for', async () => {
    const document = { ...documentOfPlan(), title: 'a & b <c>\u0000' };
    const block = { kind: 'TEXT', role: 'PARAGRAPH', text: 'ก\u0001\u000bข & <c>\ud800' } as const;
    const file = await bytesOf({ ...document, blocks: [block] });
    expect(linesInDocx(await docxPart(file, 'word/document.xml'))).toEqual([
      { style: 'ReportText', text: 'กข & <c>\ufffd' },
    ]);
    expect(await docxPart(file, 'docProps/core.xml')).toContain('<dc:title>a &amp; b &lt;c&gt;</dc:title>');
  });

  it('[REP3] is the same file for the same report', async () => {
    const photo = await aPhoto();
    const write = () => bytesOf(documentWithResults(photo.sha256), photo.printable);
    const first = await write();
    await new Promise((later) => setTimeout(later, 2100));
    expect(Buffer.from(await write()).equals(first)).toBe(true);
  });
});
