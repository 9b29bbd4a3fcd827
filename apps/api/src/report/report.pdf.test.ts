import { buffer } from 'node:stream/consumers';
import { toThaiDigits, type ReportDocument } from '@prongsai/domain';
import { describe, expect, it } from 'vitest';
import { linesInText, tablesInText } from '@prongsai/fixtures/reading';
import { readPdf, withoutSpace } from '@prongsai/fixtures/reading';
import { astrayIn, bookmarksIn, latinIn, openPdf, picturesIn, textOfPage } from './pdf-file.testing.ts';
import {
  aPhoto,
  documentOf,
  documentOfPlan,
  documentWithoutHeader,
  documentWithResults,
  longDocument,
  PRODUCED_AT,
} from './report-2566.testing.ts';
import { columnShares, PAGE, printablePhoto, printedTables, type PrintablePhotos } from './report.layout.ts';
import { writePdf } from './report.pdf.ts';
import { sectionsOf } from './report.sections.ts';

const NO_PHOTOS: PrintablePhotos = new Map();

function bytesOf(document: ReportDocument, photos = NO_PHOTOS): Promise<Uint8Array> {
  return buffer(writePdf(document, photos, PRODUCED_AT));
}

async function pdfOf(document: ReportDocument, photos = NO_PHOTOS) {
  return readPdf(await bytesOf(document, photos));
}

/** Part and conformance of PDF/A, as the file says of itself; null when it says nothing. */
function archiveOf(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes).toString('latin1');
  const said = /<pdfaid:part>(\d)<.*<pdfaid:conformance>(\w)</s.exec(text);
  return said ? `${said[1]}${said[2]}` : null;
}

function cellsOf(document: ReportDocument): string[][][] {
  const rows = printedTables(document).flatMap((table) => table.rows);
  return rows.map((row) => row.map((cell) => cell.map(withoutSpace)));
}

describe('the report as PDF', () => {
  it('[REP1] gives back every cell of the plan, paragraph by paragraph, white space aside', async () => {
    const { tables, pages } = await pdfOf(documentOfPlan());
    expect(tables.map(({ rows }) => rows.length)).toEqual([2, 2, 1, 2, 1]);
    expect(tables.flatMap(({ rows }) => rows.flat())).toHaveLength(40);
    expect(pages).toBeGreaterThan(tables.length - 1);
    const expected = tablesInText().map(({ header, rows }) => ({
      header: header.map(withoutSpace),
      rows: rows.map((row) => row.map((cell) => cell.map(withoutSpace))),
    }));
    expect(tables).toEqual(expected);
  });

  it('[REP1] gives back the lines around the tables, headings as headings', async () => {
    const { lines } = await pdfOf(documentOfPlan());
    expect(lines.map(({ text }) => text)).toEqual(linesInText().map(withoutSpace));
    const roles = ['P', 'P', 'P', 'P', 'H1', 'P', 'P', 'H1', 'H2', 'H1', 'H2'];
    expect(lines.map(({ role }) => role)).toEqual(roles);
  });

  it.each([
    ['IN_WINDOW_CELL', []],
    ['SIXTH_COLUMN', ['', '', '', '', '', 'ผลการดำเนินการ']],
  ] as const)('[REP1] gives a table without a header its columns: %s', async (placement, header) => {
    const document = documentWithoutHeader(placement);
    const { tables } = await pdfOf(document);
    expect(tables[1]?.header).toEqual(header);
    expect(tables.flatMap(({ rows }) => rows)).toEqual(cellsOf(document));
  });

  it('[REP1] joins a cell that runs over several pages', async () => {
    const long = documentOfPlan();
    const sentence = 'เจ้าหน้าที่ผู้รับผิดชอบน้ำดื่มขึ้นป้ายที่ฝั่งซ้ายของสิทธิ์และพันธุ์ไม้ ';
    const cell = Array.from({ length: 60 }, (_, i) => `${i} ${sentence.repeat(4)}`.trim());
    const blocks = long.blocks.map((block) =>
      block.kind === 'TABLE'
        ? { ...block, rows: block.rows.map(([first = [], ...rest]) => [first, cell, ...rest.slice(1)]) }
        : block,
    );
    const document = { ...long, blocks };
    const { tables, pages } = await pdfOf(document);
    expect(pages).toBeGreaterThan(40);
    expect(tables.flatMap(({ rows }) => rows)).toEqual(cellsOf(document));
  });

  it.each(['IN_WINDOW_CELL', 'SIXTH_COLUMN'] as const)(
    '[REP2] gives back what was done: %s',
    async (placement) => {
      const photo = await aPhoto();
      const document = documentWithResults(photo.sha256, placement);
      const { tables, alternatives, lines } = await pdfOf(document, photo.printable);
      expect(tables.flatMap(({ rows }) => rows)).toEqual(cellsOf(document));
      expect(tables[0]?.header).toHaveLength(placement === 'SIXTH_COLUMN' ? 6 : 5);
      expect(tables[0]?.rows[0]?.at(-1)?.join()).toContain(
        'https://www.bophloi.example.go.th/news/2566/budget-plan?page=2&id=100045',
      );
      expect(alternatives).toEqual([document.photos[0]?.caption.join(' ')]);
      expect(lines.map(({ text }) => text)).toContain('ภาคผนวกภาพประกอบการดำเนินการ');
    },
  );

  it('[FILE1] breaks a long name of a file where its column ends, and gives it back unchanged', async () => {
    const name = 'Announcement_of_the_annual_procurement_plan_and_the_budget_FY2566.pdf';
    const { references, ...usual } = documentWithResults('0'.repeat(64));
    const rows = [[['ไฟล์ที่ ๑'], [name], ['๓๔๐ กิโลไบต์'], ['ปิดประกาศแผนที่ตลาดสดเทศบาล'.repeat(9)]]];
    const document = {
      ...usual,
      ...({ parts: ['REFERENCES'], blocks: [] } as const),
      references: { kind: 'TABLE', header: references?.header ?? [], rows } as const,
    };
    const pieces = await latinIn(await bytesOf(document));
    expect(pieces.map(({ text }) => text).join('')).toBe(name);
    const [first = 0, second = 0] = columnShares(document).get(4) ?? [];
    const right = PAGE.left + (first + second) * (PAGE.width - PAGE.left - PAGE.right);
    for (const { text, end } of pieces) expect((end / 72) * 2.54, text).toBeLessThan(right);
  });

  it('[REP10] prints the chosen parts in their order, four photos of any shape on a page', async () => {
    const photos = await Promise.all(
      [10, 60, 110, 160].map((red) => aPhoto(red, { width: 300, height: 400 })),
    );
    const usual = documentWithResults(photos[0]?.sha256 ?? '');
    const [caption] = usual.photos;
    const document: ReportDocument = {
      ...usual,
      parts: ['PHOTOS', 'PLAN'],
      photosPerPage: 4,
      photos: photos.map(({ sha256 }) => ({ ...caption, number: '๑', caption: ['ภาพที่ ๑'], sha256 })),
    };
    const printable = new Map(photos.flatMap(({ printable: [...entries] }) => entries));
    const appendixOnly = { ...document, parts: ['PHOTOS'] } as const;
    expect((await pdfOf(appendixOnly, printable)).pages).toBe(2);
    const { tables, lines, alternatives } = await pdfOf(document, printable);
    expect(alternatives).toHaveLength(4);
    expect(tables).toHaveLength(5);
    const headings = lines.filter(({ role }) => role === 'H1').map(({ text }) => text);
    expect(headings[0]).toBe('ภาคผนวกภาพประกอบการดำเนินการ');
    expect(headings).toHaveLength(4);
  });

  it('[PHOTO1] keeps the place and caption of a photo whose bytes have not arrived or are no picture', async () => {
    const document = documentWithResults('0'.repeat(64));
    expect(printablePhoto(new Uint8Array([1, 2, 3]))).toBeNull();
    const { lines, alternatives } = await pdfOf(document);
    expect(alternatives).toEqual([]);
    expect(lines.map(({ text }) => text).join(' ')).toContain('ยังไม่มีไฟล์ภาพ');
  });

  it('numbers its pages in Thai digits and says its title and language', async () => {
    const bytes = await bytesOf(documentOfPlan());
    const file = await openPdf(bytes);
    expect(await textOfPage(bytes, 2)).toContain('หน้า๒จาก๕');
    expect((await file.getMetadata()).info).toMatchObject({
      Title: documentOfPlan().title,
      Language: 'th-TH',
    });
  });

  it('takes text as text: what looks like markup is printed, not obeyed', async () => {
    const markup = '#eval("1+1") *หนา* $x^2$ = หัวข้อ \\ "\' -- `ก` @ref <label> //หมายเหตุ';
    const document = {
      ...documentOf([], 'IN_WINDOW_CELL'),
      blocks: [{ kind: 'TEXT', role: 'PARAGRAPH', text: markup } as const],
    };
    const { lines } = await pdfOf(document);
    expect(lines.map(({ text }) => text)).toEqual([withoutSpace(markup)]);
  });

  it('[REP2] shows each photo in its own place, as large as it is, and is a whole file', async () => {
    const [tall, wide] = await Promise.all([aPhoto(30, { width: 300, height: 400 }), aPhoto(200)]);
    const [first] = documentWithResults(tall.sha256).photos;
    if (!first) throw new Error('no photo');
    const document = {
      ...documentWithResults(tall.sha256),
      photos: [first, { ...first, number: '๒', sha256: wide.sha256 }],
    };
    const bytes = await bytesOf(document, new Map([...tall.printable, ...wide.printable]));
    expect(await picturesIn(bytes)).toEqual([
      { width: 300, height: 400, red: 30 },
      { width: 64, height: 48, red: 200 },
    ]);
  });

  it('[REP1] holds everything once when it is so long that it is laid out in sections', async () => {
    const photo = await aPhoto();
    const document = longDocument(photo.sha256);
    expect([...sectionsOf(document)].length).toBeGreaterThan(1);
    const bytes = await bytesOf(document, photo.printable);
    const { tables, lines, alternatives, pages } = await readPdf(bytes);
    expect(tables.flatMap(({ rows }) => rows)).toEqual(cellsOf(document));
    expect(alternatives).toEqual([document.photos[0]?.caption.join(' ')]);
    expect(lines.filter(({ role }) => role === 'H2')).toHaveLength(2);
    expect(await picturesIn(bytes)).toEqual([{ width: 64, height: 48, red: 90 }]);
    const last = toThaiDigits(String(pages));
    expect(await textOfPage(bytes, 1)).toContain(`หน้า๑จาก${last}`);
    expect(await textOfPage(bytes, pages)).toContain(`หน้า${last}จาก${last}`);
    const headings = lines.filter(({ role }) => role.startsWith('H'));
    const bookmarks = await bookmarksIn(bytes);
    expect(bookmarks.map(({ title, level }) => ({ role: `H${level}`, text: title }))).toEqual(headings);
    for (const { title, page } of bookmarks) expect(page).toContain(title);
    expect(astrayIn(bytes)).toEqual([]);
    expect(archiveOf(bytes)).toBe('2A');
  });

  it('is made to be archived (PDF/A-2a), with a bookmark for each heading', async () => {
    const photo = await aPhoto();
    const bytes = await bytesOf(documentWithResults(photo.sha256), photo.printable);
    expect(archiveOf(bytes)).toBe('2A');
    expect((await bookmarksIn(bytes)).filter(({ level }) => level === 1).map(({ title }) => title)).toEqual([
      ...documentWithResults(photo.sha256).blocks.flatMap((block) =>
        block.kind === 'TEXT' && block.role === 'HEADING' ? [withoutSpace(block.text)] : [],
      ),
      'ภาคผนวกสรุปผลการดำเนินการรายเดือน',
      'ภาคผนวกภาพประกอบการดำเนินการ',
      'ภาคผนวกลิงก์และไฟล์ประกอบการดำเนินการ',
    ]);
  });

  it.each([
    ['letters that its font does not have', 'ประกาศภาษาพม่า ကြေညာချက် และ 中文', null],
    ['half of a letter and control characters', 'ปิด\ud800ประกาศ\u0007ที่\u0000ตลาด', '2A'],
  ])('is made of records with %s', async (_, text, archive) => {
    const document = {
      ...documentOf([], 'IN_WINDOW_CELL'),
      blocks: [{ kind: 'TEXT', role: 'PARAGRAPH', text } as const],
    };
    const bytes = await bytesOf(document);
    expect(archiveOf(bytes)).toBe(archive);
    const { lines } = await readPdf(bytes);
    expect(lines[0]?.text).toContain('ประกาศ');
  });

  it('[REP3] is the same file for the same report', async () => {
    const photo = await aPhoto();
    const write = () => bytesOf(documentWithResults(photo.sha256), photo.printable);
    expect(Buffer.from(await write()).equals(await write())).toBe(true);
  });
});
