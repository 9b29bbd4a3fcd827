/** What the unit said of its month, as it stands. */
import { type CellDeed, standingStatement } from '@prongsai/domain';
import type { LoggedDeed } from './cell-index.ts';
import type { MonthCell } from './month-cell.ts';

/** That nothing was done, and nobody took it back (CELL5); null as soon as there is an action. */
export function statementOf({ actions, deeds }: Pick<MonthCell, 'actions' | 'deeds'>): LoggedDeed | null {
  return actions.length === 0 ? (standingStatement(judgedDeeds(deeds))?.deed ?? null) : null;
}

/** As the rules judge them; `newestFirst` is their order. */
export function judgedDeeds(newestFirst: readonly LoggedDeed[]): (CellDeed & { deed: LoggedDeed })[] {
  return newestFirst.map((deed, index) => {
    const { deed: kind, covered, byId, takesBackId = null } = deed.data;
    return { id: deed.id, deed, kind, covered, byId, takesBackId, order: newestFirst.length - index };
  });
}
