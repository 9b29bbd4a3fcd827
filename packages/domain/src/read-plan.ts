/**
 * Reads a plan of measures out of the text of last year's report: tables of five cells separated by tabs, each
 * under its header, with headings between them. Everything is kept verbatim in `blocks` and `cells` (PLAN1,
 * REP1); the rest is read out of it, and what looks wrong becomes a warning (PLAN2). For the server: the phone
 * never reads plans.
 */
import type { FiscalYear } from './fiscal-year.ts';
import { readHead } from './plan-text/document-head.ts';
import { readDocument, type PlanDocument } from './plan-text/document.ts';
import { isPlanFault, type PlanTextFault } from './plan-text/fault.ts';
import { excerpt, faultOfText, linesOf } from './plan-text/lines.ts';
import { warningsOf } from './plan-text/warnings.ts';
import type { PlanReading } from './plan.ts';

export { isPlanFault, PLAN_FAULTS, type PlanFaultCode, type PlanTextFault } from './plan-text/fault.ts';
export { MAX_PLAN_CHARACTERS } from './plan-text/lines.ts';

/** The plan in a text, or the first fault that keeps it from being read (`isPlanFault`). */
export function readPlan(text: string, fiscalYear: FiscalYear): PlanReading | PlanTextFault {
  const unreadable = faultOfText(text);
  if (unreadable) return unreadable;
  const document = readDocument(linesOf(text), fiscalYear);
  if (isPlanFault(document)) return document;
  return faultOfTables(document) ?? readingOf(document, fiscalYear);
}

function faultOfTables({ firstHeader, measures, texts }: PlanDocument): PlanTextFault | null {
  const found = excerpt(texts[0]?.text ?? '');
  if (firstHeader === null) return { fault: 'NO_TABLE', line: texts[0]?.number ?? 1, found };
  return measures.length === 0 ? { fault: 'NO_MEASURE', line: firstHeader, found: '0' } : null;
}

function readingOf(document: PlanDocument, fiscalYear: FiscalYear): PlanReading | PlanTextFault {
  const { blocks, measures, texts, firstHeader } = document;
  const head = readHead(
    texts.filter((line) => line.number < (firstHeader ?? 0)),
    fiscalYear,
  );
  if (isPlanFault(head)) return head;
  return { fiscalYear, ...head, blocks, measures, warnings: warningsOf(document, fiscalYear, head.round) };
}
