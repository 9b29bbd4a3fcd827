/** What is done to a report that is written; the row and its files never change (REP3). */
import { LockMode } from '@mikro-orm/core';
import { dayAt, normaliseThai, noteFault } from '@prongsai/domain';
import { note } from '../activity/note.ts';
import type { BlobStore } from '../platform/blob-store.ts';
import type { Caller } from '../platform/context.ts';
import { actsFor, ensureMay } from '../platform/permission.ts';
import { ensure, Problem } from '../platform/problem.ts';
import type { Tx } from '../platform/transaction.ts';
import { raise } from '../publicity-log/publicity-log.service.ts';
import { issuersBehind } from '../token/issuers.ts';
import { keptBackOf, printedIn } from './printed-photos.ts';
import { Report } from './report.entity.ts';
import { lastPublished, siblings } from './report.reading.ts';

/** Somebody else has read it. */
export async function reviewReport(tx: Tx, id: string): Promise<Report> {
  const report = await heldReport(tx, id, ensureMay(tx, 'reviewReport'));
  const caller = ensureMay(tx, 'reviewReport', { authorIds: await authorsOf(tx, report) });
  if (report.reviewedAt) return report;
  Object.assign(report, { reviewedBy: caller.displayName, reviewedAt: tx.now });
  note(tx, 'reviewReport', report);
  return report;
}

/** Who produced it, or let a program do so. */
async function authorsOf(tx: Tx, { id, agencyId, producedById }: Report): Promise<string[]> {
  return producedById ? [producedById] : issuersBehind(tx, agencyId, 'produceReport', [id]);
}

/** An executive answers for it: since then it is issued (REP5). */
export async function signReport(tx: Tx, id: string): Promise<Report> {
  const caller = ensureMay(tx, 'signReport');
  const report = await heldReport(tx, id, caller);
  if (report.signedAt) return report;
  const signedActing = actsFor(tx, 'signReport');
  Object.assign(report, { signedBy: caller.displayName, signedAt: tx.now, signedActing });
  note(tx, 'signReport', report, { acting: signedActing });
  return report;
}

/** Anybody may read it from now on, if an executive has signed it (PUB3) and all photos in it may be seen (PHOTO1). */
export async function publishReport(tx: Tx, blobs: BlobStore, id: string): Promise<Report> {
  const report = await theReport(tx, id, ensureMay(tx, 'publish'));
  ensureNotWithdrawn(report);
  if (report.publishedAt) return report;
  ensure(report.audience === 'PUBLIC', 'REPORT_INTERNAL');
  ensure(report.signedAt, 'REPORT_UNSIGNED');
  const published = lastPublished(await siblings(tx.em, report, { lock: true }));
  ensure(report.correctsId === (published?.id ?? null), 'REPORT_OUTDATED', {
    number: published?.number ?? 0,
  });
  const count = await keptBackOf(tx.em, report.agencyId, await printedIn(tx.em, blobs, id));
  ensure(count === 0, 'REPORT_PHOTO_KEPT_BACK', { count });
  report.publishedAt = tx.now;
  note(tx, 'publishReport', report);
  return report;
}

/** The public reads it no more; the office keeps it, with the reason. For good (REP12). */
export async function withdrawReport(tx: Tx, id: string, reason: string): Promise<Report> {
  const caller = ensureMay(tx, 'publish');
  const report = await heldReport(tx, id, caller);
  raise(noteFault('reason', reason));
  const [withdrawnBy, withdrawnReason] = [caller.displayName, normaliseThai(reason).trim()];
  // The same tap again, whose first answer was lost.
  if (report.withdrawnBy === withdrawnBy && report.withdrawnReason === withdrawnReason) return report;
  ensureNotWithdrawn(report);
  ensure(report.publishedAt, 'REPORT_NOT_PUBLISHED');
  Object.assign(report, { withdrawnBy, withdrawnAt: tx.now, withdrawnReason });
  note(tx, 'withdrawReport', report, { reason: withdrawnReason });
  return report;
}

/** @throws Problem REPORT_WITHDRAWN: who withdrew it, and when (REP12) */
function ensureNotWithdrawn({ withdrawnAt, withdrawnBy }: Report): void {
  if (withdrawnAt === null) return;
  throw new Problem('REPORT_WITHDRAWN', { name: withdrawnBy ?? '', day: dayAt(withdrawnAt) });
}

/** Held until the end, so that of two who do something to it at once the later sees what the first did. */
function heldReport(tx: Tx, id: string, caller: Caller): Promise<Report> {
  return theReport(tx, id, caller, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

async function theReport(
  tx: Tx,
  id: string,
  { agencyId }: Caller,
  options: { lockMode?: LockMode.PESSIMISTIC_WRITE } = {},
): Promise<Report> {
  const report = await tx.em.findOne(Report, { id, agencyId }, options);
  ensure(report, 'NOT_FOUND');
  return report;
}
