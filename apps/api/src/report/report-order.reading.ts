import type { ReportOrder } from './report-order.entity.ts';

export const ORDER_STATES = ['WAITING', 'WRITING', 'WRITTEN', 'FAILED', 'CANCELLED'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** What became of an order so far, told by what is written down of it. */
export function stateOf({
  endedAt,
  step,
  reportId,
  problem,
}: Pick<ReportOrder, 'endedAt' | 'step' | 'reportId' | 'problem'>): OrderState {
  if (endedAt === null) return step === null ? 'WAITING' : 'WRITING';
  if (reportId !== null) return 'WRITTEN';
  return problem ? 'FAILED' : 'CANCELLED';
}
