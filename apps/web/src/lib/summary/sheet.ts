/** The sheet of paper: its parts that give way, and who and what stands on it besides the facts. */
import { allot, type Allotted, type PartHeights } from './allot.ts';
import type { Summary } from './facts.ts';

/** In the order in which they become whole. */
export const PARTS = ['board', 'overdue', 'instructions', 'exceptions'] as const;
export type PartName = (typeof PARTS)[number];
export type Fitted = ReadonlyMap<PartName, Allotted>;

/** So many rows of a part are measured; a page has no room for more. */
export const MOST_ROWS = 60;
/** More units than these side by side are too narrow to be read, and more overdue cells than these fill a page. */
export const MOST_UNITS = 16;
export const MOST_CELLS = 45;
/** Of A4 with its margins, in CSS pixels; a hair is left for what a printer rounds. */
const PAPER_PX = (272 * 96) / 25.4 - 8;
const LEAST: Readonly<Record<PartName, number>> = { board: 6, overdue: 4, instructions: 3, exceptions: 2 };

/** What stands on the sheet besides the facts. */
export interface About {
  readonly agency: string;
  /** Units the figures are of; empty for the whole agency. */
  readonly scope: string;
  readonly at: Date;
  /** When the server last answered; null when it never did. */
  readonly contact: Date | null;
  /** Records of this device that the server does not have. */
  readonly unsent: number;
  /** The executive who prints it; null when it is printed for them. */
  readonly signer: { readonly name: string; readonly acting: boolean } | null;
}

/** How many rows each part has in its brief form. */
export function rowsIn(summary: Summary): Readonly<Record<PartName, number>> {
  return {
    board: summary.measures.length,
    overdue: summary.overdueUnits.length,
    instructions: summary.instructions.length,
    exceptions: summary.exceptions.length,
  };
}

/** Whether some rows are only counted. */
export function leavesOut(fitted: Fitted, summary: Summary): boolean {
  const totals = rowsIn(summary);
  return [...fitted].some(([name, part]) => part.form === 'BRIEF' && part.rows < totals[name]);
}

/** What fits, by the heights of a sheet on which both forms of every part stand. */
export function fit(sheet: HTMLElement, summary: Summary): Fitted {
  const totals = rowsIn(summary);
  const parts = PARTS.map((name) => ({ name, ...heightsOf(sheet, name, totals[name]) }));
  const giving = [...sheet.querySelectorAll('[data-form]')].reduce((sum, form) => sum + heightOf(form), 0);
  return allot(PAPER_PX - (sheet.scrollHeight - giving), parts);
}

function heightsOf(sheet: HTMLElement, name: PartName, total: number): PartHeights {
  const find = (within: string): Element | null =>
    sheet.querySelector(`[data-part="${name}"] [data-form="${within}`);
  const whole = find('WHOLE"]');
  const brief = find('BRIEF"]');
  const rows = [...(brief?.querySelectorAll('tbody tr') ?? [])].map(heightOf);
  const more = heightOf(find('BRIEF"] [data-more]'));
  const base = heightOf(brief) - more - rows.reduce((sum, row) => sum + row, 0);
  return { whole: whole && heightOf(whole), base, rows, more, total, least: LEAST[name] };
}

function heightOf(element: Element | null): number {
  return element?.getBoundingClientRect().height ?? 0;
}
