/** The quiet list of the app: what the person's units are to be reminded of today, from the phone's own rows. */
import { type Day, dueKind, isDone, type Reminder } from '@prongsai/domain';
import type { LoggedDeed } from '#lib/month/cell-index.ts';
import { groupedBy } from '#lib/month/grouped-by.ts';
import type { MonthCell } from '#lib/month/month-cell.ts';
import { logPath, monthPath } from '#lib/month/paths.ts';

export interface WaitingReminder extends Reminder {
  readonly path: string;
}

/** What reminders look at of a cell. */
export interface RemindedCell extends Pick<MonthCell, 'month' | 'due' | 'owed'> {
  readonly measure: { readonly id: string; readonly data: Pick<MonthCell['measure']['data'], 'title'> };
  readonly unit: Pick<MonthCell['unit'], 'id'>;
  readonly state: Pick<MonthCell['state'], 'status'>;
  readonly standingReturn: {
    readonly data: Pick<LoggedDeed['data'], 'note' | 'clientTime'>;
  } | null;
}

/** Months sent back first, newest note first; then what is due, soonest first (REM1, REM2). */
export function waitingReminders(cells: readonly RemindedCell[], today: Day): WaitingReminder[] {
  return [...returned(cells), ...due(cells, today)];
}

function returned(cells: readonly RemindedCell[]): WaitingReminder[] {
  const back = cells.flatMap((cell) => (cell.standingReturn ? [{ cell, deed: cell.standingReturn }] : []));
  return back
    .sort((a, b) => (a.deed.data.clientTime < b.deed.data.clientTime ? 1 : -1))
    .map(({ cell, deed }) => ({
      kind: 'RETURNED',
      month: cell.month,
      count: 1,
      dueOn: cell.due,
      measure: cell.measure.data.title,
      note: deed.data.note ?? '',
      path: logPath(cell),
    }));
}

function due(cells: readonly RemindedCell[], today: Day): WaitingReminder[] {
  const open = cells.filter((cell) => cell.owed && cell.state.status !== 'NOT_YET' && !isDone(cell));
  const byDay = [...groupedBy(open, ({ due: dueOn, month }) => `${dueOn} ${month}`)].sort();
  return byDay.flatMap(([, together]) =>
    together.slice(0, 1).flatMap(({ month, due: dueOn }) => {
      const kind = dueKind(dueOn, today);
      return kind ? [{ kind, month, count: together.length, dueOn, path: monthPath(month) }] : [];
    }),
  );
}
