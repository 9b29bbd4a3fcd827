import { dayAt, may } from '@prongsai/domain';
import { batched } from '../platform/batch.ts';
import type { RequestContext } from '../platform/context.ts';
import type { EntityManager } from '../platform/database.ts';
import { rows, type Row } from '../platform/rows.ts';
import { FORMATS, ReportFile } from './report-file.entity.ts';
import { Report } from './report.entity.ts';

/** The office reads every report of its agency; anybody reads a published one. */
export function mayReadReport(
  { caller }: Pick<RequestContext, 'caller'>,
  { agencyId, publishedAt }: Pick<Report, 'agencyId' | 'publishedAt'>,
): boolean {
  return publishedAt !== null || (caller !== null && may(caller, 'readReports', { agencyId }));
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

/** The newest published report of the same plan and round that came after it (REP4). */
export async function newerPublished(
  context: RequestContext,
  { planId, number, round }: Pick<Report, 'planId' | 'round' | 'number'>,
): Promise<Row<Report> | null> {
  const read = async (planIds: readonly string[]): Promise<ReadonlyMap<string, Row<Report>[]>> => {
    const published = { planId: { $in: [...planIds] }, publishedAt: { $ne: null } };
    const found = await rows(context.em, Report, published, { orderBy: { number: 'desc' } });
    return Map.groupBy(found, (report) => report.planId);
  };
  const ofPlan = (await batched(context, read, 'published reports by plan').load(planId)) ?? [];
  return ofPlan.find((other) => other.round === round && other.number > number) ?? null;
}

/** The reports of a plan and round, newest first. */
export function siblings(
  em: EntityManager,
  { planId, round }: Pick<Report, 'planId' | 'round'>,
  options: { lock?: boolean } = {},
): Promise<Row<Report>[]> {
  return rows(em, Report, { planId, round }, { orderBy: { number: 'desc' }, ...options });
}

/** Each that is published takes the place of the one before, so the newest stands for all (REP4). */
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
 * Of several reports with the very same file: one that is published before one that is not, then the newest (REP6).
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
    (a, b) => rank(b) - rank(a) || b.producedAt.getTime() - a.producedAt.getTime(),
  );
  return files.find(({ reportId }) => reportId === best?.id) ?? null;
}

function rank({ publishedAt, signedAt }: Row<Report>): number {
  return publishedAt ? 2 : signedAt ? 1 : 0;
}
