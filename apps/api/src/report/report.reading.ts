import { dayAt, may, reportStanding, successorOf, type ReportStanding } from '@prongsai/domain';
import { batched } from '../platform/batch.ts';
import type { Caller, RequestContext } from '../platform/context.ts';
import type { EntityManager } from '../platform/database.ts';
import { rows, type Row } from '../platform/rows.ts';
import { FORMATS, ReportFile } from './report-file.entity.ts';
import { Report } from './report.entity.ts';

type Asking = Pick<RequestContext, 'caller'>;

/** The office reads every report of its agency. */
export function isOfTheOffice({ caller }: Asking, { agencyId }: Pick<Report, 'agencyId'>): boolean {
  return caller !== null && may(caller, 'readReports', { agencyId });
}

/** Anybody reads a published one, until it is withdrawn (REP12). */
export function mayReadReport(asking: Asking, report: Row<Report>): boolean {
  return reportStanding(report) === 'PUBLISHED' || isOfTheOffice(asking, report);
}

/** Of one that was withdrawn anybody is told that there was one (REP12). */
export function mayKnowOfReport(asking: Asking, report: Row<Report>): boolean {
  return report.publishedAt !== null || isOfTheOffice(asking, report);
}

/** Whether it was theirs to read and is not any more (REP12). */
export function isWithdrawnFrom(asking: Asking, report: Row<Report>): boolean {
  return report.withdrawnAt !== null && !isOfTheOffice(asking, report);
}

/** Whose name stands under the place to sign: a program signs nothing, and somebody writes theirs by hand (REP5). */
export function preparedBy({ tokenId, displayName }: Pick<Caller, 'tokenId' | 'displayName'>): string {
  return tokenId === null ? displayName : '';
}

/** The files of a report by its id, as the formats are listed. */
export function filesBy(context: RequestContext) {
  const read = async (ids: readonly string[]): Promise<ReadonlyMap<string, Row<ReportFile>[]>> => {
    const found = await rows(context.em, ReportFile, { reportId: { $in: [...ids] } });
    const listed = found.toSorted((a, b) => FORMATS.indexOf(a.format) - FORMATS.indexOf(b.format));
    return Map.groupBy(listed, ({ reportId }) => reportId);
  };
  return batched(context, read, 'files by report');
}

/** The one that took its place (REP4, REP12). */
export async function successor(
  context: RequestContext,
  report: Pick<Report, 'planId' | 'round' | 'number'>,
): Promise<Row<Report> | null> {
  const read = async (planIds: readonly string[]): Promise<ReadonlyMap<string, Row<Report>[]>> => {
    const published = { planId: { $in: [...planIds] }, publishedAt: { $ne: null } };
    return Map.groupBy(await rows(context.em, Report, published), ({ planId }) => planId);
  };
  const ofPlan = (await batched(context, read, 'published reports by plan').load(report.planId)) ?? [];
  const ofRound = ofPlan.filter(({ round }) => round === report.round);
  return successorOf(report, ofRound);
}

/** The reports of a plan and round, newest first. */
export function siblings(
  em: EntityManager,
  { planId, round }: Pick<Report, 'planId' | 'round'>,
  options: { lock?: boolean } = {},
): Promise<Row<Report>[]> {
  return rows(em, Report, { planId, round }, { orderBy: { number: 'desc' }, ...options });
}

/** Each that is published takes the place of the one before, withdrawn or not, so the newest stands for all (REP4). */
export function lastPublished(newestFirst: readonly Row<Report>[]): Row<Report> | null {
  return newestFirst.find(({ publishedAt }) => publishedAt !== null) ?? null;
}

/** Which number it gets, and which published report it takes the place of (REP4): one for own use takes none. */
export async function placeAmong(
  em: EntityManager,
  { audience, ...which }: Pick<Report, 'planId' | 'round' | 'audience'>,
) {
  const earlier = await siblings(em, which);
  const corrects = audience === 'PUBLIC' ? lastPublished(earlier) : null;
  return {
    number: (earlier[0]?.number ?? 0) + 1,
    correctsId: corrects?.id ?? null,
    corrects: corrects && { number: corrects.number, day: dayAt(corrects.producedAt) },
  };
}

/**
 * Of several reports with the very same file: one that is published, then one that was withdrawn, then the newest
 * (REP6).
 * Some files can be guessed, so a draft is told of to those who read reports of its agency alone.
 */
export async function fileWithBytes(
  context: RequestContext,
  sha256: string,
): Promise<Row<ReportFile> | null> {
  const files = await rows(context.em, ReportFile, { sha256 });
  const reports = await rows(context.em, Report, { id: { $in: files.map(({ reportId }) => reportId) } });
  const told = reports.filter((report) => report.signedAt !== null || mayReadReport(context, report));
  const [best] = told.toSorted(
    (a, b) =>
      RANK[reportStanding(b)] - RANK[reportStanding(a)] || b.producedAt.getTime() - a.producedAt.getTime(),
  );
  return files.find(({ reportId }) => reportId === best?.id) ?? null;
}

const RANK: Readonly<Record<ReportStanding, number>> = { PUBLISHED: 3, WITHDRAWN: 2, ISSUED: 1, DRAFT: 0 };
