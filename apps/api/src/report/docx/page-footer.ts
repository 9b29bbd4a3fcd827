import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx';
import { WORDING } from '../report.layout.ts';

/**
 * `หน้า ๑`. The digits are Thai by the section's number format: the switch of the page field that says so is
 * read by other word processors as letters (หน้า ก).
 */
export function pageFooter(): Footer {
  const children = [new TextRun({ children: [`${WORDING.page} `, PageNumber.CURRENT] })];
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children })] });
}
