/** What the summary of a month says: counted from the same judged cells as the board, on one day. */
import {
  addMonths,
  compareThai,
  type Day,
  dayAtInstant,
  daysBetween,
  isStillAskedFor,
  lastDayOf,
  type MonthClosing,
  percentDone,
  type Tally,
  type YearMonth,
} from '@prongsai/domain';
import { waitsForCheck } from '#lib/board/attention.ts';
import { boardOf, tally, type Board } from '#lib/board/board.ts';
import type { StandingInstruction } from '#lib/instruction/instructions.svelte.ts';
import type { PlacedMark } from '#lib/month/closings.ts';
import { groupedBy } from '#lib/month/grouped-by.ts';
import type { MonthCell } from '#lib/month/month-cell.ts';

/** Of what the person may read. */
export interface Told {
  readonly month: YearMonth;
  readonly today: Day;
  /** Of every year there is. */
  readonly cells: readonly MonthCell[];
  readonly instructions: readonly StandingInstruction[];
  /** Oldest first. */
  readonly calls: readonly PlacedMark[];
  readonly closing: MonthClosing<PlacedMark> | null;
}

/** Counts of cells. */
export interface Figures extends Tally {
  readonly overdue: number;
  /** An executive is to look at them. */
  readonly waiting: number;
  /** Whole; null where nothing is owed yet. */
  readonly percent: number | null;
}
export interface OverdueCell {
  readonly cell: MonthCell;
  /** Calendar days since its due day. */
  readonly days: number;
}
export interface OverdueUnit {
  readonly unit: MonthCell['unit'];
  /** Those of the most days first. */
  readonly cells: readonly OverdueCell[];
  /** The most of its days. */
  readonly days: number;
}
export interface MeasureFigures {
  readonly measure: MonthCell['measure'];
  readonly figures: Figures;
}
export interface ExceptedCell {
  readonly cell: MonthCell;
  readonly until: string;
}
export const ACTED = ['CHECK', 'RETURN', 'INSTRUCT', 'CLOSE_INSTRUCTION', 'CALL', 'CLOSE'] as const;
export type Acted = (typeof ACTED)[number];
/** Somebody who acted for an office (ACTING1), and how often they did what. */
export interface ActingPerson {
  readonly name: string;
  readonly deeds: readonly { readonly deed: Acted; readonly count: number }[];
}

export interface Summary {
  readonly month: YearMonth;
  readonly now: Figures;
  /** Null where nothing was owed then, or no plan is known. */
  readonly monthBefore: Figures | null;
  readonly yearBefore: Figures | null;
  /** Measures by units. */
  readonly board: Board;
  /** Until when the month is in time, exceptions aside (OWE4); null where nothing is owed. */
  readonly due: Day | null;
  /** The least complete first. */
  readonly measures: readonly MeasureFigures[];
  /** The longest overdue first. */
  readonly overdue: readonly OverdueCell[];
  /** The unit with the most first. */
  readonly overdueUnits: readonly OverdueUnit[];
  /** Overdue cells of earlier months (CELL8). */
  readonly overdueEarlier: number;
  /** Overdue, open, answered, closed; the soonest due day first. */
  readonly instructions: readonly StandingInstruction[];
  readonly calls: readonly PlacedMark[];
  /** Since when it is closed, whatever exceptions were changed since (CLOSE3). */
  readonly closing: PlacedMark | null;
  readonly exceptions: readonly ExceptedCell[];
  readonly acting: readonly ActingPerson[];
}

export function summaryOf({ month, today, cells, instructions, calls, closing }: Told): Summary {
  const byMonth = groupedBy(cells, (cell) => cell.month);
  const ofMonth = byMonth.get(month) ?? [];
  const overdue = overdueOf(ofMonth, today);
  const standing = instructionsOf(instructions, month);
  const owed = ofMonth.filter((cell) => cell.owed);
  const closings = closing ? new Set([closing.first, closing.latest]) : [];
  return {
    month,
    now: figuresOf(ofMonth),
    monthBefore: beside(byMonth.get(addMonths(month, -1))),
    yearBefore: beside(byMonth.get(addMonths(month, -12))),
    board: boardOf(ofMonth, [month], 'month'),
    due: owed.map(({ due }) => due).sort()[0] ?? null,
    measures: measuresOf(ofMonth),
    overdue,
    overdueUnits: byUnit(overdue),
    overdueEarlier: cells.filter((cell) => isStillAskedFor(cell.month, month) && cell.state.overdue).length,
    instructions: standing,
    calls,
    closing: closing?.first ?? null,
    exceptions: exceptionsOf(closing?.latest, ofMonth),
    acting: actingIn(ofMonth, standing, [...calls, ...closings]),
  };
}

export function figuresOf(cells: readonly MonthCell[]): Figures {
  const counted = tally(cells);
  return {
    ...counted,
    overdue: cells.filter(({ state }) => state.overdue).length,
    waiting: cells.filter(waitsForCheck).length,
    percent: percentDone(counted),
  };
}

/**
 * Those that stood in the month: given by its last day, and neither answered nor closed before its first; and those
 * about the month, whenever they were given.
 */
function instructionsOf(all: readonly StandingInstruction[], month: YearMonth): StandingInstruction[] {
  const stood = all.filter(({ data, said }) => {
    const settled = said[0] ? dayAtInstant(said[0].data.clientTime) : null;
    const given = dayAtInstant(data.clientTime);
    return (
      data.month === month || (given <= lastDayOf(month) && (settled === null || settled >= `${month}-01`))
    );
  });
  const place = ({ state }: StandingInstruction): number =>
    state.overdue ? 0 : { OPEN: 1, ANSWERED: 2, CLOSED: 3 }[state.status];
  return stood.sort((a, b) => place(a) - place(b) || order(a.data.dueDay, b.data.dueDay));
}

function overdueOf(cells: readonly MonthCell[], today: Day): OverdueCell[] {
  const late = cells.filter(({ state }) => state.overdue);
  return late
    .map((cell) => ({ cell, days: daysBetween(cell.due, today) }))
    .sort(
      (a, b) =>
        b.days - a.days ||
        compareThai(a.cell.unit.data.name, b.cell.unit.data.name) ||
        a.cell.measure.data.position - b.cell.measure.data.position,
    );
}

function byUnit(overdue: readonly OverdueCell[]): OverdueUnit[] {
  const units = [...groupedBy(overdue, ({ cell }) => cell.unit.id).values()].flatMap((cells) =>
    cells.slice(0, 1).map(({ cell: { unit }, days }) => ({ unit, cells, days })),
  );
  return units.sort(
    (a, b) =>
      b.cells.length - a.cells.length || b.days - a.days || compareThai(a.unit.data.name, b.unit.data.name),
  );
}

function measuresOf(cells: readonly MonthCell[]): MeasureFigures[] {
  const measures = [...groupedBy(cells, ({ measure }) => measure.id).values()].flatMap((ofMeasure) =>
    ofMeasure.slice(0, 1).map(({ measure }) => ({ measure, figures: figuresOf(ofMeasure) })),
  );
  const share = ({ figures: { done, owed } }: MeasureFigures): number =>
    owed === 0 ? Infinity : done / owed;
  return measures.sort(
    (a, b) =>
      order(share(a), share(b)) ||
      b.figures.overdue - a.figures.overdue ||
      a.measure.data.position - b.measure.data.position,
  );
}

function exceptionsOf(closing: PlacedMark | undefined, cells: readonly MonthCell[]): ExceptedCell[] {
  const excepted = (closing?.exceptions ?? []).flatMap(({ measureId, unitId, until }) =>
    cells
      .filter(({ measure, unit }) => measure.id === measureId && unit.id === unitId)
      .map((cell) => ({ cell, until })),
  );
  return excepted.sort((a, b) => order(a.until, b.until));
}

/** What a row that is a deed says of its person. */
type By = Pick<StandingInstruction['data'], 'byName' | 'acting'>;

function actingIn(
  cells: readonly MonthCell[],
  instructions: readonly StandingInstruction[],
  marks: readonly PlacedMark[],
): ActingPerson[] {
  const deeds = cells.flatMap((cell) => cell.deeds.map(({ data }) => ({ deed: data.deed, by: data })));
  const done: { deed: string; by: By }[] = [
    ...deeds,
    ...instructions.map(({ data }) => ({ deed: 'INSTRUCT', by: data })),
    ...instructions
      .flatMap(({ said }) => said)
      .filter(({ data }) => data.word === 'CLOSE')
      .map(({ data }) => ({ deed: 'CLOSE_INSTRUCTION', by: data })),
    ...marks.map(({ mark, data }) => ({ deed: mark, by: data })),
  ];
  const people = groupedBy(
    done.filter(({ by }) => by.acting),
    ({ by }) => by.byName,
  );
  return [...people]
    .map(([name, acted]) => ({
      name,
      deeds: ACTED.map((deed) => ({ deed, count: acted.filter((each) => each.deed === deed).length })).filter(
        ({ count }) => count > 0,
      ),
    }))
    .filter((each) => each.deeds.length > 0)
    .sort((a, b) => compareThai(a.name, b.name));
}

/** A month to set beside another: null where nothing was owed. */
function beside(cells: readonly MonthCell[] = []): Figures | null {
  const figures = figuresOf(cells);
  return figures.owed === 0 ? null : figures;
}

/** For `sort`; days and months are compared as plain text. */
function order<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
