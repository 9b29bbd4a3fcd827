/** What has changed in a month since an executive last checked it (CHECK1). */
import type { LoggedAction } from '#lib/month/cell-index.ts';
import type { MonthCell } from '#lib/month/month-cell.ts';

export type Change = 'ADDED' | 'CHANGED' | 'WITHDRAWN';

/** By action; empty when the month was never checked, or stands as it was. `withdrawn` are those withdrawn from it. */
export function changesSinceCheck(
  { deeds, actions }: Pick<MonthCell, 'deeds' | 'actions'>,
  withdrawn: readonly Pick<LoggedAction, 'id'>[],
): ReadonlyMap<string, Change> {
  const check = deeds.find(({ data }) => data.deed === 'CHECK');
  if (!check) return new Map();
  const covered = new Map(check.data.covered.map(({ actionId, version }) => [actionId, version]));
  const changes = new Map<string, Change>();
  for (const { id, version, local } of actions) {
    const seen = covered.get(id);
    if (seen === undefined) changes.set(id, 'ADDED');
    else if (local || version > seen) changes.set(id, 'CHANGED');
  }
  for (const { id } of withdrawn) if (covered.has(id)) changes.set(id, 'WITHDRAWN');
  return changes;
}
