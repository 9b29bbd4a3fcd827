/** The report as a Word document: what offices print, sign and correct. */
import {
  coverAndPlan,
  matrixTable,
  type ReportBlock,
  type ReportDocument,
  type ReportPart,
} from '@prongsai/domain';
import { Document, NumberFormat, Packer, PageOrientation, Paragraph, type Table } from 'docx';
import { appendix } from './docx/appendix.ts';
import { coreProperties } from './docx/core-properties.ts';
import { pageFooter } from './docx/page-footer.ts';
import { photosInPlace } from './docx/photos-in-place.ts';
import { STYLES, styleOf, twips } from './docx/styles.ts';
import { planTable } from './docx/plan-table.ts';
import { plainText } from './plain-text.ts';
import { signatureBlock } from './docx/signature-block.ts';
import { stampZip } from './ooxml/zip-times.ts';
import { columnShares, PAGE, type PrintablePhotos } from './report.layout.ts';

/**
 * The bytes of a .docx file: landscape A4, TH SarabunPSK 16 points. `producedAt` is the instant written into it;
 * the same arguments give the same bytes. A photo that cannot be printed keeps its place and caption.
 */
export async function writeDocx(
  document: ReportDocument,
  photos: PrintablePhotos,
  producedAt: Date,
): Promise<Uint8Array> {
  const shares = columnShares(document);
  const { cover, plan } = coverAndPlan(document);
  const blocks = (some: readonly ReportBlock[]) => some.flatMap((block) => blockOf(block, shares));
  const parts: Record<ReportPart, () => (Paragraph | Table)[]> = {
    PLAN: () => [...(document.parts[0] === 'PLAN' ? [] : [pageBreak()]), ...blocks(plan)],
    SIGNATURES: () => signatureBlock(document.signatures),
    MATRIX: () => matrix(document, shares),
    PHOTOS: () => appendix(document, photos),
    REFERENCES: () => references(document, shares),
  };
  const children = [...blocks(cover), ...document.parts.flatMap((part) => parts[part]())];
  const pageNumbers = { formatType: NumberFormat.THAI_NUMBERS };
  const properties = { page: { size: pageSize(), margin: pageMargin(), pageNumbers } };
  const file = new Document({
    styles: STYLES,
    sections: [{ properties, children, footers: { default: pageFooter() } }],
  });
  const bytes = await Packer.pack(file, 'uint8array', undefined, [coreProperties(document, producedAt)]);
  return stampZip(photosInPlace(bytes, photos), producedAt);
}

type Shares = ReadonlyMap<number, readonly number[]>;

/** Nothing for a report of the plan alone. */
function matrix({ matrix: summed }: ReportDocument, shares: Shares) {
  if (!summed) return [];
  return [newPage(summed.title), ...blockOf(matrixTable(summed), shares), paragraph(summed.legend)];
}

/** Nothing for a report without links and files. */
function references({ references: table, referencesTitle }: ReportDocument, shares: Shares) {
  return table ? [newPage(referencesTitle), ...blockOf(table, shares)] : [];
}

function newPage(title: string): Paragraph {
  return new Paragraph({ text: plainText(title), style: 'Heading1', pageBreakBefore: true });
}

function pageBreak(): Paragraph {
  return new Paragraph({ pageBreakBefore: true, spacing: { line: 20 } });
}

function paragraph(text: string): Paragraph {
  return new Paragraph({ text: plainText(text), style: styleOf('PARAGRAPH') });
}

/** A table is followed by an empty line, or Word would join it with the next one. */
function blockOf(block: ReportBlock, shares: Shares) {
  if (block.kind === 'TABLE')
    return [planTable(block, shares.get(block.header.length) ?? []), new Paragraph({})];
  return [new Paragraph({ text: plainText(block.text), style: styleOf(block.role) })];
}

/** Given upright: the writer turns it for a landscape page. */
function pageSize() {
  return { width: twips(PAGE.height), height: twips(PAGE.width), orientation: PageOrientation.LANDSCAPE };
}

function pageMargin() {
  const { left, right, top, bottom } = PAGE;
  return { left: twips(left), right: twips(right), top: twips(top), bottom: twips(bottom), footer: twips(1) };
}
