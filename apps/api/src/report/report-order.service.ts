/** Asking for a report, and taking that back while it is not written yet. */
import type { ReportAudience, Round } from '@prongsai/domain';
import { v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import { thePlan } from '../plan/plan.reading.ts';
import { ensureMay } from '../platform/permission.ts';
import { ensure, ensureId } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { ReportOrder } from './report-order.entity.ts';

/**
 * Asks for a report. `round` 1 covers October to March, 2 the whole year. Until the same one is begun, asking again gives
 * that order; after, the records may say something else than it was composed from.
 */
export async function produceReport(
  tx: Tx,
  which: { planId: string; round: Round; audience: ReportAudience },
): Promise<Row<ReportOrder>> {
  const caller = ensureMay(tx, 'produceReport');
  // Held, so that of two who ask at once the later finds the order of the first.
  const { id: planId, agencyId } = await thePlan(tx.em, which.planId, caller, { lock: true });
  const asked = { ...which, planId, agencyId };
  const [same] = await rows(tx.em, ReportOrder, { ...asked, endedAt: null, attempts: 0 });
  if (same) return same;
  const order = tx.em.create(
    ReportOrder,
    {
      id: uuidv7(),
      ...asked,
      askedById: caller.personId,
      tokenId: caller.tokenId,
      askedBy: caller.displayName,
      askedAt: tx.now,
    },
    { persist: true },
  );
  note(tx, 'orderReport', order, { ...which });
  return order;
}

/** What was written of it so far is thrown away. */
export async function cancelReportOrder(tx: Tx, id: string): Promise<Row<ReportOrder>> {
  const { agencyId } = ensureMay(tx, 'produceReport');
  ensureId(id, 'orderId');
  const [order] = await rows(tx.em, ReportOrder, { id, agencyId }, { lock: true });
  ensure(order, 'NOT_FOUND');
  ensure(order.endedAt === null, 'REPORT_ORDER_ENDED');
  await tx.em.nativeUpdate(ReportOrder, { id }, { endedAt: tx.now });
  note(tx, 'cancelReportOrder', order);
  return { ...order, endedAt: tx.now };
}
