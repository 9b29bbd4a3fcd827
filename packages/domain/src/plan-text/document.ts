/** The whole document in its own order: lines, tables, and the measures in them (REP1). */
import type { FiscalYear } from '../fiscal-year.ts';
import type { MeasureReading, PlanBlock } from '../plan.ts';
import { isHeader, isRow, rowOf, type Row } from './cells.ts';
import { isPlanFault, type PlanTextFault } from './fault.ts';
import { NOWHERE, placeAfter, type Place } from './headings.ts';
import { excerpt, type Line } from './lines.ts';
import { readRow } from './measure.ts';

export interface PlanDocument {
  readonly blocks: readonly PlanBlock[];
  readonly measures: readonly MeasureReading[];
  /** Positions of the measures whose instrument is a guess. */
  readonly inferred: ReadonlySet<number>;
  /** The lines outside the tables; those of the head come before `firstHeader`. */
  readonly texts: readonly Line[];
  /** Line of the first header; null when there is no table. */
  readonly firstHeader: number | null;
}

type TableSoFar = { kind: 'TABLE'; header: readonly string[]; positions: number[] };

/** Grows while the lines are read. */
interface Draft {
  readonly blocks: (PlanBlock | TableSoFar)[];
  readonly measures: MeasureReading[];
  readonly inferred: Set<number>;
  readonly texts: Line[];
  firstHeader: number | null;
  /** The table rows go into; null after a line of text. */
  table: TableSoFar | null;
  place: Place;
}

/** Reads line after line; the first fault ends it. */
export function readDocument(lines: readonly Line[], year: FiscalYear): PlanDocument | PlanTextFault {
  const draft: Draft = {
    blocks: [],
    measures: [],
    inferred: new Set(),
    texts: [],
    firstHeader: null,
    table: null,
    place: NOWHERE,
  };
  for (const line of lines) {
    const fault = addLine(line, draft, year);
    if (fault) return fault;
  }
  return draft;
}

function addLine(line: Line, draft: Draft, year: FiscalYear): PlanTextFault | null {
  const row = rowOf(line);
  if (row !== null && !isRow(row)) return row;
  if (row === null) addText(line, draft);
  else if (isHeader(row)) addHeader(row, draft);
  else return addRow(row, draft, year);
  return null;
}

function addText(line: Line, draft: Draft): void {
  if (line.text.trim() === '') return;
  draft.blocks.push({ kind: 'TEXT', text: line.text });
  draft.texts.push(line);
  draft.table = null;
  draft.place = placeAfter(line.text, draft.place);
}

function addHeader(row: Row, draft: Draft): void {
  draft.firstHeader ??= row.line;
  openTable(
    draft,
    row.cells.map((cell) => cell.join(' ')),
  );
}

function openTable(draft: Draft, header: readonly string[]): TableSoFar {
  const table: TableSoFar = { kind: 'TABLE', header, positions: [] };
  draft.blocks.push(table);
  draft.table = table;
  return table;
}

/** Rows after a line of text go on in a table without a header of its own. */
function addRow(row: Row, draft: Draft, year: FiscalYear): PlanTextFault | null {
  if (draft.firstHeader === null) {
    return { fault: 'NO_TABLE', line: row.line, found: excerpt(row.topic.join(' ')) };
  }
  const position = draft.measures.length + 1;
  const read = readRow(row, position, draft.place, year);
  if (isPlanFault(read)) return read;
  draft.measures.push(read.measure);
  draft.place = read.place;
  if (read.instrumentInferred) draft.inferred.add(position);
  (draft.table ?? openTable(draft, [])).positions.push(position);
  return null;
}
