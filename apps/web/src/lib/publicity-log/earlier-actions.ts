/** What a unit did before, for starting from: newest first. */
import type { ActionRow } from '@prongsai/contract';
import { byUse, parseMonth, type YearMonth } from '@prongsai/domain';
import type { Rows } from '@prongsai/outbox';

export interface EarlierAction {
  measureId: string;
  month: YearMonth;
  data: ActionRow;
}

/** Those not withdrawn, of all measures and months. */
export function earlierActions(rows: Rows, unitId: string): EarlierAction[] {
  const logs = new Map(
    [...rows.log.values()].filter(({ data }) => data.unitId === unitId).map((log) => [log.id, log.data]),
  );
  const found = [...rows.action.values()].flatMap(({ data }) => {
    const log = logs.get(data.logId);
    const month = log && parseMonth(log.month);
    return month && data.withdrawnAt === null ? [{ measureId: log.measureId, month, data }] : [];
  });
  return found.sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1));
}

/** The newest for this measure, else the newest of all. */
export function lastTime(earlier: readonly EarlierAction[], measureId: string): EarlierAction | null {
  return earlier.find((action) => action.measureId === measureId) ?? earlier[0] ?? null;
}

/** The channels in the order in which the unit reaches for them (CHAN2). */
export function reachedFor<C extends { code: string }>(
  channels: readonly C[],
  earlier: readonly EarlierAction[],
  present: YearMonth,
): C[] {
  return byUse(
    channels,
    earlier.map(({ month, data }) => ({ month, channel: data.channel })),
    present,
  );
}

function orderOf({ data }: EarlierAction): string {
  return `${data.day} ${data.clientTime}`;
}
