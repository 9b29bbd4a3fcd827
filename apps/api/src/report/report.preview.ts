import {
  composeReport,
  sentencesOfReport,
  type PlacedSentence,
  type ReportAudience,
  type ReportDocument,
  type Round,
} from '@prongsai/domain';
import { thePlan } from '../plan/plan.reading.ts';
import type { RequestContext } from '../platform/context.ts';
import { ensureMay } from '../platform/permission.ts';
import { inputNow } from './report.composing.ts';
import { preparedBy, placeAmong } from './report.reading.ts';

/** A report as it would be written now, prepared by the caller, and the sentences that the records add to the plan. */
export async function previewNow(
  context: RequestContext,
  { planId, ...which }: { planId: string; round: Round; audience: ReportAudience },
): Promise<{ document: ReportDocument; sentences: PlacedSentence[] }> {
  const caller = ensureMay(context, 'readReports');
  const plan = await thePlan(context.em, planId, caller);
  const { corrects } = await placeAmong(context.em, { planId, ...which });
  const input = await inputNow(context, context.em, {
    ...{ plan, ...which, corrects },
    preparedBy: preparedBy(caller),
  });
  return { document: composeReport(input), sentences: sentencesOfReport(input) };
}
