/** Lines with tabs as rows of cells, and cells as paragraphs, verbatim (REP1). */
import type { Cell } from '../plan.ts';
import { isPlanFault, type PlanTextFault } from './fault.ts';
import type { Line } from './lines.ts';

export const COLUMNS = 5;

/** The five cells of a table row. */
export interface Row {
  readonly line: number;
  readonly topic: Cell;
  readonly owner: Cell;
  readonly steps: Cell;
  readonly duties: Cell;
  readonly action: Cell;
  readonly cells: readonly Cell[];
}

/** What a paragraph holds cannot run past the next one, so that broken markup costs no time. */
const PARAGRAPH = /<p(?:\s[^<>]*)?>([^<]*(?:<(?!\/?p[\s>])[^<]*)*)<\/p>/gi;
const HEADER_WORD = /^(?:หน่วยงาน|ส่วนงาน)?(?:ที่)?(?:ผู้)?รับผิดชอบ/;

/** A table row, a fault when it has not five cells, or null for a line outside tables. */
export function rowOf(line: Line): Row | PlanTextFault | null {
  const texts = withoutEmptyTail(line.text.split('\t'));
  const filled = texts.filter((text) => text.trim() !== '');
  if (!line.text.includes('\t') || filled.length === 0) return null;
  if (texts.length !== COLUMNS && filled.length === 1) return null;
  if (texts.length !== COLUMNS) {
    return { fault: 'WRONG_COLUMN_COUNT', line: line.number, found: String(texts.length) };
  }
  const cells = texts.map(paragraphsOf);
  const [topic = [], owner = [], steps = [], duties = [], action = []] = cells;
  return { line: line.number, topic, owner, steps, duties, action, cells };
}

export function isRow(read: Row | PlanTextFault | null): read is Row {
  return read !== null && !isPlanFault(read);
}

/** A sheet's empty columns to the right do not count. */
function withoutEmptyTail(texts: readonly string[]): readonly string[] {
  const tail = texts.slice(COLUMNS);
  return tail.every((text) => text.trim() === '') ? texts.slice(0, COLUMNS) : texts;
}

/** The paragraphs of a cell: their `<p>` wrappers removed and nothing else changed. */
export function paragraphsOf(text: string): Cell {
  const wrapped = [...text.matchAll(PARAGRAPH)].map((match) => match[1] ?? '');
  const loose = text.replace(PARAGRAPH, '').trim();
  if (wrapped.length === 0) return [text];
  return loose === '' ? wrapped : [...wrapped, loose];
}

/** Whether a row is the header that opens a table: its second label names who is responsible. */
export function isHeader(row: Row): boolean {
  const label = row.owner.join('').replaceAll(/\s/g, '');
  const otherLabels = row.topic.join('') + row.steps.join('');
  return (
    label.length < 40 &&
    HEADER_WORD.test(label) &&
    /ประเด็น|มาตรการ|ขั้นตอน|วิธีการ|ข้อคำถาม/.test(otherLabels) &&
    !/[0-9๐-๙]/.test(row.topic.join(''))
  );
}
