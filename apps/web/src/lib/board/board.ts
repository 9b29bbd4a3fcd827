/** The board of a fiscal year: cells in rows and columns, grouped; any of measure, unit and month may head the groups. */
import { compareThai, isDone, type Tally, type YearMonth } from '@prongsai/domain';
import { groupedBy } from '#lib/month/grouped-by.ts';
import type { MonthCell } from '#lib/month/month-cell.ts';

export const AXES = ['measure', 'unit', 'month'] as const;
export type Axis = (typeof AXES)[number];

/** What heads a group, a row or a column. */
export type Heading =
  | { readonly axis: 'measure'; readonly key: string; readonly measure: MonthCell['measure'] }
  | { readonly axis: 'unit'; readonly key: string; readonly unit: MonthCell['unit'] }
  | { readonly axis: 'month'; readonly key: YearMonth; readonly month: YearMonth };

export interface BoardColumn extends Tally {
  readonly heading: Heading;
}
export interface BoardRow extends Tally {
  readonly heading: Heading;
  /** One for each column; null where nothing is owed or recorded. */
  readonly cells: readonly (MonthCell | null)[];
}
export interface BoardGroup extends Tally {
  readonly heading: Heading;
  readonly rows: readonly BoardRow[];
  /** Of all its rows, a tally for each column. */
  readonly columns: readonly Tally[];
}
export interface Board extends Tally {
  readonly columns: readonly BoardColumn[];
  readonly groups: readonly BoardGroup[];
}

/** What stands below and beside each head of the groups. */
const LAYOUT: Readonly<Record<Axis, { rows: Axis; columns: Axis }>> = {
  measure: { rows: 'unit', columns: 'month' },
  unit: { rows: 'measure', columns: 'month' },
  month: { rows: 'measure', columns: 'unit' },
};

/** A board of more rows opens with its groups folded, a line each. */
const MOST_ROWS = 80;

/** Months have a column each even where nothing is owed; measures and units stand only where they have a cell. */
export function boardOf(cells: readonly MonthCell[], months: readonly YearMonth[], by: Axis): Board {
  const { rows, columns } = LAYOUT[by];
  const inColumns = groupedBy(cells, (cell) => headingOf(cell, columns).key);
  const headings = columns === 'month' ? months.map(headingOfMonth) : gathered(cells, columns).map(first);
  const rowOf = ([heading, ofRow]: Gathered): BoardRow => {
    const byColumn = new Map(ofRow.map((cell) => [headingOf(cell, columns).key, cell]));
    return { heading, cells: headings.map(({ key }) => byColumn.get(key) ?? null), ...tally(ofRow) };
  };
  return {
    columns: headings.map((heading) => ({ heading, ...tally(inColumns.get(heading.key) ?? []) })),
    groups: gathered(cells, by).map(([heading, ofGroup]) => {
      const byColumn = groupedBy(ofGroup, (cell) => headingOf(cell, columns).key);
      return {
        heading,
        rows: gathered(ofGroup, rows).map(rowOf),
        columns: headings.map(({ key }) => tally(byColumn.get(key) ?? [])),
        ...tally(ofGroup),
      };
    }),
    ...tally(cells),
  };
}

/** Whether it has more rows than can be looked over, or drawn at once on a slow tablet. */
export function isLarge({ groups }: Pick<Board, 'groups'>): boolean {
  return groups.length > 1 && groups.reduce((sum, { rows }) => sum + rows.length, 0) > MOST_ROWS;
}

/** Only the rows in which a cell is looked for; the tallies stay those of the whole board. */
export function rowsWith(board: Board, isLookedFor: (cell: MonthCell) => boolean): Board {
  const isKept = ({ cells }: BoardRow) => cells.some((cell) => cell !== null && isLookedFor(cell));
  const groups = board.groups.map((group) => ({ ...group, rows: group.rows.filter(isKept) }));
  return { ...board, groups: groups.filter(({ rows }) => rows.length > 0) };
}

/** Every cell in the order in which the board is read. */
export function cellsInOrder({ groups }: Pick<Board, 'groups'>): MonthCell[] {
  return groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])));
}

/** What a tally is made of. */
type Counted = Pick<MonthCell, 'owed'> & { readonly state: Pick<MonthCell['state'], 'status'> };

/** Of the owed cells whose month has begun, how many are done. */
export function tally(cells: readonly Counted[]): Tally {
  const begun = cells.filter(({ owed, state }) => owed && state.status !== 'NOT_YET');
  return { done: begun.filter(isDone).length, owed: begun.length };
}

type Gathered = readonly [heading: Heading, cells: readonly MonthCell[]];
const first = ([heading]: Gathered): Heading => heading;

function gathered(cells: readonly MonthCell[], axis: Axis): Gathered[] {
  const groups = groupedBy(cells, (cell) => headingOf(cell, axis).key);
  const headed = [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((cell) => [headingOf(cell, axis), group] as const),
  );
  return headed.sort(([a], [b]) => inOrder(a, b));
}

function headingOf({ measure, unit, month }: MonthCell, axis: Axis): Heading {
  if (axis === 'measure') return { axis, key: measure.id, measure };
  return axis === 'unit' ? { axis, key: unit.id, unit } : headingOfMonth(month);
}

function headingOfMonth(month: YearMonth): Heading {
  return { axis: 'month', key: month, month };
}

/** Measures as in the plan, units by their Thai names, months as they come. */
function inOrder(a: Heading, b: Heading): number {
  if (a.axis === 'measure' && b.axis === 'measure') return a.measure.data.position - b.measure.data.position;
  if (a.axis === 'unit' && b.axis === 'unit') return compareThai(a.unit.data.name, b.unit.data.name);
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
