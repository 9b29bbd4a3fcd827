/** The real six-month report of 2566, cut into tables by its tabs alone: what the written files must hold. */
import { readFileSync } from 'node:fs';
import { fiscalYear, isPlanFault, type Cell, type PlanReading, readPlan } from '@prongsai/domain';

const FILE = '../../../../../packages/fixtures/src/plan-2566/report-fy2566-round1.txt';
const HEADER = /^ประเด็นที่ต้องปรับปรุง/;

/** A table as it was read somewhere; each cell is its paragraphs. */
export interface ReadTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export const planText = readFileSync(new URL(FILE, import.meta.url), 'utf8');

export function plan2566(): PlanReading {
  const plan = readPlan(planText, fiscalYear(2566));
  if (isPlanFault(plan)) throw new Error(JSON.stringify(plan));
  return plan;
}

/** Tables in order: a line of five cells that begins like a header opens one. */
export function tablesInText(): ReadTable[] {
  const lines = planText.split('\n').filter((line) => line.includes('\t'));
  const tables: { header: string[]; rows: Cell[][] }[] = [];
  for (const line of lines) {
    const cells = line.split('\t');
    if (HEADER.test(line)) tables.push({ header: cells, rows: [] });
    else tables.at(-1)?.rows.push(cells.map(paragraphsOf));
  }
  return tables;
}

/** Lines outside the tables, blank ones left out. */
export function linesInText(): string[] {
  return planText.split('\n').filter((line) => line.trim() !== '' && !line.includes('\t'));
}

function paragraphsOf(cell: string): string[] {
  const marked = [...cell.matchAll(/<p>(.*?)<\/p>/g)].map((match) => match[1] ?? '');
  return marked.length > 0 ? marked : [cell];
}
