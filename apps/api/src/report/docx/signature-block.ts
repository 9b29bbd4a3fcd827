/** The places to sign in Word: side by side on tab stops, kept together on one page. */
import type { Signature } from '@prongsai/domain';
import { Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { plainText } from '../plain-text.ts';
import { PAGE } from '../report.layout.ts';
import { twips } from './styles.ts';

const WIDTH = twips(PAGE.width - PAGE.left - PAGE.right);
/** Room for a pen above the line. */
const ABOVE = twips(1.2);

/** A paragraph for each line that the signatures have; nothing when nobody signs. */
export function signatureBlock(signatures: readonly Signature[]): Paragraph[] {
  const lines = Math.max(0, ...signatures.map((signature) => signature.length));
  const places = signatures.length;
  const tabStops = signatures.map((_, place) => ({
    type: TabStopType.CENTER,
    position: Math.round((WIDTH * (2 * place + 1)) / (2 * places)),
  }));
  return Array.from({ length: lines }, (_, line) => {
    const children = signatures.map(
      (signature) => new TextRun({ children: [new Tab(), plainText(signature[line] ?? '')] }),
    );
    return new Paragraph({
      children,
      tabStops,
      ...(line === 0 && { spacing: { before: ABOVE } }),
      keepLines: true,
      keepNext: line < lines - 1,
    });
  });
}
