/** Which cells of the board are looked for, and which part of the year and the plan it shows. */
import {
  INSTRUMENTS,
  monthsOf,
  roundOf,
  type FiscalYear,
  type Instrument,
  type Round,
} from '@prongsai/domain';
import type { MonthCell } from '#lib/month/month-cell.ts';
import { CELL_SIGNS, type CellSign } from '#lib/ui/cell-sign.ts';
import { ATTENTION, needsAttention, type Attention } from './attention.ts';
import { AXES, type Axis } from './board.ts';

/** Everything, all that needs attention, one reason for it, or one state. */
export type BoardView = 'all' | 'attention' | Attention | CellSign;
export interface BoardPlace {
  readonly year: FiscalYear;
  readonly view: BoardView;
  /** What heads the groups. */
  readonly by: Axis;
  readonly instrument: Instrument | null;
  readonly unitId: string | null;
  readonly round: Round | null;
}

/** Whether a cell is looked for; null when all of them are. */
export function lookedFor(view: BoardView): ((cell: MonthCell) => boolean) | null {
  if (view === 'all') return null;
  if (view === 'attention') return needsAttention;
  return isAttention(view) ? ATTENTION[view] : ({ sign }) => sign === view;
}

/** The cells of the part of the plan and of the year that is shown. */
export function shownCells(
  cells: readonly MonthCell[],
  { instrument, unitId, round }: Pick<BoardPlace, 'instrument' | 'unitId' | 'round'>,
): MonthCell[] {
  return cells.filter(
    ({ measure, unit, month }) =>
      (instrument === null || measure.data.instrument === instrument) &&
      (unitId === null || unit.id === unitId) &&
      (round === null || roundOf(month) === round),
  );
}

export function shownMonths({ year, round }: Pick<BoardPlace, 'year' | 'round'>) {
  return monthsOf(year).filter((month) => round === null || roundOf(month) === round);
}

/** The place an address names; whatever it leaves out or gets wrong is as at first: what needs attention. */
export function placeAsked(asked: Pick<URLSearchParams, 'get'>, year: FiscalYear): BoardPlace {
  const round = Number(asked.get('round'));
  return {
    year,
    view: oneOf([...CELL_SIGNS, 'waiting', 'changed', 'all'] as const, asked.get('view')) ?? 'attention',
    by: oneOf(AXES, asked.get('by')) ?? 'measure',
    instrument: oneOf(INSTRUMENTS, asked.get('instrument')),
    unitId: asked.get('of'),
    round: round === 1 || round === 2 ? round : null,
  };
}

function isAttention(view: BoardView): view is Attention {
  return Object.hasOwn(ATTENTION, view);
}

function oneOf<T extends string>(choices: readonly T[], text: string | null): T | null {
  return choices.find((choice) => choice === text) ?? null;
}
