/** Produces the official document from the records, once; the row and its files never change (REP3). */
import { dayAt, type ReportAudience, type Round } from '@prongsai/domain';
import { v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import type { Plan } from '../plan/plan.entity.ts';
import { thePlan } from '../plan/plan.reading.ts';
import type { Caller, RequestContext } from '../platform/context.ts';
import type { EntityManager } from '../platform/database.ts';
import { actsFor, ensureMay } from '../platform/permission.ts';
import { ensure } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import { hashOf } from '../platform/secret.ts';
import { inTransaction, type Tx } from '../platform/transaction.ts';
import { ReportFile } from './report-file.entity.ts';
import { illustrated } from './report.composing.ts';
import { Report } from './report.entity.ts';
import { writtenFiles } from './report.files.ts';

/** `round` 1 covers October to March, 2 the whole year. */
export async function produceReport(
  context: RequestContext,
  { planId, round, audience }: { planId: string; round: Round; audience: ReportAudience },
): Promise<Report> {
  const caller = ensureMay(context, 'produceReport');
  const plan = await thePlan(context.em, planId, caller);
  const { number, corrects } = await placeAmong(context.em, { planId, round, audience });
  const composed = await illustrated(context, {
    plan,
    round,
    audience,
    preparedBy: caller.displayName,
    corrects: corrects && { number: corrects.number, day: dayAt(corrects.producedAt) },
  });
  const files: KeptFile[] = [];
  for await (const { format, bytes } of writtenFiles(composed, context.clock())) {
    const sha256 = hashOf(bytes);
    await context.blobs.keep(sha256, bytes);
    files.push({ format, sha256, bytes: bytes.byteLength });
  }
  const place = { round, audience, number, correctsId: corrects?.id ?? null };
  return inTransaction(context, async (tx) => keep(tx, caller, plan, place, files));
}

/** Somebody else has read it. */
export async function reviewReport(tx: Tx, id: string): Promise<Report> {
  const report = await theReport(tx, id, ensureMay(tx, 'reviewReport'));
  const caller = ensureMay(tx, 'reviewReport', {
    authorIds: report.producedById ? [report.producedById] : [],
  });
  if (report.reviewedAt) return report;
  Object.assign(report, { reviewedBy: caller.displayName, reviewedAt: tx.now });
  note(tx, 'reviewReport', report);
  return report;
}

/** An executive answers for it: since then it is issued (REP5). */
export async function signReport(tx: Tx, id: string): Promise<Report> {
  const caller = ensureMay(tx, 'signReport');
  const report = await theReport(tx, id, caller);
  if (report.signedAt) return report;
  const signedActing = actsFor(tx, 'signReport');
  Object.assign(report, { signedBy: caller.displayName, signedAt: tx.now, signedActing });
  note(tx, 'signReport', report, { acting: signedActing });
  return report;
}

/** Anybody may read it from now on, if an executive has signed it (PUB3). */
export async function publishReport(tx: Tx, id: string): Promise<Report> {
  const report = await theReport(tx, id, ensureMay(tx, 'publish'));
  if (report.publishedAt) return report;
  ensure(report.audience === 'PUBLIC', 'REPORT_INTERNAL');
  ensure(report.signedAt, 'REPORT_UNSIGNED');
  const published = lastPublished(await siblings(tx.em, report, { lock: true }));
  ensure(report.correctsId === (published?.id ?? null), 'REPORT_OUTDATED', {
    number: published?.number ?? 0,
  });
  report.publishedAt = tx.now;
  note(tx, 'publishReport', report);
  return report;
}

async function theReport(tx: Tx, id: string, { agencyId }: Caller): Promise<Report> {
  const report = await tx.em.findOne(Report, { id, agencyId });
  ensure(report, 'NOT_FOUND');
  return report;
}

/** Which number it gets, and which published report it takes the place of (REP4): one for own use takes none. */
async function placeAmong(
  em: EntityManager,
  { audience, ...which }: Pick<Report, 'planId' | 'round' | 'audience'>,
) {
  const earlier = await siblings(em, which);
  const corrects = audience === 'PUBLIC' ? lastPublished(earlier) : null;
  return { number: (earlier[0]?.number ?? 0) + 1, corrects };
}

/** The reports of a plan and round, newest first. */
function siblings(
  em: EntityManager,
  { planId, round }: Pick<Report, 'planId' | 'round'>,
  options: { lock?: boolean } = {},
): Promise<Row<Report>[]> {
  return rows(em, Report, { planId, round }, { orderBy: { number: 'desc' }, ...options });
}

/** Each that is published takes the place of the one before, so the newest stands for all. */
function lastPublished(newestFirst: readonly Row<Report>[]): Row<Report> | null {
  return newestFirst.find(({ publishedAt }) => publishedAt !== null) ?? null;
}

/** A file whose bytes are in the store; `bytes` is how many. */
type KeptFile = Pick<ReportFile, 'format' | 'sha256' | 'bytes'>;
type Place = Pick<Report, 'round' | 'audience' | 'number' | 'correctsId'>;

/** Should another have got the number meanwhile, this one is refused: its cover may say what is no longer so. */
function keep(tx: Tx, caller: Caller, plan: Row<Plan>, place: Place, files: readonly KeptFile[]): Report {
  const report = tx.em.create(
    Report,
    {
      id: uuidv7(),
      agencyId: plan.agencyId,
      planId: plan.id,
      fiscalYear: plan.fiscalYear,
      ...place,
      producedById: caller.personId,
      producedBy: caller.displayName,
      producedAt: tx.now,
      signedActing: false,
    },
    { persist: true },
  );
  for (const file of files) tx.em.create(ReportFile, { reportId: report.id, ...file }, { persist: true });
  note(tx, 'produceReport', report, { files });
  return report;
}
