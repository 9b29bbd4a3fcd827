/** What an executive's check of a cell would cover, or why it cannot be given yet (CHECK1). */
import type { CoveredAction } from '@prongsai/contract';
import type { MonthCell } from '#lib/month/month-cell.ts';
import { waitsForCheck } from './attention.ts';

export type Coverage =
  | { state: 'READY'; covered: readonly CoveredAction[] }
  | { state: 'NOT_YET'; reason: 'NOT_SUBMITTED' | 'RETURNED' | 'UNSENT' }
  /** Checked as it stands, or there is nothing to check. */
  | { state: 'NOTHING' };

/** A check names exactly the standing actions and versions on the screen; one without a version cannot be named. */
export function coverageOf(cell: MonthCell): Coverage {
  const { status } = cell.state;
  if (status === 'RETURNED') return { state: 'NOT_YET', reason: 'RETURNED' };
  if (!waitsForCheck(cell)) {
    return status === 'RECORDED' ? { state: 'NOT_YET', reason: 'NOT_SUBMITTED' } : { state: 'NOTHING' };
  }
  if (cell.actions.some(({ local, version }) => local || version === 0) || isStatementUnsent(cell)) {
    return { state: 'NOT_YET', reason: 'UNSENT' };
  }
  return { state: 'READY', covered: cell.actions.map(({ id, version }) => ({ actionId: id, version })) };
}

/** Nothing to report is checked by the statement itself, so the server must have it. */
function isStatementUnsent({ state, deeds }: MonthCell): boolean {
  return state.status === 'NOTHING_TO_REPORT' && (deeds[0]?.local ?? true);
}
