/** Reports, for the office and for anybody. Each throws ApiError when not reached. */
import {
  CancelReportOrderDocument,
  ProduceReportDocument,
  PublishedReportDocument,
  PublishReportDocument,
  ReportFileDocument,
  ReportOrdersDocument,
  ReportReadinessDocument,
  ReportsDocument,
  ReviewReportDocument,
  SignReportDocument,
  WithdrawReportDocument,
  type ReportOrderShownFragment,
  type ReportShownFragment,
} from '@prongsai/contract/documents';
import type { ReportAudience } from '@prongsai/domain';
import { query } from '#lib/api/graphql.ts';
import { sha256Of } from '#lib/device/sha256.ts';
import { agencySlug } from '#lib/person/person.svelte.ts';

export type ShownReport = ReportShownFragment;
export type ReportOrder = ReportOrderShownFragment;
export type Format = ShownReport['files'][number]['format'];
/** 1 after six months, 2 after twelve. */
export type Round = 1 | 2;

/** Newest first. */
export async function reports(): Promise<ShownReport[]> {
  return (await query(ReportsDocument, { agency: agencySlug() })).reports ?? [];
}

/** Null when there is none, or it was never published. */
export async function publishedReport(id: string): Promise<ShownReport | null> {
  const { node } = await query(PublishedReportDocument, { id });
  return node?.__typename === 'Report' ? node : null;
}

/** What a file with these bytes is; null when it is none of a report. */
export async function fileLike(bytes: ArrayBuffer): Promise<{ format: Format; report: ShownReport } | null> {
  return (await query(ReportFileDocument, { sha256: await sha256Of(bytes) })).reportFile ?? null;
}

/** What the report would lack now; null for a plan that is gone. */
export async function readiness(planId: string, round: Round) {
  return (await query(ReportReadinessDocument, { planId, round })).reportReadiness ?? null;
}

/** What was asked for last, newest first. */
export async function reportOrders(): Promise<ReportOrder[]> {
  return (await query(ReportOrdersDocument, {})).reportOrders ?? [];
}

/** Asks for it; it is written while one does something else. */
export async function produceReport(planId: string, round: Round, audience: ReportAudience) {
  return (await query(ProduceReportDocument, { input: { planId, round, audience } })).produceReport;
}

export async function cancelReportOrder(orderId: string) {
  return (await query(CancelReportOrderDocument, { input: { orderId } })).cancelReportOrder;
}

export async function reviewReport(reportId: string) {
  return (await query(ReviewReportDocument, { input: { reportId } })).reviewReport;
}

export async function signReport(reportId: string) {
  return (await query(SignReportDocument, { input: { reportId } })).signReport;
}

export async function publishReport(reportId: string) {
  return (await query(PublishReportDocument, { input: { reportId } })).publishReport;
}

export async function withdrawReport(reportId: string, reason: string) {
  return (await query(WithdrawReportDocument, { input: { reportId, reason } })).withdrawReport;
}
