/** How the agency’s reports are made up (REP10). Each throws ApiError when not reached. */
import {
  ChangeReportTemplateDocument,
  ReportTemplateDocument,
  type ReportTemplateShownFragment,
} from '@prongsai/contract/documents';
import type { ReportTemplate } from '@prongsai/domain';
import { query } from '#lib/api/graphql.ts';

export type ShownTemplate = ReportTemplateShownFragment;

export async function reportTemplate(): Promise<{ template: ShownTemplate | null }> {
  return { template: (await query(ReportTemplateDocument, {})).reportTemplate ?? null };
}

export async function changeReportTemplate({ parts, placement, photosPerPage }: ReportTemplate) {
  const input = { parts: [...parts], placement, photosPerPage };
  return (await query(ChangeReportTemplateDocument, { input })).changeReportTemplate;
}
