/** A cell of the board said in words, for those who do not see its colour and shape. */
import { showMonth } from '#lib/messages/format.ts';
import { words } from '#lib/messages/office/words.svelte.ts';
import type { MonthCell } from '#lib/month/month-cell.ts';

/** What stands about the cell besides its status. */
export function flagsOf({ state, sign }: MonthCell): string[] {
  const t = words.current;
  return [
    state.overdue && sign !== 'overdue' ? t.status.overdue : '',
    state.changedSinceCheck ? t.flag.changedSinceCheck : '',
    state.late ? (state.lateSynced ? t.board.lateSynced : t.flag.late) : '',
    state.afterClosing ? t.board.afterClosing : '',
    state.photosMissing ? t.flag.photosMissing : '',
  ].filter(Boolean);
}

/** Measure, unit, month, status, and whatever else stands about it. */
export function cellInWords(cell: MonthCell): string {
  const { measure, unit, month, sign } = cell;
  const codes = measure.data.writtenCodes.join(' ');
  const status = words.current.status[sign];
  return [`${codes} ${measure.data.title}`, unit.data.label, showMonth(month), status, ...flagsOf(cell)].join(
    ', ',
  );
}
