/** What each line around a plan's tables is, told by its place and its first word. */
import type { PlanBlock } from './plan.ts';
import type { TextRole } from './report-document.ts';

const LONGEST_COVER_LINE = 120;
const OPENS_THE_BODY = /^(มาตรการ|จาก)/;
const HEADING = /^(มาตรการ|เครื่องมือ|แบบวัด)/;
const SUBHEADING = /^ตัวชี้วัด/;

/**
 * The role of each block, in order; null for tables. The lines on top are the cover, up to the first that
 * opens the body or is too long for a title.
 */
export function textRoles(blocks: readonly PlanBlock[]): (TextRole | null)[] {
  const coverEnds = blocks.findIndex((block, i) => endsCover(block, i));
  return blocks.map((block, i) => {
    if (block.kind === 'TABLE') return null;
    return coverEnds === -1 || i < coverEnds ? 'COVER' : roleInBody(block.text.trim());
  });
}

function endsCover(block: PlanBlock, index: number): boolean {
  if (block.kind === 'TABLE') return true;
  const text = block.text.trim();
  return text.length > LONGEST_COVER_LINE || (index > 0 && OPENS_THE_BODY.test(text));
}

function roleInBody(text: string): TextRole {
  if (text.length > LONGEST_COVER_LINE) return 'PARAGRAPH';
  return HEADING.test(text) ? 'HEADING' : SUBHEADING.test(text) ? 'SUBHEADING' : 'PARAGRAPH';
}
