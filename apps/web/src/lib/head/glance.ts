/** A unit's month as its head looks at it: what is missing, what is ready, what waits, what is done (CELL7). */
import { isDone, type Lack, lackOf } from '@prongsai/domain';
import { groupedBy } from '#lib/month/grouped-by.ts';
import type { MonthCell } from '#lib/month/month-cell.ts';

export type GlanceName = 'lacking' | 'ready' | 'said' | 'done';
export const GLANCE: readonly GlanceName[] = ['lacking', 'ready', 'said', 'done'];
export type Glance = Readonly<Record<GlanceName, readonly MonthCell[]>>;

/** Months that have not begun, and cells of which nobody owes or did anything, are left out. */
export function glanceAt(cells: readonly MonthCell[]): Glance {
  const groups = groupedBy(cells.filter(isBegun), nameOf);
  const of = (name: GlanceName): readonly MonthCell[] => groups.get(name) ?? [];
  return { lacking: of('lacking'), ready: of('ready'), said: of('said'), done: of('done') };
}

/** What stands between a cell and its submission; null when nothing does. */
export function lackIn({ state, actions }: MonthCell): Lack | null {
  return lackOf(
    state,
    actions.map(({ photos }) => ({ withdrawn: false, photoCount: photos.length })),
  );
}

export function bareActions({ actions }: MonthCell): number {
  return actions.filter(({ photos }) => photos.length === 0).length;
}

function nameOf(cell: MonthCell): GlanceName {
  if (cell.state.status === 'CHECKED') return 'done';
  if (isDone(cell)) return 'said';
  return lackIn(cell) === null ? 'ready' : 'lacking';
}

function isBegun({ state }: MonthCell): boolean {
  return state.status !== 'NOT_YET' && state.status !== 'NOT_OWED';
}
