/** The other measures that the same act counts for (ACT1). */
import { isOneAct } from '@prongsai/domain';
import type { Rows, ViewRow } from '@prongsai/outbox';

/** In the order of the plan; withdrawn ones left out. */
export function alsoCountedFor({ action, log, measure }: Rows, one: ViewRow<'action'>): ViewRow<'measure'>[] {
  const others = [...action.values()].filter(
    ({ data }) => data.withdrawnAt === null && isOneAct(one.data, data),
  );
  const measures = others.flatMap(({ data }) => measure.get(log.get(data.logId)?.data.measureId ?? '') ?? []);
  return measures.sort((a, b) => a.data.position - b.data.position);
}
