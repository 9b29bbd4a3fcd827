/** Reports that were asked for are written behind the requests, one after the other, while the server listens. */
import type { ProblemCode, ProblemDetails } from '@prongsai/domain';
import type { FastifyInstance } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import { Plan } from '../plan/plan.entity.ts';
import type { Caller, House } from '../platform/context.ts';
import { startJob, whileListening, type Task } from '../platform/job.ts';
import { ensure, Problem } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import { inTransaction, mayPass } from '../platform/transaction.ts';
import { ReportFile } from './report-file.entity.ts';
import { ReportOrder } from './report-order.entity.ts';
import { Report } from './report.entity.ts';
import { preparedBy, placeAmong } from './report.reading.ts';
import { keptBackOf } from './printed-photos.ts';
import { removeUnfinished, writeReport, type Progress, type WrittenDocument } from './report.writing.ts';

/** How often is looked for orders, and whether the one that is written still stands: both looks are small. */
const LOOK_MS = 250;
const PARTS_AT_A_TIME = 50;
const MOST_ATTEMPTS = 3;

export function reportJobs(app: FastifyInstance, house: House): void {
  const closing = new AbortController();
  const onFailure = (error: unknown, key: string) =>
    app.log.error({ err: error, key }, 'a report could not be written');
  // Before the job is waited for.
  app.addHook('preClose', (done) => {
    closing.abort();
    done();
  });
  whileListening(app, async () => {
    await removeUnfinished(house);
    const find = (resting: readonly string[]) => ordersToWrite(house, resting, closing.signal);
    return [startJob({ find, everyMs: LOOK_MS, onFailure })];
  });
}

/** Whoever asked first is served first. */
async function ordersToWrite(
  house: House,
  resting: readonly string[],
  closing: AbortSignal,
): Promise<Task[]> {
  const waiting = { endedAt: null, id: { $nin: [...resting] } };
  const orders = await rows(house.database.fork(), ReportOrder, waiting, { orderBy: { askedAt: 'asc' } });
  return orders.map((order) => ({
    key: order.id,
    run: () => carryOut(house, order, closing),
  }));
}

/**
 * What no other try would mend ends the order, and says so. Anything else is thrown: it is in the log then, and tried
 * again, unless this was the last time.
 */
async function carryOut(house: House, order: Row<ReportOrder>, closing: AbortSignal): Promise<void> {
  // Counted before, or an order that ends the server each time would be tried for ever.
  const attempts = order.attempts + 1;
  if (attempts > MOST_ATTEMPTS) return fail(house, order, failed(order));
  await change(house, order, { attempts });
  const cancelled = watchForCancel(house, order);
  try {
    await write(house, order, AbortSignal.any([closing, cancelled.signal]));
  } catch (error) {
    if (cancelled.signal.aborted) return;
    if (closing.aborted) return await change(house, order, { attempts: order.attempts });
    if (error instanceof Problem && !mayPass(error)) return await fail(house, order, error);
    if (attempts === MOST_ATTEMPTS) await fail(house, order, failed(order));
    throw error;
  } finally {
    cancelled.stop();
  }
}

async function write(house: House, order: Row<ReportOrder>, signal: AbortSignal): Promise<void> {
  const em = house.database.fork();
  const { planId, agencyId, round, audience } = order;
  const [plan] = await rows(em, Plan, { id: planId, agencyId });
  ensure(plan, 'NOT_FOUND');
  const { corrects, ...place } = await placeAmong(em, order);
  const asked = { plan, round, audience, preparedBy: preparedBy(whoAsked(order)), corrects };
  const told = { fiscalYear: plan.fiscalYear, ...place };
  const onProgress = progressOf(house, order);
  await writeReport(house, asked, { signal, onProgress }, async (document) => {
    for (const { sha256, path } of document.files) await house.blobs.adopt(sha256, path);
    await keep(house, order, told, document);
  });
}

/**
 * Should another have got the number meanwhile, or a photo in it be cleared no more, this one is written anew: it says or
 * shows what is no longer so. What was cancelled stays so.
 */
function keep(
  house: House,
  order: Row<ReportOrder>,
  told: Pick<Report, 'fiscalYear' | 'number' | 'correctsId'>,
  { files, photos }: WrittenDocument,
): Promise<void> {
  const { id, agencyId, planId, round, audience } = order;
  return inTransaction({ ...house, caller: whoAsked(order) }, async (tx) => {
    const [standing] = await rows(tx.em, ReportOrder, { id, endedAt: null }, { lock: true });
    if (!standing) return;
    if (audience === 'PUBLIC') ensure((await keptBackOf(tx.em, agencyId, photos)) === 0, 'TRY_AGAIN');
    const report = tx.em.create(
      Report,
      {
        id: uuidv7(),
        ...{ agencyId, planId, round, audience, ...told },
        producedById: order.askedById,
        producedBy: order.askedBy,
        producedAt: tx.now,
        signedActing: false,
      },
      { persist: true },
    );
    const kept = files.map(({ format, sha256, bytes }) => ({ format, sha256, bytes }));
    for (const file of kept) tx.em.create(ReportFile, { reportId: report.id, ...file }, { persist: true });
    note(tx, 'produceReport', report, { files: kept });
    await tx.em.flush();
    const parts = standing.parts;
    await tx.em.nativeUpdate(
      ReportOrder,
      { id },
      { endedAt: tx.now, reportId: report.id, partsReady: parts },
    );
  });
}

/** Rights were judged when it was asked for. */
function whoAsked({ agencyId, askedById, tokenId, askedBy }: Row<ReportOrder>): Caller {
  return { personId: askedById, tokenId, agencyId, displayName: askedBy, holdings: [], cameAt: null };
}

function failed({ id }: Row<ReportOrder>): Problem {
  return new Problem('REPORT_FAILED', { attempts: MOST_ATTEMPTS, reference: id.slice(-12) });
}

async function fail(
  house: House,
  order: Row<ReportOrder>,
  { code, details }: { code: ProblemCode; details: ProblemDetails },
): Promise<void> {
  await change(house, order, { endedAt: house.clock(), problem: { code, details } });
}

async function change(
  house: House,
  { id }: Row<ReportOrder>,
  what: Partial<Pick<ReportOrder, 'attempts' | 'endedAt' | 'problem'>> | Progress,
): Promise<void> {
  await house.database.fork().nativeUpdate(ReportOrder, { id, endedAt: null }, what);
}

/** Each step is written down, and of many photos so many at a time. */
function progressOf(house: House, order: Row<ReportOrder>): (progress: Progress) => void {
  let step: string | null = null;
  return (progress) => {
    if (progress.step === step && progress.partsReady % PARTS_AT_A_TIME !== 0) return;
    step = progress.step;
    // A bar that stands still harms nobody.
    void change(house, order, progress).catch(() => undefined);
  };
}

function watchForCancel(house: House, { id }: Row<ReportOrder>): { signal: AbortSignal; stop(): void } {
  const cancelled = new AbortController();
  const look = async (): Promise<void> => {
    const [standing] = await rows(house.database.fork(), ReportOrder, { id, endedAt: null });
    if (!standing) cancelled.abort();
  };
  const clockwork = setInterval(() => void look().catch(() => undefined), LOOK_MS).unref();
  return { signal: cancelled.signal, stop: () => clearInterval(clockwork) };
}
