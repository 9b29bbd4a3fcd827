/** Reports of the agency. Each throws ApiError when not reached. */
import {
  ProduceReportDocument,
  PublishReportDocument,
  ReportsDocument,
  type ReportInOfficeFragment,
} from '@prongsai/contract/documents';
import { query } from '#lib/api/graphql.ts';
import { agencySlug } from '#lib/person/person.svelte.ts';

export type OfficeReport = ReportInOfficeFragment;
/** 1 after six months, 2 after twelve. */
export type Round = 1 | 2;

/** Newest first. */
export async function reports(): Promise<OfficeReport[]> {
  return (await query(ReportsDocument, { agency: agencySlug() })).reports ?? [];
}

/** Takes a second or more. */
export async function produceReport(planId: string, round: Round) {
  return (await query(ProduceReportDocument, { input: { planId, round } })).produceReport;
}

export async function publishReport(reportId: string) {
  return (await query(PublishReportDocument, { input: { reportId } })).publishReport;
}
