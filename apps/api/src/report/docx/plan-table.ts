/** A table of the plan or the appendix in Word: its heading row repeats on every page, its rows may run over. */
import type { Cell } from '@prongsai/domain';
import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { PAGE } from '../report.layout.ts';
import { plainText } from '../plain-text.ts';
import type { TableRows } from '../report.sections.ts';
import { TABLE_HEADING, twips } from './styles.ts';

const WIDTH = twips(PAGE.width - PAGE.left - PAGE.right);
const MARGINS = { left: twips(0.2), right: twips(0.2), top: twips(0.1), bottom: twips(0.1) };

/** Rows that go on a table have no heading: they follow the rows before. Neither has a table without a header. */
export function planTable({ header, shares, rows, begins }: TableRows): Table {
  const widths = shares.map((share) => Math.round(share * WIDTH));
  const body = rows.map((cells) => bodyRow(cells, widths));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    margins: MARGINS,
    rows: begins && header.length > 0 ? [headerRow(header, widths), ...body] : body,
  });
}

function headerRow(header: readonly string[], widths: readonly number[]): TableRow {
  const children = header.map(
    (text, i) =>
      new TableCell({
        width: { size: widths[i] ?? 0, type: WidthType.DXA },
        verticalAlign: VerticalAlign.CENTER,
        shading: { fill: 'F2F2F2' },
        children: [new Paragraph({ text: plainText(text), style: TABLE_HEADING })],
      }),
  );
  return new TableRow({ tableHeader: true, cantSplit: true, children });
}

function bodyRow(cells: readonly Cell[], widths: readonly number[]): TableRow {
  const children = cells.map(
    (cell, i) =>
      new TableCell({ width: { size: widths[i] ?? 0, type: WidthType.DXA }, children: paragraphsOf(cell) }),
  );
  return new TableRow({ children });
}

/** A cell holds at least one paragraph, even an empty one. */
function paragraphsOf(cell: Cell): Paragraph[] {
  const texts = cell.length > 0 ? cell : [''];
  return texts.map((text) => new Paragraph({ text: plainText(text), alignment: AlignmentType.LEFT }));
}
