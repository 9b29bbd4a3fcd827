/** The report as a Word document: what offices print, sign and correct. */
import type { ReportDocument } from '@prongsai/domain';
import { PageBreak, Paragraph, type Table } from 'docx';
import { boundDocx, type Section } from './docx/binding.ts';
import { photoPage } from './docx/photo-page.ts';
import { planTable } from './docx/plan-table.ts';
import { signatureBlock } from './docx/signature-block.ts';
import { styleOf } from './docx/styles.ts';
import { plainText } from './plain-text.ts';
import type { PrintablePhotos } from './report.layout.ts';
import { type Piece, sectionsOf } from './report.sections.ts';

/**
 * The bytes, one after the other, of a .docx file: landscape A4, TH SarabunPSK 16 points. `producedAt` is the instant
 * written into it; the same arguments give the same bytes. A photo that cannot be printed keeps its place and caption.
 */
export function writeDocx(
  document: ReportDocument,
  photos: PrintablePhotos,
  producedAt: Date,
): AsyncIterable<Uint8Array> {
  const { title, photosPerPage } = document;
  const laidOut = (piece: Piece, before?: Piece, after?: Piece): (Paragraph | Table)[] => {
    switch (piece.kind) {
      case 'TEXT':
        return [paragraph(piece.text, styleOf(piece.role), before?.kind === 'NEW_PAGE')];
      case 'TABLE':
        // A table is followed by an empty line, or Word would join it with the next one.
        return piece.ends ? [planTable(piece), new Paragraph({})] : [planTable(piece)];
      case 'SIGNATURES':
        return signatureBlock(piece.signatures);
      case 'PHOTOS':
        return [photoPage(piece.photos, photos, photosPerPage)];
      case 'NEW_PAGE':
        return after?.kind === 'TEXT' ? [] : [nextPage()];
    }
  };
  const sections = function* (): Generator<Section> {
    for (const pieces of sectionsOf(document))
      yield {
        children: pieces.flatMap((piece, i) => laidOut(piece, pieces[i - 1], pieces[i + 1])),
        goesOn: isTableWithout(pieces[0], 'begins'),
        isCut: isTableWithout(pieces.at(-1), 'ends'),
      };
  };
  return boundDocx({ title, producedAt, photos, sections: sections() });
}

function isTableWithout(piece: Piece | undefined, end: 'begins' | 'ends'): boolean {
  return piece?.kind === 'TABLE' && !piece[end];
}

function paragraph(text: string, style: string, pageBreakBefore: boolean): Paragraph {
  return new Paragraph({ text: plainText(text), style, pageBreakBefore });
}

function nextPage(): Paragraph {
  return new Paragraph({ children: [new PageBreak()], spacing: { line: 20 } });
}
